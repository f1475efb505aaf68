#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "signaling/alarms/alarm_book.h"
#include "signaling/alarms/alarm_words.h"

namespace signaling::test {

using namespace std::chrono_literals;

inline const ConferenceId kMorning{"hn-1"};
inline const ConferenceId kAfternoon{"hn-2"};

// Both clocks `seconds` after the test's beginning.
inline ClockPair at(Duration since_start) {
  constexpr WallTime kStart = std::chrono::sys_days(std::chrono::year(2026) / 11 / 26) + 1h;
  return {kStart + std::chrono::duration_cast<std::chrono::milliseconds>(since_start),
          Timestamp(std::chrono::hours(5)) + since_start};
}

inline SiteVerdict fine(const std::string& site) { return {SiteId(site), {}, std::nullopt}; }
inline SiteVerdict verdict(const std::string& site, VerdictKind kind) {
  return {SiteId(site), {.kind = kind}, std::nullopt};
}

// A book that is called whenever its deadline comes, as the service does.
class BookScene {
 public:
  explicit BookScene(AlarmSettings settings = {}, std::vector<Alarm> open = {}, AlarmId last = {},
                     Duration now = Duration::zero())
      : book(settings, std::move(open), last, at(now)), now_(now) {}

  // A scene whose mcu has been there for long.
  static BookScene running(AlarmSettings settings = {}) {
    BookScene scene(settings);
    scene.book.start(false, at(0s));
    scene.book.mcu_back(at(0s));
    scene.to(120s);
    return scene;
  }

  Duration now() const { return now_; }
  // Lets time pass.
  void to(Duration time) {
    while (book.next_deadline() <= at(time).steady) {
      now_ = std::max(now_, book.next_deadline() - at(0s).steady);
      book.handle_timeout(at(now_));
      collect();
    }
    now_ = time;
  }
  void wait(Duration time) { to(now_ + time); }
  // The verdicts of each of the coming seconds; then it is `seconds` later.
  void seconds(int count, const std::vector<SiteVerdict>& verdicts, const ConferenceId& conference = kMorning) {
    for (int i = 0; i < count; ++i) {
      book.second(conference, troubles_of(conference, verdicts), at(now_));
      collect();
      wait(1s);
    }
  }
  void collect() {
    for (auto& change : book.take_changes()) changes.push_back(std::move(change));
  }

  // "line_up y-yen, server": what is open, in the order of raising.
  std::string open() {
    collect();
    auto alarms = book.open();
    std::ranges::sort(alarms, {}, &Alarm::id);
    std::string text;
    for (const auto& alarm : alarms) {
      text += (text.empty() ? "" : ", ") + std::string(to_string(alarm.cause.kind));
      if (!alarm.cause.site.value().empty()) text += " " + alarm.cause.site.value();
      if (!alarm.cause.part.empty()) text += " " + alarm.cause.part;
    }
    return text;
  }
  int raised() {
    collect();
    return static_cast<int>(std::ranges::count_if(changes, &AlarmChange::raised));
  }
  int cleared() {
    collect();
    return static_cast<int>(std::ranges::count_if(changes, [](const auto& c) { return c.alarm.cleared.has_value(); }));
  }

  AlarmBook book;
  std::vector<AlarmChange> changes;

 private:
  Duration now_;
};

}  // namespace signaling::test
