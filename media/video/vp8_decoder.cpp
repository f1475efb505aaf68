#include "media/video/vp8_decoder.h"

#include <utility>

#include <vpx/vp8dx.h>
#include <vpx/vpx_decoder.h>

#include "media/base/library_clock.h"
#include "media/video/encoded_frame.h"

namespace media {
namespace {

// RFC 6386 §9.1: three bytes of frame tag; a key frame goes on with a start code and its size.
bool is_keyframe(Bytes frame) { return (frame[0] & 1) == 0; }

// Empty if it is malformed.
Size keyframe_size(Bytes frame) {
  if (frame.size() < 10 || frame[3] != 0x9d || frame[4] != 0x01 || frame[5] != 0x2a) return {};
  return {(frame[6] | frame[7] << 8) & 0x3fff, (frame[8] | frame[9] << 8) & 0x3fff};
}

bool fits(Size size) {
  return !size.empty() && size.width <= kMaxPictureSize.width && size.height <= kMaxPictureSize.height;
}

bool is_large(Size size) { return size.width * size.height > 320 * 180; }

}  // namespace

struct Vp8Decoder::Codec {
  vpx_codec_ctx_t context{};
  ~Codec() { vpx_codec_destroy(&context); }
};

Vp8Decoder::Vp8Decoder(std::unique_ptr<Codec> codec) : codec_(std::move(codec)) {}
Vp8Decoder::~Vp8Decoder() = default;
Vp8Decoder::Vp8Decoder(Vp8Decoder&&) noexcept = default;
Vp8Decoder& Vp8Decoder::operator=(Vp8Decoder&&) noexcept = default;

Result<Vp8Decoder> Vp8Decoder::create() {
  auto codec = std::make_unique<Codec>();
  const vpx_codec_dec_cfg_t config{.threads = 1, .w = 0, .h = 0};
  if (vpx_codec_dec_init(&codec->context, vpx_codec_vp8_dx(), &config, 0) != VPX_CODEC_OK) {
    return failure("video.decoder", "libvpx cannot make a VP8 decoder");
  }
  return Vp8Decoder(std::move(codec));
}

Vp8Decoder::Outcome Vp8Decoder::decode(Bytes frame) {
  if (frame.size() < 3) return fail();
  if (is_keyframe(frame)) {
    const Size size = keyframe_size(frame);
    if (!fits(size)) return fail();
    started_ = true;
    large_ = is_large(size);
  }
  if (!started_) return fail();

  picture_.reset();
  const LibraryCall call(large_ ? LibraryKind::kVpxDecodeLarge : LibraryKind::kVpxDecodeSmall);
  if (vpx_codec_decode(&codec_->context, frame.data(), static_cast<unsigned>(frame.size()), nullptr, 0) !=
      VPX_CODEC_OK) {
    return fail();
  }
  vpx_codec_iter_t position = nullptr;
  const vpx_image_t* image = vpx_codec_get_frame(&codec_->context, &position);
  if (image == nullptr) return Outcome::kNothing;
  if (image->fmt != VPX_IMG_FMT_I420) return fail();
  picture_ = I420View{image->planes[VPX_PLANE_Y], image->planes[VPX_PLANE_U], image->planes[VPX_PLANE_V],
                      image->stride[VPX_PLANE_Y], image->stride[VPX_PLANE_U],
                      {static_cast<int>(image->d_w), static_cast<int>(image->d_h)}};
  return Outcome::kPicture;
}

Vp8Decoder::Outcome Vp8Decoder::fail() {
  started_ = false;
  return Outcome::kError;
}

}  // namespace media
