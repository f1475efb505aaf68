#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "media/audio/audio_tick.h"
#include "media/audio/delay_tracker.h"
#include "media/audio/opus_packet.h"
#include "media/base/drop_reason.h"
#include "media/packet/media_packet.h"

namespace media {

struct JitterBufferOptions {
  // How long the fastest packets wait; at least 40 ms, so that a lost packet's copy in the next one comes in time. A
  // tick takes 20 ms at once, so the delay is held at target + 10 ms: the packet waits target ± 10 ms for its tick.
  Duration target = std::chrono::milliseconds(40);
};

struct JitterBufferCounters {
  uint64_t packets = 0;         // taken in
  DropCounters drops;           // kMalformed, kDuplicate, kTooLate, kBufferFull, kTooLarge
  uint64_t fec_samples = 0;        // lost, repaired from the next packet
  uint64_t concealed_samples = 0;  // lost, concealed
  uint64_t dtx_samples = 0;        // not sent because the sender was silent
  uint64_t skipped_samples = 0;    // thrown away to come back to the target at once
  uint64_t restarts = 0;           // the source's time jumped or had stood still
};

// Holds the Opus packets of one source until their tick and says for each tick how its 20 ms come about. The play
// position moves by 20 ms a tick whatever arrives, so after any loss the delay is what it was before. Drift and changes
// of the path are measured here (DelayTracker) and taken out by the audio engine, sample by sample where it is not
// heard; the engine's unplayed remainder of decoded sound is accounted here. The target is fixed; an adaptive one only
// needs set_target().
// Lives on the shard thread. No allocation after construction.
class JitterBuffer : public MediaSink {
 public:
  explicit JitterBuffer(const JitterBufferOptions& options);
  ~JitterBuffer() override;

  // Copies the payload. `now` is not used: packet.arrival counts.
  void on_packet(const MediaPacket& packet, Timestamp now) override;

  // Appends the steps and the correction of the tick that plays from `tick_time` on to `out`, whose last port is ours.
  // A port whose sound nobody wants gets no steps; its time goes on and its delay is corrected at once.
  void pull(Timestamp tick_time, AudioTickInput& out);

  // A tick is dropped from every input (TickClock): the play position moves over it.
  void skip_tick();

  // Nobody wants the sound of this tick: its time goes on and the delay is corrected at once. What pull() does for a
  // port whose sound nobody wants.
  void pass_over(Timestamp tick_time);

  // The engine took out `samples` (below 0: put in) in an earlier tick.
  void on_corrected(int samples);

  void set_target(Duration target);
  // What delay() is held at.
  Duration hold() const { return hold_; }

  // From arrival of the fastest packets to their being played, at the tick pulled last; nullopt before the first packet
  // and after two seconds without any.
  std::optional<Duration> delay() const { return delay_; }
  // From capture at the site to being played, at the tick pulled last; nullopt until sender reports allow it.
  std::optional<Duration> capture_delay() const { return capture_delay_; }
  size_t buffered_packets() const { return order_.size(); }
  const JitterBufferCounters& counters() const { return counters_; }

 private:
  static constexpr size_t kSlots = 64;  // 1.28 s of 20 ms packets
  static constexpr size_t kMaxPayload = 1500;
  struct Slot;
  struct Entry {
    int64_t timestamp;
    int64_t sequence_number;
    uint16_t samples;
    uint16_t fec_samples;  // how much right before it its copy covers
    uint16_t size;
    uint8_t slot;
    bool dtx;
  };

  // Taking in.
  bool follows_time(const MediaPacket& packet, int samples);
  bool is_duplicate(const MediaPacket& packet) const;
  void store(const MediaPacket& packet, const OpusPacketInfo& info);
  void restart();

  // Giving out.
  int64_t ideal_position(Timestamp tick_time) const;
  int64_t play_position() const { return next_ - fifo_; }
  bool start(Timestamp tick_time);
  void leave_out(int64_t samples);
  void ask_for_correction(int64_t deviation, PortInput& port);
  void note_delays(Timestamp tick_time);
  void add_step(AudioTickInput& out);
  void add_packet(AudioTickInput& out);
  void add_fec(int gap, AudioTickInput& out);
  void add_missing(int samples, AudioTickInput& out);
  void drop_front();
  void drop_passed();
  Bytes payload(const Entry& entry) const;

  Duration hold_;                       // from expected arrival to being played
  DelayTracker arrivals_;
  std::unique_ptr<Slot[]> slots_;
  std::vector<uint8_t> free_;           // slots
  std::vector<Entry> order_;            // by timestamp; once started, the first does not end before next_
  bool started_ = false;                // the play position is set
  bool playing_ = false;                // the decoder has something to conceal from
  bool in_dtx_ = false;
  bool correcting_ = false;
  int missing_ = 0;                     // samples concealed in a row
  int64_t next_ = 0;                    // RTP time of the first sample not yet given to the engine
  int fifo_ = 0;                        // samples the engine still holds from before
  std::optional<Timestamp> late_since_;  // arrival of the first of packets that all came too late
  std::optional<Duration> capture_offset_;  // capture time − RTP time
  std::optional<Duration> delay_;
  std::optional<Duration> capture_delay_;
  JitterBufferCounters counters_;
};

}  // namespace media
