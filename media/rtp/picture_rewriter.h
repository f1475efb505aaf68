#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bit_window.h"
#include "media/packet/vp8_descriptor.h"

namespace media {

// Numbers the VP8 pictures of one stream to a receiver: PictureID of 15 bits and TL0PICIDX without jumps over source
// switches and dropped temporal layers, invented where the source has none. Chooses which temporal layers pass.
class PictureRewriter {
 public:
  static constexpr int64_t kWindow = 256;  // pictures behind the newest that can still come

  explicit PictureRewriter(uint16_t first_picture_id)
      : next_picture_id_(first_picture_id), timestamps_(std::make_unique<int64_t[]>(kWindow)) {}

  // Temporal layers 0…limit pass. Less takes effect with the next picture, more where a decoder can follow: at a key
  // frame, or layer by layer at pictures that depend on the base layer only (Y).
  void set_temporal_limit(int limit) { wanted_limit_ = limit; }

  // A new source begins with this picture, a key frame.
  void start(const Vp8Descriptor& keyframe, int64_t timestamp);

  enum class Verdict : uint8_t { kForward, kDropLayer, kTooLate };
  // Decides on one packet and, for kForward, makes `descriptor` what the receiver shall see. All packets of a picture
  // fare alike. `timestamp`: unwrapped RTP time.
  Verdict map(Vp8Descriptor& descriptor, int64_t timestamp, bool keyframe);

 private:
  // Pictures of the source are counted by index.
  static size_t slot(int64_t index) { return static_cast<size_t>(index & (kWindow - 1)); }
  std::optional<int64_t> index_of(const Vp8Descriptor& descriptor, int64_t timestamp);
  std::optional<int64_t> index_by_picture_id(const Vp8Descriptor& descriptor, int64_t timestamp);
  std::optional<int64_t> index_by_timestamp(int64_t timestamp);
  void rebase(const Vp8Descriptor& descriptor, int64_t timestamp);
  bool begin_picture(int64_t index, const Vp8Descriptor& descriptor, int64_t timestamp, bool keyframe);
  bool passes(const Vp8Descriptor& descriptor, bool keyframe);
  int64_t picture_id_of(int64_t index) const;
  void write_numbers(int64_t picture_id, Vp8Descriptor& descriptor);

  int wanted_limit_ = 3;
  int limit_ = 3;  // what passes now
  int64_t next_picture_id_;
  int64_t first_index_ = 0;
  int64_t newest_index_ = -1;
  int64_t newest_timestamp_ = 0;
  uint16_t newest_source_picture_id_ = 0;
  bool source_has_picture_id_ = false;
  bool source_has_tl0_ = false;
  uint8_t tl0_offset_ = 0;        // added to the source's TL0PICIDX, modulo 256
  int64_t tl0_base_picture_ = 0;  // where the source has none, each picture counts, from here
  uint8_t tl0_base_ = 0;
  uint8_t newest_tl0_ = 255;      // given out
  // By index: has the picture a PictureID, given out or kept free? Then all of it passes.
  BitWindow<kWindow> numbered_;
  std::unique_ptr<int64_t[]> timestamps_;  // by slot, of a source without PictureIDs only
};

}  // namespace media
