#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"
#include "media/video/encoded_frame.h"
#include "media/video/scene.h"
#include "media/video/temporal_layers.h"
#include "media/video/vp8_decoder.h"

namespace media {

// How much of the decoding the lane can still do (architecture §4); the owner of the lane decides.
enum class DecodeEffort : uint8_t {
  kAll,
  kHalfRate,   // upper temporal layers are not decoded, every second picture is not composed
  kKeyframes,  // what waits is thrown away, decoding goes on with the next key frame
};

// One site's camera, or its content, on the decoding side: keeps frames encoded until their time comes, decodes them,
// has the newest picture. Waiting frames are few kilobytes instead of megabytes, and a picture is scaled into the
// canvas straight from the decoder's memory. One lane at a time.
class VideoInput {
 public:
  // `interval`: the time between two composed pictures.
  static Result<VideoInput> create(VideoInputId id, Duration interval);

  VideoInputId id() const { return id_; }

  // Takes a frame, in decoding order. A full queue is decoded from its front whatever the time (advance()).
  void push(EncodedFrame&& frame);

  // Decodes all frames that are due: captured up to half a picture's time after the sound that is heard now, so that
  // the nearest picture is shown and not the one before; all at once without `audio_delay`. Frames without a capture
  // time are due at once, and nothing waits longer than kLongestWait after its arrival.
  // The memory of used frames goes to `spent`. Gives the number of frames decoded.
  size_t advance(Timestamp now, std::optional<Duration> audio_delay, DecodeEffort effort, FrameBuffers& spent);

  // Nothing can be decoded until a key frame comes, and none is waiting for its time.
  bool keyframe_wanted() const;

  // True while pictures come: the last is less than `stall` old.
  bool flows(Timestamp now, Duration stall = kStall) const { return pictures_ != 0 && now - last_picture_ < stall; }
  bool had_picture() const { return pictures_ != 0; }
  const std::optional<I420View>& picture() const { return decoder_.picture(); }
  uint64_t picture_serial() const { return pictures_; }

  struct Figures {
    uint64_t decoded = 0;
    uint64_t errors = 0;
    uint64_t skipped = 0;  // not decoded because of DecodeEffort, or waiting for a key frame
  };
  const Figures& figures() const { return figures_; }

  static constexpr size_t kMaxWaiting = 12;
  static constexpr Duration kLongestWait = std::chrono::milliseconds(300);
  static constexpr Duration kStall = std::chrono::milliseconds(800);
  // Browsers send a slide that does not change about once a second.
  static constexpr Duration kContentStall = std::chrono::seconds(5);

 private:
  VideoInput(VideoInputId id, Duration interval, Vp8Decoder decoder);

  bool due(const EncodedFrame& frame, Timestamp now, std::optional<Duration> audio_delay) const;
  bool useful(const EncodedFrame& frame, bool another_due, DecodeEffort effort);
  void decode(const EncodedFrame& frame, Timestamp now);
  void drop_all_but_last_keyframe(FrameBuffers& spent);
  void drop_front(size_t count, FrameBuffers& spent);

  VideoInputId id_;
  Duration interval_;
  Vp8Decoder decoder_;
  std::vector<EncodedFrame> waiting_;
  bool keyframe_wanted_ = true;
  TemporalLayers layers_;
  DecodeEffort effort_ = DecodeEffort::kAll;
  uint64_t pictures_ = 0;
  Timestamp last_picture_;
  Figures figures_;
};

}  // namespace media
