// Encoder and decoder together: what one writes the other reads.
#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/video/vp8_decoder.h"
#include "media/video/vp8_encoder.h"
#include "pictures.h"

namespace media {
namespace {

constexpr Size kSize{320, 180};

Vp8Encoder::Settings settings(int layers = 1) {
  Vp8Encoder::Settings s;
  s.size = kSize;
  s.bitrate = 300'000;
  s.temporal_layers = layers;
  return s;
}

std::vector<uint8_t> bytes_of(const Vp8Encoder::Output& output) { return {output.data.begin(), output.data.end()}; }

TEST(Vp8Codec, ComesBackAsItWas) {
  auto encoder = Vp8Encoder::create(settings()).value();
  auto decoder = Vp8Decoder::create().value();
  double worst = 100;
  for (int i = 0; i < 20; ++i) {
    const I420Frame picture = test::waves(kSize, i);
    const auto output = encoder.encode(picture.view(), i * 3000);
    ASSERT_TRUE(output);
    EXPECT_EQ(output->keyframe, i == 0);
    ASSERT_EQ(decoder.decode(output->data), Vp8Decoder::Outcome::kPicture);
    ASSERT_EQ(decoder.picture()->size, kSize);
    worst = std::min(worst, test::psnr(*decoder.picture(), picture.view()));
  }
  EXPECT_GT(worst, 32.0);
}

TEST(Vp8Encoder, MakesAKeyframeWhenAskedAndOnlyThen) {
  auto encoder = Vp8Encoder::create(settings()).value();
  std::vector<int> keyframes;
  for (int i = 0; i < 12; ++i) {
    if (i == 7) encoder.request_keyframe();
    if (encoder.encode(test::waves(kSize, i).view(), i * 3000)->keyframe) keyframes.push_back(i);
  }
  EXPECT_EQ(keyframes, (std::vector{0, 7}));
}

TEST(Vp8Encoder, KeepsTheBitrateItIsGiven) {
  auto encoder = Vp8Encoder::create(settings()).value();
  auto rate_over = [&, time = 0](int frames) mutable {
    Random random(7);
    size_t bytes = 0;
    for (int i = 0; i < frames; ++i, ++time) {
      I420Frame picture = test::waves(kSize, 9 * time);
      for (int y = 0; y < kSize.height; ++y) {
        uint8_t* row = picture.mutable_view().y + y * picture.mutable_view().y_stride;
        for (int x = 0; x < kSize.width; ++x) row[x] = static_cast<uint8_t>(row[x] + random.below(24));
      }
      bytes += encoder.encode(picture.view(), time * 3000)->data.size();
    }
    return static_cast<double>(bytes) * 8 * 30 / frames;
  };
  rate_over(10);
  EXPECT_NEAR(rate_over(45), 300'000, 60'000);
  encoder.set_target_bitrate(150'000);
  rate_over(10);
  EXPECT_NEAR(rate_over(45), 150'000, 40'000);
}

TEST(Vp8Encoder, RefusesWhatCannotBe) {
  auto s = settings();
  s.size = {0, 180};
  EXPECT_EQ(Vp8Encoder::create(s).error().code, "video.encoder");
  s = settings(4);
  EXPECT_EQ(Vp8Encoder::create(s).error().code, "video.encoder");
  s = settings();
  s.size = {40'000, 180};
  EXPECT_EQ(Vp8Encoder::create(s).error().code, "video.encoder") << "libvpx's own refusal";
}

class TemporalLayers : public testing::TestWithParam<int> {};

// The frames up to any layer are a stream of their own: they decode to the pictures that were encoded.
TEST_P(TemporalLayers, LowerOnesDoWithoutUpperOnes) {
  const int layers = GetParam();
  for (int up_to = 0; up_to < layers; ++up_to) {
    auto encoder = Vp8Encoder::create(settings(layers)).value();
    auto decoder = Vp8Decoder::create().value();
    int decoded = 0;
    for (int i = 0; i < 24; ++i) {
      const I420Frame picture = test::waves(kSize, i);
      const auto output = encoder.encode(picture.view(), i * 3000);
      ASSERT_TRUE(output);
      if (output->temporal_layer > up_to) continue;
      ASSERT_EQ(decoder.decode(output->data), Vp8Decoder::Outcome::kPicture);
      EXPECT_GT(test::psnr(*decoder.picture(), picture.view()), 30.0) << "layer " << up_to << ", picture " << i;
      ++decoded;
    }
    EXPECT_EQ(decoded, 24 >> (layers - 1 - up_to));
  }
}

// A frame marked as sync or unneeded is what it says.
TEST_P(TemporalLayers, SignsAreTrue) {
  const int layers = GetParam();
  auto encoder = Vp8Encoder::create(settings(layers)).value();
  auto whole = Vp8Decoder::create().value();
  auto without_unneeded = Vp8Decoder::create().value();
  for (int i = 0; i < 24; ++i) {
    const I420Frame picture = test::waves(kSize, i);
    const auto output = encoder.encode(picture.view(), i * 3000);
    ASSERT_EQ(whole.decode(output->data), Vp8Decoder::Outcome::kPicture);
    EXPECT_FALSE(output->temporal_layer == 0 && output->non_reference);
    if (output->non_reference) continue;
    ASSERT_EQ(without_unneeded.decode(output->data), Vp8Decoder::Outcome::kPicture);
    EXPECT_GT(test::psnr(*without_unneeded.picture(), *whole.picture()), 90) << "the same picture without them";
  }
}

INSTANTIATE_TEST_SUITE_P(Counts, TemporalLayers, testing::Values(2, 3));

TEST(Vp8Decoder, FollowsASizeThatChangesAtAKeyframe) {
  auto decoder = Vp8Decoder::create().value();
  for (const Size size : {Size{320, 180}, Size{640, 360}, Size{180, 320}, Size{160, 90}}) {
    auto s = settings();
    s.size = size;
    auto encoder = Vp8Encoder::create(s).value();
    for (int i = 0; i < 2; ++i) {
      ASSERT_EQ(decoder.decode(encoder.encode(test::waves(size, i).view(), i * 3000)->data),
                Vp8Decoder::Outcome::kPicture);
      EXPECT_EQ(decoder.picture()->size, size);
    }
  }
}

TEST(Vp8Decoder, WaitsForAKeyframeAtTheStartAndAfterAnError) {
  auto encoder = Vp8Encoder::create(settings()).value();
  auto decoder = Vp8Decoder::create().value();
  const auto key = bytes_of(*encoder.encode(test::waves(kSize, 0).view(), 0));
  const auto delta = bytes_of(*encoder.encode(test::waves(kSize, 1).view(), 3000));
  EXPECT_EQ(decoder.decode(delta), Vp8Decoder::Outcome::kError);
  EXPECT_EQ(decoder.decode(key), Vp8Decoder::Outcome::kPicture);
  auto cut = key;
  cut.resize(9);
  EXPECT_EQ(decoder.decode(cut), Vp8Decoder::Outcome::kError);
  EXPECT_EQ(decoder.decode(delta), Vp8Decoder::Outcome::kError) << "until the next key frame";
  EXPECT_EQ(decoder.decode(key), Vp8Decoder::Outcome::kPicture);
  EXPECT_EQ(decoder.decode(delta), Vp8Decoder::Outcome::kPicture);
}

TEST(Vp8Decoder, TakesNoMemoryForMonstrousPictures) {
  auto decoder = Vp8Decoder::create().value();
  std::vector<uint8_t> frame(200, 0);
  const uint8_t head[] = {0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0xff, 0x3f, 0xff, 0x3f};
  std::copy(std::begin(head), std::end(head), frame.begin());
  EXPECT_EQ(decoder.decode(frame), Vp8Decoder::Outcome::kError);
  EXPECT_EQ(decoder.decode({}), Vp8Decoder::Outcome::kError);
  EXPECT_FALSE(decoder.picture());
}

TEST(Vp8Decoder, SurvivesDamagedFrames) {
  auto encoder = Vp8Encoder::create(settings()).value();
  auto decoder = Vp8Decoder::create().value();
  Random random(1);
  int pictures = 0;
  for (int i = 0; i < 60; ++i) {
    if (i % 10 == 0) encoder.request_keyframe();
    auto frame = bytes_of(*encoder.encode(test::waves(kSize, i).view(), i * 3000));
    for (int hit = 0; hit < i % 10; ++hit) frame[random.below(frame.size())] = static_cast<uint8_t>(random.u32());
    if (i % 10 == 9) frame.resize(random.below(frame.size()));
    pictures += decoder.decode(frame) == Vp8Decoder::Outcome::kPicture ? 1 : 0;
  }
  EXPECT_GE(pictures, 6) << "at least the undamaged key frames";
}

}  // namespace
}  // namespace media
