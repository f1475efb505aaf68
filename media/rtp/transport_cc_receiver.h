#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "media/base/sequence.h"
#include "media/base/time.h"
#include "media/packet/rtcp/transport_cc_feedback.h"

namespace media {

// Records when packets of one transport arrived, by transport-wide sequence number, and writes feedback for their
// sender's bandwidth estimator. One per participant, over all its SSRCs. Single thread; no allocation after
// construction.
class TransportCcReceiver {
 public:
  // After the first packet that a feedback covers: when it may go, for whoever is awake anyway, and when it must.
  static constexpr Duration kEarliest = std::chrono::milliseconds(50);
  static constexpr Duration kLatest = std::chrono::milliseconds(100);

  explicit TransportCcReceiver(uint32_t sender_ssrc);

  // `media_ssrc`: of this packet; the feedback names the last one.
  void on_packet(uint16_t sequence_number, uint32_t media_ssrc, Timestamp now);

  // Writes a feedback message to `out` (1,000 bytes are plenty) and gives true if one may go: kEarliest after the first
  // packet it covers, or when much has come in. Call again while it gives true.
  bool poll_feedback(Timestamp now, ByteWriter& out);
  // Would poll_feedback() write something?
  bool ready(Timestamp now) const { return now >= earliest(); }
  // When it must be called, kLatest after the first packet. Polled at every packet it goes sooner and needs no timer.
  Timestamp next_deadline() const;

 private:
  static constexpr size_t kRecord = 2 * kMaxFeedbackPackets;

  Timestamp earliest() const;
  bool half_full() const { return end_ - next_to_report_ >= static_cast<int64_t>(kMaxFeedbackPackets / 2); }
  void extend_to(int64_t newest);
  bool collect();  // into feedback_; whether any packet of it was received

  TransportCcFeedback feedback_;
  SequenceUnwrapper unwrapper_;
  std::unique_ptr<Timestamp[]> arrivals_;  // by number modulo kRecord; kNever: not received
  bool started_ = false;
  int64_t next_to_report_ = 0;  // base of the next feedback
  int64_t end_ = 0;             // newest + 1
  Timestamp first_ = kNever;    // arrival of the first packet not reported yet
};

}  // namespace media
