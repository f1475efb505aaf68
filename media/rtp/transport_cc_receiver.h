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
  static constexpr Duration kInterval = std::chrono::milliseconds(50);

  explicit TransportCcReceiver(uint32_t sender_ssrc);

  // `media_ssrc`: of this packet; the feedback names the last one.
  void on_packet(uint16_t sequence_number, uint32_t media_ssrc, Timestamp now);

  // Writes a feedback message to `out` (1,000 bytes are plenty) and gives true if one is due: kInterval after the first
  // packet it covers, or when much has come in. Call again while it gives true.
  bool poll_feedback(Timestamp now, ByteWriter& out);
  Timestamp next_deadline() const;

 private:
  static constexpr size_t kRecord = 2 * kMaxFeedbackPackets;

  void extend_to(int64_t newest);
  bool collect();  // into feedback_; whether any packet of it was received

  TransportCcFeedback feedback_;
  SequenceUnwrapper unwrapper_;
  std::unique_ptr<Timestamp[]> arrivals_;  // by number modulo kRecord; kNever: not received
  bool started_ = false;
  int64_t next_to_report_ = 0;  // base of the next feedback
  int64_t end_ = 0;             // newest + 1
  Timestamp deadline_ = kNever;
};

}  // namespace media
