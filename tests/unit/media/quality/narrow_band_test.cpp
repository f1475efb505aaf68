#include "media/quality/narrow_band.h"

#include <limits>

#include <gtest/gtest.h>

namespace media {
namespace {

TEST(NarrowBand, EachSampleIsTheMeanOfSix) {
  AudioFrame frame;
  for (size_t i = 0; i < frame.size(); ++i) frame[i] = static_cast<float>(i);
  const NarrowFrame narrowed = narrow(frame);
  for (size_t i = 0; i < narrowed.size(); ++i) EXPECT_FLOAT_EQ(narrowed[i], static_cast<float>(6 * i) + 2.5F);
}

TEST(NarrowBand, WhatIsNoSoundIsSilence) {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity(), 1e30F}) {
    AudioFrame frame{};
    frame[6] = bad;
    frame[12] = 0.6F;
    const NarrowFrame narrowed = narrow(frame);
    EXPECT_EQ(narrowed[1], 0);
    EXPECT_FLOAT_EQ(narrowed[2], 0.1F);
  }
}

}  // namespace
}  // namespace media
