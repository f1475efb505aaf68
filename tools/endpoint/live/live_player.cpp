#include "tools/endpoint/live/live_player.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#include <optional>

#include "tools/endpoint/live/gst_pipeline.h"

namespace tools {

namespace {

const char* const kSoundHead =
    "appsrc name=in is-live=true format=time do-timestamp=true max-bytes=200000 leaky-type=downstream "
    "caps=audio/x-raw,format=F32LE,rate=48000,channels=1,layout=interleaved ! audioconvert ! audioresample ! ";
const char* const kPictureHead =
    "appsrc name=in is-live=true format=time do-timestamp=true max-bytes=4000000 leaky-type=downstream "
    "caps=video/x-vp8 ! vp8dec ! videoconvert ! ";

class LivePlayer : public SeatOutput {
 public:
  media::Result<void> start(const SeatSettings& settings) {
    if (auto opened = open(kSoundHead, settings.play_sound, sound_); !opened) return opened;
    return open(kPictureHead, settings.play_picture, picture_);
  }

  void follow(SoundListener& listener) override {
    if (!sound_) return;
    listener.add_listener([this](std::span<const float> samples) {
      push(*sound_, {reinterpret_cast<const uint8_t*>(samples.data()), samples.size_bytes()});
    });
  }

  void follow(PictureViewer& viewer) override {
    if (!picture_ || followed_) return;
    followed_ = true;
    viewer.add_frame_handler([this](const media::EncodedFrame& frame) { push(*picture_, frame.data); });
  }

 private:
  static media::Result<void> open(const char* head, const std::string& tail, std::optional<GstPipeline>& pipeline) {
    if (tail.empty()) return {};
    auto created = GstPipeline::create(head + tail);
    if (!created) return tl::unexpected(created.error());
    pipeline.emplace(std::move(*created));
    return pipeline->play();
  }

  static void push(const GstPipeline& pipeline, media::Bytes bytes) {
    GstBuffer* const buffer = gst_buffer_new_memdup(bytes.data(), bytes.size());
    gst_app_src_push_buffer(GST_APP_SRC(pipeline.element("in")), buffer);
  }

  std::optional<GstPipeline> sound_;
  std::optional<GstPipeline> picture_;
  bool followed_ = false;
};

}  // namespace

media::Result<std::unique_ptr<SeatOutput>> make_player(const SeatSettings& settings) {
  auto player = std::make_unique<LivePlayer>();
  if (auto started = player->start(settings); !started) return tl::unexpected(started.error());
  return std::unique_ptr<SeatOutput>(std::move(player));
}

}  // namespace tools
