#include "media/audio/audio_mix_engine.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "media/audio/jitter_buffer.h"
#include "media/audio/opus_decoder.h"
#include "media/base/library_clock.h"
#include "tests/unit/media/audio/sound.h"

namespace media {
namespace {

using sound::Samples;
using Packet = std::vector<uint8_t>;

// A conference of sites that each send a tone of their own and decode what they are given.
class AudioMixEngineTest : public testing::Test {
 protected:
  static constexpr size_t kSites = 5;
  static double hertz(size_t site) { return 300 + 200 * static_cast<double>(site); }

  struct Site {
    AudioPortId port;
    OpusEncoder encoder = OpusEncoder::create({.complexity = 0}).value();
    OpusDecoder decoder = OpusDecoder::create().value();
    double amplitude = 0;
    bool present = true, heard = true, listens = true;
    std::optional<AudioPortId> talks_to{};
    AudioFrame got{};
  };

  AudioMixEngineTest() {
    for (uint32_t i = 0; i < kSites; ++i) sites[i].port = AudioPortId(i + 1);
    for (size_t i = 0; i < kSites; ++i) tones.push_back(sound::tone(hertz(i), 1, 960 * 10));
  }

  void tick() {
    in.clear(ticks);
    in.common_wanted = common_wanted;
    for (size_t i = 0; i < kSites; ++i) {
      if (sites[i].present) add(sites[i], tones[i]);
    }
    engine->run(in, out, watcher);
    ++ticks;
    ASSERT_EQ(out.ports.size(), in.ports().size());
    for (const PortOutput& port : out.ports) {
      Site& site = sites[port.port.value() - 1];
      if (port.payload == kNoPayload) continue;
      site.decoder.decode(out.payloads[static_cast<size_t>(port.payload)].bytes(), site.got);
    }
  }
  void add(Site& site, const Samples& tone) {
    in.add_port(site.port, site.heard, site.listens, site.talks_to);
    AudioFrame frame = sound::frame_of(tone, static_cast<size_t>(ticks));
    for (float& sample : frame) sample *= static_cast<float>(site.amplitude);
    Packet packet(kMaxEncodedAudio);
    packet.resize(site.encoder.encode(frame, packet));
    in.add_step(DecodeKind::kPacket, 960, 0, packet);
  }
  void run(int milliseconds) {
    for (int i = 0; i < milliseconds / 20; ++i) tick();
  }
  void talk(std::initializer_list<size_t> who) {
    for (Site& site : sites) site.amplitude = 0;
    for (const size_t i : who) sites[i].amplitude = 0.2;
  }
  // The tones a site hears, as a word of site numbers.
  std::string hears(size_t site) const {
    std::string heard;
    for (size_t i = 0; i < kSites; ++i) {
      if (sound::amplitude_at(hertz(i), sites[site].got) > 0.02) heard += std::to_string(i);
    }
    return heard;
  }
  // Site 4 is a technician's page, heard by nobody.
  void talk_to(size_t site) {
    sites[4].heard = false;
    sites[4].talks_to = sites[site].port;
  }
  const PortOutput& output(size_t site) const {
    return *std::find_if(out.ports.begin(), out.ports.end(),
                         [&](const PortOutput& port) { return port.port == sites[site].port; });
  }

  std::unique_ptr<AudioMixEngine> engine = AudioMixEngine::create({}).value();
  std::array<Site, kSites> sites;
  std::vector<Samples> tones;
  bool common_wanted = false;
  AudioTickInput in;
  AudioTickOutput out;
  int64_t ticks = 0;
  SoundWatcher* watcher = nullptr;
};

TEST_F(AudioMixEngineTest, EverybodyHearsTheOthersAndNotItself) {
  talk({0, 2});
  run(400);
  EXPECT_EQ(hears(0), "2");
  EXPECT_EQ(hears(2), "0");
  EXPECT_EQ(hears(1), "02");
  EXPECT_EQ(hears(4), "02");
  EXPECT_EQ(out.payload_count, 3U) << "the common mix and one for each contributor";
  EXPECT_EQ(output(1).payload, output(4).payload);
  EXPECT_EQ(out.tick, ticks - 1);
}

TEST_F(AudioMixEngineTest, AtMostThreeContribute) {
  talk({0, 1, 2, 3});
  sites[3].amplitude = 0.05;
  run(400);
  EXPECT_EQ(hears(4), "012");
  EXPECT_EQ(out.payload_count, 4U);
}

TEST_F(AudioMixEngineTest, WhoIsNotHeardIsIgnoredWhateverItSends) {
  talk({0, 1});
  sites[1].heard = false;
  run(400);
  EXPECT_EQ(hears(4), "0");
  EXPECT_FALSE(output(1).contributes);
  EXPECT_EQ(output(1).level_dbov, kSilenceDbov);
  EXPECT_EQ(hears(1), "0");
}

TEST_F(AudioMixEngineTest, RevokingFadesOutWithinATick) {
  talk({0});
  run(400);
  EXPECT_EQ(hears(4), "0");
  sites[0].heard = false;
  run(20);
  EXPECT_TRUE(output(0).contributes) << "fading";
  run(20);
  EXPECT_FALSE(output(0).contributes);
  EXPECT_EQ(out.mix_level_dbov, kSilenceDbov);
  run(100);
  EXPECT_EQ(hears(4), "");
}

TEST_F(AudioMixEngineTest, WhoLeavesIsGone) {
  talk({0});
  run(400);
  sites[0].present = false;
  run(20);
  EXPECT_GT(out.mix_level_dbov, -40) << "fading";
  run(20);
  EXPECT_EQ(out.mix_level_dbov, kSilenceDbov);
}

TEST_F(AudioMixEngineTest, AFormerContributorComesBackToTheCommonMix) {
  talk({0});
  run(400);
  talk({});
  run(1000);
  EXPECT_EQ(out.payload_count, 2U);
  run(2000);
  EXPECT_EQ(out.payload_count, 1U) << "an idle room costs one encode";
  EXPECT_EQ(output(0).payload, output(1).payload);
}

TEST_F(AudioMixEngineTest, NobodyListensNothingIsEncoded) {
  talk({0});
  for (Site& site : sites) site.listens = false;
  run(100);
  EXPECT_EQ(out.payload_count, 0U);
  EXPECT_EQ(out.common, kNoPayload);
  common_wanted = true;
  run(100);
  EXPECT_EQ(out.payload_count, 1U);
  EXPECT_EQ(out.common, 0);
}

TEST_F(AudioMixEngineTest, ATalkIsHeardInOneMixAlone) {
  talk({0, 2, 4});
  talk_to(1);
  run(400);
  for (const char site : {'0', '2', '4'}) EXPECT_NE(hears(1).find(site), std::string::npos) << site;
  for (const size_t other : {0U, 2U, 3U, 4U}) EXPECT_EQ(hears(other).find('4'), std::string::npos) << other;
  EXPECT_EQ(hears(3), "02");
  EXPECT_EQ(hears(4), "02") << "not itself";
  EXPECT_EQ(out.payload_count, 4U) << "the common mix, one for each contributor, one for who is talked to";
  EXPECT_EQ(output(3).payload, output(4).payload) << "who talks listens with everybody";

  talk_to(0);
  run(400);
  EXPECT_EQ(hears(0), "24") << "a contributor is talked to in its own mix";
  EXPECT_EQ(hears(1), "02");
  sites[4].talks_to.reset();
  run(400);
  EXPECT_EQ(hears(0), "2");
}

TEST_F(AudioMixEngineTest, ATalkLeavesNoTraceElsewhere) {
  Site other[kSites];
  auto quiet_engine = AudioMixEngine::create({}).value();
  talk({0, 4});
  sites[4].amplitude = 0.9;
  sites[4].heard = false;
  for (int i = 0; i < 100; ++i) {
    sites[4].talks_to = sites[1].port;
    tick();
    // The same tick of a conference in which it says nothing to anybody.
    AudioTickInput without_talk;
    without_talk.clear(ticks - 1);
    for (const PortInput& port : in.ports()) {
      without_talk.add_port(port.port, port.heard, port.listens);
      for (const DecodeStep& step : in.steps(port)) {
        without_talk.add_step(step.kind, step.samples, step.skip, in.payload(step));
      }
    }
    AudioTickOutput silent;
    quiet_engine->run(without_talk, silent);
    ASSERT_EQ(silent.active_speaker, out.active_speaker);
    ASSERT_EQ(silent.mix_level_dbov, out.mix_level_dbov);
    for (size_t site = 0; site < kSites; ++site) {
      const PortOutput& one = silent.ports[site];
      EXPECT_EQ(one.level_dbov, out.ports[site].level_dbov) << site;
      EXPECT_EQ(one.contributes, out.ports[site].contributes) << site;
      other[site].decoder.decode(silent.payloads[static_cast<size_t>(one.payload)].bytes(), other[site].got);
      ASSERT_TRUE(site == 1 || other[site].got == sites[site].got) << "site " << site << " tick " << i;
    }
  }
  EXPECT_NE(hears(1).find('4'), std::string::npos);
  EXPECT_EQ(out.active_speaker, sites[0].port);
  EXPECT_EQ(output(4).level_dbov, kSilenceDbov);
  EXPECT_FALSE(output(4).contributes);
}

TEST_F(AudioMixEngineTest, AfterATalkItsListenerComesBackToTheCommonMix) {
  talk({4});
  talk_to(1);
  run(400);
  EXPECT_EQ(hears(1), "4");
  EXPECT_EQ(out.payload_count, 2U);
  sites[4].talks_to.reset();
  run(1000);
  EXPECT_EQ(out.payload_count, 1U);
  EXPECT_EQ(output(1).payload, output(0).payload);
  const auto decodes = [] { return LibraryClock::totals(LibraryKind::kOpusDecode).calls; };
  LibraryClock::enable([] { return int64_t{0}; });
  const auto before = decodes();
  engine->run(in, out);
  LibraryClock::enable(nullptr);
  EXPECT_EQ(decodes() - before, kSites - 1) << "who talks to nobody is not decoded";
}

TEST_F(AudioMixEngineTest, TalksToManyLeaveEveryContributorItsMix) {
  talk({0, 1, 2, 4});
  for (const size_t target : {3U, 0U, 1U, 2U, 3U, 2U, 1U, 0U}) {
    talk_to(target);
    run(100);
    for (size_t site = 0; site < 3; ++site) {
      EXPECT_NE(output(site).payload, kNoPayload);
      EXPECT_EQ(hears(site).find(std::to_string(site)), std::string::npos) << site;
    }
  }
  sites[4].present = false;
  run(200);
  EXPECT_EQ(hears(0), "12") << "who talks and leaves is gone";
}

TEST_F(AudioMixEngineTest, WhoTalksToNobodyThatIsThereIsHeardByNobody) {
  talk({4});
  talk_to(1);
  sites[1].present = false;
  run(400);
  for (const size_t site : {0U, 2U, 3U}) EXPECT_EQ(hears(site), "") << site;
  sites[1].present = true;
  run(200);
  EXPECT_EQ(hears(1), "4");
}

TEST_F(AudioMixEngineTest, LevelsAndActiveSpeaker) {
  talk({1});
  run(200);
  EXPECT_EQ(out.active_speaker, std::nullopt);
  run(400);
  EXPECT_EQ(out.active_speaker, sites[1].port);
  EXPECT_NEAR(output(1).level_dbov, -17, 1.5);
  EXPECT_LT(output(0).level_dbov, -60);
}

TEST_F(AudioMixEngineTest, EachTickCallsTheLibraryAsOftenAsNeeded) {
  talk({0, 1});
  run(400);
  LibraryClock::enable([] { return int64_t{0}; });
  const auto encodes = LibraryClock::totals(LibraryKind::kOpusEncode).calls;
  const auto decodes = LibraryClock::totals(LibraryKind::kOpusDecode).calls;
  engine->run(in, out);
  LibraryClock::enable(nullptr);
  EXPECT_EQ(LibraryClock::totals(LibraryKind::kOpusEncode).calls - encodes, 3U);
  EXPECT_EQ(LibraryClock::totals(LibraryKind::kOpusDecode).calls - decodes, kSites);
}

TEST_F(AudioMixEngineTest, CorrectionsAreMadeAndTold) {
  run(200);
  in.clear(ticks);
  in.add_port(sites[0].port, true, true);
  in.current_port().correction = -240;
  in.add_step(DecodeKind::kSilence, 960);
  engine->run(in, out);
  EXPECT_LE(out.ports[0].corrected, -120);
}

// Both halves together: a site whose clock is 500 ppm fast, more than the worst there is, talks with pauses.
TEST_F(AudioMixEngineTest, DriftIsTakenOutInThePausesOfSpeech) {
  const Samples speech = sound::speech("speech_a");
  JitterBuffer buffer{{}};
  const Timestamp begin = timestamp_from_ns(0) + std::chrono::hours(1);
  Duration least = Duration::max(), most = Duration::min();
  int corrected = 0, in_speech = 0;
  int64_t sent = 0;
  for (int64_t t = 0; t < 50 * 30; ++t) {
    const Timestamp now = begin + t * kTick;
    for (; begin + sent * Duration(19'990'000) <= now; ++sent) {
      Packet payload(kMaxEncodedAudio);
      payload.resize(sites[0].encoder.encode(sound::frame_of(speech, static_cast<size_t>(sent)), payload));
      MediaPacket packet;
      packet.sequence_number = sent;
      packet.timestamp = sent * 960;
      packet.payload = payload;
      packet.arrival = begin + sent * Duration(19'990'000);
      buffer.on_packet(packet, packet.arrival);
    }
    in.clear(t);
    in.add_port(sites[0].port, true, false);
    buffer.pull(now, in);
    engine->run(in, out);
    buffer.on_corrected(out.ports[0].corrected);
    corrected += out.ports[0].corrected;
    if (out.ports[0].corrected != 0 && out.ports[0].level_dbov > -45) ++in_speech;
    if (t < 10) continue;
    least = std::min(least, *buffer.delay());
    most = std::max(most, *buffer.delay());
  }
  EXPECT_GE(least, std::chrono::milliseconds(40));
  EXPECT_LE(most, std::chrono::milliseconds(60));
  EXPECT_NEAR(corrected, 15 * 48, 5 * 48);
  EXPECT_EQ(in_speech, 0);
}

TEST_F(AudioMixEngineTest, ShowsItsWatcherWhatEachSiteSentAndWasSent) {
  struct Watcher : SoundWatcher {
    void on_sound(AudioPortId port, const AudioFrame& captured, const AudioFrame& played) override {
      ports.push_back(port.value());
      sent[port.value() - 1] = captured;
      given[port.value() - 1] = played;
    }
    void end_tick() override { ++ticks; }
    std::vector<uint32_t> ports;
    std::array<AudioFrame, kSites> sent{}, given{};
    int ticks = 0;
  } eyes;
  talk({0, 2});
  sites[4].heard = false;
  run(400);
  watcher = &eyes;
  tick();
  EXPECT_EQ(eyes.ticks, 1);
  EXPECT_EQ(eyes.ports, (std::vector<uint32_t>{1, 2, 3, 4})) << "those that are heard";
  EXPECT_GT(sound::amplitude_at(hertz(0), eyes.sent[0]), 0.1);
  EXPECT_GT(sound::amplitude_at(hertz(2), eyes.given[0]), 0.1);
  EXPECT_LT(sound::amplitude_at(hertz(0), eyes.given[0]), 0.02) << "without its own";
  EXPECT_GT(sound::amplitude_at(hertz(0), eyes.given[1]), 0.1);

  sites[4].amplitude = 0.2;
  talk_to(1);
  eyes.ports.clear();
  run(100);
  EXPECT_EQ(eyes.ports.size(), 5U * 4U);
  EXPECT_EQ(std::count(eyes.ports.begin(), eyes.ports.end(), 5U), 0) << "no talk is measured";
  EXPECT_GT(sound::amplitude_at(hertz(4), eyes.given[1]), 0.1) << "it may come back from that loudspeaker";
  EXPECT_LT(sound::amplitude_at(hertz(4), eyes.given[0]), 0.02);
}

}  // namespace
}  // namespace media
