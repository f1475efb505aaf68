#include "tools/endpoint/core/site_signs.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tools {
namespace {

TEST(SiteSigns, TonesFitTheWindow) {
  for (size_t i = 0; i < kSiteSigns; ++i) {
    EXPECT_EQ(std::fmod(site_tone(i), 50.0), 0.0);
    EXPECT_GE(site_tone(i), 300.0);
    EXPECT_LE(site_tone(i), 3000.0);
    for (size_t j = 0; j < i; ++j) EXPECT_GE(std::abs(site_tone(i) - site_tone(j)), 150.0);
  }
}

TEST(SiteSigns, ColoursAreToldApartAlsoWhenSpoilt) {
  for (size_t i = 0; i < kSiteSigns; ++i) {
    const auto colour = site_colour(i);
    EXPECT_EQ(nearest_site_colour(colour).index, i);
    EXPECT_EQ(nearest_site_colour(colour).distance, 0.0);
    for (const int error : {-6, 6}) {
      const media::YuvColour spoilt{static_cast<uint8_t>(colour.y + 3 * error), static_cast<uint8_t>(colour.u + error),
                                    static_cast<uint8_t>(colour.v - error)};
      EXPECT_EQ(nearest_site_colour(spoilt).index, i) << error;
    }
  }
  EXPECT_GT(nearest_site_colour({16, 128, 128}).distance, 50) << "black is no site";
}

TEST(SiteSigns, NamesColoursForPeople) {
  EXPECT_EQ(rgb_from_yuv({16, 128, 128}), 0x000000U);
  EXPECT_EQ(rgb_from_yuv({235, 128, 128}), 0xFFFFFFU);
  for (size_t i = 0; i < kSiteSigns; ++i) {
    const unsigned rgb = rgb_from_yuv(site_colour(i));
    const auto back =
        media::yuv_from_rgb(static_cast<uint8_t>(rgb >> 16), static_cast<uint8_t>(rgb >> 8), static_cast<uint8_t>(rgb));
    EXPECT_NEAR(back.u, site_colour(i).u, 16);
    EXPECT_NEAR(back.v, site_colour(i).v, 16);
    EXPECT_EQ(nearest_site_colour(back).index, i);
  }
}

}  // namespace
}  // namespace tools
