#include "tests/sim/reel.h"

#include <cmath>
#include <utility>

#include "media/audio/level.h"
#include "media/audio/opus_encoder.h"
#include "media/base/random.h"

namespace sim {
namespace {

constexpr int64_t kPictureTime = 90'000 / kPicturesPerSecond;
constexpr int kTicksPerSecond = 50;
constexpr double kGrain = 12;         // of luma: what a camera adds to any picture
constexpr double kRoomLevel = 0.0035;  // about −60 dBov

void draw(const media::MutableI420View& picture, int number, media::Random& random) {
  media::fill(picture, {0, 0, picture.size.width, picture.size.height}, {110, 120, 136});
  for (int y = 0; y < picture.size.height; ++y) {
    for (int x = 0; x < picture.size.width; ++x) {
      const double shape = 40 * std::sin((x + 2 * number) / 9.0) * std::cos((y + number) / 7.0);
      picture.y[y * picture.y_stride + x] = static_cast<uint8_t>(110 + shape + kGrain * (random.unit() - 0.5));
    }
  }
}

std::vector<media::EncodedFrame> make_layer(media::Size size, int pictures, media::Random& random) {
  auto encoder = media::Vp8Encoder::create(layer_settings(size)).value();
  media::I420Frame picture(size);
  std::vector<media::EncodedFrame> frames;
  for (int number = 0; number < pictures; ++number) {
    draw(picture.mutable_view(), number, random);
    const auto output = encoder.encode(picture.view(), number * kPictureTime);
    if (!output) continue;
    media::EncodedFrame& frame = frames.emplace_back();
    frame.data.assign(output->data.begin(), output->data.end());
    frame.keyframe = output->keyframe;
  }
  return frames;
}

std::vector<Reel::Sound> make_room(int ticks, media::Random& random) {
  auto encoder = media::OpusEncoder::create({}).value();
  std::vector<Reel::Sound> sound;
  for (int tick = 0; tick < ticks; ++tick) {
    media::AudioFrame frame;
    for (float& sample : frame) sample = static_cast<float>(kRoomLevel * (random.unit() - 0.5));
    std::array<uint8_t, media::kMaxEncodedAudio> packet;
    const size_t size = encoder.encode(frame, packet);
    sound.push_back({{packet.begin(), packet.begin() + static_cast<ptrdiff_t>(size)},
                     media::to_audio_level(media::level_dbov(frame))});
  }
  return sound;
}

}  // namespace

media::Vp8Encoder::Settings layer_settings(media::Size size) {
  media::Vp8Encoder::Settings settings;
  settings.size = size;
  settings.frames_per_second = kPicturesPerSecond;
  settings.bitrate = 60'000 * size.width / kLayerSizes[0].width;
  return settings;
}

Reel make_reel(uint64_t seed, int seconds, bool with_sound, const std::array<media::Size, kLayerSizes.size()>& sizes) {
  media::Random random(seed);
  Reel reel;
  for (size_t i = 0; i < kLayerSizes.size(); ++i) {
    reel.layers[i] = make_layer(sizes[i], seconds * kPicturesPerSecond, random);
  }
  if (with_sound) reel.sound = make_room(seconds * kTicksPerSecond, random);
  return reel;
}

}  // namespace sim
