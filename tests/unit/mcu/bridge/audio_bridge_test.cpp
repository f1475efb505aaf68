#include "mcu/bridge/audio_bridge.h"

#include <array>
#include <deque>

#include <gtest/gtest.h>

#include "media/audio/opus_decoder.h"
#include "media/audio/opus_encoder.h"
#include "tests/unit/media/audio/sound.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;
using media::AudioFrame;
using media::Duration;
using media::kTickSamples;
using media::sound::amplitude_at;

constexpr Timestamp kBegin = media::timestamp_from_ns(0) + 1000s;
constexpr int64_t kFirstRtp = 5000;  // of every microphone

// A site: its microphone sends a tone of its own, its loudspeaker hears the mix it is given.
class Site : public SourceControl, public MediaSink {
 public:
  Site(int number, Source::Id id)
      : site("site-" + std::to_string(number)),
        hertz(300 + 200 * number),
        microphone(id, MediaKind::kAudio, 1, Source::Flow::kPushed, *this) {}

  void request_keyframe(size_t, Timestamp) override {}

  // 20 ms captured at `captured`, arriving now.
  void speak(Timestamp captured, Timestamp now) {
    if (lose) {
      ++sent;
      return;
    }
    const auto tone = media::sound::tone(hertz, amplitude, kTickSamples, static_cast<size_t>(sent) * kTickSamples);
    std::array<uint8_t, media::kMaxEncodedAudio> bytes;
    MediaPacket packet;
    packet.payload = media::Bytes(bytes).first(encoder.encode(std::span<const float, kTickSamples>(tone), bytes));
    packet.sequence_number = sent;
    packet.timestamp = kFirstRtp + sent++ * static_cast<int64_t>(kTickSamples);
    packet.arrival = now;
    packet.capture = captured;
    microphone.publish(0, packet, now);
  }

  void on_packet(const MediaPacket& packet, Timestamp now) override {
    EXPECT_EQ(decoder.decode(packet.payload, frame), kTickSamples);
    sound.insert(sound.end(), frame.begin(), frame.end());
    if (got > 0) {
      EXPECT_EQ(packet.sequence_number, last_sequence_number + 1);
      missing_samples += packet.timestamp - last_timestamp - static_cast<int64_t>(kTickSamples);
    }
    EXPECT_TRUE(packet.capture && *packet.capture <= now);
    last_timestamp = packet.timestamp;
    last_sequence_number = packet.sequence_number;
    ++got;
  }

  SiteId site;
  double hertz, amplitude = 0;
  bool lose = false;  // what it sends does not come
  Source microphone;
  Source* mix = nullptr;

  int64_t sent = 0, got = 0, missing_samples = 0, last_timestamp = 0, last_sequence_number = 0;
  AudioFrame frame{};
  std::vector<float> sound;

 private:
  media::OpusEncoder encoder = media::OpusEncoder::create({.complexity = 0}).value();
  media::OpusDecoder decoder = media::OpusDecoder::create().value();
};

class AudioBridgeTest : public testing::Test {
 protected:
  static constexpr size_t kSites = 5;

  AudioBridgeTest() {
    bridge = AudioBridge::create({}, lane, [this](Task task) { posted.push_back(std::move(task)); }, now).value();
    for (size_t i = 0; i < kSites; ++i) {
      sites[i] = std::make_unique<Site>(static_cast<int>(i), i);
      join(i);
    }
  }
  ~AudioBridgeTest() override {
    for (const auto& site : sites) leave(*site);
  }
  void join(size_t i) {
    Site& site = *sites[i];
    site.mix = &bridge->add_site(site.site, &site.microphone, 100 + i);
    site.mix->attach(0, site);
    bridge->set_heard(site.site, true);
  }
  void leave(Site& site) {
    if (site.mix == nullptr) return;
    site.mix->detach(0, site);
    site.mix = nullptr;
    if (bridge) bridge->remove_site(site.site);
  }

  // Time goes on in steps of 5 ms; a packet takes 12 ms to come. The lane works at once unless it is stuck.
  void run(Duration length) {
    for (const Timestamp end = now + length; now < end; now += 5ms) {
      if ((now - kBegin) % 20ms == 5ms) {
        for (const auto& site : sites) site->speak(now - 12ms, now);
      }
      if (!bridge_sleeps) poll();
    }
  }
  void poll() {
    if (bridge->next_deadline() > now) return;
    bridge->poll(now);
    if (!lane_stuck) lane.run_pending();
    deliver();
    if (bridge->next_deadline() <= now) bridge->poll(now);
  }
  void deliver() {
    for (; !posted.empty(); posted.pop_front()) posted.front()();
  }
  void talk(std::initializer_list<size_t> who) {
    for (const auto& site : sites) site->amplitude = 0;
    for (const size_t i : who) sites[i]->amplitude = 0.2;
  }
  // The tones a site hears, as a word of site numbers.
  std::string hears(size_t listener) const {
    std::string heard;
    for (size_t i = 0; i < kSites; ++i) {
      if (amplitude_at(sites[i]->hertz, sites[listener]->frame) > 0.02) heard += std::to_string(i);
    }
    return heard;
  }
  std::vector<SiteId> ids(std::initializer_list<size_t> who) const {
    std::vector<SiteId> result;
    for (const size_t i : who) result.push_back(sites[i]->site);
    return result;
  }

  Timestamp now = kBegin;
  InlineLane lane{8};
  std::deque<Task> posted;
  std::unique_ptr<AudioBridge> bridge;
  std::array<std::unique_ptr<Site>, kSites> sites;
  bool lane_stuck = false, bridge_sleeps = false;
};

TEST_F(AudioBridgeTest, EverybodyHearsTheOthersAndNotItself) {
  talk({0, 2});
  run(600ms);
  EXPECT_EQ(hears(0), "2");
  EXPECT_EQ(hears(2), "0");
  EXPECT_EQ(hears(1), "02");
  EXPECT_EQ(hears(3), "02");
  EXPECT_EQ(bridge->audible().size(), 2U);
}

TEST_F(AudioBridgeTest, AGrantAndARevokeAreHeardWithinATenthOfASecond) {
  talk({0});
  bridge->set_heard(sites[0]->site, false);
  run(600ms);
  EXPECT_EQ(hears(1), "");
  EXPECT_TRUE(bridge->audible().empty());
  bridge->set_heard(sites[0]->site, true);
  run(100ms);
  EXPECT_EQ(hears(1), "0");
  bridge->set_heard(sites[0]->site, false);
  run(100ms);
  EXPECT_EQ(hears(1), "");
}

TEST_F(AudioBridgeTest, TheWayThroughTheBridgeTakesTargetAndTwoTicks) {
  run(1s);
  Site& listener = *sites[1];
  const Timestamp spoken = now - 12ms;
  const size_t before = listener.sound.size();
  talk({0});
  run(300ms);
  // The first sample that stands out, in the time of the mix.
  size_t first = before;
  while (first < listener.sound.size() && std::abs(listener.sound[first]) < 0.02F) ++first;
  ASSERT_LT(first, listener.sound.size());
  const Timestamp heard = kBegin + media::samples_to_duration(static_cast<int64_t>(first));
  EXPECT_GE(heard - spoken, 12ms + 50ms);
  EXPECT_LE(heard - spoken, 12ms + 50ms + 35ms) << "the codecs look ahead 6.5 ms each; the test sends every 20 ms";
  EXPECT_NEAR(static_cast<double>(bridge->audio_delay(sites[0]->site)->count()) / 1e6, 12 + 50, 0.1);
  EXPECT_EQ(bridge->audio_delay(SiteId("nobody")), std::nullopt);
}

TEST_F(AudioBridgeTest, AudibleSitesAreToldLoudestFirstAndTheSpeakerIsHeld) {
  talk({0, 2});
  sites[2]->amplitude = 0.4;
  run(1s);
  EXPECT_EQ(bridge->audible(), ids({2, 0}));
  EXPECT_EQ(bridge->active_speaker(), sites[2]->site);
  talk({});
  run(3s);
  EXPECT_TRUE(bridge->audible().empty());
  EXPECT_EQ(bridge->active_speaker(), sites[2]->site);
  leave(*sites[2]);
  EXPECT_EQ(bridge->active_speaker(), std::nullopt);
}

TEST_F(AudioBridgeTest, WhileNobodyListensNothingRuns) {
  for (const auto& site : sites) site->mix->detach(0, *site);
  run(3s);
  EXPECT_EQ(bridge->next_deadline(), media::kNever);
  EXPECT_EQ(bridge->figures().ticks, 0U);
  EXPECT_EQ(bridge->figures().published, 0U);
  talk({0});
  run(100ms);
  leave(*sites[1]);
  join(1);
  run(200ms);
  EXPECT_EQ(hears(1), "0");
  EXPECT_EQ(bridge->figures().ticks, 10U);
  EXPECT_EQ(bridge->figures().late_ticks, 0U) << "at rest nothing is late";
}

TEST_F(AudioBridgeTest, AtRestItLooksForListenersWhenItIsTold) {
  for (const auto& site : sites) site->mix->detach(0, *site);
  run(1s);
  talk({0});
  sites[1]->mix->attach(0, *sites[1]);
  run(200ms);
  EXPECT_EQ(bridge->next_deadline(), media::kNever) << "nobody said so";
  bridge->look_for_listeners();
  run(200ms);
  EXPECT_EQ(hears(1), "0");
}

TEST_F(AudioBridgeTest, ASiteWithoutAMicrophoneListens) {
  leave(*sites[4]);
  Source& mix = bridge->add_site(SiteId("listener"), nullptr, 200);
  mix.attach(0, *sites[4]);
  talk({0, 1});
  run(600ms);
  EXPECT_EQ(hears(4), "01");
  mix.detach(0, *sites[4]);
}

TEST_F(AudioBridgeTest, ATalkIsHeardByOneSiteUntilEitherLeaves) {
  talk({0, 4});
  bridge->set_heard(sites[4]->site, false);
  bridge->set_talks_to(sites[4]->site, sites[1]->site);
  run(2s);
  EXPECT_EQ(hears(1), "04");
  for (const size_t other : {2U, 3U, 4U}) EXPECT_EQ(hears(other), "0") << other;
  EXPECT_EQ(hears(0), "");
  EXPECT_EQ(bridge->audible(), ids({0}));
  EXPECT_EQ(bridge->active_speaker(), sites[0]->site);
  EXPECT_FALSE(bridge->sound(sites[4]->site, now)) << "a talk is not measured";

  leave(*sites[1]);
  run(200ms);
  sites[1]->got = 0;
  join(1);
  run(600ms);
  EXPECT_EQ(hears(1), "0") << "whoever takes the seat was not talked to";
  bridge->set_talks_to(sites[4]->site, sites[1]->site);
  run(200ms);
  EXPECT_EQ(hears(1), "04");
  bridge->set_talks_to(sites[4]->site, std::nullopt);
  run(200ms);
  EXPECT_EQ(hears(1), "0");
  bridge->set_talks_to(sites[4]->site, SiteId("nobody"));
  bridge->set_talks_to(SiteId("nobody"), sites[1]->site);
  run(200ms);
  for (const size_t other : {1U, 2U, 3U, 4U}) EXPECT_EQ(hears(other), "0") << other;
}

TEST_F(AudioBridgeTest, AMixHasAsManyListenersAsThereAre) {
  leave(*sites[4]);
  Source& mix = *sites[2]->mix;
  mix.attach(0, *sites[4]);
  talk({0, 2});
  run(600ms);
  EXPECT_EQ(hears(4), "0") << "what site 2 gets, without its own voice";
  mix.detach(0, *sites[4]);
}

TEST_F(AudioBridgeTest, LateTicksAreCaughtUpAtMostFive) {
  talk({0});
  run(1s);
  struct Case {
    Duration sleep;  // begins when a tick is due
    int dropped;
  };
  for (const Case& c : {Case{60ms, 0}, Case{80ms, 0}, Case{100ms, 1}, Case{300ms, 11}}) {
    const auto late = bridge->figures().late_ticks;
    const auto overdue = bridge->figures().overdue_ticks;
    const auto missing = sites[1]->missing_samples;
    bridge_sleeps = true;
    run(c.sleep);
    bridge_sleeps = false;
    run(500ms);
    EXPECT_EQ(bridge->figures().late_ticks - late, static_cast<uint64_t>(c.dropped)) << c.sleep / 1ms;
    EXPECT_EQ(bridge->figures().overdue_ticks - overdue, std::min<uint64_t>(4, c.sleep / 20ms)) << c.sleep / 1ms;
    EXPECT_EQ(sites[1]->missing_samples - missing, c.dropped * 960) << c.sleep / 1ms;
    EXPECT_EQ(hears(1), "0") << c.sleep / 1ms;
    EXPECT_NEAR(static_cast<double>(bridge->audio_delay(sites[0]->site)->count()) / 1e6, 62, 0.1) << "as before";
  }
}

TEST_F(AudioBridgeTest, AStuckLaneCostsTicksAndNothingElse) {
  talk({0});
  run(1s);
  const auto got = sites[1]->got;
  lane_stuck = true;
  run(1s);
  EXPECT_EQ(sites[1]->got, got);
  EXPECT_EQ(bridge->figures().late_ticks, 42U) << "eight of fifty are under way";
  lane_stuck = false;
  run(500ms);
  EXPECT_EQ(hears(1), "0");
  EXPECT_NEAR(static_cast<double>(bridge->audio_delay(sites[0]->site)->count()) / 1e6, 62, 0.1);
}

TEST_F(AudioBridgeTest, LeavingWhileTicksAreUnderWay) {
  talk({0, 1});
  run(500ms);
  lane_stuck = true;
  run(40ms);
  leave(*sites[0]);
  lane_stuck = false;
  run(500ms);
  EXPECT_EQ(hears(2), "1");
  EXPECT_EQ(hears(1), "");
}

TEST_F(AudioBridgeTest, EndingWhileTicksAreUnderWay) {
  talk({0});
  run(500ms);
  lane_stuck = true;
  run(40ms);
  for (const auto& site : sites) leave(*site);
  bridge.reset();
  EXPECT_EQ(lane.run_pending(), 2U);
  deliver();
}

TEST_F(AudioBridgeTest, TellsWhatTheSoundOfHeardSitesIsLike) {
  talk({0});
  bridge->set_heard(sites[2]->site, false);
  run(2500ms);
  const auto loud = bridge->sound(sites[0]->site, now);
  ASSERT_TRUE(loud);
  EXPECT_NEAR(loud->sound.level_dbov, -17, 0.5);
  EXPECT_GT(loud->sound.voiced, 0.95);
  EXPECT_EQ(loud->concealed, 0);
  EXPECT_EQ(loud->buffer_target, 50ms);
  ASSERT_TRUE(loud->buffered);
  EXPECT_NEAR(static_cast<double>(loud->buffered->count()) / 1e6, 50, 1);
  const auto muted = bridge->sound(sites[1]->site, now);
  ASSERT_TRUE(muted);
  EXPECT_TRUE(muted->sound.dead) << "digital zero, also behind Opus";
  EXPECT_FALSE(bridge->sound(sites[2]->site, now)) << "is not heard, so not decoded";
  EXPECT_FALSE(bridge->sound(SiteId("nobody"), now));
  EXPECT_FALSE(bridge->sound(sites[0]->site, now + 3s)) << "old";

  bridge->set_heard(sites[0]->site, false);
  bridge->set_heard(sites[0]->site, true);
  EXPECT_FALSE(bridge->sound(sites[0]->site, now)) << "begins anew";
}

TEST_F(AudioBridgeTest, TellsWhatHadToBeMadeUp) {
  talk({0});
  run(1100ms);
  double most = 0;
  for (int i = 0; i < 200; ++i) {
    sites[0]->lose = i % 10 < 2;  // a fifth, two packets in a row; Opus may bear a copy of one
    run(20ms);
    if (const auto sound = bridge->sound(sites[0]->site, now)) most = std::max(most, sound->concealed);
    EXPECT_EQ(bridge->sound(sites[1]->site, now).value_or(AudioBridge::SiteSound{}).concealed, 0);
  }
  EXPECT_GT(most, 0.07);
  EXPECT_LT(most, 0.23);
}

}  // namespace
}  // namespace mcu
