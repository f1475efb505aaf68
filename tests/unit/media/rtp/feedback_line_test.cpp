#include "media/rtp/feedback_line.h"

#include <gtest/gtest.h>

#include "media/packet/rtcp/compound.h"
#include "media/rtp/transport_cc_receiver.h"

namespace media {
namespace {

using namespace std::chrono_literals;

// A sender and a receiver with a line between them, 5 ms a packet.
class FeedbackLineTest : public testing::Test {
 protected:
  struct Fate {
    bool lost = false;
    Duration delay = 20ms;
    bool feedback_lost = false;
  };
  // `fate(n)`: of the n-th packet from now on.
  template <typename F>
  void send(int count, F fate) {
    for (int n = 0; n < count; ++n, now += 5ms) {
      const Fate f = fate(n);
      const uint16_t number = sender.on_send(1000, now);
      if (!f.lost) receiver.on_packet(number, 1, now + f.delay + 3h);  // another clock
      std::array<uint8_t, 1200> buffer;
      ByteWriter out(buffer);
      if (n % 10 != 9 || !receiver.poll_feedback(now + f.delay + 3h + 60ms, out)) continue;
      if (!f.feedback_lost) take(out.written());
    }
  }
  void take(Bytes bytes) {
    for_each_rtcp(bytes, RtcpVisitor{[&](const TransportCcFeedback& feedback) {
                    line.on_feedback(feedback, sender.on_feedback(feedback, now));
                  }});
  }
  static Fate fine(int) { return {}; }

  Timestamp now = Timestamp(100s);
  TransportCcSender sender;
  TransportCcReceiver receiver{1};
  FeedbackLine line;
};

TEST_F(FeedbackLineTest, WithoutFeedbackNothingIsKnown) {
  EXPECT_FALSE(line.take_second());
  send(10, [](int) { return Fate{.feedback_lost = true}; });
  EXPECT_FALSE(line.take_second());
}

TEST_F(FeedbackLineTest, CountsLossByRuns) {
  send(400, [](int n) { return Fate{.lost = n % 100 == 50 || (n % 100 >= 60 && n % 100 < 65)}; });
  send(200, fine);
  const auto second = line.take_second();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->packets.lost, 4 * 6);
  EXPECT_EQ(second->packets.run_bins, (std::array<int32_t, 5>{4, 0, 4, 0, 0}));
  EXPECT_EQ(second->packets.reordered, 0);
}

TEST_F(FeedbackLineTest, NumbersThatWrapAreNoLoss) {
  send(70'000, fine);
  EXPECT_EQ(line.take_second()->packets.lost, 0);
}

TEST_F(FeedbackLineTest, OfPacketsWhoseFeedbackWasLostNothingIsKnown) {
  send(100, fine);
  send(100, [](int) { return Fate{.feedback_lost = true}; });
  send(200, fine);
  const auto packets = line.take_second()->packets;
  EXPECT_EQ(packets.lost, 0);
  EXPECT_LE(packets.received, 310);
}

TEST_F(FeedbackLineTest, AGrowingQueueIsATrend) {
  send(200, fine);
  EXPECT_EQ(line.take_second()->delay_trend, std::nullopt);
  send(200, [](int n) { return Fate{.delay = 20ms + Duration(1ms) * n / 5}; });
  EXPECT_NEAR(static_cast<double>(line.take_second()->delay_trend->count()) / 1e6, 0, 1);
  send(200, [](int n) { return Fate{.delay = 60ms + Duration(1ms) * n / 5}; });
  EXPECT_NEAR(static_cast<double>(line.take_second()->delay_trend->count()) / 1e6, 40, 1);
}

}  // namespace
}  // namespace media
