#include "mcu/bridge/video_bridge.h"

#include <gtest/gtest.h>

#include "media/video/frame_assembler.h"
#include "media/video/vp8_decoder.h"
#include "sending_camera.h"

namespace mcu {
namespace {

using media::Rect;
using media::YuvColour;
using std::chrono::milliseconds;

constexpr media::Size kCanvas{320, 180};
const YuvColour kPlain = media::yuv_from_rgb(30, 37, 47);

VideoBridgeSettings settings() {
  VideoBridgeSettings s;
  s.width = kCanvas.width;
  s.height = kCanvas.height;
  s.rungs.resize(2);
  s.rungs[0].size = {160, 90};
  s.rungs[0].bitrate = 200'000;
  s.rungs[1].size = kCanvas;
  s.rungs[1].bitrate = 500'000;
  return s;
}

YuvColour colour_of(size_t site) {
  return {static_cast<uint8_t>(80 + 20 * site), static_cast<uint8_t>(90 + 13 * site),
          static_cast<uint8_t>(170 - 13 * site)};
}

// Somebody who is subscribed to the composed view and decodes it.
class Watcher {
 public:
  explicit Watcher(Source& source, size_t rung, Timestamp now) : source_(source), rung_(rung) {
    source_.attach(rung_, assembler_);
    source_.request_keyframe(rung_, now);
  }
  ~Watcher() { source_.detach(rung_, assembler_); }

  void watch(Timestamp now) {
    while (auto frame = assembler_.poll(now)) {
      EXPECT_EQ(decoder_.decode(frame->data), media::Vp8Decoder::Outcome::kPicture);
      ++frames;
      keyframes += frame->keyframe ? 1 : 0;
      if (newest_ != 0) longest_step = std::max(longest_step, frame->timestamp - newest_);
      newest_ = frame->timestamp;
    }
  }
  const media::I420View& picture() const { return *decoder_.picture(); }

  int frames = 0;
  int keyframes = 0;
  int64_t longest_step = 0;  // RTP time

 private:
  Source& source_;
  size_t rung_;
  media::FrameBuffers buffers_;
  media::FrameAssembler assembler_{buffers_, {}};
  media::Vp8Decoder decoder_ = media::Vp8Decoder::create().value();
  int64_t newest_ = 0;
};

class VideoBridgeTest : public testing::Test {
 protected:
  VideoBridgeTest() {
    bridge_ = std::make_unique<VideoBridge>(
        settings(), lane_, [this](Task task) { to_shard_.push_back(std::move(task)); }, 99, now_);
    for (size_t i = 0; i < 4; ++i) {
      cameras_.push_back(std::make_unique<test::SendingCamera>(
          i, std::vector<media::Size>{{80, 44}, {160, 90}, {320, 180}}, colour_of(i)));
      VideoSite site;
      site.site = SiteId("site-" + std::to_string(i));
      site.name = "Điểm " + std::to_string(i);
      site.connected = true;
      site.camera = &cameras_.back()->source;
      sites_.push_back(site);
    }
  }
  ~VideoBridgeTest() override {
    watcher_.reset();
    bridge_.reset();
  }

  // One millisecond of the shard at a time; cameras send every 33 ms.
  void run(int ms) {
    for (int i = 0; i < ms; ++i) {
      now_ += milliseconds(1);
      if ((now_.time_since_epoch() / milliseconds(1)) % 33 == 0) {
        for (auto& camera : cameras_) camera->send(now_);
      }
      if (!stuck_) lane_.run_pending();
      for (Task& task : std::exchange(to_shard_, {})) task();
      if (bridge_->next_deadline() <= now_) bridge_->poll(now_);
      if (watcher_) watcher_->watch(now_);
    }
  }
  void show(LayoutName layout) { bridge_->set_scene(layout, sites_, now_); }
  void watch(size_t rung = 1) { watcher_ = std::make_unique<Watcher>(bridge_->composed(), rung, now_); }

  Rect tile(LayoutName layout, size_t index) const {
    return media::compute_layout(layout == LayoutName::kGrid ? media::LayoutKind::kGrid : media::LayoutKind::kStage,
                                 sites_.size(), kCanvas)[index].rect;
  }
  YuvColour seen(LayoutName layout, size_t index) {
    return media::test::centre(watcher_->picture(), tile(layout, index));
  }
  YuvColour seen_above(LayoutName layout, size_t index) {
    const Rect r = tile(layout, index);
    // Above the name, whose height the font decides.
    return media::test::mean(watcher_->picture(), {r.x + 8, r.y + 2, r.width / 4 * 2, 6});
  }

  Timestamp now_ = media::timestamp_from_ns(33'000'000'000);
  InlineLane lane_{4};
  std::vector<Task> to_shard_;
  bool stuck_ = false;
  std::vector<std::unique_ptr<test::SendingCamera>> cameras_;
  std::vector<VideoSite> sites_;
  std::unique_ptr<VideoBridge> bridge_;
  std::unique_ptr<Watcher> watcher_;
};

TEST_F(VideoBridgeTest, NothingHappensWhileNobodyWatches) {
  show(LayoutName::kGrid);
  run(200);
  EXPECT_EQ(bridge_->next_deadline(), media::kNever);
  EXPECT_EQ(bridge_->figures().ticks, 0U);
  for (const auto& camera : cameras_) EXPECT_FALSE(camera->source.has_sinks(0));
}

TEST_F(VideoBridgeTest, WhoJoinsSeesEverySiteInItsTileSoon) {
  show(LayoutName::kGrid);
  run(100);
  watch();
  run(250);
  for (size_t i = 0; i < 4; ++i) EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, i), colour_of(i), 8)) << i;
  run(1000);
  EXPECT_NEAR(watcher_->frames, 37, 2);
  EXPECT_EQ(watcher_->keyframes, 1);
  EXPECT_LE(watcher_->longest_step, 3001);
}

TEST_F(VideoBridgeTest, EachRungIsTheSameView) {
  show(LayoutName::kGrid);
  watch(0);
  run(300);
  EXPECT_EQ(watcher_->picture().size, (media::Size{160, 90}));
  EXPECT_TRUE(media::test::close(media::test::centre(watcher_->picture(), {80, 0, 80, 44}), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, TheStageTakesTheLargeLayerWhenItChanges) {
  show(LayoutName::kStage);
  watch();
  run(400);
  EXPECT_TRUE(cameras_[0]->source.has_sinks(2)) << "240 × 135 is more than the middle layer";
  EXPECT_TRUE(cameras_[2]->source.has_sinks(0));
  EXPECT_FALSE(cameras_[2]->source.has_sinks(2));

  std::swap(sites_[0], sites_[2]);
  show(LayoutName::kStage);
  run(40);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kStage, 0), colour_of(2), 30)) << "small, but at once";
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kStage, 0), colour_of(2), 8));
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kStage, 2), colour_of(0), 8));
  EXPECT_TRUE(cameras_[2]->source.has_sinks(2));
  EXPECT_FALSE(cameras_[0]->source.has_sinks(2));
  EXPECT_EQ(watcher_->keyframes, 1) << "a change of the scene is no new stream";
}

TEST_F(VideoBridgeTest, AStalledSiteIsLabelledWithinASecondAndDisturbsNobody) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  const int before = watcher_->frames;
  cameras_[1]->lose = true;
  run(600);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), colour_of(1), 8)) << "the last good picture";
  run(400);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), kPlain, 8));
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 3), colour_of(3), 8));
  EXPECT_NEAR(watcher_->frames - before, 30, 2);
  cameras_[1]->lose = false;
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, CamerasMayEndOnceTheSceneIsWithoutThem) {
  show(LayoutName::kGrid);
  watch();
  run(300);
  sites_[3].camera = nullptr;
  sites_[3].connected = false;
  show(LayoutName::kGrid);
  cameras_.pop_back();
  run(300);
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 3), kPlain, 8));
  sites_.resize(2);
  show(LayoutName::kGrid);
  cameras_.resize(2);
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
}

TEST_F(VideoBridgeTest, PicturesWaitForTheirSound) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  for (const auto& site : sites_) bridge_->set_audio_delay(site.site, milliseconds(200));
  run(400);
  cameras_[0]->colour = media::test::kBlue;
  run(150);
  EXPECT_FALSE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 30));
  run(120);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 12));
}

TEST_F(VideoBridgeTest, WhoSpeaksIsFramedForAWhile) {
  const YuvColour green = media::yuv_from_rgb(52, 199, 108);
  show(LayoutName::kGrid);
  watch();
  run(300);
  const auto edge = [&] {
    const Rect r = tile(LayoutName::kGrid, 1);
    return media::test::mean(watcher_->picture(), {r.x + 8, r.y, r.width - 16, 2});
  };
  EXPECT_FALSE(media::test::close(edge(), green, 30));
  bridge_->set_speaking({SiteId("site-1")});
  run(150);
  EXPECT_TRUE(media::test::close(edge(), green, 30));
  bridge_->set_speaking({});
  run(300);
  EXPECT_TRUE(media::test::close(edge(), green, 30)) << "between two words";
  run(700);
  EXPECT_FALSE(media::test::close(edge(), green, 30));
}

TEST_F(VideoBridgeTest, ABusyLaneSkipsTicksAndNeverPilesUp) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  const auto before = bridge_->figures();
  stuck_ = true;
  run(330);
  EXPECT_LE(lane_.backlog(), 2U);
  EXPECT_NEAR(static_cast<double>(bridge_->figures().skipped_ticks - before.skipped_ticks), 8, 1);
  stuck_ = false;
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 2), colour_of(2), 8));
  EXPECT_EQ(watcher_->keyframes, 1);
}

TEST_F(VideoBridgeTest, ADamagedFrameCostsThatSiteOneKeyframeAndNobodyElse) {
  show(LayoutName::kGrid);
  watch();
  run(500);
  const int asked = cameras_[1]->requests[1];
  const int others = cameras_[0]->requests[1];
  cameras_[1]->damage_next = true;
  run(500);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 1), colour_of(1), 8));
  EXPECT_GE(cameras_[1]->requests[1] - asked, 1);
  EXPECT_LE(cameras_[1]->requests[1] - asked, 3);
  EXPECT_EQ(cameras_[0]->requests[1], others);
  EXPECT_GE(bridge_->figures().engine.decode_errors, 1U);
}

TEST_F(VideoBridgeTest, WatchingAgainShowsNothingOfBefore) {
  show(LayoutName::kGrid);
  watch();
  run(400);
  watcher_.reset();
  run(100);
  for (const auto& camera : cameras_) EXPECT_FALSE(camera->source.has_sinks(1));
  cameras_[0]->colour = media::test::kBlue;
  cameras_[1]->lose = true;
  watch();
  run(300);
  EXPECT_TRUE(media::test::close(seen(LayoutName::kGrid, 0), media::test::kBlue, 8));
  EXPECT_TRUE(media::test::close(seen_above(LayoutName::kGrid, 1), kPlain, 8)) << "not the picture of then";
}

TEST_F(VideoBridgeTest, MayEndWhileATickIsOnTheLane) {
  show(LayoutName::kGrid);
  watch();
  run(300);
  stuck_ = true;
  run(40);
  ASSERT_GE(lane_.backlog(), 1U);
  watcher_.reset();
  bridge_->set_scene(LayoutName::kGrid, {}, now_);
  bridge_.reset();
  lane_.run_pending();
  for (Task& task : std::exchange(to_shard_, {})) task();
}

}  // namespace
}  // namespace mcu
