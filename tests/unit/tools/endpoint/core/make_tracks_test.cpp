#include "tools/endpoint/core/make_tracks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "media/audio/opus_decoder.h"
#include "media/video/vp8_decoder.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/core/tile_reader.h"
#include "tools/endpoint/core/tone_meter.h"

namespace tools {
namespace {

std::vector<float> decoded(const Track& track, int loops) {
  auto decoder = media::OpusDecoder::create().value();
  std::vector<float> sound;
  for (int loop = 0; loop < loops; ++loop) {
    for (size_t i = 0; i < track.frames(); ++i) {
      std::array<float, 960> frame;
      EXPECT_EQ(decoder.decode(track.data(i), frame), 960U);
      sound.insert(sound.end(), frame.begin(), frame.end());
    }
  }
  return sound;
}

TEST(MakeTracks, LayersDecodeAcrossTheLoopAndShowSiteAndFrame) {
  const auto tracks = make_video_tracks(4, site_colour(4), 30);
  ASSERT_TRUE(tracks) << tracks.error().message;
  ASSERT_EQ(tracks->size(), 3U);
  for (size_t layer = 0; layer < 3; ++layer) {
    const Track& track = (*tracks)[layer];
    EXPECT_EQ(track.size(), kSimulcastLayers[layer].size);
    ASSERT_EQ(track.frames(), 30U);
    auto decoder = media::Vp8Decoder::create().value();
    for (size_t n = 0; n < 35; ++n) {
      EXPECT_EQ(track.frame(n % 30).keyframe, n % 30 == 0);
      ASSERT_EQ(decoder.decode(track.data(n % 30)), media::Vp8Decoder::Outcome::kPicture);
      const auto& view = *decoder.picture();
      const auto reading = read_tile(view, {0, 0, view.size.width, view.size.height});
      EXPECT_EQ(reading.code, (TimeCode{static_cast<uint16_t>(n % 30), 4}));
      EXPECT_EQ(nearest_site_colour(reading.colour).index, 4U);
    }
  }
}

TEST(MakeTracks, ADocumentDecodesAcrossTheLoopAndCostsLittle) {
  const auto track = make_document_track(4, site_colour(4), 10);
  ASSERT_TRUE(track) << track.error().message;
  EXPECT_EQ(track->size(), kDocumentSize);
  ASSERT_EQ(track->frames(), 10U);
  EXPECT_LT(track->bitrate(kDocumentFramesPerSecond), 2'000'000) << "as the page may send";
  auto decoder = media::Vp8Decoder::create().value();
  for (size_t n = 0; n < 12; ++n) {
    EXPECT_EQ(track->frame(n % 10).keyframe, n % 5 == 0);
    ASSERT_EQ(decoder.decode(track->data(n % 10)), media::Vp8Decoder::Outcome::kPicture);
    const auto reading = read_tile(*decoder.picture(), {0, 0, kDocumentSize.width, kDocumentSize.height});
    EXPECT_EQ(reading.code, (TimeCode{static_cast<uint16_t>(n % 10), document_sign(4)}));
    EXPECT_EQ(nearest_site_colour(reading.colour).index, 4U);
  }
  EXPECT_FALSE(make_document_track(4, site_colour(4), 12)) << "no whole seconds";
}

TEST(MakeTracks, AToneLoopsWithoutAClickAndCarriesItsMarkers) {
  const auto track = make_tone_track(1350, 2);
  ASSERT_TRUE(track);
  ASSERT_EQ(track->frames(), 100U);
  EXPECT_NEAR(track->frame(10).level, 20, 1);
  EXPECT_NEAR(track->frame(50).level, 14, 1);
  EXPECT_TRUE(track->frame(50).marker);
  EXPECT_FALSE(track->frame(51).marker);
  ToneMeter meter({1200, 1350, 1500});
  size_t markers = 0;
  meter.on_marker([&](const ToneMeter::Marker& marker) {
    EXPECT_EQ(marker.tone, 1U);
    EXPECT_NEAR(static_cast<double>(marker.sample % 48'000), 312, 240);
    ++markers;
  });
  meter.push(decoded(*track, 3));
  EXPECT_EQ(markers, 5U);
  EXPECT_GE(meter.figures(1).heard_fraction(), 0.99);
  EXPECT_EQ(meter.figures(1).dropouts, 0U);
  EXPECT_LE(meter.figures(0).heard + meter.figures(2).heard, 2U) << "at most where the tone sets in";
}

TEST(MakeTracks, QuietAndSilenceAreBelowWhatIsHeard) {
  const auto quiet = make_quiet_track();
  const auto silence = make_silence_track();
  ASSERT_TRUE(quiet && silence);
  EXPECT_NEAR(quiet->frame(5).level, 65, 1);
  EXPECT_EQ(silence->frame(5).level, 127);
  for (const float sample : decoded(*silence, 2)) EXPECT_LT(std::abs(sample), 1e-4);
}

std::vector<uint8_t> wav(uint32_t rate, uint16_t channels, uint32_t declared, const std::vector<int16_t>& samples) {
  std::vector<uint8_t> file;
  const auto text = [&](const char* t) { file.insert(file.end(), t, t + 4); };
  const auto number = [&](uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) file.push_back(static_cast<uint8_t>(value >> (8 * i)));
  };
  text("RIFF"), number(0, 4), text("WAVE"), text("fmt "), number(16, 4), number(1, 2), number(channels, 2);
  number(rate, 4), number(rate * 2 * channels, 4), number(2U * channels, 2), number(16, 2);
  text("LIST"), number(3, 4), number(0, 4), text("data"), number(declared, 4);
  for (const int16_t sample : samples) number(static_cast<uint16_t>(sample), 2);
  return file;
}

TEST(MakeTracks, ReadsWavFiles) {
  const auto mono = parse_wav(wav(24'000, 1, 8, {0, 16384, -16384, 0}));
  ASSERT_TRUE(mono) << mono.error().message;
  EXPECT_THAT(*mono, testing::ElementsAre(0, 0.25, 0.5, 0, -0.5, -0.25, 0, 0));
  const auto stereo = parse_wav(wav(48'000, 2, 0xFFFFFFFF, {16384, 0, -8192, -8192}));
  ASSERT_TRUE(stereo) << "a length that a pipe's writer could not know";
  EXPECT_THAT(*stereo, testing::ElementsAre(0.25, -0.25));

  EXPECT_FALSE(parse_wav({}));
  EXPECT_FALSE(parse_wav(wav(100, 1, 2, {1})));
  EXPECT_FALSE(parse_wav(wav(48'000, 0, 2, {1})));
  EXPECT_FALSE(parse_wav(wav(48'000, 1, 0, {})));
  const auto good = wav(24'000, 1, 8, {0, 16384, -16384, 0});
  for (size_t size = 0; size < good.size() - 8; ++size) EXPECT_FALSE(parse_wav(media::Bytes(good).first(size))) << size;
}

}  // namespace
}  // namespace tools
