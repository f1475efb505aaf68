#include "media/transport/datagram_batch.h"

#include <gtest/gtest.h>

#include <numeric>

#include "media/packet/rtp_packet.h"

namespace media {
namespace {

std::vector<uint8_t> datagram(size_t size, uint8_t value) { return std::vector<uint8_t>(size, value); }

TEST(DatagramBatch, KeepsDatagramsInOrderOneBehindTheOther) {
  DatagramBatch batch;
  EXPECT_TRUE(batch.empty());
  ASSERT_TRUE(batch.append(datagram(10, 1)));
  const MutableBytes room = batch.begin();
  ASSERT_EQ(room.size(), kMaxDatagramSize);
  std::fill_n(room.begin(), 20, uint8_t{2});
  batch.commit(20);
  ASSERT_EQ(batch.size(), 2u);
  EXPECT_TRUE(std::ranges::equal(batch[0], datagram(10, 1)));
  EXPECT_TRUE(std::ranges::equal(batch[1], datagram(20, 2)));
  EXPECT_EQ(batch.run(0, 2).size(), 30u);
  EXPECT_EQ(batch.run(0, 2).data() + 10, batch[1].data());
  batch.clear();
  EXPECT_TRUE(batch.empty());
}

TEST(DatagramBatch, NothingIsCommittedWithoutSize) {
  DatagramBatch batch;
  batch.begin();
  batch.commit(0);
  EXPECT_TRUE(batch.empty());
}

TEST(DatagramBatch, RunsAreOfOneSizeWithAShorterLast) {
  struct Case {
    std::vector<size_t> sizes;
    std::vector<size_t> runs;
  };
  for (const Case& c : {Case{{100}, {1}}, Case{{100, 100, 100}, {3}}, Case{{100, 100, 50, 100}, {3, 1}},
                        Case{{100, 200, 200}, {1, 2}}, Case{{50, 40, 40}, {2, 1}}, Case{{10, 20, 30}, {1, 1, 1}}}) {
    DatagramBatch batch;
    for (const size_t size : c.sizes) ASSERT_TRUE(batch.append(datagram(size, 0)));
    std::vector<size_t> runs;
    for (size_t i = 0; i < batch.size(); i += runs.back()) runs.push_back(batch.run_length(i));
    EXPECT_EQ(runs, c.runs);
  }
}

TEST(DatagramBatch, ARunFitsOneUdpDatagram) {
  DatagramBatch batch;
  while (batch.append(datagram(1200, 0))) {
  }
  EXPECT_TRUE(batch.full());
  size_t total = 0;
  for (size_t i = 0; i < batch.size();) {
    const size_t count = batch.run_length(i);
    EXPECT_LE(batch.run(i, count).size(), 65'000u);
    total += count;
    i += count;
  }
  EXPECT_EQ(total, batch.size());
}

TEST(DatagramBatch, IsBoundedInNumberAndBytes) {
  DatagramBatch small;
  for (size_t i = 0; i < DatagramBatch::kMaxDatagrams; ++i) ASSERT_TRUE(small.append(datagram(40, 0)));
  EXPECT_TRUE(small.full());
  EXPECT_TRUE(small.begin().empty());
  EXPECT_FALSE(small.append(datagram(1, 0)));

  DatagramBatch large;
  while (large.append(datagram(kMaxDatagramSize, 0))) {
  }
  EXPECT_GE(large.size(), 30u);
  EXPECT_LE(large.size() * kMaxDatagramSize, DatagramBatch::kBytes);
  EXPECT_FALSE(DatagramBatch().append(datagram(kMaxDatagramSize + 1, 0)));
}

}  // namespace
}  // namespace media
