#pragma once

#include <optional>

#include "mcu/bridge/bridge_scene.h"
#include "mcu/bridge/camera_feed.h"
#include "mcu/bridge/picture_monitor.h"
#include "media/video/scene.h"

namespace mcu {

// One picture of a site in the bridge: its feed while a tile shows it, and what the compositor is to know of it. Shard
// thread.
class PictureInput {
 public:
  // A site is shown as speaking for so long after it was last heard, so that pauses between words do not flicker.
  static constexpr media::Duration kSpeakingHold = std::chrono::milliseconds(700);

  // `buffers` outlives this; a picture's source does, or become() takes it away before it ends.
  PictureInput(SitePicture picture, media::VideoInputId id, media::FrameBuffers& buffers);

  const PictureKey& key() const { return picture_.key; }
  media::VideoInputId id() const { return id_; }
  // Of the same key.
  void become(SitePicture picture) { picture_ = std::move(picture); }

  // The largest tile that shows it and is looked at; none: nothing is received or decoded. Who was not shown begins
  // anew with the id `fresh`, for what was decoded before is of before. True if `fresh` was taken.
  bool show(std::optional<media::Size> tile, media::VideoInputId fresh);
  const std::optional<media::Size>& tile() const { return tile_; }

  media::SceneInput scene(Timestamp now);

  void heard(Timestamp now) { speaking_until_ = now + kSpeakingHold; }
  // The mark in the last scene() is not what it should be.
  bool mark_changed(Timestamp now) const { return marked_ != (now < speaking_until_); }

  // Hands what has come to the tick with this number.
  void collect(bool smaller_layer, int64_t trip, media::VideoTick& tick, Timestamp now);
  // A tick could not decode it; a key frame that went to the lane since then answers that.
  void want_keyframe(int64_t trip) {
    if (keyframe_trip_ <= trip) feed_.want_keyframe();
  }
  void lose_frames() { feed_.want_keyframe(); }

  // What the lane decoded of it; later than that of a second ago.
  void decoded(const DecodedSecond& second, Timestamp now);
  // A second of a picture that is decoded.
  struct Second {
    uint64_t decoded = 0;   // frames
    uint64_t dropped = 0;   // not decoded, because of loss, a broken frame or a lane that was too busy
    media::PictureSecond picture;
  };
  // The last one; nothing while nobody is shown the picture, or none was decoded for some seconds.
  std::optional<Second> second(Timestamp now) const;

  std::optional<media::Duration> audio_delay;  // how long after capture the site's sound leaves in the mix

 private:
  SitePicture picture_;
  media::VideoInputId id_;
  CameraFeed feed_;
  std::optional<media::Size> tile_;
  Timestamp speaking_until_ = Timestamp::min();
  bool marked_ = false;
  int64_t keyframe_trip_ = 0;  // that took its last key frame to the lane

  DecodedSecond last_;           // of this id; its sums are where the next second begins
  uint64_t lost_before_ = 0;     // of the feed's lost frames, in a second already
  Second second_;
  Timestamp second_at_ = Timestamp::min();
};

}  // namespace mcu
