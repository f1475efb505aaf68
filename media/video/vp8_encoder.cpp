#include "media/video/vp8_encoder.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include <vpx/vp8cx.h>
#include <vpx/vpx_encoder.h>

#include "media/base/check.h"
#include "media/base/library_clock.h"

namespace media {

// One place in the repeating pattern of temporal layers.
struct Vp8Encoder::LayerStep {
  uint8_t layer = 0;
  bool sync = false;
  bool non_reference = false;
  vpx_enc_frame_flags_t flags = 0;
};

namespace {

constexpr vpx_enc_frame_flags_t kBase =
    VP8_EFLAG_NO_REF_GF | VP8_EFLAG_NO_REF_ARF | VP8_EFLAG_NO_UPD_GF | VP8_EFLAG_NO_UPD_ARF;
// Frames of upper layers leave the entropy tables alone, for the frames that do not see them.
constexpr vpx_enc_frame_flags_t kUpper = VP8_EFLAG_NO_REF_ARF | VP8_EFLAG_NO_UPD_LAST | VP8_EFLAG_NO_UPD_ARF |
                                         VP8_EFLAG_NO_UPD_ENTROPY;
// The middle layer lives in the golden buffer and always predicts from the base alone: every frame of it is a sync.
constexpr vpx_enc_frame_flags_t kMiddle = kUpper | VP8_EFLAG_NO_REF_GF;
constexpr vpx_enc_frame_flags_t kTopFromBase = kUpper | VP8_EFLAG_NO_REF_GF | VP8_EFLAG_NO_UPD_GF;
constexpr vpx_enc_frame_flags_t kTopFromBoth = kUpper | VP8_EFLAG_NO_UPD_GF;

constexpr int kMaxTemporalLayers = 3;
// Part of the bit rate that the layers up to and including this one take.
constexpr std::array<std::array<int, kMaxTemporalLayers>, kMaxTemporalLayers> kPercent{{
    {100, 100, 100}, {60, 100, 100}, {40, 60, 100}}};

void set_bitrate(vpx_codec_enc_cfg_t& config, const Vp8Encoder::Settings& settings) {
  config.rc_target_bitrate = static_cast<unsigned>(std::max(1, settings.bitrate / 1000));
  const auto layers = static_cast<size_t>(settings.temporal_layers);
  for (size_t layer = 0; layer < layers; ++layer) {
    config.ts_target_bitrate[layer] =
        std::max(1U, config.rc_target_bitrate * static_cast<unsigned>(kPercent[layers - 1][layer]) / 100);
  }
}

void set_layers(vpx_codec_enc_cfg_t& config, std::span<const uint8_t> pattern, int layers) {
  if (layers == 1) return;
  config.ts_number_layers = static_cast<unsigned>(layers);
  config.ts_periodicity = static_cast<unsigned>(pattern.size());
  for (size_t i = 0; i < pattern.size(); ++i) config.ts_layer_id[i] = pattern[i];
  for (int layer = 0; layer < layers; ++layer) config.ts_rate_decimator[layer] = 1U << (layers - 1 - layer);
}

void set_rate_control(vpx_codec_enc_cfg_t& config) {
  config.rc_end_usage = VPX_CBR;
  config.rc_dropframe_thresh = 0;
  config.rc_resize_allowed = 0;
  config.rc_min_quantizer = 2;
  config.rc_max_quantizer = 56;
  config.rc_undershoot_pct = 100;
  config.rc_overshoot_pct = 15;
  config.rc_buf_initial_sz = 500;  // ms of the bit rate
  config.rc_buf_optimal_sz = 600;
  config.rc_buf_sz = 1000;
}

}  // namespace

struct Vp8Encoder::Codec {
  vpx_codec_ctx_t context{};
  vpx_codec_enc_cfg_t config{};
  bool open = false;
  std::span<const LayerStep> steps;
  ~Codec() {
    if (open) vpx_codec_destroy(&context);
  }

  static std::span<const LayerStep> pattern(int layers) {
    static constexpr LayerStep kOne[] = {{0, false, false, 0}};
    static constexpr LayerStep kTwo[] = {{0, false, false, kBase}, {1, true, true, kTopFromBase}};
    static constexpr LayerStep kThree[] = {{0, false, false, kBase}, {2, true, true, kTopFromBase},
                                           {1, true, false, kMiddle}, {2, false, true, kTopFromBoth}};
    if (layers == 1) return kOne;
    return layers == 2 ? std::span<const LayerStep>(kTwo) : kThree;
  }
};

Vp8Encoder::Vp8Encoder(std::unique_ptr<Codec> codec, const Settings& settings)
    : codec_(std::move(codec)), settings_(settings) {}
Vp8Encoder::~Vp8Encoder() = default;
Vp8Encoder::Vp8Encoder(Vp8Encoder&&) noexcept = default;
Vp8Encoder& Vp8Encoder::operator=(Vp8Encoder&&) noexcept = default;

Result<Vp8Encoder> Vp8Encoder::create(const Settings& settings) {
  const auto refused = [](std::string why) { return failure("video.encoder", "VP8 encoder: " + std::move(why)); };
  if (settings.size.empty() || settings.frames_per_second < 1 || settings.bitrate < 1000 ||
      settings.temporal_layers < 1 || settings.temporal_layers > kMaxTemporalLayers) {
    return refused("size, frame rate, bit rate or number of temporal layers is out of range");
  }
  auto codec = std::make_unique<Codec>();
  codec->steps = Codec::pattern(settings.temporal_layers);
  vpx_codec_enc_cfg_t& config = codec->config;
  vpx_codec_enc_config_default(vpx_codec_vp8_cx(), &config, 0);
  config.g_w = static_cast<unsigned>(settings.size.width);
  config.g_h = static_cast<unsigned>(settings.size.height);
  config.g_threads = 1;
  config.g_timebase = {1, 90'000};
  config.g_lag_in_frames = 0;
  config.g_error_resilient = 0;
  config.kf_mode = VPX_KF_DISABLED;
  set_rate_control(config);
  std::array<uint8_t, 4> layers{};
  for (size_t i = 0; i < codec->steps.size(); ++i) layers[i] = codec->steps[i].layer;
  set_layers(config, std::span(layers).first(codec->steps.size()), settings.temporal_layers);
  set_bitrate(config, settings);

  if (vpx_codec_enc_init(&codec->context, vpx_codec_vp8_cx(), &config, 0) != VPX_CODEC_OK) {
    return refused(vpx_codec_error(&codec->context));
  }
  codec->open = true;
  vpx_codec_control(&codec->context, VP8E_SET_CPUUSED, settings.cpu_used);
  vpx_codec_control(&codec->context, VP8E_SET_STATIC_THRESHOLD, 1);
  vpx_codec_control(&codec->context, VP8E_SET_TOKEN_PARTITIONS, VP8_ONE_TOKENPARTITION);
  vpx_codec_control(&codec->context, VP8E_SET_NOISE_SENSITIVITY, 0);
  // A key frame may take as much as six average frames: 0.2 s of the line.
  vpx_codec_control(&codec->context, VP8E_SET_MAX_INTRA_BITRATE_PCT, 600);
  return Vp8Encoder(std::move(codec), settings);
}

void Vp8Encoder::set_target_bitrate(int bitrate) {
  if (bitrate == settings_.bitrate) return;
  settings_.bitrate = bitrate;
  set_bitrate(codec_->config, settings_);
  vpx_codec_enc_config_set(&codec_->context, &codec_->config);
}

const Vp8Encoder::LayerStep& Vp8Encoder::next_step(bool keyframe) {
  if (keyframe) position_ = 0;
  const LayerStep& step = codec_->steps[position_];
  position_ = (position_ + 1) % static_cast<uint32_t>(codec_->steps.size());
  return step;
}

std::optional<Vp8Encoder::Output> Vp8Encoder::encode(const I420View& picture, int64_t timestamp) {
  CHECK(picture.size == settings_.size && timestamp > last_timestamp_);
  last_timestamp_ = timestamp;
  const LayerStep& step = next_step(keyframe_requested_);
  const vpx_enc_frame_flags_t flags = keyframe_requested_ ? VPX_EFLAG_FORCE_KF : step.flags;

  vpx_image_t image;
  vpx_img_wrap(&image, VPX_IMG_FMT_I420, static_cast<unsigned>(picture.size.width),
               static_cast<unsigned>(picture.size.height), 1, const_cast<uint8_t*>(picture.y));
  image.planes[VPX_PLANE_U] = const_cast<uint8_t*>(picture.u);
  image.planes[VPX_PLANE_V] = const_cast<uint8_t*>(picture.v);
  image.stride[VPX_PLANE_Y] = picture.y_stride;
  image.stride[VPX_PLANE_U] = image.stride[VPX_PLANE_V] = picture.uv_stride;

  const LibraryCall call(LibraryKind::kVpxEncode);
  if (settings_.temporal_layers > 1) {
    vpx_codec_control(&codec_->context, VP8E_SET_TEMPORAL_LAYER_ID, static_cast<int>(step.layer));
  }
  const auto duration = static_cast<unsigned long>(90'000 / settings_.frames_per_second);
  if (vpx_codec_encode(&codec_->context, &image, timestamp, duration, flags, VPX_DL_REALTIME) != VPX_CODEC_OK) {
    return std::nullopt;
  }
  vpx_codec_iter_t position = nullptr;
  while (const vpx_codec_cx_pkt_t* packet = vpx_codec_get_cx_data(&codec_->context, &position)) {
    if (packet->kind != VPX_CODEC_CX_FRAME_PKT) continue;
    keyframe_requested_ = false;
    return Output{{static_cast<const uint8_t*>(packet->data.frame.buf), packet->data.frame.sz},
                  (packet->data.frame.flags & VPX_FRAME_IS_KEY) != 0, step.layer, step.sync, step.non_reference};
  }
  return std::nullopt;
}

}  // namespace media
