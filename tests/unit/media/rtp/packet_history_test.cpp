#include "media/rtp/packet_history.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kStart = Timestamp(seconds(5));

TEST(PacketHistory, GivesBackWhatWasStored) {
  PacketHistory history({8, 1000, seconds(1)});
  history.store(65'535, 123, true, as_bytes("de"), as_bytes("payload"), nullptr, kStart);
  history.store(0, 456, false, {}, as_bytes("next"), nullptr, kStart);
  const auto entry = history.find(65'535, kStart);
  ASSERT_TRUE(entry);
  EXPECT_EQ(as_text(entry->prefix), "de");
  EXPECT_EQ(as_text(entry->payload), "payload");
  EXPECT_EQ(entry->payload_size(), 9u);
  EXPECT_EQ(entry->timestamp, 123U);
  EXPECT_TRUE(entry->marker);
  EXPECT_EQ(entry->sent, kStart);
  EXPECT_EQ(entry->resent, std::nullopt);
  EXPECT_EQ(as_text(history.find(0, kStart)->payload), "next");
  EXPECT_FALSE(history.find(1, kStart));
  EXPECT_FALSE(history.find(7, kStart)) << "the same slot as 65535";
}

TEST(PacketHistory, RemembersWhenAPacketWasResent) {
  PacketHistory history({8, 1000, seconds(1)});
  history.store(1, 0, false, {}, as_bytes("a"), nullptr, kStart);
  history.mark_resent(1, kStart + milliseconds(5));
  history.mark_resent(9, kStart + milliseconds(6));
  EXPECT_EQ(history.find(1, kStart)->resent, kStart + milliseconds(5));
}

TEST(PacketHistory, ForgetsByCountByteAndAge) {
  PacketHistory by_count({4, 1000, seconds(1)});
  for (uint16_t i = 0; i < 5; ++i) by_count.store(i, 0, false, {}, as_bytes("x"), nullptr, kStart);
  EXPECT_FALSE(by_count.find(0, kStart));
  EXPECT_TRUE(by_count.find(1, kStart));

  PacketHistory by_bytes({16, 10, seconds(1)});
  by_bytes.store(1, 0, false, {}, as_bytes("aaaa"), nullptr, kStart);
  by_bytes.store(2, 0, false, {}, as_bytes("bbbb"), nullptr, kStart);
  EXPECT_EQ(as_text(by_bytes.find(1, kStart)->payload), "aaaa");
  by_bytes.store(3, 0, false, {}, as_bytes("cccc"), nullptr, kStart);  // does not fit behind b: begins anew
  EXPECT_FALSE(by_bytes.find(1, kStart));
  EXPECT_EQ(as_text(by_bytes.find(2, kStart)->payload), "bbbb");
  EXPECT_EQ(as_text(by_bytes.find(3, kStart)->payload), "cccc");
  by_bytes.store(4, 0, false, {}, as_bytes("more than ten"), nullptr, kStart);
  EXPECT_FALSE(by_bytes.find(4, kStart));
  EXPECT_TRUE(by_bytes.find(3, kStart));

  PacketHistory by_age({4, 1000, seconds(1)});
  by_age.store(1, 0, false, {}, as_bytes("x"), nullptr, kStart);
  EXPECT_TRUE(by_age.find(1, kStart + seconds(1)));
  EXPECT_FALSE(by_age.find(1, kStart + seconds(1) + Duration(1)));
}

TEST(PacketHistory, KeepsAnEmptyPacket) {
  PacketHistory history({4, 1000, seconds(1)});
  history.store(1, 0, false, {}, {}, nullptr, kStart);
  ASSERT_TRUE(history.find(1, kStart));
  EXPECT_TRUE(history.find(1, kStart)->payload.empty());
}

TEST(PacketHistory, SharesWhatASourceKeeps) {
  PacketHistory history({8, 0, seconds(1)});
  history.store(1, 0, false, {}, as_bytes("nobody keeps it"), nullptr, kStart);
  EXPECT_FALSE(history.find(1, kStart));
  {
    const auto source = PayloadStore::create(100, seconds(1));
    const Bytes kept = *source->keep(as_bytes("descriptor and picture"), kStart);
    history.store(2, 0, false, as_bytes("new"), kept.subspan(10), source.get(), kStart);
    EXPECT_EQ(history.find(2, kStart)->payload.data(), kept.data() + 10) << "no copy was made";
  }
  EXPECT_EQ(as_text(history.find(2, kStart)->payload), " and picture") << "it outlives its source";
}

TEST(PacketHistory, ForgetsWithTheSourcesOfLongAgo) {
  PacketHistory history({64, 0, seconds(100)});
  std::vector<std::shared_ptr<PayloadStore>> sources;
  for (uint16_t i = 0; i < 200; ++i) {
    sources.push_back(PayloadStore::create(100, seconds(1)));
    const Bytes kept = *sources.back()->keep(as_bytes(std::string(1, static_cast<char>('a' + i % 26))), kStart);
    history.store(i, 0, false, {}, kept, sources.back().get(), kStart);
    for (uint16_t back = 0; back < 4 && back <= i; ++back) {
      const auto entry = history.find(static_cast<uint16_t>(i - back), kStart);
      ASSERT_TRUE(entry);
      EXPECT_EQ(as_text(entry->payload), std::string(1, static_cast<char>('a' + (i - back) % 26)));
    }
    if (i >= 4) {
      EXPECT_FALSE(history.find(static_cast<uint16_t>(i - 4), kStart));
    }
  }
  sources.clear();
  EXPECT_FALSE(history.find(190, kStart));
  EXPECT_TRUE(history.find(199, kStart));
}

TEST(PacketHistory, NeverGivesBackAnotherPacketsBytes) {
  Random random(2);
  PacketHistory history({64, 5000, seconds(100)});
  std::vector<std::string> all(65'536);
  for (int i = 0; i < 20'000; ++i) {
    const auto number = static_cast<uint16_t>(i * 3 + random.below(8));
    all[number] = std::string(random.below(400), static_cast<char>('a' + i % 26));
    history.store(number, 0, false, {}, as_bytes(all[number]), nullptr, kStart);
    const auto asked = static_cast<uint16_t>(number - random.below(80));
    if (const auto entry = history.find(asked, kStart)) {
      ASSERT_EQ(as_text(entry->payload), all[asked]);
    }
    ASSERT_EQ(as_text(history.find(number, kStart)->payload), all[number]);
  }
}

}  // namespace
}  // namespace media
