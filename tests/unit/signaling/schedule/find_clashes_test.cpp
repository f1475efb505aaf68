#include "signaling/schedule/find_clashes.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "signaling/schedule/booking_limits.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::at;
using scene::kNow;
using namespace std::chrono_literals;

const CalendarTime kStart = at("20261202T080000");
const SiteId kA("a"), kB("b"), kC("c");
constexpr Capacity kPlenty{100, 1000};

std::string clock_of(CalendarTime time) { return to_ical_text(TimeZone::ho_chi_minh().local(time)).substr(9, 4); }

// "session a other 0830-0900".
std::string story(const std::vector<Clash>& clashes) {
  constexpr const char* kKinds[] = {"session", "test", "conferences", "seats"};
  std::string text;
  for (const auto& c : clashes) {
    text += (text.empty() ? "" : ", ") + std::string(kKinds[static_cast<size_t>(c.kind)]);
    if (!c.site.value().empty()) text += " " + c.site.value();
    if (!c.other.value().empty()) text += " " + c.other.value();
    text += " " + clock_of(c.from) + "-" + clock_of(c.to);
  }
  return text;
}

class Stored {
 public:
  Stored& with(const std::string& id, std::chrono::minutes after, std::chrono::minutes length,
               std::vector<SiteId> sites) {
    const auto o = scene::occurrence(id, kStart + after, length, std::move(sites));
    index.put(o.booking, {o});
    return *this;
  }
  OccurrenceIndex index;
};

TEST(FindClashes, SessionTimesClashPerSite) {
  Stored stored;
  stored.with("x", 30min, 60min, {kA, kB}).with("y", 0min, 60min, {kC});
  const auto clashes = find_clashes(scene::occurrence("n", kStart, 60min, {kA, kB}), stored.index, kPlenty);
  EXPECT_EQ(story(clashes), "session a x 0830-0900, session b x 0830-0900");
  EXPECT_TRUE(clashes[0].is_hard());
  EXPECT_EQ(clashes[0].other_booking, BookingId("x"));
  EXPECT_EQ(clashes[0].other_title, "Giao ban x");
  EXPECT_EQ(clashes[0].conference, ConferenceId("n"));
}

TEST(FindClashes, TestWindowsWarn) {
  const struct {
    std::chrono::minutes after;
    std::string story;
  } rows[] = {
      {59min, "session a x 0859-0900"},
      {60min, "test a x 0800-0900"},    // its test falls into our session
      {90min, "test a x 0830-0900"},
      {120min, ""},                     // its test begins when we end
      {-60min, "test a x 0700-0800"},   // our test falls into its session
      {-119min, "test a x 0700-0701"},
      {-120min, ""},
  };
  for (const auto& row : rows) {
    Stored stored;
    stored.with("x", row.after, 60min, {kA});
    const auto clashes = find_clashes(scene::occurrence("n", kStart, 60min, {kA, kB}), stored.index, kPlenty);
    EXPECT_EQ(story(clashes), row.story);
    for (const auto& clash : clashes) EXPECT_EQ(clash.is_hard(), clash.kind == ClashKind::kSession);
  }
}

TEST(FindClashes, TooManyConferences) {
  Stored stored;
  stored.with("x", 0min, 60min, {kA}).with("y", 30min, 60min, {kB});
  const auto n = scene::occurrence("n", kStart, 120min, {kC});
  EXPECT_EQ(story(find_clashes(n, stored.index, {3, 100})), "");
  EXPECT_EQ(story(find_clashes(n, stored.index, {2, 100})), "conferences x 0830-0900, conferences y 0830-0900");
  EXPECT_EQ(story(find_clashes(n, stored.index, {1, 100})), "conferences x 0800-0900, conferences y 0830-0930");
}

TEST(FindClashes, TooManySeats) {
  Stored stored;
  stored.with("x", 0min, 60min, {kA, kB});
  const auto n = scene::occurrence("n", kStart + 30min, 60min, {kC});
  EXPECT_EQ(story(find_clashes(n, stored.index, {9, 3})), "");
  EXPECT_EQ(story(find_clashes(n, stored.index, {9, 2})), "seats x 0830-0900");
  EXPECT_EQ(story(find_clashes(scene::occurrence("n", kStart + 5h, 60min, {kA, kB, kC}), stored.index, {9, 2})),
            "seats 1300-1400") << "more than the mcu carries, whoever else is there";
}

TEST(FindClashes, CapacityIsFreeAgainWhenASessionEnds) {
  Stored stored;
  stored.with("x", 0min, 60min, {kA}).with("y", 60min, 60min, {kB});
  EXPECT_EQ(story(find_clashes(scene::occurrence("n", kStart, 120min, {kC}), stored.index, {2, 2})), "");
}

TEST(FindClashes, ABookingDoesNotClashWithItself) {
  Stored stored;
  stored.with("n", 0min, 60min, {kA});
  EXPECT_EQ(story(find_clashes(scene::occurrence("n", kStart + 10min, 60min, {kA}), stored.index, {1, 1})), "");
}

TEST(FindClashes, ASeriesIsCheckedWithItsExceptions) {
  Stored stored;
  stored.with("x", 7 * 24h, 60min, {scene::kKnownSites[0]}).with("y", 14 * 24h, 60min, {scene::kKnownSites[0]});
  auto b = scene::series("FREQ=WEEKLY;COUNT=4", kStart);
  b.recurrence->cancelled = {scene::local("20261216T080000")};
  const auto report = find_clashes(b, stored.index, kPlenty, kNow).value();
  ASSERT_EQ(report.clashes.size(), 1U);
  EXPECT_EQ(report.clashes[0].conference, ConferenceId("b1--20261209"));
  EXPECT_EQ(report.clashes[0].other, ConferenceId("x"));
  EXPECT_FALSE(report.may_be_saved());
  EXPECT_FALSE(report.more);
  EXPECT_TRUE(find_clashes(b, stored.index, kPlenty, at("20261210T000000")).value().clashes.empty()) << "what is over";
  EXPECT_EQ(find_clashes(scene::series("FREQ=X"), stored.index, kPlenty, kNow).error().code, "series.bad_rule");
}

TEST(FindClashes, TheAnswerIsBoundedAndKeepsWhatForbidsToSave) {
  Stored stored;
  for (int i = 0; i < 250; ++i) {
    stored.with("w" + std::to_string(i), std::chrono::hours(24 * i) + 60min, 30min, {scene::kKnownSites[0]});
  }
  auto b = scene::series("FREQ=DAILY;COUNT=250", kStart);
  b.length = 60min;
  auto report = find_clashes(b, stored.index, kPlenty, kNow).value();
  EXPECT_EQ(report.clashes.size(), kMaxClashes);
  EXPECT_TRUE(report.more);
  EXPECT_TRUE(report.may_be_saved());
  stored.with("hard", std::chrono::hours(24 * 240), 30min, {scene::kKnownSites[0]});
  report = find_clashes(b, stored.index, kPlenty, kNow).value();
  EXPECT_EQ(report.clashes.size(), kMaxClashes);
  EXPECT_FALSE(report.may_be_saved());
}

TEST(FindClashes, HardNeighbours) {
  Stored stored;
  stored.with("x", 30min, 60min, {kA, kB}).with("y", 60min, 60min, {kA}).with("z", 0min, 60min, {kC});
  const auto neighbours = hard_neighbours(scene::occurrence("n", kStart, 60min, {kA, kB}), stored.index, kPlenty);
  ASSERT_EQ(neighbours.size(), 1U);
  EXPECT_EQ(neighbours[0].conference, ConferenceId("x"));
}

}  // namespace
}  // namespace signaling
