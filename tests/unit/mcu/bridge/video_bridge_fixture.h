#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "mcu/bridge/video_bridge.h"
#include "media/video/frame_assembler.h"
#include "media/video/vp8_decoder.h"
#include "sending_camera.h"

namespace mcu::test {

using media::Rect;
using media::YuvColour;

inline constexpr media::Size kCanvas{320, 180};
inline const YuvColour kPlain = media::yuv_from_rgb(30, 37, 47);

inline VideoBridgeSettings bridge_settings() {
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

inline YuvColour colour_of(size_t site) {
  return {static_cast<uint8_t>(80 + 20 * site), static_cast<uint8_t>(90 + 13 * site),
          static_cast<uint8_t>(170 - 13 * site)};
}

// Somebody who is subscribed to a composed picture and decodes it.
class Watcher {
 public:
  Watcher(Source& source, size_t rung, Timestamp now) : source_(source), rung_(rung) {
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

// A bridge with four sites that send their cameras and one group, the halls, filled in the order of the sites.
class VideoBridgeTest : public testing::Test {
 protected:
  VideoBridgeTest() {
    bridge_ = std::make_unique<VideoBridge>(
        bridge_settings(), lane_, [this](Task task) { to_shard_.push_back(std::move(task)); },
        [this] { return next_source_++; }, [this](Timestamp) { return unix_ms_; }, now_);
    for (size_t i = 0; i < 4; ++i) {
      cameras_.push_back(camera(i, colour_of(i)));
      SitePicture picture;
      picture.key.site = SiteId("site-" + std::to_string(i));
      picture.name = "Điểm " + std::to_string(i);
      picture.connected = true;
      picture.source = &cameras_.back()->source;
      scene_.pictures.push_back(picture);
    }
    halls().id = "halls";
    halls().fill = true;
  }
  ~VideoBridgeTest() override {
    watcher_.reset();
    second_watcher_.reset();
    bridge_.reset();
  }

  static std::unique_ptr<SendingCamera> camera(size_t id, YuvColour colour) {
    return std::make_unique<SendingCamera>(id, std::vector<media::Size>{{80, 44}, {160, 90}, {320, 180}}, colour);
  }

  // One millisecond of the shard at a time; cameras send every 33 ms.
  void run(int ms) {
    for (int i = 0; i < ms; ++i) {
      now_ += std::chrono::milliseconds(1);
      if ((now_.time_since_epoch() / std::chrono::milliseconds(1)) % 33 == 0) {
        for (auto& camera : cameras_) camera->send(now_);
      }
      if (!stuck_) lane_.run_pending();
      for (Task& task : std::exchange(to_shard_, {})) task();
      if (bridge_->next_deadline() <= now_) bridge_->poll(now_);
      for (const auto& watcher : {watcher_.get(), second_watcher_.get()}) {
        if (watcher != nullptr) watcher->watch(now_);
      }
    }
  }
  GroupScene& halls() {
    if (scene_.groups.empty()) scene_.groups.emplace_back();
    return scene_.groups.front();
  }
  void show() { bridge_->set_scene(scene_, now_); }
  void show(LayoutName layout) {
    halls().layout = layout;
    show();
  }
  std::unique_ptr<Watcher> watch_group(const char* group, size_t rung) {
    return std::make_unique<Watcher>(*bridge_->composed(group), rung, now_);
  }
  void watch(size_t rung = 1) { watcher_ = watch_group("halls", rung); }
  static PictureKey key(size_t site, bool content = false) {
    return {SiteId("site-" + std::to_string(site)), content};
  }

  Rect tile(LayoutName layout, size_t index) const {
    return media::compute_layout(layout == LayoutName::kGrid ? media::LayoutKind::kGrid : media::LayoutKind::kStage,
                                 scene_.pictures.size(), kCanvas)[index].rect;
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
  int64_t unix_ms_ = 1'800'000'000'000;
  Source::Id next_source_ = 99;
  InlineLane lane_{4};
  std::vector<Task> to_shard_;
  bool stuck_ = false;
  std::vector<std::unique_ptr<SendingCamera>> cameras_;
  BridgeScene scene_;
  std::unique_ptr<VideoBridge> bridge_;
  std::unique_ptr<Watcher> watcher_;
  std::unique_ptr<Watcher> second_watcher_;
};

}  // namespace mcu::test
