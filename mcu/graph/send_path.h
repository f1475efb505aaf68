#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/graph/packet_out.h"
#include "mcu/graph/subscription.h"
#include "media/base/random.h"
#include "media/packet/rtcp/fir.h"
#include "media/packet/rtcp/nack.h"
#include "media/packet/rtcp/pli.h"
#include "media/packet/rtcp/report_block.h"
#include "media/packet/rtcp/sender_report.h"
#include "media/packet/rtcp/transport_cc_feedback.h"
#include "media/rtp/feedback_line.h"
#include "media/rtp/loss_runs.h"
#include "media/rtp/transport_cc_sender.h"
#include "media/sdp/negotiated.h"

namespace mcu {

// Everything a participant receives: one subscription for each m-line on which we send, in m-line order, and what its
// endpoint says back about them (NACK, PLI, FIR, report blocks, transport-cc). Shard thread.
class SendPath {
 public:
  SendPath(const media::NegotiatedSession& session, media::Random& random, PacketOut& out);

  // The m-line with the mix; null if the endpoint plays no sound.
  Subscription* audio() { return audio_.get(); }
  bool sends_audio() const { return audio_ != nullptr; }
  // Receive-video m-lines in the order of the offer.
  size_t video_slots() const { return video_.size(); }
  Subscription& video(size_t slot) { return *video_[slot]; }
  // Does any of them show, or wait for, anything?
  bool shows_video() const;
  const std::string& audio_mid() const { return audio_mid_; }
  const std::string& video_mid(size_t slot) const { return video_mids_[slot]; }

  // Shows nothing any more.
  void clear();
  // Any source may end: every subscription lets go of it.
  void forget(const Source& source);
  void review(Timestamp now);

  void on_nack(const media::Nack& nack, Timestamp now);
  void on_pli(const media::Pli& pli, Timestamp now);
  void on_fir(const media::Fir& fir, Timestamp now);
  // Gives the round-trip time if one of the blocks tells it.
  std::optional<media::Duration> on_report_blocks(const media::ReportBlocks& blocks, Timestamp now);
  void on_transport_cc(const media::TransportCcFeedback& feedback, Timestamp now);

  // The sender report of the next stream that has sent anything, beginning with `index`, which it moves on; nullopt
  // when there is no further one.
  std::optional<media::SenderReport> next_sender_report(size_t& index, Timestamp now) const;
  // Shifts the sender reports of camera streams by how much later the site's sound comes out of the mixer.
  void set_capture_offset(size_t slot, media::Duration offset) { video_[slot]->stream().set_capture_offset(offset); }

  uint32_t first_ssrc() const;
  // A second of the way to the receiver, as it tells it.
  struct Second {
    uint64_t bytes = 0;  // of payloads sent, RTX too
    // By transport-wide feedback, media and RTX; else by report blocks: media, without order and runs. Neither came:
    // nothing is known of this second.
    std::optional<media::LossCounts> line;
    std::optional<media::Duration> jitter;  // of the sound, else the least of the pictures'; of a report this second
    std::optional<media::Duration> delay_trend;
  };
  // Once a second; ends it.
  Second take_second(Timestamp now);

 private:
  Subscription* find(uint32_t ssrc);
  Subscription* at(size_t index) const;
  static void add_reported(Subscription& each, std::optional<media::LossCounts>& sum);
  std::optional<media::Duration> reported_jitter() const;

  media::TransportCcSender transport_cc_;
  media::FeedbackLine feedback_;
  uint64_t bytes_told_ = 0;    // in a Second already
  Timestamp second_began_ = Timestamp::min();
  std::unique_ptr<Subscription> audio_;
  std::string audio_mid_;
  std::vector<std::unique_ptr<Subscription>> video_;
  std::vector<std::string> video_mids_;
};

}  // namespace mcu
