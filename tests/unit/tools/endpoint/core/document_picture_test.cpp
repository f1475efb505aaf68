#include "tools/endpoint/core/document_picture.h"

#include <gtest/gtest.h>

#include "media/video/scaler.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/core/tile_reader.h"

namespace tools {
namespace {

media::I420Frame document(uint8_t site, uint16_t frame) {
  media::I420Frame picture({1920, 1080});
  DocumentPicture(site_colour(site), document_sign(site)).draw(frame, picture.mutable_view());
  return picture;
}

// The share of points whose brightness differs.
double difference(const media::I420Frame& one, const media::I420Frame& other) {
  const auto a = one.view();
  const auto b = other.view();
  size_t count = 0;
  for (int y = 0; y < a.size.height; ++y) {
    for (int x = 0; x < a.size.width; ++x) count += a.y[y * a.y_stride + x] != b.y[y * b.y_stride + x] ? 1 : 0;
  }
  return static_cast<double>(count) / (a.size.width * a.size.height);
}

TEST(DocumentPicture, EachHasASignOfItsOwnBesideItsSitesColourInEveryTile) {
  for (uint8_t site = 0; site < kDocumentSigns; ++site) {
    const auto large = document(site, 24);
    for (const media::Size size : {media::Size{1920, 1080}, {960, 540}, {480, 270}, {160, 90}}) {
      media::I420Frame tile(size);
      media::scale(large.view(), tile.mutable_view());
      const auto reading = read_tile(tile.view(), {0, 0, size.width, size.height});
      EXPECT_EQ(reading.code, (TimeCode{24, document_sign(site)})) << size.width;
      EXPECT_EQ(nearest_site_colour(reading.colour).index, site) << size.width;
    }
  }
}

TEST(DocumentPicture, ChangesLittleFromPictureToPictureAndMuchFromSiteToSite) {
  const auto one = document(3, 0);
  EXPECT_GT(difference(one, document(3, 1)), 0.0001);
  EXPECT_LT(difference(one, document(3, 1)), 0.06);
  EXPECT_GT(difference(one, document(4, 0)), 0.06);
}

}  // namespace
}  // namespace tools
