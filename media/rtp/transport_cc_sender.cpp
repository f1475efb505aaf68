#include "media/rtp/transport_cc_sender.h"

#include <algorithm>

namespace media {

TransportCcSender::TransportCcSender()
    : sent_(std::make_unique<Sent[]>(kHistory)), results_(std::make_unique<PacketResult[]>(kMaxFeedbackPackets)) {}

uint16_t TransportCcSender::on_send(size_t size, Timestamp now) {
  sent_[static_cast<size_t>(next_) % kHistory] = {now, static_cast<uint32_t>(size), State::kInFlight};
  return static_cast<uint16_t>(next_++);
}

// On a line that does not wrap every 12 days.
Duration TransportCcSender::unwrap_arrival(Duration arrival) {
  if (!last_arrival_) return arrival;
  Duration step = (arrival - *last_arrival_) % kFeedbackReferenceWrap;
  if (step > kFeedbackReferenceWrap / 2) step -= kFeedbackReferenceWrap;
  if (step < -kFeedbackReferenceWrap / 2) step += kFeedbackReferenceWrap;
  return *last_arrival_ + step;
}

std::span<const TransportCcSender::PacketResult> TransportCcSender::on_feedback(const TransportCcFeedback& feedback,
                                                                                Timestamp now) {
  size_t count = 0;
  std::optional<Timestamp> newest_sent;
  for (const TransportCcFeedback::Packet& packet : feedback.packets) {
    // The newest packet sent that has this number.
    const int64_t number = next_ - 1 - static_cast<uint16_t>(static_cast<uint16_t>(next_ - 1) - packet.sequence_number);
    if (number < 0 || number < next_ - static_cast<int64_t>(kHistory)) continue;
    Sent& sent = sent_[static_cast<size_t>(number) % kHistory];
    const State state = packet.arrival ? State::kReceived : State::kLost;
    if (sent.state >= state) continue;
    if (state == State::kReceived) {
      ++acknowledged_;
      if (sent.state == State::kLost) --lost_;
      last_arrival_ = unwrap_arrival(*packet.arrival);
      newest_sent = std::max(newest_sent.value_or(sent.time), sent.time);
    } else {
      ++lost_;
    }
    sent.state = state;
    PacketResult& result = results_[count++];
    result = {number, sent.time, sent.size, std::nullopt};
    if (packet.arrival) result.arrival = last_arrival_;
  }
  if (newest_sent) {
    const Duration delay = now - *newest_sent;
    if (min_feedback_delay_ == Duration(0) || delay < min_feedback_delay_) min_feedback_delay_ = delay;
  }
  return {results_.get(), count};
}

}  // namespace media
