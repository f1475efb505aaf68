#include "media/packet/payload_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <string>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(5));

TEST(PayloadStore, GivesBackPartsUntilTheyAreOverwritten) {
  const auto store = PayloadStore::create(10, seconds(1));
  const Bytes first = *store->keep(as_bytes("abcd"), kStart);
  EXPECT_EQ(as_text(first), "abcd");
  const uint64_t whole = store->position_of(first);
  const uint64_t part = store->position_of(first.subspan(1));
  const uint64_t second = store->position_of(*store->keep(as_bytes("efgh"), kStart));
  EXPECT_EQ(as_text(*store->find(whole, 4)), "abcd");
  EXPECT_EQ(as_text(*store->find(part, 3)), "bcd");
  // Does not fit behind: begins anew.
  const uint64_t third = store->position_of(*store->keep(as_bytes("ijkl"), kStart));
  EXPECT_FALSE(store->find(whole, 4));
  EXPECT_FALSE(store->find(part, 3));
  EXPECT_EQ(as_text(*store->find(second, 4)), "efgh");
  EXPECT_EQ(as_text(*store->find(third, 4)), "ijkl");
  EXPECT_FALSE(store->keep(as_bytes("more than ten"), kStart));
  EXPECT_EQ(as_text(*store->find(third, 4)), "ijkl");
}

TEST(PayloadStore, KeepsAnEmptyPayloadAndOneThatFillsItAlmost) {
  const auto store = PayloadStore::create(5, seconds(1));
  const uint64_t none = store->position_of(*store->keep({}, kStart));
  EXPECT_TRUE(store->find(none, 0)->empty());
  for (int i = 0; i < 3; ++i) {
    const uint64_t all = store->position_of(*store->keep(as_bytes("abcd"), kStart));
    EXPECT_EQ(as_text(*store->find(all, 4)), "abcd");
  }
  EXPECT_FALSE(store->keep(as_bytes("abcde"), kStart));
}

TEST(PayloadStore, ASlowLayerKeepsASecondInFewBytes) {
  const auto store = PayloadStore::create(256 * 1024, seconds(1));
  const std::string payload(1000, 'p');
  const uint8_t* lowest = nullptr;
  const uint8_t* highest = nullptr;
  std::deque<uint64_t> last_second;
  for (int i = 0; i < 500; ++i) {  // 20 kB/s
    const Bytes kept = *store->keep(as_bytes(payload), kStart + milliseconds(50) * i);
    lowest = lowest == nullptr ? kept.data() : std::min(lowest, kept.data());
    highest = std::max(highest, kept.data());
    last_second.push_back(store->position_of(kept));
    if (last_second.size() > 20) last_second.pop_front();
    for (const uint64_t position : last_second) ASSERT_TRUE(store->find(position, payload.size())) << i;
  }
  EXPECT_LT(highest - lowest, 32 * 1024);
}

TEST(PayloadStore, NeverGivesBackAnothersBytes) {
  Random random(2);
  const auto store = PayloadStore::create(5000, seconds(100));
  std::deque<std::pair<uint64_t, std::string>> all;
  for (int i = 0; i < 20'000; ++i) {
    const std::string payload(random.below(400), static_cast<char>('a' + i % 26));
    all.emplace_back(store->position_of(*store->keep(as_bytes(payload), kStart)), payload);
    if (all.size() > 60) all.pop_front();
    EXPECT_EQ(as_text(*store->find(all.back().first, payload.size())), payload);
    const auto& [position, bytes] = all[random.below(all.size())];
    if (const auto found = store->find(position, bytes.size())) {
      ASSERT_EQ(as_text(*found), bytes);
    }
  }
}

}  // namespace
}  // namespace media
