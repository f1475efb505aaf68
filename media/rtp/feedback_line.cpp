#include "media/rtp/feedback_line.h"

#include <utility>

namespace media {

void FeedbackLine::on_feedback(const TransportCcFeedback& feedback,
                               std::span<const TransportCcSender::PacketResult> results) {
  const auto step = static_cast<uint8_t>(feedback.feedback_count - count_.value_or(feedback.feedback_count));
  constexpr uint8_t kBehind = 128;
  if (step >= kBehind) return;  // overtaken by a later one
  bool skipped = step > 1;      // messages between were lost
  count_ = feedback.feedback_count;
  told_ = true;
  for (const auto& result : results) {
    if (!result.arrival) continue;
    runs_.on_packet(result.sequence_number, std::exchange(skipped, false));
    trend_.add(*result.arrival - result.sent.time_since_epoch());
  }
}

std::optional<FeedbackLine::Second> FeedbackLine::take_second() {
  if (!std::exchange(told_, false)) {
    (void)trend_.take();
    return std::nullopt;
  }
  return Second{runs_.take_second(), trend_.take()};
}

}  // namespace media
