#include "media/rtp/stream_rewriter.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/sequence.h"
#include "tests/unit/media/rtp/vp8_source.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::PictureIds;
using test::SourcePacket;
using test::Vp8Source;

const Timestamp kStart = Timestamp(seconds(100));
constexpr Duration kFrame = Duration(33'333'333);
constexpr StreamRewriter::SourceKey kA = 0, kB = 1;

// The payload as the receiver gets it.
struct Received {
  OutgoingPacket packet;
  Vp8Descriptor descriptor;
  std::vector<uint8_t> data;  // behind the descriptor: frame header byte, tag, frame (16 bits), part

  int tag() const { return data.at(1); }
  int64_t frame() const { return data.at(2) << 8 | data.at(3); }
};

Received received(const OutgoingPacket& packet) {
  Received r;
  r.packet = packet;
  std::vector<uint8_t> payload(packet.prefix.begin(), packet.prefix.begin() + packet.prefix_size);
  payload.insert(payload.end(), packet.payload.begin(), packet.payload.end());
  const auto descriptor = parse_vp8_descriptor(payload);
  EXPECT_TRUE(descriptor);
  if (descriptor) {
    r.descriptor = *descriptor;
    r.data.assign(payload.begin() + static_cast<long>(descriptor->size), payload.end());
  }
  return r;
}

struct Fixture {
  StreamRewriter rewriter{config()};
  Timestamp now = kStart;

  static StreamRewriter::Config config() {
    StreamRewriter::Config config;
    config.first_sequence_number = 1000;
    config.first_timestamp = 0xffffff00;  // wraps soon
    config.first_picture_id = 0x7ffe;
    return config;
  }
  std::vector<Received> frame(StreamRewriter::SourceKey key, Vp8Source& source, bool keyframe = false) {
    std::vector<Received> out;
    for (const SourcePacket& packet : source.frame(keyframe, now)) {
      if (const auto outgoing = rewriter.rewrite(key, packet.media(), now)) out.push_back(received(*outgoing));
    }
    now += kFrame;
    return out;
  }
};

TEST(StreamRewriter, StartsOnAKeyFrameOnly) {
  Fixture f;
  Vp8Source a({});
  EXPECT_TRUE(f.frame(kA, a, true).empty());
  EXPECT_EQ(f.rewriter.counters().dropped[DropReason::kNotSubscribed], 3U);
  EXPECT_FALSE(f.rewriter.waiting_for_keyframe());

  f.rewriter.switch_source(kA, f.now);
  EXPECT_TRUE(f.rewriter.waiting_for_keyframe());
  EXPECT_TRUE(f.frame(kA, a).empty());
  EXPECT_EQ(f.rewriter.counters().dropped[DropReason::kNotReady], 3U);
  const auto first = f.frame(kA, a, true);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_FALSE(f.rewriter.waiting_for_keyframe());
  EXPECT_EQ(f.rewriter.current_source(), kA);
  EXPECT_EQ(first[0].packet.sequence_number, 1000);
  EXPECT_EQ(first[0].packet.timestamp, 0xffffff00);
  EXPECT_EQ(first[0].descriptor.picture_id, 0x7ffe);
  EXPECT_EQ(first[2].packet.sequence_number, 1002);
  EXPECT_TRUE(first[2].packet.marker);
  EXPECT_EQ(first[0].frame(), 2);
  const auto next = f.frame(kA, a);
  EXPECT_EQ(next[0].packet.sequence_number, 1003);
  EXPECT_EQ(next[0].packet.timestamp, 0xffffff00U + 3000);
  EXPECT_EQ(next[0].descriptor.picture_id, 0x7fff);
}

TEST(StreamRewriter, RunsTheOldSourceUntilTheNewOnesKeyFrame) {
  Fixture f;
  Vp8Source a({.tag = 1, .first_picture_id = 50});
  Vp8Source b({.tag = 2, .first_sequence_number = 60'000, .first_timestamp = 123'456'789, .first_picture_id = 9000});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  f.rewriter.switch_source(kB, f.now);
  EXPECT_EQ(f.rewriter.awaited_source(), kB);
  EXPECT_EQ(f.frame(kA, a).size(), 3U) << "make before break";
  EXPECT_TRUE(f.frame(kB, b).empty());
  const auto last = f.frame(kA, a);
  const auto first = f.frame(kB, b, true);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].tag(), 2);
  EXPECT_EQ(first[0].packet.sequence_number, last[2].packet.sequence_number + 1);
  EXPECT_EQ(first[0].packet.timestamp - last[0].packet.timestamp, 3000U) << "one frame after, by capture time";
  EXPECT_EQ(*first[0].descriptor.picture_id, (*last[0].descriptor.picture_id + 1) % 0x8000);
  EXPECT_TRUE(f.frame(kA, a).empty()) << "the old one is over";
  EXPECT_EQ(f.rewriter.counters().switches, 2U);
}

TEST(StreamRewriter, TimestampsAdvanceByTheTimeThatPassed) {
  struct Case {
    const char* what;
    Duration idle;
    bool with_capture;
    Duration capture_shift;  // of the new source against the old
    int64_t expected;        // ticks after the last frame of the old source
  };
  const Case cases[] = {
      {"by capture", seconds(60), true, milliseconds(0), 60 * 90'000},
      {"captured earlier than it came", seconds(60), true, milliseconds(-100), 60 * 90'000 - 9000},
      {"by arrival", seconds(60), false, milliseconds(0), 60 * 90'000},
      {"capture times that cannot be true", seconds(1), true, seconds(-30), 90'000},
      {"a new source captured before the last frame", milliseconds(20), true, milliseconds(-500), 90},
  };
  for (const Case& c : cases) {
    Fixture f;
    Vp8Source a({.tag = 1});
    Vp8Source b({.tag = 2, .first_timestamp = -5'000'000'000});
    const auto send = [&](StreamRewriter::SourceKey key, Vp8Source& source, Timestamp capture) {
      MediaPacket packet;
      const auto packets = source.frame(true, capture);
      packet = packets[0].media();
      if (!c.with_capture) packet.capture.reset();
      const auto outgoing = f.rewriter.rewrite(key, packet, f.now);
      EXPECT_TRUE(outgoing) << c.what;
      return outgoing ? outgoing->timestamp : 0;
    };
    f.rewriter.switch_source(kA, f.now);
    const uint32_t last = send(kA, a, f.now);
    f.rewriter.stop();
    f.now += c.idle;
    f.rewriter.switch_source(kB, f.now);
    EXPECT_EQ(static_cast<int32_t>(send(kB, b, f.now + c.capture_shift) - last), c.expected) << c.what;
  }
}

TEST(StreamRewriter, StopRefusesEverything) {
  Fixture f;
  Vp8Source a({});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  f.rewriter.switch_source(kB, f.now);
  f.rewriter.stop();
  EXPECT_FALSE(f.rewriter.waiting_for_keyframe());
  EXPECT_TRUE(f.frame(kA, a).empty());
  EXPECT_EQ(f.rewriter.current_source(), std::nullopt);
}

TEST(StreamRewriter, SwitchingBackDropsTheWish) {
  Fixture f;
  Vp8Source a({.tag = 1}), b({.tag = 2});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  f.rewriter.switch_source(kB, f.now);
  f.rewriter.switch_source(kA, f.now);
  EXPECT_FALSE(f.rewriter.waiting_for_keyframe());
  EXPECT_TRUE(f.frame(kB, b, true).empty());
  EXPECT_EQ(f.frame(kA, a).size(), 3U);
}

TEST(StreamRewriter, AKeyFrameWhoseBeginningComesLateIsNotUsed) {
  Fixture f;
  Vp8Source a({});
  f.rewriter.switch_source(kA, f.now);
  const auto frame = a.frame(true, f.now);
  EXPECT_FALSE(f.rewriter.rewrite(kA, frame[1].media(), f.now));
  f.rewriter.switch_source(kA, f.now);  // asked again by somebody: changes nothing
  EXPECT_FALSE(f.rewriter.rewrite(kA, frame[0].media(), f.now));
  EXPECT_TRUE(f.rewriter.waiting_for_keyframe());
  EXPECT_EQ(f.frame(kA, a, true).size(), 3U);
}

TEST(StreamRewriter, PacketsFromBeforeTheKeyFrameAreRefused) {
  Fixture f;
  Vp8Source a({});
  const auto before = a.frame(false, f.now);
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  EXPECT_FALSE(f.rewriter.rewrite(kA, before[2].media(), f.now));
  EXPECT_EQ(f.rewriter.counters().dropped[DropReason::kTooLate], 1U);
}

TEST(StreamRewriter, AlwaysWritesTheLongDescriptor) {
  for (const PictureIds ids : {PictureIds::kNone, PictureIds::kSevenBit, PictureIds::kFifteenBit}) {
    for (const bool layers : {false, true}) {
      if (ids == PictureIds::kNone && layers) continue;
      Fixture f;
      Vp8Source a({.picture_ids = ids, .first_picture_id = 120, .layers = layers, .keyidx = true});
      f.rewriter.switch_source(kA, f.now);
      for (int i = 0; i < 300; ++i) {
        for (const auto& packet : f.frame(kA, a, i == 0)) {
          ASSERT_TRUE(packet.descriptor.picture_id_is_15_bit);
          ASSERT_EQ(packet.descriptor.picture_id, (0x7ffe + i) % 0x8000);
          ASSERT_TRUE(packet.descriptor.tl0picidx);
          ASSERT_EQ(packet.descriptor.keyidx, 21);
          ASSERT_EQ(packet.frame(), i);
          if (!layers) {
            ASSERT_EQ(packet.descriptor.tl0picidx, i % 256);
            ASSERT_EQ(packet.descriptor.tid, 0);
          }
        }
      }
    }
  }
}

TEST(StreamRewriter, PaddingAndBrokenPayloadsLeaveNoGap) {
  Fixture f;
  Vp8Source a({});
  f.rewriter.switch_source(kA, f.now);
  const auto before = f.frame(kA, a, true);
  const auto bare = [&](int64_t number, Bytes payload) {
    MediaPacket packet;
    packet.sequence_number = number;
    packet.payload = payload;
    return f.rewriter.rewrite(kA, packet, f.now);
  };
  const std::vector<uint8_t> broken = {0x80};
  EXPECT_FALSE(bare(103, {}));
  EXPECT_FALSE(bare(104, broken));
  EXPECT_EQ(f.rewriter.counters().dropped[DropReason::kMalformed], 1U);
  a.skip_numbers(4);
  const auto after = f.frame(kA, a);
  EXPECT_EQ(after[0].packet.sequence_number, before[2].packet.sequence_number + 3) << "two more were lost";
  const auto filler = bare(105, {});
  ASSERT_TRUE(filler) << "its place had been kept free";
  EXPECT_EQ(filler->sequence_number, before[2].packet.sequence_number + 1);
  EXPECT_EQ(filler->payload_size(), 0U);
  EXPECT_EQ(f.rewriter.counters().fillers, 1U);
}

TEST(StreamRewriter, ARestartOfTheSourceWaitsForItsKeyFrame) {
  Fixture f;
  Vp8Source a({});
  Vp8Source again({.tag = 3, .first_sequence_number = 100'000, .first_timestamp = 1LL << 33, .first_picture_id = 77});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  const auto last = f.frame(kA, a);
  EXPECT_TRUE(f.frame(kA, again).empty());
  EXPECT_TRUE(f.rewriter.waiting_for_keyframe());
  EXPECT_EQ(f.rewriter.awaited_source(), kA);
  const auto first = f.frame(kA, again, true);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].packet.sequence_number, last[2].packet.sequence_number + 1);
  EXPECT_EQ(first[0].packet.timestamp - last[0].packet.timestamp, 6000U);
  EXPECT_EQ(first[0].descriptor.picture_id, 0) << "0x7ffe, 0x7fff, 0";
}

TEST(StreamRewriter, ARestartDoesNotUndoAWish) {
  Fixture f;
  Vp8Source a({}), again({.first_sequence_number = 100'000}), b({.tag = 2});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  f.rewriter.switch_source(kB, f.now);
  EXPECT_TRUE(f.frame(kA, again, true).empty());
  EXPECT_EQ(f.rewriter.awaited_source(), kB);
  EXPECT_EQ(f.frame(kB, b, true).size(), 3U);
}

TEST(StreamRewriter, TimeThatStoodStillAtTheSourceIsMadeUpFor) {
  Fixture f;
  Vp8Source a({});
  f.rewriter.switch_source(kA, f.now);
  const auto before = f.frame(kA, a, true);
  f.now += seconds(30) - kFrame;  // the endpoint slept and its RTP time with it
  const auto after = f.frame(kA, a);
  ASSERT_EQ(after.size(), 3U);
  EXPECT_EQ(after[2].packet.timestamp - before[0].packet.timestamp, 30U * 90'000);
  EXPECT_EQ(after[0].packet.timestamp, after[2].packet.timestamp);
}

TEST(StreamRewriter, TimeThatGoesBackIsARestart) {
  Fixture f;
  Vp8Source a({.first_timestamp = 1LL << 40});
  f.rewriter.switch_source(kA, f.now);
  f.frame(kA, a, true);
  Vp8Source back({.first_sequence_number = 103, .first_timestamp = 0});
  EXPECT_TRUE(f.frame(kA, back).empty());
  EXPECT_TRUE(f.rewriter.waiting_for_keyframe());
  EXPECT_EQ(f.frame(kA, back, true).size(), 3U);
}

TEST(StreamRewriter, AudioStartsAtOnceAndKeepsItsPayload) {
  StreamRewriter::Config config;
  config.kind = MediaKind::kAudio;
  config.clock_rate = 48'000;
  config.first_sequence_number = 7;
  StreamRewriter rewriter(config);
  const std::vector<uint8_t> opus = {1, 2, 3};
  const auto send = [&](StreamRewriter::SourceKey key, int64_t number, int64_t timestamp, Timestamp now) {
    MediaPacket packet;
    packet.sequence_number = number;
    packet.timestamp = timestamp;
    packet.payload = opus;
    packet.audio_level = AudioLevel{9, true};
    packet.capture = now;
    return rewriter.rewrite(key, packet, now);
  };
  rewriter.switch_source(kA, kStart);
  EXPECT_FALSE(rewriter.waiting_for_keyframe());
  const auto first = send(kA, 500, 1'000'000, kStart);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->sequence_number, 7);
  EXPECT_EQ(first->timestamp, 0U);
  EXPECT_EQ(first->payload.data(), opus.data());
  EXPECT_EQ(first->prefix_size, 0);
  EXPECT_EQ(first->audio_level, (AudioLevel{9, true}));
  EXPECT_EQ(send(kA, 502, 1'001'920, kStart + milliseconds(40))->sequence_number, 9);
  rewriter.switch_source(kB, kStart + milliseconds(40));
  const auto other = send(kB, 3, 77, kStart + milliseconds(60));
  EXPECT_EQ(other->sequence_number, 10);
  EXPECT_EQ(other->timestamp, 2880U) << "the tick after, to the sample";
  rewriter.switch_source(kA, kStart + milliseconds(61));
  EXPECT_EQ(send(kA, 503, 1'002'880, kStart + milliseconds(61))->timestamp, 3840U) << "never into the sound before";
}

TEST(StreamRewriter, ConfigsStartAtRandomInTheirRanges) {
  Random random(1);
  const auto video = StreamRewriter::Config::video(random);
  const auto audio = StreamRewriter::Config::audio(random);
  EXPECT_LT(video.first_sequence_number, 1 << 15);
  EXPECT_LT(video.first_picture_id, 1 << 15);
  EXPECT_EQ(video.kind, MediaKind::kVideo);
  EXPECT_EQ(audio.clock_rate, 48'000);
  EXPECT_NE(video.first_timestamp, audio.first_timestamp);
}

// What a receiver must be able to rely on, whatever the line from the source did.
class Judge {
 public:
  void take(const OutgoingPacket& outgoing, bool late) {
    const int64_t number = numbers_.unwrap(outgoing.sequence_number);
    ASSERT_FALSE(by_number_.contains(number)) << "a number was used twice";
    if (outgoing.payload_size() == 0) {
      ASSERT_TRUE(late) << "an empty packet only fills a gap";
      by_number_[number] = {};
      return;
    }
    Received r = received(outgoing);
    by_number_[number] = r;
  }

  // `lost`: packets that never came; each may leave one number free.
  void judge(size_t lost) const {
    const int64_t first = by_number_.begin()->first;
    const int64_t last = by_number_.rbegin()->first;
    const auto missing = static_cast<size_t>(last - first + 1) - by_number_.size();
    EXPECT_LE(missing, lost);
    const Received* before = nullptr;
    for (const auto& [number, r] : by_number_) {
      if (r.data.empty()) continue;
      if (before != nullptr) judge_neighbours(*before, r);
      before = &r;
    }
  }

  size_t pictures_skipped() const { return pictures_skipped_; }
  const std::map<int64_t, Received>& packets() const { return by_number_; }

 private:
  void judge_neighbours(const Received& a, const Received& b) const {
    const bool same_picture = a.tag() == b.tag() && a.frame() == b.frame();
    const auto time = static_cast<int32_t>(b.packet.timestamp - a.packet.timestamp);
    const int ids = (*b.descriptor.picture_id - *a.descriptor.picture_id) & 0x7fff;
    const int tl0 = static_cast<uint8_t>(*b.descriptor.tl0picidx - *a.descriptor.tl0picidx);
    if (same_picture) {
      ASSERT_EQ(time, 0);
      ASSERT_EQ(ids, 0);
      ASSERT_EQ(tl0, 0);
      return;
    }
    ASSERT_GT(time, 0);
    ASSERT_LT(time, 90'000 * 2);
    ASSERT_GE(ids, 1);
    ASSERT_LT(ids, 60);
    pictures_skipped_ += static_cast<size_t>(ids - 1);
    ASSERT_LT(tl0, 60);
    if (ids == 1) {
      ASSERT_EQ(tl0, *b.descriptor.tid == 0 ? 1 : 0) << "a base layer picture counts on, another does not";
    }
  }

  SequenceUnwrapper numbers_;
  std::map<int64_t, Received> by_number_;
  mutable size_t pictures_skipped_ = 0;
};

struct Mix {
  PictureIds ids_a, ids_b;
  bool layers;
  int loss_percent;       // of packets, half of them recovered late
  int max_delay;          // in packets, of reordering
  bool switching;
};

void PrintTo(const Mix& mix, std::ostream* out) {
  *out << "loss " << mix.loss_percent << " delay " << mix.max_delay << (mix.switching ? " switching" : "");
}

class StreamRewriterOnBadLines : public testing::TestWithParam<Mix> {};

// Two sources, lossy and reordering; switches at random, layers limited at random.
TEST_P(StreamRewriterOnBadLines, NeverJumpsForTheReceiver) {
  const Mix mix = GetParam();
  uint64_t switches = 0;
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    StreamRewriter rewriter(Fixture::config());
    Vp8Source sources[] = {
        Vp8Source({.tag = 0, .first_sequence_number = 65'000, .picture_ids = mix.ids_a, .layers = mix.layers}),
        Vp8Source({.tag = 1, .first_timestamp = 4'000'000'000, .picture_ids = mix.ids_b, .first_picture_id = 0x7f00,
                   .layers = mix.layers, .first_tl0picidx = 200})};
    Judge judge;
    size_t lost = 0, sent = 0;
    std::multimap<int64_t, std::pair<int, SourcePacket>> line;  // by place in the order of arrival
    int64_t place = 0;
    std::map<int, int64_t> newest;
    if (!mix.switching) rewriter.switch_source(kA, kStart);
    for (int frame = 0; frame < 500; ++frame) {
      const Timestamp now = kStart + kFrame * frame;
      if (mix.switching && random.below(25) == 0) rewriter.switch_source(random.below(2), now);
      if (random.below(25) == 0) rewriter.set_temporal_limit(static_cast<int>(random.below(4)));
      for (int s = 0; s < 2; ++s) {
        for (const SourcePacket& packet : sources[s].frame(frame == 0 || random.below(12) == 0, now)) {
          int64_t delay = mix.max_delay == 0 ? 0 : static_cast<int64_t>(random.below(mix.max_delay));
          if (random.below(100) < static_cast<uint64_t>(mix.loss_percent)) {
            if (random.below(2) == 0) {
              ++lost;
              continue;
            }
            delay += 60;  // recovered, about ten frames later
          }
          line.emplace(place++ + delay, std::pair(s, packet));
        }
      }
      while (!line.empty() && line.begin()->first < place) {
        const auto& [s, packet] = line.begin()->second;
        const bool late = packet.packet.sequence_number < newest[s];
        newest[s] = std::max(newest[s], packet.packet.sequence_number);
        if (const auto outgoing = rewriter.rewrite(s, packet.media(), now)) {
          judge.take(*outgoing, late);
          if (testing::Test::HasFatalFailure()) return;
          ++sent;
        }
        line.erase(line.begin());
      }
    }
    // A packet still under way at a switch never takes its number.
    judge.judge(lost + rewriter.counters().switches * (mix.max_delay + (mix.loss_percent > 0 ? 12 : 0)));
    EXPECT_GT(sent, 400U);
    switches += rewriter.counters().switches;
    if (mix.loss_percent == 0 && mix.max_delay == 0) {
      EXPECT_EQ(judge.pictures_skipped(), 0U);
      EXPECT_EQ(rewriter.counters().fillers, 0U);
    }
  }
  EXPECT_GE(switches, mix.switching ? 30U : 6U);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, StreamRewriterOnBadLines,
    testing::Values(Mix{PictureIds::kFifteenBit, PictureIds::kFifteenBit, true, 0, 0, true},
                    Mix{PictureIds::kFifteenBit, PictureIds::kSevenBit, true, 0, 0, true},
                    Mix{PictureIds::kNone, PictureIds::kSevenBit, false, 0, 0, true},
                    Mix{PictureIds::kFifteenBit, PictureIds::kFifteenBit, true, 0, 8, true},
                    Mix{PictureIds::kFifteenBit, PictureIds::kSevenBit, true, 5, 4, true},
                    Mix{PictureIds::kNone, PictureIds::kFifteenBit, false, 5, 4, true},
                    Mix{PictureIds::kFifteenBit, PictureIds::kFifteenBit, true, 20, 10, true},
                    Mix{PictureIds::kFifteenBit, PictureIds::kFifteenBit, true, 0, 8, false},
                    Mix{PictureIds::kSevenBit, PictureIds::kFifteenBit, true, 10, 8, false},
                    Mix{PictureIds::kNone, PictureIds::kFifteenBit, false, 20, 8, false}));

}  // namespace
}  // namespace media
