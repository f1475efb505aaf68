#include "tools/endpoint/stream/faulty_line.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace tools {
namespace {

using media::Timestamp;
using namespace std::chrono_literals;

// Keeps the number that each datagram begins with.
struct KeptPath : mcu::IceTransport {
  explicit KeptPath(std::vector<uint32_t>& to) : numbers(to) {}
  mcu::IceDescription local() const override { return {{"hall", "password"}, {}}; }
  media::Result<void> set_remote(const mcu::IceCredentials&) override { return {}; }
  media::Result<void> add_remote_candidate(std::string_view) override { return media::failure("ice.candidate", ""); }
  void send(media::DatagramBatch& batch) override {
    for (size_t i = 0; i < batch.size(); ++i) {
      const auto datagram = batch[i];
      numbers.push_back((uint32_t{datagram[0]} << 16) | (uint32_t{datagram[1]} << 8) | datagram[2]);
    }
    batch.clear();
  }
  void hold(bool) override {}
  void read() override {}
  uint64_t dropped() const override { return 0; }
  std::vector<uint32_t>& numbers;
};

class FaultyLineTest : public testing::Test {
 protected:
  void make(const LineFault& fault, uint64_t seed = 1) {
    arrived_.clear();
    sent_ = 0;
    line_ = std::make_unique<FaultyLine>(std::make_unique<KeptPath>(arrived_), fault, seed);
    line_->poll(now_);
  }
  void send(size_t datagrams, size_t size = 100) {
    media::DatagramBatch batch;
    for (size_t i = 0; i < datagrams; ++i, ++sent_) {
      std::vector<uint8_t> datagram(size, 0);
      datagram[0] = static_cast<uint8_t>(sent_ >> 16);
      datagram[1] = static_cast<uint8_t>(sent_ >> 8);
      datagram[2] = static_cast<uint8_t>(sent_);
      if (batch.append(datagram)) continue;
      line_->send(batch);
      batch.append(datagram);
    }
    line_->send(batch);
    EXPECT_TRUE(batch.empty());
  }
  // Lengths of the runs of numbers that did not arrive.
  std::vector<size_t> runs() const {
    std::vector<size_t> lengths;
    uint32_t expected = 0;
    for (const uint32_t number : arrived_) {
      if (number > expected) lengths.push_back(number - expected);
      expected = number + 1;
    }
    return lengths;
  }

  Timestamp now_ = media::timestamp_from_ns(1'000'000'000);
  std::vector<uint32_t> arrived_;
  uint32_t sent_ = 0;
  std::unique_ptr<FaultyLine> line_;
};

TEST_F(FaultyLineTest, LosesTheShareInRunsAsLongAsAsked) {
  constexpr size_t kSent = 40'000;
  const std::pair<double, double> cases[] = {{0.1, 1}, {0.1, 4}, {0.3, 2}, {0.02, 10}};
  for (const auto& [loss, burst] : cases) {
    make({.loss = loss, .burst = burst});
    send(kSent);
    const auto lengths = runs();
    const double lost = kSent - static_cast<double>(arrived_.size());
    EXPECT_NEAR(lost / kSent, loss, 0.15 * loss + 0.002) << loss << " " << burst;
    // Losses that are each by themselves stand in a row by chance: 1 / (1 − loss).
    const double expected = burst > 1 ? burst : 1 / (1 - loss);
    EXPECT_NEAR(lost / static_cast<double>(lengths.size()), expected, 0.15 * expected) << loss << " " << burst;
    EXPECT_EQ(line_->counters().lost + line_->counters().passed, kSent);
    EXPECT_EQ(line_->next_deadline(), media::kNever) << "nothing waits";
  }
}

TEST_F(FaultyLineTest, TheSameSeedLosesTheSame) {
  const LineFault fault{.loss = 0.2, .burst = 3};
  make(fault, 7);
  send(500);
  const auto first = arrived_;
  make(fault, 7);
  send(500);
  EXPECT_EQ(arrived_, first);
  make(fault, 8);
  send(500);
  EXPECT_NE(arrived_, first);
}

TEST_F(FaultyLineTest, OfAThinLineEachDatagramTakesItsTimeAndTheNextWait) {
  make({.kbps = 800});  // 1000 bytes with headers: 10 ms
  send(3, 1000 - FaultyLine::kHeaders);
  EXPECT_TRUE(arrived_.empty());
  EXPECT_EQ(line_->next_deadline(), now_ + 10ms);
  line_->poll(now_ + 9ms);
  EXPECT_TRUE(arrived_.empty());
  line_->poll(now_ + 10ms);
  EXPECT_EQ(arrived_, (std::vector<uint32_t>{0}));
  EXPECT_EQ(line_->next_deadline(), now_ + 20ms);
  line_->poll(now_ + 30ms);
  EXPECT_EQ(arrived_, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(line_->next_deadline(), media::kNever);
  send(1, 1000 - FaultyLine::kHeaders);  // the line has been idle: it does not save up
  EXPECT_EQ(line_->next_deadline(), now_ + 40ms);
}

TEST_F(FaultyLineTest, AFullQueueDropsWhatComes) {
  make({.kbps = 800});
  send(100, 1000 - FaultyLine::kHeaders);  // a second of it at once
  EXPECT_EQ(line_->counters().overflowed, 39U) << "61 fit: the last one begins at 600 ms";
  line_->poll(now_ + 1s);
  EXPECT_EQ(arrived_.size(), 61U);
  EXPECT_EQ(arrived_.back(), 60U) << "in order, the newest are dropped";
}

TEST_F(FaultyLineTest, OverALongTimeItCarriesItsRate) {
  make({.kbps = 600});
  const Timestamp begin = now_;
  for (; now_ < begin + 10s; now_ += 5ms) {
    line_->poll(now_);
    send(1, 1200);  // 1.9 Mbit/s
  }
  const double kbps = static_cast<double>(arrived_.size() * (1200 + FaultyLine::kHeaders) * 8) / 10'000;
  EXPECT_NEAR(kbps, 600, 15);
}

TEST_F(FaultyLineTest, AsksThePathForAllElse) {
  make({.loss = 0.5});
  EXPECT_EQ(line_->local().credentials.ufrag, "hall");
  EXPECT_TRUE(line_->set_remote({}));
  EXPECT_FALSE(line_->add_remote_candidate("x"));
}

}  // namespace
}  // namespace tools
