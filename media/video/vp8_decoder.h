#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/video/i420_frame.h"

namespace media {

// One VP8 decoder (libvpx, one thread). Any simulcast layer may follow another at a key frame.
class Vp8Decoder {
 public:
  static Result<Vp8Decoder> create();
  ~Vp8Decoder();
  Vp8Decoder(Vp8Decoder&&) noexcept;
  Vp8Decoder& operator=(Vp8Decoder&&) noexcept;

  enum class Outcome {
    kPicture,  // picture() is new
    kNothing,  // decoded, but the frame is not to be shown
    kError,    // the stream is broken until the next key frame
  };
  // `frame` is one whole frame; hostile bytes give kError. Frames before the first key frame and pictures larger than
  // kMaxPictureSize give kError and do not reach the library.
  Outcome decode(Bytes frame);

  // The last picture: memory of the decoder, valid until the next decode(). Its size may be odd. None after a frame
  // that is not shown or spoilt the decoder's memory.
  const std::optional<I420View>& picture() const { return picture_; }

 private:
  struct Codec;
  explicit Vp8Decoder(std::unique_ptr<Codec> codec);
  Outcome fail();

  std::unique_ptr<Codec> codec_;
  std::optional<I420View> picture_;
  bool started_ = false;
  bool large_ = false;  // for the library clock
};

}  // namespace media
