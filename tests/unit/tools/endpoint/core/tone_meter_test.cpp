#include "tools/endpoint/core/tone_meter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "media/base/random.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {
namespace {

std::vector<double> all_tones() {
  std::vector<double> tones;
  for (size_t i = 0; i < kSiteSigns; ++i) tones.push_back(site_tone(i));
  return tones;
}

void add_tone(std::vector<float>& sound, double hertz, double amplitude, size_t from, size_t to) {
  for (size_t i = from; i < std::min(to, sound.size()); ++i) {
    sound[i] += static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / 48000));
  }
}

TEST(ToneMeter, GoertzelMeasuresAmplitude) {
  std::vector<float> sound(960);
  add_tone(sound, 750, 0.3, 0, 960);
  EXPECT_NEAR(tone_amplitude(sound, 750), 0.3, 1e-4);
  EXPECT_NEAR(tone_amplitude(sound, 900), 0.0, 1e-4);
}

TEST(ToneMeter, TellsThreeTonesFromAllOthersAtAnyPosition) {
  for (const size_t skip : {0U, 13U, 500U, 959U}) {
    std::vector<float> sound(48'000 + skip);
    for (const size_t site : {0U, 8U, 17U}) add_tone(sound, site_tone(site), kToneAmplitude, 0, sound.size());
    ToneMeter meter(all_tones());
    meter.push(std::span(sound).subspan(skip));
    for (size_t tone = 0; tone < kSiteSigns; ++tone) {
      const bool sent = tone == 0 || tone == 8 || tone == 17;
      const auto& figures = meter.figures(tone);
      EXPECT_EQ(meter.is_heard(tone), sent) << tone;
      EXPECT_EQ(figures.windows, 50U);
      EXPECT_EQ(figures.heard, sent ? 48U : 0U) << tone << ": from 50 ms on";
      EXPECT_NEAR(figures.mean_amplitude, sent ? kToneAmplitude : 0, 0.005) << tone;
    }
  }
}

TEST(ToneMeter, TellsOnceWhenAToneComesAndWhenItHasGone) {
  std::vector<float> sound(96'000);
  add_tone(sound, site_tone(3), kToneAmplitude, 24'000, 60'000);
  std::fill(sound.begin() + 48'000, sound.begin() + 48'960, 0.0F);  // a lost packet is no end
  ToneMeter meter(all_tones());
  std::vector<ToneMeter::Change> changes;
  meter.on_change([&](const ToneMeter::Change& change) { changes.push_back(change); });
  meter.push(sound);
  ASSERT_EQ(changes.size(), 2U);
  for (const auto& change : changes) EXPECT_EQ(change.tone, 3U);
  EXPECT_TRUE(changes[0].heard);
  EXPECT_NEAR(static_cast<double>(changes[0].sample), 24'000, ToneMeter::kHop);
  EXPECT_FALSE(changes[1].heard);
  EXPECT_NEAR(static_cast<double>(changes[1].sample), 60'960, ToneMeter::kHop);
}

TEST(ToneMeter, NoiseAndSpeechLevelsAreNoTone) {
  media::Random random(5);
  std::vector<float> noise(96'000);
  for (auto& sample : noise) sample = static_cast<float>((random.unit() - 0.5) * 0.02);
  ToneMeter meter(all_tones());
  meter.push(noise);
  for (size_t tone = 0; tone < kSiteSigns; ++tone) EXPECT_EQ(meter.figures(tone).heard, 0U);
}

TEST(ToneMeter, CountsDropouts) {
  std::vector<float> sound(3 * 48'000);
  add_tone(sound, 600, kToneAmplitude, 0, 48'000);
  add_tone(sound, 600, kToneAmplitude, 52'800, 96'000);  // 100 ms away
  ToneMeter meter({600, 750});
  meter.push(sound);
  EXPECT_EQ(meter.figures(0).dropouts, 1U) << "going away for good is none";
  EXPECT_EQ(meter.figures(1).dropouts, 0U);
  meter.reset();
  EXPECT_EQ(meter.figures(0).windows, 0U);
  EXPECT_EQ(meter.figures(0).dropouts, 0U);
}

struct MarkerCase {
  const char* what;
  bool coded;
  int delay;      // samples the path adds by itself
  int tolerance;  // samples
};

TEST(ToneMeter, FindsTheStartOfEachMarkerAmongOtherTones) {
  for (const auto& [what, coded, delay, tolerance] :
       {MarkerCase{"plain", false, 0, 60}, MarkerCase{"coded", true, 312, 240}}) {
    std::vector<float> sound(5 * 48'000);
    add_tone(sound, 450, kToneAmplitude, 0, sound.size());
    add_tone(sound, 1200, kToneAmplitude, 0, sound.size());
    for (int second = 0; second < 5; ++second) {
      const auto at = static_cast<size_t>(second) * 48'000;
      add_tone(sound, 1200, kToneAmplitude, at, at + kMarkerSamples);
    }
    if (coded) {
      auto encoder = media::OpusEncoder::create({}).value();
      auto decoder = media::OpusDecoder::create().value();
      for (size_t at = 0; at + 960 <= sound.size(); at += 960) {
        std::array<uint8_t, media::kMaxEncodedAudio> packet;
        const size_t size = encoder.encode(std::span<const float, 960>(&sound[at], 960), packet);
        ASSERT_EQ(decoder.decode(media::Bytes(packet).first(size), std::span(&sound[at], 960)), 960U);
      }
    }
    std::vector<ToneMeter::Marker> found;
    ToneMeter meter({450, 1200});
    meter.on_marker([&](const ToneMeter::Marker& marker) { found.push_back(marker); });
    for (size_t at = 0; at < sound.size(); at += 480) meter.push(std::span(sound).subspan(at, 480));
    ASSERT_EQ(found.size(), 4U) << what << ": the first marker comes before the tone has settled";
    for (size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].tone, 1U);
      EXPECT_NEAR(static_cast<double>(found[i].sample), static_cast<double>((i + 1) * 48'000) + delay, tolerance)
          << what;
    }
  }
}

TEST(ToneMeter, AMarkerIsOfItsOwnToneOnly) {
  std::vector<float> sound(5 * 48'000);
  add_tone(sound, 1200, kToneAmplitude, 0, sound.size());
  add_tone(sound, 1350, kToneAmplitude, 0, sound.size());
  for (size_t second = 1; second < 5; ++second) {
    add_tone(sound, 1350, kToneAmplitude, second * 48'000, second * 48'000 + kMarkerSamples);
  }
  std::vector<size_t> found;
  ToneMeter meter({1200, 1350, 1500});
  meter.on_marker([&](const ToneMeter::Marker& marker) { found.push_back(marker.tone); });
  meter.push(sound);
  EXPECT_EQ(found, (std::vector<size_t>{1, 1, 1, 1}));
  EXPECT_EQ(meter.figures(2).heard, 0U) << "the edges of a marker are no tone";
}

}  // namespace
}  // namespace tools
