#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"
#include "tools/endpoint/core/track.h"

namespace tools {

// Beats at a fixed rate from a start: the n-th is due at start + n / rate. A short delay is caught up beat by beat;
// after a long one the beats that passed are left out, and media timestamps advance over them.
class Beat {
 public:
  Beat(media::Timestamp start, int per_second, media::Duration catch_up);
  // The number of the beat that is due, once each; nullopt: none is.
  std::optional<int64_t> poll(media::Timestamp now);
  media::Timestamp due(int64_t beat) const;
  media::Timestamp next_deadline() const { return due(next_); }
  uint64_t skipped() const { return skipped_; }

 private:
  media::Timestamp start_;
  int per_second_;
  media::Duration catch_up_;
  int64_t next_ = 0;
  uint64_t skipped_ = 0;
};

// Plays the simulcast layers of a pre-encoded loop without encoding: one picture in all layers per frame time. A key
// frame request jumps all layers to their next key frame with the next picture; timestamps go on, only the time code
// shows the jump. Sans-IO; one thread.
class VideoReplay {
 public:
  // `layers`, largest first: equally long, key frames in the same places, at least one a second. `frames_per_second`
  // divides 90 000. Error: endpoint.track.
  static media::Result<VideoReplay> create(std::vector<std::shared_ptr<const Track>> layers, media::Timestamp start,
                                           int frames_per_second = kReplayFramesPerSecond);

  struct Picture {
    uint16_t frame = 0;  // as drawn in it
    bool keyframe = false;
    int64_t timestamp = 0;     // 90 kHz, from 0
    media::Timestamp capture;  // when it was due
  };
  // The picture due now, if any; its layers are at data(). Call until it gives none.
  std::optional<Picture> poll(media::Timestamp now);
  // Of the picture polled last.
  media::Bytes data(size_t layer) const { return layers_[layer]->data(position_); }
  size_t layers() const { return layers_.size(); }
  media::Size size(size_t layer) const { return layers_[layer]->size(); }

  // Requests merge until the key frame is out.
  void request_keyframe() { keyframe_requested_ = true; }
  media::Timestamp next_deadline() const { return beat_.next_deadline(); }
  uint64_t jumps() const { return jumps_; }

 private:
  VideoReplay(std::vector<std::shared_ptr<const Track>> layers, media::Timestamp start, int frames_per_second);

  std::vector<std::shared_ptr<const Track>> layers_;
  int frames_per_second_;
  Beat beat_;
  size_t position_ = 0;
  bool started_ = false;
  bool keyframe_requested_ = false;
  uint64_t jumps_ = 0;
};

// Plays Opus packets without encoding, every 20 ms from one of several loops.
class AudioReplay {
 public:
  AudioReplay(std::shared_ptr<const Track> sound, media::Timestamp start);

  // From the next packet on; begins at packet `first` of the loop. A loop that is playing already goes on.
  void set_sound(std::shared_ptr<const Track> sound, size_t first = 0);

  struct Packet {
    media::Bytes data;
    uint8_t level = 127;
    bool marker = false;    // a tone's marker begins here
    int64_t timestamp = 0;  // 48 kHz, from 0
    media::Timestamp capture;
  };
  std::optional<Packet> poll(media::Timestamp now);
  media::Timestamp next_deadline() const { return beat_.next_deadline(); }

 private:
  std::shared_ptr<const Track> sound_;
  Beat beat_;
  size_t position_ = 0;
};

}  // namespace tools
