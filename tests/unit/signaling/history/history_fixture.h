#pragma once

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "signaling/history/history_file.h"
#include "signaling/history/history_reader.h"
#include "signaling/history/minute_collector.h"
#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {

inline const ConferenceId kConference("hn-20261126-1");
inline const SiteId kMyLoc("my-loc");
inline const SiteId kYYen("y-yen");
inline constexpr int64_t kNow = 1'795'680'000;  // 2026-11-26 08:00:00 UTC, a whole hour

// Nothing but these.
inline FigureValues figures(std::initializer_list<std::pair<Figure, double>> known) {
  FigureValues values = kNoFigures;
  for (const auto& [figure, value] : known) values[static_cast<size_t>(figure)] = to_steps(figure, value);
  return values;
}

// What a second of a hall on a line that is alive looks like.
inline FigureValues drawn_figures(std::mt19937& random) {
  std::uniform_int_distribution<int32_t> draw(-300, 300);
  FigureValues values = kNoFigures;
  for (auto& value : values) {
    if (draw(random) > -200) value = draw(random);
  }
  values[static_cast<size_t>(Figure::kVerdict)] = 0;
  return values;
}

inline HistorySecond second_of(int64_t at, std::vector<HistorySecond::Site> sites,
                               const ConferenceId& conference = kConference) {
  return {conference, "Giao ban tuần", at, std::move(sites)};
}

inline HistorySecond::Site connected(const SiteId& site, FigureValues values, int64_t since_s = 1) {
  return {site, media::Timestamp(std::chrono::seconds(since_s)), "", values};
}

inline MinuteCollector::Memory no_memory() {
  return {[](const auto&, auto) { return std::nullopt; }, [](const auto&) { return std::nullopt; }};
}

class TemporaryHistory {
 public:
  std::filesystem::path file() const { return folder_.path() / "history.db"; }
  std::unique_ptr<HistoryFile> open() const {
    auto opened = HistoryFile::open(file());
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  HistoryReader reader() const {
    auto opened = HistoryReader::open(file());
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  // Collects these and writes all at once.
  void write(const std::vector<HistorySecond>& seconds) const {
    const auto history = open();
    MinuteCollector collector({[&](const auto& stream, int64_t minute) { return history->minute(stream, minute); },
                               [&](const auto& stream) { return history->open_call(stream); }});
    for (const auto& second : seconds) collector.add(second);
    EXPECT_TRUE(history->write(collector.changed()));
  }

 private:
  media::test::TemporaryFolder folder_;
};

}  // namespace signaling
