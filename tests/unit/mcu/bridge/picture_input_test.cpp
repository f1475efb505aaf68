#include "mcu/bridge/picture_input.h"

#include <gtest/gtest.h>

#include "sending_camera.h"

namespace mcu {
namespace {

using std::chrono::milliseconds;

constexpr media::VideoInputId kFirst{1}, kFresh{2};

class PictureInputTest : public testing::Test {
 protected:
  SitePicture picture() {
    SitePicture picture;
    picture.key = {SiteId("y-yen"), false};
    picture.name = "Ý Yên";
    picture.role = "Chủ trì";
    picture.caption = "Nguyễn Văn A";
    picture.chair = picture.connected = true;
    picture.source = &camera_.source;
    return picture;
  }

  media::FrameBuffers buffers_;
  test::SendingCamera camera_{1, {{80, 44}, {160, 90}}, media::test::kBlue};
  Timestamp now_ = media::timestamp_from_ns(1'000'000'000);
  PictureInput input_{picture(), kFirst, buffers_};
};

TEST_F(PictureInputTest, SaysWhatTheCompositorIsToKnow) {
  const auto scene = input_.scene(now_);
  EXPECT_EQ(scene.id, kFirst);
  EXPECT_EQ(scene.label.name, "Ý Yên");
  EXPECT_EQ(scene.label.role, "Chủ trì");
  EXPECT_EQ(scene.label.caption, "Nguyễn Văn A");
  EXPECT_TRUE(scene.label.chair && scene.connected);
  EXPECT_FALSE(scene.content);
  EXPECT_FALSE(scene.sends_video) << "no tile shows it: nothing is to be waited for";
}

TEST_F(PictureInputTest, IsFedWhileATileShowsItAndBeginsAnew) {
  EXPECT_FALSE(camera_.source.has_sinks(0));
  EXPECT_TRUE(input_.show(media::Size{80, 44}, kFresh));
  EXPECT_EQ(input_.id(), kFresh);
  EXPECT_TRUE(input_.scene(now_).sends_video);
  camera_.send(now_);
  media::VideoTick tick;
  input_.audio_delay = milliseconds(40);
  input_.collect(false, 1, tick, now_);
  EXPECT_TRUE(camera_.source.has_sinks(0));
  ASSERT_EQ(tick.delays.size(), 1U);
  EXPECT_EQ(tick.delays[0].input, kFresh);

  EXPECT_FALSE(input_.show(media::Size{160, 90}, media::VideoInputId(3))) << "a larger tile is no new beginning";
  EXPECT_FALSE(input_.show(std::nullopt, media::VideoInputId(3)));
  EXPECT_FALSE(camera_.source.has_sinks(0));
  EXPECT_TRUE(input_.show(media::Size{80, 44}, media::VideoInputId(3)));
}

TEST_F(PictureInputTest, WhoSendsNothingKeepsItsId) {
  auto gone = picture();
  gone.source = nullptr;
  gone.connected = false;
  input_.become(gone);
  EXPECT_FALSE(input_.show(media::Size{80, 44}, kFresh));
  EXPECT_EQ(input_.id(), kFirst);
  EXPECT_FALSE(input_.scene(now_).sends_video);
}

TEST_F(PictureInputTest, LetsGoOfASourceThatIsTakenAway) {
  input_.show(media::Size{80, 44}, kFresh);
  camera_.send(now_);
  media::VideoTick tick;
  input_.collect(false, 1, tick, now_);
  ASSERT_TRUE(camera_.source.has_sinks(0));
  auto without = picture();
  without.source = nullptr;
  input_.become(without);
  input_.show(media::Size{80, 44}, kFresh);
  EXPECT_FALSE(camera_.source.has_sinks(0));
}

TEST_F(PictureInputTest, IsMarkedAsSpeakingForAWhile) {
  EXPECT_FALSE(input_.scene(now_).speaking);
  EXPECT_FALSE(input_.mark_changed(now_));
  input_.heard(now_);
  EXPECT_TRUE(input_.mark_changed(now_));
  EXPECT_TRUE(input_.scene(now_).speaking);
  EXPECT_FALSE(input_.mark_changed(now_ + milliseconds(699)));
  EXPECT_TRUE(input_.mark_changed(now_ + milliseconds(700)));
  EXPECT_FALSE(input_.scene(now_ + milliseconds(700)).speaking);
}

TEST_F(PictureInputTest, ASecondIsTheDifferenceOfTheLanesSums) {
  EXPECT_FALSE(input_.second(now_));
  input_.show(media::Size{80, 44}, kFresh);
  input_.decoded({kFirst, {50, 0, 0}, {}}, now_);
  EXPECT_FALSE(input_.second(now_)) << "of before it was shown";
  input_.decoded({kFresh, {30, 1, 2}, {}}, now_);
  ASSERT_TRUE(input_.second(now_));
  EXPECT_EQ(input_.second(now_)->decoded, 30U);
  EXPECT_EQ(input_.second(now_)->dropped, 3U);
  now_ += milliseconds(1000);
  DecodedSecond next{kFresh, {58, 1, 4}, {}};
  next.picture.frozen = true;
  input_.decoded(next, now_);
  EXPECT_EQ(input_.second(now_)->decoded, 28U);
  EXPECT_EQ(input_.second(now_)->dropped, 2U);
  EXPECT_TRUE(input_.second(now_)->picture.frozen);
  EXPECT_FALSE(input_.second(now_ + milliseconds(2001))) << "nothing new is known";

  input_.show(std::nullopt, kFirst);
  EXPECT_FALSE(input_.second(now_)) << "nobody sees it";
  input_.show(media::Size{80, 44}, media::VideoInputId(3));
  input_.decoded({media::VideoInputId(3), {7, 0, 0}, {}}, now_);
  EXPECT_EQ(input_.second(now_)->decoded, 7U) << "its decoder began anew";
}

}  // namespace
}  // namespace mcu
