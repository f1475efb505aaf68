#include "signaling/schedule/occurrence_index.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

using scene::at;
using scene::kKnownSites;
using namespace std::chrono_literals;

std::string ids(const std::vector<const Occurrence*>& found) {
  std::string text;
  for (const auto* o : found) text += (text.empty() ? "" : " ") + o->conference.value();
  return text;
}

TEST(OccurrenceIndex, FindsWhatTouchesASpan) {
  OccurrenceIndex index;
  const auto start = at("20261202T080000");
  index.put(BookingId("a"), {scene::occurrence("a", start, 60min, kKnownSites)});        // 7:00 test, 8:00–9:00
  index.put(BookingId("b"), {scene::occurrence("b", start + 2h, 60min, kKnownSites)});   // 9:00 test, 10:00–11:00
  EXPECT_EQ(ids(index.touching(start - 3h, start - 1h)), "");
  EXPECT_EQ(ids(index.touching(start - 3h, start - 1h + 1s)), "a");
  EXPECT_EQ(ids(index.touching(start + 30min, start + 90min)), "a b");
  EXPECT_EQ(ids(index.touching(start + 1h, start + 2h)), "b");
  EXPECT_EQ(ids(index.touching(start + 3h, start + 9h)), "");
}

TEST(OccurrenceIndex, PutReplacesAndRemoveForgets) {
  OccurrenceIndex index;
  const auto start = at("20261202T080000");
  const auto a = scene::occurrence("a", start, 60min, kKnownSites);
  const auto later = scene::occurrence("a", start + 48h, 60min, kKnownSites);
  index.put(a.booking, {a, later});
  EXPECT_EQ(index.size(), 2U);
  index.put(a.booking, {later});
  EXPECT_EQ(ids(index.touching(start, start + 1h)), "");
  EXPECT_EQ(index.size(), 1U);
  index.remove(BookingId("unknown"));
  index.remove(a.booking);
  EXPECT_EQ(index.size(), 0U);
  index.put(a.booking, {});
  EXPECT_EQ(index.size(), 0U);
}

TEST(OccurrenceIndex, FindsTheSameAsLookingAtAll) {
  media::Random random(3);
  OccurrenceIndex index;
  std::vector<Occurrence> all;
  const auto base = at("20261202T000000");
  for (int i = 0; i < 300; ++i) {
    const auto o = scene::occurrence("c" + std::to_string(i), base + std::chrono::minutes(random.below(20'000)),
                                     std::chrono::minutes(5 + random.below(random.below(10) == 0 ? 1440 : 90)),
                                     {kKnownSites[0]});
    all.push_back(o);
    index.put(o.booking, {o});
  }
  for (int i = 0; i < 500; ++i) {
    const auto from = base + std::chrono::minutes(random.below(20'000));
    const auto to = from + std::chrono::minutes(random.below(600));
    const auto touches = [&](const Occurrence& o) { return o.testing_from < to && o.end > from; };
    const auto found = index.touching(from, to);
    EXPECT_EQ(found.size(), static_cast<size_t>(std::ranges::count_if(all, touches)));
    EXPECT_TRUE(std::ranges::all_of(found, [&](const auto* o) { return touches(*o); }));
  }
}

}  // namespace
}  // namespace signaling
