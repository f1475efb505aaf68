#include "media/rtp/transport_cc_receiver.h"

#include <algorithm>

namespace media {
namespace {

constexpr int64_t kMaxReportedAgain = 500;  // packets behind the newest that a late one may call back

}  // namespace

TransportCcReceiver::TransportCcReceiver(uint32_t sender_ssrc)
    : arrivals_(std::make_unique_for_overwrite<Timestamp[]>(kRecord)) {
  feedback_.sender_ssrc = sender_ssrc;
  std::fill_n(arrivals_.get(), kRecord, kNever);
}

void TransportCcReceiver::on_packet(uint16_t sequence_number, uint32_t media_ssrc, Timestamp now) {
  feedback_.media_ssrc = media_ssrc;
  const int64_t number = unwrapper_.unwrap(sequence_number);
  if (!started_) {
    started_ = true;
    next_to_report_ = end_ = number;
  }
  if (number < end_ - kMaxReportedAgain) return;
  if (number >= end_) extend_to(number);
  // Reported lost and come after all: told again from there on. The sender takes the better news.
  next_to_report_ = std::min(next_to_report_, number);
  Timestamp& arrival = arrivals_[static_cast<size_t>(number & (kRecord - 1))];
  if (arrival == kNever) arrival = now;
  if (first_ == kNever) first_ = now;
}

void TransportCcReceiver::extend_to(int64_t newest) {
  const int64_t record = kRecord;
  for (int64_t number = std::max(end_, newest - record + 1); number <= newest; ++number) {
    arrivals_[static_cast<size_t>(number & (kRecord - 1))] = kNever;
  }
  end_ = newest + 1;
  next_to_report_ = std::max(next_to_report_, end_ - record);
}

bool TransportCcReceiver::poll_feedback(Timestamp now, ByteWriter& out) {
  if (!ready(now)) return false;
  const bool any_received = collect();
  const size_t covered = write_transport_cc_feedback(feedback_, out);
  if (covered == 0 && any_received) return false;  // too little space
  if (covered > 0) ++feedback_.feedback_count;
  // A run of losses too long for one message has nothing to be measured by: left out.
  next_to_report_ += static_cast<int64_t>(covered > 0 ? covered : feedback_.packets.size());
  if (next_to_report_ == end_) first_ = kNever;
  return covered > 0;
}

bool TransportCcReceiver::collect() {
  bool any_received = false;
  feedback_.packets.clear();
  for (int64_t number = next_to_report_; number < end_ && !feedback_.packets.full(); ++number) {
    const Timestamp arrival = arrivals_[static_cast<size_t>(number & (kRecord - 1))];
    TransportCcFeedback::Packet packet{static_cast<uint16_t>(number), std::nullopt};
    if (arrival != kNever) packet.arrival = arrival.time_since_epoch();
    any_received |= arrival != kNever;
    feedback_.packets.push_back(packet);
  }
  return any_received;
}

Timestamp TransportCcReceiver::earliest() const {
  if (half_full()) return Timestamp::min();
  return first_ == kNever ? kNever : first_ + kEarliest;
}

Timestamp TransportCcReceiver::next_deadline() const {
  if (half_full()) return Timestamp::min();
  return first_ == kNever ? kNever : first_ + kLatest;
}

}  // namespace media
