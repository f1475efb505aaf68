#pragma once

#include <optional>
#include <span>

#include "media/packet/rtcp/transport_cc_feedback.h"
#include "media/rtp/delay_trend.h"
#include "media/rtp/loss_runs.h"
#include "media/rtp/transport_cc_sender.h"

namespace media {

// The way to a receiver as its transport-wide feedback tells it, packet by packet: what arrived, in which order, how
// the delay moves. Of packets whose feedback message was lost nothing is known: they are counted nowhere. One per
// participant, beside TransportCcSender. No allocation.
class FeedbackLine {
 public:
  // `results`: what the sender made of this message.
  [[gnu::noinline]] void on_feedback(const TransportCcFeedback& feedback,
                                     std::span<const TransportCcSender::PacketResult> results);

  struct Second {
    LossCounts packets;
    std::optional<Duration> delay_trend;
  };
  // Once a second: what was told since the last call; nothing if no message came.
  std::optional<Second> take_second();

 private:
  std::optional<uint8_t> count_;  // of the newest message
  bool told_ = false;
  LossRuns runs_;
  DelayTrend trend_;
};

}  // namespace media
