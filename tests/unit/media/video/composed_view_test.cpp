#include "media/video/composed_view.h"

#include <gtest/gtest.h>

#include "media/video/vp8_decoder.h"
#include "pictures.h"

namespace media {
namespace {

using std::chrono::milliseconds;
Timestamp at(int64_t ms) { return timestamp_from_ns(3'600'000'000'000) + milliseconds(ms); }

SceneGroup group() {
  SceneGroup g;
  g.id = LayoutGroupId(1);
  g.layout = LayoutKind::kFull;
  g.places = {VideoInputId(1)};
  g.canvas = {640, 360};
  g.rungs.resize(2);
  g.rungs[0].size = {320, 180};
  g.rungs[0].bitrate = 150'000;
  g.rungs[1].size = {640, 360};
  g.rungs[1].bitrate = 500'000;
  return g;
}

class ComposedViewTest : public testing::Test {
 protected:
  static TextRenderer& text() {
    static TextRenderer renderer;
    return renderer;
  }
  void compose(const I420Frame& picture) {
    TileContent content;
    content.input = VideoInputId(1);
    content.state = TileState::kPicture;
    content.picture = picture.view();
    content.picture_serial = ++serial_;
    content.label = &label_;
    view_.compose(std::span(&content, 1), 0);
  }
  void compose_same(const I420Frame& picture) {
    --serial_;
    compose(picture);
  }
  std::optional<EncodedFrame> encode(size_t rung, bool keyframe, int64_t ms) {
    return view_.encode(rung, keyframe, at(ms), buffers_);
  }

  SiteLabel label_{"Hải Hậu", false};
  uint64_t serial_ = 0;
  FrameBuffers buffers_;
  ComposedView view_{group(), ScenePicture{}, text()};
};

TEST_F(ComposedViewTest, EveryRungShowsTheSamePictureInItsSize) {
  Vp8Decoder small = Vp8Decoder::create().value();
  Vp8Decoder large = Vp8Decoder::create().value();
  const YuvColour colours[] = {test::kRed, test::kGreen, test::kBlue};
  for (int i = 0; i < 3; ++i) {
    compose(test::plain({640, 360}, colours[i]));
    const auto low = encode(0, i == 2, i * 33);
    const auto high = encode(1, false, i * 33);
    ASSERT_TRUE(low && high);
    EXPECT_EQ(low->keyframe, i != 1) << "the first, and the one asked for";
    EXPECT_EQ(high->keyframe, i == 0);
    EXPECT_EQ(low->size, (low->keyframe ? Size{320, 180} : Size{}));
    ASSERT_EQ(small.decode(low->data), Vp8Decoder::Outcome::kPicture);
    ASSERT_EQ(large.decode(high->data), Vp8Decoder::Outcome::kPicture);
    EXPECT_EQ(small.picture()->size, (Size{320, 180}));
    EXPECT_TRUE(test::close(test::centre(*small.picture(), {0, 0, 320, 180}), colours[i], 16)) << i;
    EXPECT_TRUE(test::close(test::centre(*large.picture(), {0, 0, 640, 360}), colours[i], 16)) << i;
  }
}

TEST_F(ComposedViewTest, RtpTimeFollowsTheClockWithoutDrift) {
  const I420Frame picture = test::waves({640, 360}, 0);
  compose(picture);
  const int64_t first = encode(0, false, 0)->timestamp;
  compose(picture);
  const auto second = encode(0, false, 10'000'000);  // almost three hours later
  EXPECT_EQ(second->timestamp - first, 900'000'000);
  EXPECT_EQ(second->capture, at(10'000'000));
}

TEST_F(ComposedViewTest, ARungThatRestedBeginsWithAKeyframe) {
  const I420Frame picture = test::waves({640, 360}, 0);
  const auto is_key = [&](size_t rung, int i) {
    const auto frame = encode(rung, false, i * 33);
    return frame && frame->keyframe;
  };
  compose(picture);
  EXPECT_TRUE(is_key(0, 0));
  compose(picture);
  EXPECT_FALSE(is_key(0, 1));
  compose(picture);  // nobody watches
  compose(picture);
  EXPECT_TRUE(is_key(0, 3));
  EXPECT_TRUE(is_key(1, 3));
}

TEST_F(ComposedViewTest, AStillPictureIsSentFiveTimesASecond) {
  const I420Frame picture = test::waves({640, 360}, 0);
  compose(picture);
  encode(0, true, 0);
  int sent = 0;
  for (int i = 1; i <= 90; ++i) {
    compose_same(picture);
    sent += encode(0, false, i * 33) ? 1 : 0;
  }
  EXPECT_EQ(sent, 29 + 11) << "all of the first second, then every sixth";
  compose_same(picture);
  const auto asked = encode(0, true, 91 * 33);
  ASSERT_TRUE(asked) << "a key frame that is asked for does not wait";
  EXPECT_TRUE(asked->keyframe);
  compose(picture);
  EXPECT_TRUE(encode(0, false, 92 * 33)) << "nor does movement";
}

TEST_F(ComposedViewTest, BecomesAnotherLayoutButNotAnotherSize) {
  SceneGroup other = group();
  other.layout = LayoutKind::kGrid;
  other.places = {VideoInputId(3), VideoInputId(4), VideoInputId(5)};
  EXPECT_TRUE(view_.can_become(other));
  view_.become(other, {});
  EXPECT_EQ(view_.places().size(), 3U);
  EXPECT_EQ(view_.places()[0], VideoInputId(3));
  other.canvas = {1280, 720};
  EXPECT_FALSE(view_.can_become(other));
  other = group();
  other.rungs.pop_back();
  EXPECT_FALSE(view_.can_become(other));
}

}  // namespace
}  // namespace media
