#include "media/video/video_mix_engine.h"

#include <map>

#include <gtest/gtest.h>

#include "encoded.h"
#include "media/video/palette.h"
#include "media/video/vp8_decoder.h"

namespace media {
namespace {

using std::chrono::milliseconds;
constexpr LayoutGroupId kGroup{1};
Timestamp at(int ms) { return timestamp_from_ns(9'000'000'000) + milliseconds(ms); }

YuvColour colour_of(uint32_t site) {
  return {static_cast<uint8_t>(70 + 12 * site), static_cast<uint8_t>(90 + 7 * (site * 5 % 12)),
          static_cast<uint8_t>(170 - 7 * (site * 7 % 12))};
}

// A conference of a few sites in virtual time, 33 ms a step, watched by somebody who decodes.
class VideoMixEngineTest : public testing::Test {
 protected:
  VideoMixEngineTest() {
    group_.id = kGroup;
    group_.canvas = {640, 360};
    group_.rungs.resize(1);
    group_.rungs[0].size = {640, 360};
    group_.rungs[0].bitrate = 1'000'000;
  }

  void add_site(uint32_t id) {
    SceneInput site;
    site.id = VideoInputId(id);
    site.label = {"Điểm " + std::to_string(id), id == 0};
    site.connected = site.sends_video = true;
    scene_.inputs.push_back(site);
    group_.places.emplace_back(site.id);
    cameras_.emplace(id, test::Camera({320, 180}));
  }
  SceneInput& site(uint32_t id) { return scene_.inputs[id]; }

  // The sites in `silent` send nothing.
  void step(const std::vector<uint32_t>& silent = {}) {
    scene_.groups = {group_};
    if (!published_ || *published_ != scene_) published_ = std::make_shared<VideoScene>(scene_);
    now_ += milliseconds(33);
    tick_.now = now_;
    tick_.scene = published_;
    for (auto& [id, camera] : cameras_) {
      if (std::find(silent.begin(), silent.end(), id) != silent.end()) continue;
      tick_.frames.push_back({VideoInputId(id), camera.frame(colour_of(id), now_)});
    }
    if (watched_) tick_.rungs.push_back({kGroup, 0, false});
    engine_.run(tick_);
    for (auto& [group, rung, frame] : tick_.encoded) {
      ASSERT_EQ(watcher_.decode(frame.data), Vp8Decoder::Outcome::kPicture);
    }
    frames_ += static_cast<int>(tick_.encoded.size());
    tick_.clear_wishes();
  }
  void steps(int count, const std::vector<uint32_t>& silent = {}) {
    for (int i = 0; i < count; ++i) step(silent);
  }

  YuvColour seen(size_t tile) {
    const auto tiles = compute_layout(group_.layout, group_.places.size(), group_.canvas);
    return test::centre(*watcher_.picture(), tiles[tile].rect);
  }
  // The upper part of a tile, where nothing is written even on a placard.
  YuvColour seen_above(size_t tile) {
    const Rect r = compute_layout(group_.layout, group_.places.size(), group_.canvas)[tile].rect;
    return test::mean(*watcher_.picture(), {r.x + 8, r.y + 8, r.width / 4 * 2, 8});
  }

  VideoMixEngine engine_{milliseconds(33)};
  VideoScene scene_;
  SceneGroup group_;
  std::shared_ptr<const VideoScene> published_;
  std::map<uint32_t, test::Camera> cameras_;
  VideoTick tick_;
  Timestamp now_ = at(0);
  bool watched_ = true;
  Vp8Decoder watcher_ = Vp8Decoder::create().value();
  int frames_ = 0;
};

TEST_F(VideoMixEngineTest, EverySiteIsSeenInItsTile) {
  for (uint32_t id = 0; id < 6; ++id) add_site(id);
  for (const auto layout : {LayoutKind::kStage, LayoutKind::kGrid}) {
    group_.layout = layout;
    steps(6);
    for (uint32_t id = 0; id < 6; ++id) EXPECT_TRUE(test::close(seen(id), colour_of(id), 6)) << id;
  }
  // Another site takes the stage; no camera had to send a key frame for it.
  std::swap(group_.places[0], group_.places[4]);
  steps(4);
  EXPECT_TRUE(test::close(seen(0), colour_of(4), 6));
  EXPECT_TRUE(test::close(seen(4), colour_of(0), 6));
  EXPECT_EQ(frames_, 16);
  EXPECT_EQ(engine_.figures().decoded, 6U * 16U);
}

TEST_F(VideoMixEngineTest, EmptyPlacesStayEmptyAndOtherCamerasFill) {
  for (uint32_t id = 0; id < 4; ++id) add_site(id);
  group_.layout = LayoutKind::kGrid;
  group_.places = {VideoInputId(2), std::nullopt, VideoInputId(77)};
  steps(4);
  // A grid of three is one of two rows; the same tiles with the fourth.
  const auto in_tile = [&](size_t tile) {
    return test::centre(*watcher_.picture(), compute_layout(LayoutKind::kGrid, 4, group_.canvas)[tile].rect);
  };
  EXPECT_TRUE(test::close(in_tile(0), colour_of(2), 6));
  EXPECT_TRUE(test::close(in_tile(1), palette::kBackground, 6));

  group_.places = {VideoInputId(2), std::nullopt};
  group_.fill = true;
  scene_.inputs[1].content = true;
  steps(4);
  EXPECT_TRUE(test::close(in_tile(0), colour_of(2), 6));
  EXPECT_TRUE(test::close(in_tile(1), palette::kBackground, 6));
  EXPECT_TRUE(test::close(in_tile(2), colour_of(0), 6));
  EXPECT_TRUE(test::close(in_tile(3), colour_of(3), 6)) << "content does not fill";
}

TEST_F(VideoMixEngineTest, ContentMayRestForSeconds) {
  for (uint32_t id = 0; id < 2; ++id) add_site(id);
  group_.layout = LayoutKind::kContentSpeaker;
  scene_.inputs[0].content = true;
  steps(5);
  int shown = 0;
  for (int i = 0; i < 120; ++i) {
    step({0, 1});
    shown += test::close(seen_above(0), colour_of(0), 6) ? 1 : 0;
  }
  EXPECT_EQ(shown, 120);
  EXPECT_FALSE(test::close(seen_above(1), colour_of(1), 6)) << "a camera may not";
}

TEST_F(VideoMixEngineTest, AGroupMayTakeEveryThirdTick) {
  add_site(0);
  group_.step = 3;
  steps(30);
  EXPECT_EQ(frames_, 10);
  EXPECT_EQ(engine_.figures().decoded, 30U);
  tick_.rungs.push_back({kGroup, 0, true});
  watched_ = false;
  step();
  EXPECT_EQ(tick_.encoded.size(), 1U) << "a key frame that is asked for does not wait";
}

TEST_F(VideoMixEngineTest, TheTicksWallClockIsShown) {
  add_site(0);
  scene_.picture.clock = true;
  steps(10);
  EXPECT_EQ(engine_.figures().drawn.panels.drawn, 1U);
  tick_.unix_ms = 60'000;
  steps(10);
  EXPECT_EQ(engine_.figures().drawn.panels.drawn, 2U);
  EXPECT_EQ(engine_.figures().drawn.tiles, 20U);
}

TEST_F(VideoMixEngineTest, AStalledSiteKeepsItsPictureThenIsLabelledWithinASecond) {
  for (uint32_t id = 0; id < 4; ++id) add_site(id);
  group_.layout = LayoutKind::kGrid;
  steps(5);
  int shown = 0;
  int others = 0;
  for (int i = 0; i < 30; ++i) {
    step({2});
    shown += test::close(seen_above(2), colour_of(2), 6) ? 1 : 0;
    others += test::close(seen(1), colour_of(1), 6) ? 1 : 0;
  }
  EXPECT_EQ(others, 30) << "nobody else is disturbed";
  EXPECT_GE(shown, 20) << "the last good picture for most of a second";
  EXPECT_LE(shown, 28);
  const YuvColour plain = yuv_from_rgb(30, 37, 47);
  EXPECT_TRUE(test::close(seen_above(2), plain, 6));
  EXPECT_EQ(frames_, 35) << "the tick never waited";

  steps(3);
  EXPECT_TRUE(test::close(seen(2), colour_of(2), 6)) << "and it comes back by itself";
}

TEST_F(VideoMixEngineTest, SitesWithoutPictureHaveATile) {
  for (uint32_t id = 0; id < 4; ++id) add_site(id);
  group_.layout = LayoutKind::kGrid;
  site(1).sends_video = false;
  site(2).connected = false;
  steps(4, {1, 2});
  const YuvColour plain = yuv_from_rgb(30, 37, 47);
  EXPECT_TRUE(test::close(seen(0), colour_of(0), 6));
  EXPECT_TRUE(test::close(seen_above(1), plain, 6));
  EXPECT_TRUE(test::close(seen_above(2), plain, 6));
  EXPECT_TRUE(test::close(seen(3), colour_of(3), 6));
}

TEST_F(VideoMixEngineTest, NothingIsEncodedUnlessSomebodyWatches) {
  add_site(0);
  watched_ = false;
  steps(3);
  EXPECT_EQ(frames_, 0);
  EXPECT_EQ(engine_.figures().decoded, 3U) << "so that a joining site sees a picture at once";
  watched_ = true;
  steps(1);
  EXPECT_EQ(frames_, 1);
}

TEST_F(VideoMixEngineTest, PicturesAreAsLateAsTheirSound) {
  add_site(0);
  group_.layout = LayoutKind::kFull;
  steps(3);
  const auto count_until_shown = [&](std::optional<Duration> delay) {
    for (int i = 1; i <= 20; ++i) {
      now_ += milliseconds(33);
      tick_.now = now_;
      tick_.scene = published_;
      tick_.frames.push_back({VideoInputId(0), cameras_.at(0).frame(test::kBlue, now_)});
      if (delay) tick_.delays.push_back({VideoInputId(0), *delay});
      tick_.rungs.push_back({kGroup, 0, false});
      engine_.run(tick_);
      EXPECT_EQ(watcher_.decode(tick_.encoded.at(0).frame.data), Vp8Decoder::Outcome::kPicture);
      tick_.clear_wishes();
      if (test::close(seen(0), test::kBlue, 10)) return i;
    }
    return 99;
  };
  EXPECT_EQ(count_until_shown(std::nullopt), 1);
  steps(8);
  EXPECT_EQ(count_until_shown(milliseconds(100)), 4) << "three steps later, in the step nearest to its sound";
}

TEST_F(VideoMixEngineTest, AsksForKeyframesOfInputsThatNeedThem) {
  for (uint32_t id = 0; id < 2; ++id) add_site(id);
  steps(2);
  EXPECT_TRUE(tick_.keyframes_wanted.empty());
  cameras_.at(1) = test::Camera({320, 180});
  cameras_.at(1).frame(colour_of(1), now_);  // its key frame never comes
  site(1).id = VideoInputId(5);           // a new input
  group_.places[1] = VideoInputId(5);
  auto camera = cameras_.extract(1);
  camera.key() = 5;
  cameras_.insert(std::move(camera));
  steps(2);
  EXPECT_EQ(tick_.keyframes_wanted, std::vector{VideoInputId(5)});
  cameras_.at(5).request_keyframe();
  steps(1);
  EXPECT_TRUE(tick_.keyframes_wanted.empty());
}

TEST_F(VideoMixEngineTest, HalfTheEffortGivesHalfThePictures) {
  add_site(0);
  steps(2);
  frames_ = 0;
  for (int i = 0; i < 10; ++i) {
    tick_.effort = DecodeEffort::kHalfRate;
    step();
  }
  EXPECT_EQ(frames_, 5);
}

TEST_F(VideoMixEngineTest, MemoryOfFramesComesBack) {
  for (uint32_t id = 0; id < 3; ++id) add_site(id);
  size_t back = 0;
  for (int i = 0; i < 30; ++i) {
    step();
    back += tick_.spent.size();
    for (const auto& memory : tick_.spent) EXPECT_GT(memory.capacity(), 0U);
  }
  // Three come in and one goes out encoded at each step; a few stay for the next.
  EXPECT_GE(back, 30U * 2U - 10U);
  EXPECT_LE(back, 30U * 3U);
}

TEST_F(VideoMixEngineTest, FramesOfUnknownInputsAreDropped) {
  add_site(0);
  steps(2);
  tick_.frames.push_back({VideoInputId(77), cameras_.at(0).frame(test::kRed, now_)});
  steps(1);
  EXPECT_EQ(engine_.figures().decoded, 3U);
}

}  // namespace
}  // namespace media
