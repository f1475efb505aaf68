#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/drop_reason.h"
#include "media/base/random.h"
#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/rtp/outgoing_packet.h"
#include "media/rtp/picture_rewriter.h"
#include "media/rtp/sequence_rewriter.h"

namespace media {

// Makes one unbroken stream for one receiver out of packets of changing sources and simulcast layers.
//  - Sequence numbers follow each other; a packet the source lost leaves its number free, so that the receiver asks
//    for it and it takes that number when it comes late. Packets we drop ourselves leave no gap.
//  - Timestamps go on: across a switch or an idle time they advance by the time that passed, between capture times
//    where both are known, else by `now`.
//  - VP8: PictureID always of 15 bits and always TL0PICIDX, both continuous; TID, Y and KEYIDX as the source has them.
//    A source without layers is given TID 0, without which TL0PICIDX means nothing. The payload may grow by 5 bytes.
//  - Temporal layers above a limit are dropped, changing at frames where a decoder can follow.
// A new source is shown from a key frame on (video) or at once (audio); until then the old one runs on: make before
// break. A source that restarts, or loses so much that its sequence numbers jump, counts as a new one: for video
// waiting_for_keyframe() becomes true. Single thread; no allocation after construction.
class StreamRewriter {
 public:
  // Names a source (one SSRC of one participant, one rung of one encoder): any number the caller keeps unique.
  using SourceKey = uint64_t;
  static constexpr int kAllTemporalLayers = 3;

  struct Config {
    MediaKind kind = MediaKind::kVideo;
    int clock_rate = kVideoClockRate;
    // Where the stream starts; sequence number below 2^15.
    uint16_t first_sequence_number = 0;
    uint32_t first_timestamp = 0;
    uint16_t first_picture_id = 0;

    static Config video(Random& random);
    static Config audio(Random& random);
  };

  struct Counters {
    uint64_t packets = 0;
    uint64_t switches = 0;        // sources started, restarts included
    uint64_t layer_dropped = 0;   // packets above the temporal limit
    uint64_t fillers = 0;         // empty packets sent to close a gap
    // kNotSubscribed: neither current nor awaited source; kNotReady: before its key frame; kTooLate: from before the
    // switch or too old; kMalformed: no VP8 descriptor.
    DropCounters dropped;
  };

  explicit StreamRewriter(const Config& config);

  // Show this source, as soon as it can be. Replaces an earlier wish; the current source runs on until then. The
  // current source itself: an open wish is dropped.
  void switch_source(SourceKey source, Timestamp now);
  // Show nothing: until the next switch_source() all packets are refused.
  void stop();
  // Forward temporal layers 0…limit.
  void set_temporal_limit(int limit) { pictures_.set_temporal_limit(limit); }

  // The packet as the receiver shall see it, or nullopt if it is not to be sent. Its payload points into `packet`.
  std::optional<OutgoingPacket> rewrite(SourceKey source, const MediaPacket& packet, Timestamp now);

  // A key frame of awaited_source() is needed: true from switch_source() (video) until it has begun. Ask again when
  // it stays true after a key frame went by: its beginning came too late to be used.
  bool waiting_for_keyframe() const { return awaited_.has_value() && config_.kind == MediaKind::kVideo; }
  std::optional<SourceKey> current_source() const { return current_; }
  std::optional<SourceKey> awaited_source() const { return awaited_; }
  const Counters& counters() const { return counters_; }

 private:
  std::optional<OutgoingPacket> drop(DropReason reason);
  bool starts_here(const MediaPacket& packet);
  void start(SourceKey source, const MediaPacket& packet, Timestamp now);
  void continue_time_at(const MediaPacket& packet, Timestamp now);
  Duration time_error_at(const MediaPacket& packet, Timestamp now) const;
  bool restarts_at(const MediaPacket& packet) const;
  std::optional<OutgoingPacket> rewrite_current(const MediaPacket& packet, Timestamp now);
  std::optional<OutgoingPacket> rewrite_picture(const MediaPacket& packet, Timestamp now);
  std::optional<OutgoingPacket> skip(const MediaPacket& packet);
  std::optional<OutgoingPacket> forward(const MediaPacket& packet, Timestamp now);

  Config config_;
  std::optional<SourceKey> current_;
  std::optional<SourceKey> awaited_;
  std::optional<int64_t> awaited_newest_;  // newest refused number of the awaited source
  SequenceRewriter sequence_;
  PictureRewriter pictures_;
  int64_t timestamp_offset_ = 0;
  bool started_ = false;
  // Of the newest timestamp sent: the source's, ours, when, and its capture time.
  int64_t last_source_timestamp_ = 0;
  int64_t last_timestamp_ = 0;
  Timestamp last_sent_{};
  std::optional<Timestamp> last_capture_;
  Counters counters_;
};

}  // namespace media
