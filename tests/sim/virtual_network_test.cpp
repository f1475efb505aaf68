#include "tests/sim/virtual_network.h"

#include <gtest/gtest.h>

namespace sim {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{1000s};

class VirtualNetworkTest : public testing::Test {
 protected:
  VirtualNetworkTest() {
    from.peer = &to;
    to.deliver = [this](media::MutableBytes, Timestamp at) { arrived.push_back(at - kStart); };
  }
  // Of 1000 bytes on the line.
  void send(int count, Timestamp at) {
    const std::vector<uint8_t> datagram(972);
    for (int i = 0; i < count; ++i) network.send(from, datagram, at);
  }

  VirtualNetwork network{1};
  VirtualNetwork::End from, to;
  std::vector<Duration> arrived;
};

TEST_F(VirtualNetworkTest, AThinLineDelaysAndThenLosesWhatGoesBeyondIt) {
  from.quality.bits_per_second = 80'000;
  from.quality.queue = 200ms;
  send(5, kStart);
  send(1, kStart + 1s);
  network.run(kStart + 2s);
  EXPECT_EQ(arrived, (std::vector<Duration>{110ms, 210ms, 310ms, 1110ms}));
  EXPECT_EQ(from.datagrams, 6);
  EXPECT_EQ(from.lost, 2);
  EXPECT_EQ(from.bytes, 6000);
}

TEST_F(VirtualNetworkTest, ALineThatIsNotThinHasNoQueue) {
  send(5, kStart);
  network.run(kStart + 10ms);
  EXPECT_EQ(arrived, std::vector<Duration>(5, Duration(10ms)));
}

TEST_F(VirtualNetworkTest, BurstsAreAsLongAndAsManyAsWished) {
  from.quality.burst_loss = 0.2;
  from.quality.burst_length = 8;
  for (int i = 0; i < 4000; ++i) {
    send(1, kStart + i * 20ms);
    network.run(kStart + i * 20ms);
  }
  network.run(kStart + 100s);
  EXPECT_NEAR(static_cast<double>(from.lost) / 4000, 0.2, 0.06);
  int runs = 0;
  for (size_t i = 1; i < arrived.size(); ++i) runs += arrived[i] - arrived[i - 1] > 20ms ? 1 : 0;
  // One burst may follow another at once.
  EXPECT_NEAR(static_cast<double>(from.lost) / runs, 8, 2);
}

class Listener : public mcu::IceListener {
 public:
  void on_datagram(media::MutableBytes, const media::Address&, bool, Timestamp now) override {
    arrived.push_back(now - kStart);
  }
  void on_ice_state(mcu::IceState, const media::Address&, Timestamp) override {}
  std::vector<Duration> arrived;
};

TEST_F(VirtualNetworkTest, WhatComesWhileTheOwnerStallsArrivesWhenItIsReadOrIsDropped) {
  Listener listener;
  Timestamp now = kStart;
  VirtualIce ice(network, to, listener, media::Address::v4({192, 0, 2, 1}, 9999), [&] { return now; });
  send(1, kStart);
  network.run(now = kStart + 10ms);
  ice.stall(true, 2);
  send(3, kStart + 10ms);
  network.run(now = kStart + 20ms);
  ice.settle(now);
  EXPECT_EQ(listener.arrived, (std::vector<Duration>{10ms}));
  ice.stall(false);
  ice.settle(now = kStart + 90ms);
  EXPECT_EQ(listener.arrived, (std::vector<Duration>{10ms, 90ms, 90ms}));
  EXPECT_EQ(ice.dropped(), 1u);
}

}  // namespace
}  // namespace sim
