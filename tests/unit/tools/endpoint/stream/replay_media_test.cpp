#include "tools/endpoint/stream/replay_media.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <set>
#include <vector>

#include "tests/unit/tools/endpoint/stream/immediate_lane.h"
#include "tests/unit/tools/endpoint/stream/sending_session.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/stream/frame_marks.h"
#include "tools/endpoint/stream/picture_viewer.h"
#include "tools/endpoint/stream/sound_listener.h"

namespace tools {
namespace {

using media::Timestamp;
using namespace std::chrono_literals;

constexpr uint8_t kSite = 3;

// One folder of tracks for all tests here.
std::string media_folder() {
  static const std::string folder = [] {
    const auto path = std::filesystem::temp_directory_path() / ("diemcau_replay_test." + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
    const auto tracks = make_video_tracks(kSite, site_colour(kSite), 30).value();
    for (size_t layer = 0; layer < 3; ++layer) {
      EXPECT_TRUE(tracks[layer].write((path / MediaStore::picture_file(kSite, kSimulcastLayers[layer].rid)).string()));
    }
    EXPECT_TRUE(make_tone_track(site_tone(kSite), 2)->write((path / MediaStore::tone_file(kSite)).string()));
    EXPECT_TRUE(make_silence_track()->write((path / MediaStore::sound_file("silence")).string()));
    return path.string();
  }();
  return folder;
}

class RemoveFolder : public testing::Environment {
  void TearDown() override { std::filesystem::remove_all(media_folder()); }
};
const auto* const kRemoveFolder = testing::AddGlobalTestEnvironment(new RemoveFolder);

// Takes packets as the sender writes them and feeds them to a sink as a receiver would.
class Loop : public PacketOut {
 public:
  media::MutableBytes begin() override { return room_; }
  void commit(size_t size) override {
    const auto packet = media::RtpPacketView::parse(media::Bytes(room_).first(size)).value();
    auto& stream = streams_[packet.header.ssrc];
    media::MediaPacket media;
    media.sequence_number = stream.sequence.unwrap(packet.header.sequence_number);
    media.timestamp = stream.time.unwrap(packet.header.timestamp);
    media.marker = packet.header.marker;
    media.payload = packet.payload;
    media.arrival = now + latency;
    StreamSink* const to = packet.header.payload_type == 111 ? sound : (stream.layer(packet) == 0 ? picture : nullptr);
    if (to && !(drop && drop(packet))) to->on_packet(media, now + latency);
  }

  Timestamp now{};
  media::Duration latency{0};
  StreamSink* sound = nullptr;
  StreamSink* picture = nullptr;
  std::function<bool(const media::RtpPacketView&)> drop;

 private:
  struct Stream {
    media::SequenceUnwrapper sequence;
    media::RtpTimeUnwrapper time;
    std::optional<int> known_layer;
    // By the size of its first key frame.
    int layer(const media::RtpPacketView& packet) {
      if (!known_layer) {
        const auto size = media::vp8_keyframe_size(packet.payload);
        if (size) known_layer = size->width == 1280 ? 0 : 1;
      }
      return known_layer.value_or(1);
    }
  };
  std::array<uint8_t, 2048> room_;
  std::map<uint32_t, Stream> streams_;
};

class ReplayMediaTest : public testing::Test {
 protected:
  ReplayMediaTest() : store_(media_folder()), random_(3), sender_(test::sending_session(), random_, loop_) {
    for (size_t layer = 0; layer < 3; ++layer) {
      marks_.add(kSite, static_cast<uint8_t>(layer), *store_.picture(kSite).value()[layer]);
    }
    media_ = ReplayMedia::create(store_, kSite, log_, now_).value();
    listener_ = SoundListener::create(&log_).value();
    loop_.sound = listener_.get();
  }

  void run(media::Duration span) {
    const Timestamp end = now_ + span;
    while (now_ < end) {
      now_ = std::min(end, std::max(now_, media_->next_deadline()));
      loop_.now = now_;
      media_->poll(sender_, now_);
      if (loop_.picture) loop_.picture->poll(now_);
    }
  }

  PictureViewer viewer(PictureViewer::Decoding decoding) {
    return PictureViewer("2", decoding, test::view_at_once(&log_, &marks_, buffers_, decoders_));
  }

  Timestamp now_ = media::timestamp_from_ns(7'000'000'000);
  MediaStore store_;
  SendLog log_;
  FrameMarks marks_;
  media::FrameBuffers buffers_;
  SharedDecoders decoders_;
  media::Random random_;
  Loop loop_;
  MediaSender sender_;
  std::unique_ptr<ReplayMedia> media_;
  std::unique_ptr<SoundListener> listener_;
};

TEST_F(ReplayMediaTest, ADecodingViewerSeesSiteFramesAndLatency) {
  auto seen = viewer(PictureViewer::Decoding::kAlways);
  std::vector<uint8_t> shown;
  seen.on_shown([&](const PictureViewer::Shown& event) { shown.push_back(event.site); });
  loop_.picture = &seen;
  loop_.latency = 30ms;
  run(500ms);
  seen.reset(now_);
  run(1s);
  EXPECT_NEAR(seen.frames().frames_per_second(now_), 30, 1.2);
  EXPECT_LE(seen.frames().longest_freeze(now_), 70ms);
  EXPECT_EQ(shown, std::vector<uint8_t>{kSite});
  EXPECT_EQ(seen.first_site(), kSite);
  EXPECT_EQ(seen.size(), (media::Size{1280, 720}));
  ASSERT_EQ(seen.tiles().size(), 1U);
  EXPECT_EQ(nearest_site_colour(seen.tiles()[0].colour).index, kSite);
  EXPECT_NEAR(static_cast<double>(seen.site_frames(kSite).frames()), 30, 1);
  EXPECT_EQ(seen.latency().percentile(0.95), 30ms);
  EXPECT_EQ(seen.broken_frames(), 0U);
}

TEST_F(ReplayMediaTest, ACountingViewerKnowsTheSameWithoutDecoding) {
  auto seen = viewer(PictureViewer::Decoding::kNever);
  loop_.picture = &seen;
  loop_.latency = 4ms;
  run(1s);
  EXPECT_NEAR(seen.frames().frames_per_second(now_), 30, 1.2);
  EXPECT_EQ(seen.first_site(), kSite);
  EXPECT_EQ(seen.size(), (media::Size{1280, 720}));
  EXPECT_EQ(seen.latency().percentile(0.95), 4ms);
  EXPECT_FALSE(seen.first_decoded());
}

TEST_F(ReplayMediaTest, AFrameWithALostPacketIsBroken) {
  auto seen = viewer(PictureViewer::Decoding::kNever);
  loop_.picture = &seen;
  run(500ms);
  loop_.drop = [n = 0](const media::RtpPacketView& packet) mutable {
    return packet.header.payload_type == 96 && packet.header.marker && ++n == 1;
  };
  const uint64_t before = seen.frames().frames();
  run(500ms);
  EXPECT_NEAR(static_cast<double>(seen.frames().frames() - before), 14.5, 1);
}

TEST_F(ReplayMediaTest, AViewerOfTheFirstFrameStopsDecoding) {
  auto seen = viewer(PictureViewer::Decoding::kFirst);
  loop_.picture = &seen;
  run(1s);
  EXPECT_TRUE(seen.first_decoded());
  EXPECT_NEAR(seen.frames().frames_per_second(now_), 30, 1.2);
  EXPECT_FALSE(seen.keyframe_wanted());
}

TEST_F(ReplayMediaTest, ARequestedKeyframeComesWithTheNextPicture) {
  auto seen = viewer(PictureViewer::Decoding::kAlways);
  run(200ms);
  loop_.picture = &seen;
  run(100ms);
  EXPECT_EQ(seen.frames().frames(), 0U);
  media_->request_keyframe();
  run(40ms);
  EXPECT_GE(seen.frames().frames(), 1U);
}

TEST_F(ReplayMediaTest, AnOverloadedHallSendsFewPicturesAndSaysSo) {
  EXPECT_FALSE(media_->captured().pictures) << "a healthy one has no camera to tell of";
  media_ = ReplayMedia::create(store_, kSite, log_, now_, {.camera = CameraFault::kOverloaded}).value();
  auto seen = viewer(PictureViewer::Decoding::kAlways);
  loop_.picture = &seen;
  run(2s);
  EXPECT_NEAR(static_cast<double>(seen.frames().frames()), 2 * ReplayMedia::kSlowPictures, 1);
  EXPECT_EQ(seen.broken_frames(), 0U);
  EXPECT_NEAR(static_cast<double>(media_->captured().pictures.value()), 60, 2);
  EXPECT_NEAR(static_cast<double>(media_->captured().left_out), 60 - 2 * ReplayMedia::kSlowPictures, 2);
}

TEST_F(ReplayMediaTest, AFrozenCameraSendsTheSamePictureAgainAndAgain) {
  media_ = ReplayMedia::create(store_, kSite, log_, now_, {.camera = CameraFault::kFrozen}).value();
  auto seen = viewer(PictureViewer::Decoding::kAlways);
  loop_.picture = &seen;
  std::set<std::vector<uint8_t>> payloads;  // of the last packet of each picture, which tells it
  loop_.drop = [&](const media::RtpPacketView& packet) {
    if (packet.header.marker && packet.header.payload_type == 96) {
      payloads.insert({packet.payload.end() - 20, packet.payload.end()});
    }
    return false;
  };
  run(2s);
  EXPECT_NEAR(static_cast<double>(seen.frames().frames()), 2 * ReplayMedia::kSlowPictures, 1);
  EXPECT_EQ(seen.broken_frames(), 0U);
  EXPECT_EQ(payloads.size(), 1U);
  EXPECT_FALSE(media_->captured().pictures);
}

TEST_F(ReplayMediaTest, AnEchoingHallReturnsWhatItHearsWhileItsMicrophoneIsOn) {
  media_ = ReplayMedia::create(store_, kSite, log_, now_, {.echo = {.delay = 100ms, .loss_db = 6}}).value();
  media::AudioFrame heard{};
  const double step = 2 * std::numbers::pi * site_tone(kSite + 1) / media::kSampleRate;
  int64_t sample = 0;
  const auto listen = [&](media::Duration span) {
    for (const Timestamp end = now_ + span; now_ < end;) {
      for (auto& value : heard) value = 0.25F * static_cast<float>(std::sin(step * static_cast<double>(sample++)));
      media_->hear(heard);
      run(20ms);
    }
  };
  ASSERT_TRUE(media_->set_sound("silence", false));
  listen(1s);
  EXPECT_EQ(listener_->tones().figures(kSite + 1).heard, 0U);
  ASSERT_TRUE(media_->set_sound("silence", true));
  listen(500ms);
  listener_->reset(now_);
  listen(2s);
  EXPECT_GE(listener_->tones().figures(kSite + 1).heard_fraction(), 0.9);
}

TEST_F(ReplayMediaTest, TellsATestOfItsHallWhatItsDevicesGive) {
  EXPECT_EQ(media_->devices().microphone_dbov, -127) << "nothing is chosen yet";
  ASSERT_TRUE(media_->set_sound("tone", false));
  const auto devices = media_->devices();
  EXPECT_EQ(devices.camera, true);
  EXPECT_EQ(devices.moving, true);
  EXPECT_EQ(devices.microphone, true);
  EXPECT_GT(devices.microphone_dbov.value(), -40) << "what it takes, sent or not";
  EXPECT_LT(devices.microphone_dbov.value(), 0);
  ASSERT_TRUE(media_->set_sound("silence", true));
  EXPECT_EQ(media_->devices().microphone_dbov, -127);
  ASSERT_TRUE(media_->room());
  EXPECT_EQ(media_->room()->delay, 30ms);
  EXPECT_EQ(media_->room()->loss_db, 25);

  media_ = ReplayMedia::create(store_, kSite, log_, now_,
                               {.camera = CameraFault::kFrozen, .echo = {.delay = 180ms, .loss_db = 12}})
               .value();
  EXPECT_EQ(media_->devices().camera, true);
  EXPECT_EQ(media_->devices().moving, false);
  EXPECT_EQ(media_->room()->delay, 180ms);
  EXPECT_EQ(media_->room()->loss_db, 12);
}

TEST_F(ReplayMediaTest, TheToneIsHeardOnlyWithTheMicrophoneOn) {
  ASSERT_TRUE(media_->set_sound("tone", false));
  run(1s);
  EXPECT_EQ(listener_->tones().figures(kSite).heard, 0U);
  ASSERT_TRUE(media_->set_sound("tone", true));
  run(200ms);
  listener_->reset(now_);
  loop_.latency = 80ms;
  run(3s);
  EXPECT_GE(listener_->tones().figures(kSite).heard_fraction(), 0.99);
  EXPECT_EQ(listener_->tones().figures(kSite + 1).heard, 0U);
  EXPECT_EQ(listener_->figures(now_ + 80ms).gaps, 0U);
  ASSERT_GE(listener_->latency().count(), 2U);
  EXPECT_EQ(listener_->latency().percentile(1.0), 80ms) << "sending and arrival are of the same packet";
  EXPECT_EQ(media_->set_sound("speech", true).error().code, "endpoint.file");
}

TEST_F(ReplayMediaTest, LostPacketsAreGapsInTheSound) {
  ASSERT_TRUE(media_->set_sound("tone", true));
  run(1s);
  listener_->reset(now_);
  loop_.drop = [n = 0](const media::RtpPacketView& packet) mutable {
    if (packet.header.payload_type != 111) return false;
    ++n;
    return n == 10 || (n >= 20 && n < 23);
  };
  run(1s);
  const auto figures = listener_->figures(now_);
  EXPECT_EQ(figures.gaps, 2U);
  EXPECT_EQ(figures.lost, 4U);
  EXPECT_EQ(figures.longest_gap, 60ms);
  EXPECT_EQ(listener_->figures(now_ + 1s).gaps, 3U) << "a silence under way counts";
}

TEST(FrameMarks, TellFramesApartByTheirEnds) {
  const MediaStore store(media_folder());
  MediaStore copy = store;
  const auto layers = copy.picture(kSite).value();
  FrameMarks marks;
  for (uint8_t layer = 0; layer < 3; ++layer) marks.add(kSite, layer, *layers[layer]);
  for (uint8_t layer = 0; layer < 3; ++layer) {
    for (size_t frame = 0; frame < layers[layer]->frames(); ++frame) {
      const auto data = layers[layer]->data(frame);
      EXPECT_EQ(marks.find(data.last(std::min<size_t>(data.size(), 500))),
                (FrameIdentity{kSite, layer, static_cast<uint16_t>(frame)}));
    }
  }
  EXPECT_EQ(marks.find(media::as_bytes("something else entirely, of no track")), std::nullopt);
}

}  // namespace
}  // namespace tools
