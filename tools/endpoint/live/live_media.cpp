#include "tools/endpoint/live/live_media.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <deque>
#include <optional>
#include <vector>

#include "mcu/loop/lane.h"
#include "media/audio/audio_frame.h"
#include "media/audio/level.h"
#include "media/audio/opus_encoder.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/live/gst_pipeline.h"
#include "tools/endpoint/live/live_encoder.h"

namespace tools {

using media::Timestamp;

namespace {

constexpr media::Size kPicture{1280, 720};
constexpr size_t kEncodingsAtOnce = 2;
constexpr size_t kMaxWaitingSound = 25;  // packets
constexpr size_t kLoudnessWindow = 4800;  // samples, 100 ms
constexpr double kSilenceDbov = -127;
constexpr double kPictureStands = 0.1;    // of luma, on the average: less differs by nothing but coding

const char* const kVideoTail =
    " videoconvert name=video ! videoscale add-borders=true ! videorate ! "
    "video/x-raw,format=I420,width=1280,height=720,framerate=30/1,pixel-aspect-ratio=1/1 ! "
    "appsink name=pictures max-buffers=2 drop=true sync=false ";
const char* const kAudioTail =
    " audioconvert name=audio ! audioresample ! audio/x-raw,format=F32LE,rate=48000,channels=1,layout=interleaved ! "
    "appsink name=sound max-buffers=50 drop=true sync=false ";

bool names(const std::string& description, const char* element) {
  return description.find(element) != std::string::npos;
}

// Rows of GStreamer's default I420 layout: strides rounded up to 4, which 1280 is.
void copy_picture(const uint8_t* from, const media::MutableI420View& to) {
  const auto copy = [&](uint8_t* plane, int stride, int width, int height) {
    for (int row = 0; row < height; ++row, from += width) std::copy_n(from, width, plane + row * stride);
  };
  copy(to.y, to.y_stride, kPicture.width, kPicture.height);
  copy(to.u, to.uv_stride, kPicture.width / 2, kPicture.height / 2);
  copy(to.v, to.uv_stride, kPicture.width / 2, kPicture.height / 2);
}

}  // namespace

// Lives as long as pipeline, lane or loop hold something for it; `closed` says that its seat is gone.
class LiveMedia : public SeatMedia {
 public:
  static media::Result<std::unique_ptr<SeatMedia>> create(const SeatSettings& settings, mcu::EventLoop& loop) {
    auto description = settings.live;
    if (names(description, "video.")) description += kVideoTail;
    if (names(description, "audio.")) description += kAudioTail;
    auto pipeline = GstPipeline::create(description);
    if (!pipeline) return tl::unexpected(pipeline.error());
    auto encoder = LiveEncoder::create();
    if (!encoder) return tl::unexpected(encoder.error());
    auto opus = media::OpusEncoder::create({});
    if (!opus) return tl::unexpected(opus.error());
    auto live =
        std::unique_ptr<LiveMedia>(new LiveMedia(loop, std::move(*pipeline), std::move(*encoder), std::move(*opus)));
    if (auto started = live->start(); !started) return tl::unexpected(started.error());
    return std::unique_ptr<SeatMedia>(std::move(live));
  }

  // The pipeline ends first: it waits for callbacks under way, which only post to the loop.
  ~LiveMedia() override {
    pipeline_.reset();
    lane_.reset();
    *alive_ = nullptr;
  }

  void poll(MediaSender& sender, Timestamp now) override {
    while (!sounds_.empty()) {
      const auto& sound = sounds_.front();
      sender.send_sound(sound.data, sound.level, sound.timestamp, sound.capture, now);
      sounds_.pop_front();
    }
    while (!pictures_.empty()) {
      std::vector<PictureLayer> layers;
      for (const auto& layer : pictures_.front().layers) layers.push_back({layer.data, layer.keyframe});
      sender.send_picture(layers, pictures_.front().timestamp, pictures_.front().capture, now);
      pictures_.pop_front();
    }
  }
  Timestamp next_deadline() const override {
    return sounds_.empty() && pictures_.empty() ? media::kNever : Timestamp::min();
  }
  void request_keyframe() override { keyframe_requested_ = true; }
  media::Result<void> set_sound(const std::string& name, bool microphone_on) override {
    silent_ = !microphone_on || name == "silence";
    return {};
  }
  Captured captured() const override { return captured_; }

  void watch_devices() override {
    watched_ = captured_;
    first_luma_.clear();
    moving_ = false;
    loudest_ = 0;
  }
  Devices devices() const override {
    Devices devices;
    if (captured_.pictures) {
      devices.camera = *captured_.pictures > watched_.pictures.value_or(0);
      devices.moving = moving_;
    }
    if (captured_.sounds) {
      devices.microphone = *captured_.sounds > watched_.sounds.value_or(0);
      devices.microphone_dbov = std::clamp(10 * std::log10(std::max(loudest_, 1e-13)), kSilenceDbov, 0.0);
    }
    return devices;
  }

 private:
  struct Sound {
    std::vector<uint8_t> data;
    uint8_t level = 127;
    int64_t timestamp = 0;
    Timestamp capture{};
  };

  LiveMedia(mcu::EventLoop& loop, GstPipeline pipeline, LiveEncoder encoder, media::OpusEncoder opus)
      : loop_(loop),
        alive_(std::make_shared<LiveMedia*>(this)),
        encoder_(std::make_shared<LiveEncoder>(std::move(encoder))),
        pool_(1, "live"),
        lane_(pool_.make_lane(kEncodingsAtOnce)),
        opus_(std::move(opus)),
        pipeline_(std::move(pipeline)) {}

  media::Result<void> start() {
    GstAppSinkCallbacks callbacks{};
    if (GstElement* const sink = pipeline_->element("pictures")) {
      callbacks.new_sample = &LiveMedia::take_picture;
      gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, this, nullptr);
      captured_.pictures = 0;
    }
    if (GstElement* const sink = pipeline_->element("sound")) {
      callbacks.new_sample = &LiveMedia::take_sound;
      gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, this, nullptr);
      captured_.sounds = 0;
    }
    return pipeline_->play();
  }

  // Calls `use` with the next buffer's bytes and its time in the pipeline. GStreamer's thread.
  template <typename Use>
  static GstFlowReturn with_sample(GstAppSink* sink, Use&& use) {
    GstSample* const sample = gst_app_sink_pull_sample(sink);
    if (!sample) return GST_FLOW_EOS;
    GstBuffer* const buffer = gst_sample_get_buffer(sample);
    GstMapInfo map;
    if (buffer && gst_buffer_map(buffer, &map, GST_MAP_READ)) {
      use(media::Bytes(map.data, map.size), static_cast<int64_t>(GST_BUFFER_PTS(buffer)));
      gst_buffer_unmap(buffer, &map);
    }
    gst_sample_unref(sample);
    return GST_FLOW_OK;
  }

  static GstFlowReturn take_picture(GstAppSink* sink, gpointer self) {
    auto* const live = static_cast<LiveMedia*>(self);
    return with_sample(sink, [live](media::Bytes bytes, int64_t pts) {
      if (bytes.size() < static_cast<size_t>(kPicture.width * kPicture.height * 3 / 2)) return;
      auto frame = std::make_shared<media::I420Frame>(kPicture);
      copy_picture(bytes.data(), frame->mutable_view());
      live->loop_.post([alive = live->alive_, frame, pts] {
        if (*alive) (*alive)->on_picture(frame, pts);
      });
    });
  }

  static GstFlowReturn take_sound(GstAppSink* sink, gpointer self) {
    auto* const live = static_cast<LiveMedia*>(self);
    return with_sample(sink, [live](media::Bytes bytes, int64_t pts) {
      std::vector<float> samples(bytes.size() / sizeof(float));
      std::copy_n(bytes.data(), samples.size() * sizeof(float), reinterpret_cast<uint8_t*>(samples.data()));
      live->loop_.post([alive = live->alive_, samples = std::move(samples), pts] {
        if (*alive) (*alive)->on_sound(samples, pts);
      });
    });
  }

  // Pictures and sound share the pipeline's clock: what it says of either counts from the same moment.
  Timestamp capture_time(int64_t pts) {
    const Timestamp now = mcu::EventLoop::now();
    if (!origin_ || *origin_ + media::Duration(pts) > now) origin_ = now - media::Duration(pts);
    return *origin_ + media::Duration(pts);
  }

  void on_picture(const std::shared_ptr<media::I420Frame>& frame, int64_t pts) {
    ++*captured_.pictures;
    look_for_movement(frame->view());
    const Timestamp capture = capture_time(pts);
    const int64_t timestamp = std::max(last_timestamp_ + 1, pts / 100'000 * 9);  // 90 kHz
    const bool keyframe = keyframe_requested_;
    const bool taken =
        lane_->try_post([alive = alive_, encoder = encoder_, loop = &loop_, frame, keyframe, timestamp, capture] {
          loop->post([alive, picture = encoder->encode(frame->view(), keyframe, timestamp, capture)] {
            if (*alive) (*alive)->pictures_.push_back(picture);
          });
        });
    if (!taken) ++captured_.left_out;
    if (!taken) return;
    last_timestamp_ = timestamp;
    keyframe_requested_ = false;
  }

  // Compares a grid of points with the first picture that is watched.
  void look_for_movement(const media::I420View& picture) {
    constexpr int kGrid = 32;
    if (moving_) return;
    std::vector<uint8_t> luma;
    for (int row = 0; row < picture.size.height; row += kGrid) {
      for (int x = 0; x < picture.size.width; x += kGrid) luma.push_back(picture.y[row * picture.y_stride + x]);
    }
    if (first_luma_.empty()) first_luma_ = luma;
    double difference = 0;
    for (size_t i = 0; i < luma.size(); ++i) difference += std::abs(luma[i] - first_luma_[i]);
    moving_ = difference > kPictureStands * static_cast<double>(luma.size());
  }

  // What the microphone takes, sent or not.
  void measure(float sample) {
    energy_ += double{sample} * sample;
    if (++measured_ < kLoudnessWindow) return;
    loudest_ = std::max(loudest_, energy_ / kLoudnessWindow);
    energy_ = 0;
    measured_ = 0;
  }

  void on_sound(const std::vector<float>& samples, int64_t pts) {
    ++*captured_.sounds;
    const Timestamp capture = capture_time(pts);
    for (const float sample : samples) {
      measure(sample);
      frame_[filled_++] = silent_ ? 0 : sample;
      if (filled_ < frame_.size()) continue;
      filled_ = 0;
      std::array<uint8_t, media::kMaxEncodedAudio> packet;
      const size_t size = opus_.encode(frame_, packet);
      const auto level = media::to_audio_level(media::level_dbov(frame_)).level;
      sounds_.push_back({.data = {packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(size)},
                         .level = level,
                         .timestamp = sound_timestamp_,
                         .capture = capture});
      sound_timestamp_ += static_cast<int64_t>(frame_.size());
    }
    while (sounds_.size() > kMaxWaitingSound) sounds_.pop_front();
  }

  mcu::EventLoop& loop_;
  std::shared_ptr<LiveMedia*> alive_;  // read and written on the loop's thread only
  std::shared_ptr<LiveEncoder> encoder_;
  mcu::LanePool pool_;
  std::unique_ptr<mcu::Lane> lane_;
  media::OpusEncoder opus_;
  std::optional<GstPipeline> pipeline_;
  std::optional<Timestamp> origin_;
  bool keyframe_requested_ = true;
  int64_t last_timestamp_ = -1;
  std::deque<EncodedPicture> pictures_;
  bool silent_ = true;
  Captured captured_;  // set before the pipeline plays, counted on the loop's thread
  Captured watched_;   // when watching the devices began, as all that follows
  std::vector<uint8_t> first_luma_;
  bool moving_ = false;
  double loudest_ = 0;  // mean square
  double energy_ = 0;
  size_t measured_ = 0;  // samples in energy_
  media::AudioFrame frame_{};
  size_t filled_ = 0;
  int64_t sound_timestamp_ = 0;
  std::deque<Sound> sounds_;
};

media::Result<std::unique_ptr<SeatMedia>> make_live_media(const SeatSettings& settings, mcu::EventLoop& loop) {
  return LiveMedia::create(settings, loop);
}

}  // namespace tools
