#include "media/video/message_band.h"

#include <gtest/gtest.h>

#include "media/video/palette.h"
#include "writing.h"

namespace media {
namespace {

constexpr Size kCanvas{1280, 720};
constexpr const char* kShort = "Đề nghị các điểm cầu tắt micro khi không phát biểu";
constexpr const char* kLong =
    "Đề nghị các điểm cầu Nghĩa Hưng, Hải Hậu và Giao Thủy gửi báo cáo số hộ phải di dời trước 10 giờ 30 phút về Văn "
    "phòng Ban Chỉ huy phòng chống thiên tai";

class MessageBandTest : public testing::Test {
 protected:
  Rect place(const std::string& message) {
    band_.show(message);
    return band_.panel() ? band_.panel()->place() : Rect{};
  }
  MessageBand band_{test::text_renderer(), kCanvas};
};

TEST_F(MessageBandTest, StandsAtTheLowerEdgeInOneLineOrTwo) {
  const Rect one = place(kShort);
  EXPECT_EQ(one.bottom(), 720);
  EXPECT_EQ(one.width, 1280);
  EXPECT_GE(one.height, 44);
  EXPECT_LE(one.height, 56);
  const Rect two = place(kLong);
  EXPECT_GT(two.height, one.height);
  EXPECT_LE(two.height, 84) << "a name in a tile of a sixth still has its place above";
  EXPECT_EQ(place(std::string(kLong) + " " + kLong + " " + kLong), two) << "never more than two";
  EXPECT_EQ(place(""), Rect{});
}

TEST_F(MessageBandTest, IsDrawnOnce) {
  EXPECT_TRUE(band_.show(kShort));
  EXPECT_FALSE(band_.show(kShort));
  EXPECT_TRUE(band_.show(kLong));
  EXPECT_TRUE(band_.show(""));
  EXPECT_FALSE(band_.show(""));
}

TEST_F(MessageBandTest, IsWhiteOnBlueAndLargeEnough) {
  const Rect r = place("HHH");
  const I420Frame picture = test::laid(*band_.panel(), kCanvas);
  EXPECT_TRUE(test::close(test::mean(picture.view(), {0, r.y, 100, r.height}), palette::kMessage, 1));
  EXPECT_GT(test::brightest(picture.view(), r), 220);
  EXPECT_GE(test::ink_height(picture.view(), r), 19) << "ten pixels on 360 lines";
}

TEST_F(MessageBandTest, AnEllipsisEndsWhatDoesNotFit) {
  std::string text = kLong;
  while (text.size() < 1000) text += " " + text;
  place(text);
  const auto cut = test::luma(test::laid(*band_.panel(), kCanvas).view(), {0, 640, 1280, 80});
  place(text + " và thêm nữa");
  EXPECT_EQ(test::luma(test::laid(*band_.panel(), kCanvas).view(), {0, 640, 1280, 80}), cut);
}

TEST_F(MessageBandTest, SurvivesAnyText) {
  for (const std::string& text : test::hostile_texts()) {
    const Rect r = place(text);
    EXPECT_LE(r.height, 84);
    EXPECT_TRUE(r.size().empty() || r.bottom() == 720);
  }
}

}  // namespace
}  // namespace media
