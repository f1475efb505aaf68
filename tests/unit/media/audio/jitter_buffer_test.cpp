#include "media/audio/jitter_buffer.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "media/base/random.h"

namespace media {
namespace {

using namespace std::chrono_literals;

constexpr AudioPortId kPort{1};
constexpr Timestamp kBegin = timestamp_from_ns(0) + 1000s;
constexpr int64_t kFirstRtp = 77'777;

struct Shape {
  int samples;
  uint8_t toc;
};
constexpr Shape k2_5ms{120, 28 << 3}, k5ms{240, 29 << 3}, k10ms{480, 30 << 3}, k20ms{960, 15 << 3}, k40ms{1920, 10 << 3},
    k60ms{2880, 11 << 3};
constexpr uint8_t kCopyInside = 0x40;  // LBRR bit of a 20 ms frame

// A site that sends, a line, and ticks that pull; it knows of every packet when it is played.
class Line {
 public:
  struct Sent {
    Timestamp arrival;
    int64_t sequence_number;
    int64_t timestamp;
    std::vector<uint8_t> payload;
  };

  // Sends one packet captured now at the site; it arrives `way` later unless lost. It bears its number and when it would
  // arrive without jitter.
  void send(bool lost = false) {
    std::vector<uint8_t> payload(14);
    ByteWriter writer(payload);
    writer.u8(shape.toc);
    writer.u8(copy_inside ? kCopyInside : 0);
    writer.u32(static_cast<uint32_t>(sequence));
    writer.u64(static_cast<uint64_t>((site_time + nominal_way).time_since_epoch().count()));
    if (dtx) payload.resize(1);
    if (!lost) {
      const Sent sent{site_time + way, sequence, rtp, payload};
      const auto later = [](Timestamp arrival, const Sent& other) { return arrival < other.arrival; };
      in_flight.insert(std::upper_bound(in_flight.begin(), in_flight.end(), sent.arrival, later), sent);
    }
    ++sequence;
    advance();
  }
  // The site's time goes on by a packet's length.
  void advance() {
    rtp += shape.samples;
    sent_samples += shape.samples;
    const double seconds = static_cast<double>(sent_samples) / kSampleRate / (1 + ppm * 1e-6);
    site_time = kBegin + Duration(static_cast<int64_t>(seconds * 1e9));
  }

  void deliver_until(Timestamp now) {
    while (!in_flight.empty() && in_flight.front().arrival <= now) {
      const Sent& sent = in_flight.front();
      MediaPacket packet;
      packet.sequence_number = sent.sequence_number;
      packet.timestamp = sent.timestamp;
      packet.payload = sent.payload;
      packet.arrival = sent.arrival;
      packet.capture = sent.arrival - way - 5ms;
      buffer.on_packet(packet, packet.arrival);
      in_flight.erase(in_flight.begin());
    }
  }

  // One tick: what is to be done, and how long after its arrival each packet is played. Corrections are made as the
  // engine would make them, if `correct`.
  void tick() {
    const Timestamp now = kBegin + offset + kTick * ticks++;
    while (sending && site_time <= now) send(lossy && lossy());
    deliver_until(now);
    in.clear(ticks);
    in.add_port(kPort, heard, true);
    buffer.pull(now, in);
    const PortInput& port = in.ports()[0];
    for (const DecodeStep& step : in.steps(port)) {
      note(step, now);
      fifo += step.samples - step.skip;
      sound &= step.skip <= step.samples && (step.kind == DecodeKind::kSilence || step.samples % 120 == 0);
    }
    if (heard) {
      sound &= fifo >= 960 && fifo < 960 + 960 + 2880;
      correct_if_wanted(port);
      fifo -= 960;
    } else {
      sound &= port.step_count == 0;
      fifo = 0;
    }
  }

  void note(const DecodeStep& step, Timestamp now) {
    ++steps[static_cast<size_t>(step.kind)];
    last_kind = step.kind;
    const Bytes payload = in.payload(step);
    if (step.kind != DecodeKind::kPacket || payload.size() < 6) return;
    ByteReader reader(payload.subspan(2));
    const uint32_t number = reader.u32();
    sound &= int64_t{number} > last_played;  // in order, none twice
    last_played = number;
    played.push_back(number);
    waited = now + samples_to_duration(fifo - step.skip) - timestamp_from_ns(static_cast<int64_t>(reader.u64()));
    least_wait = std::min(least_wait, waited);
    most_wait = std::max(most_wait, waited);
  }

  void correct_if_wanted(const PortInput& port) {
    if (!correct || port.correction == 0 || !correct(port)) return;
    const int shift = std::clamp<int>(std::abs(port.correction), 120, 480);
    const int signed_shift = port.correction > 0 ? shift : -shift;
    if (fifo - signed_shift < 960) return;
    fifo -= signed_shift;
    corrected_samples += signed_shift;
    buffer.on_corrected(signed_shift);
  }

  void run(Duration length) {
    for (int64_t n = length / kTick; n > 0; --n) tick();
    ASSERT_TRUE(sound) << "steps that cannot be, or too few for a tick";
  }
  void measure_anew() {
    least_wait = Duration::max();
    most_wait = Duration::min();
    steps = {};
    played.clear();
  }
  int count(DecodeKind kind) const { return steps[static_cast<size_t>(kind)]; }
  // To the sample.
  bool every_wait_is(Duration wanted) const {
    return least_wait > wanted - 25us && most_wait < wanted + 25us;
  }
  static double to_us(std::optional<Duration> d) { return d ? static_cast<double>(d->count()) / 1000 : -1; }
  uint64_t dropped(DropReason reason) const { return buffer.counters().drops[reason]; }

  JitterBuffer buffer{{}};
  AudioTickInput in;

  // The site and the line.
  Shape shape = k20ms;
  bool copy_inside = true, dtx = false, sending = true;
  double ppm = 0;
  Duration way = 30ms, nominal_way = 30ms;
  std::function<bool()> lossy;
  std::vector<Sent> in_flight;
  int64_t sequence = 0, rtp = kFirstRtp, sent_samples = 0;
  Timestamp site_time = kBegin;

  // The ticks.
  Duration offset = 7ms;
  int64_t ticks = 0;
  bool heard = true;
  int fifo = 0;
  bool sound = true;
  std::function<bool(const PortInput&)> correct = [](const PortInput&) { return true; };
  std::array<int, 4> steps{};
  DecodeKind last_kind = DecodeKind::kSilence;
  int64_t last_played = -1;
  std::vector<uint32_t> played;
  Duration waited{}, least_wait = Duration::max(), most_wait = Duration::min();
  int64_t corrected_samples = 0;
};

class JitterBufferTest : public testing::Test, public Line {};

TEST_F(JitterBufferTest, SilenceUntilTheFirstPacketHasWaitedItsTime) {
  run(60ms);
  EXPECT_EQ(count(DecodeKind::kSilence), 3) << "7, 27, 47 ms: packet 0 arrived after 30 ms";
  EXPECT_EQ(buffer.delay(), std::nullopt);
  run(60ms);
  EXPECT_EQ(played, (std::vector<uint32_t>{0, 1, 2})) << "the first arrived at 30, is played from 80 ms on";
  EXPECT_TRUE(every_wait_is(50ms)) << "target and half a tick, to the sample";
  EXPECT_NEAR(to_us(buffer.delay()), 50'000, 21);
  EXPECT_NEAR(to_us(buffer.capture_delay()), 85'000, 21);
}

TEST_F(JitterBufferTest, ASmoothLinePlaysEveryPacketAtTheSameDelay) {
  run(10s);
  measure_anew();
  run(10s);
  EXPECT_EQ(played.size(), 500U);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec) + count(DecodeKind::kSilence), 0);
}

TEST_F(JitterBufferTest, PacketsOfAnyLength) {
  for (const Shape each : {k2_5ms, k5ms, k10ms, k20ms, k40ms, k60ms}) {
    Line line;
    line.shape = each;
    line.run(1s);
    line.measure_anew();
    line.run(6s);
    const int lost = line.count(DecodeKind::kConceal) + line.count(DecodeKind::kFec) + line.count(DecodeKind::kSilence);
    EXPECT_EQ(lost, 0) << each.samples;
    EXPECT_EQ(line.played.size(), 6U * kSampleRate / static_cast<size_t>(each.samples)) << each.samples;
    EXPECT_TRUE(line.every_wait_is(50ms)) << each.samples;
  }
}

TEST_F(JitterBufferTest, JitterAndReorderWithinTheTargetAreNotHeard) {
  Random random(3);
  sending = false;
  for (int i = 0; i < 3000; ++i) {
    while (site_time <= kBegin + offset + kTick * ticks) {
      way = 30ms + Duration(random.below(29'000'000));  // 20 ms apart: packets overtake each other
      send();
    }
    tick();
    if (i == 10) measure_anew();
  }
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec), 0);
  EXPECT_EQ(dropped(DropReason::kTooLate), 0U);
  EXPECT_GT(played.size(), 2980U);
}

TEST_F(JitterBufferTest, DuplicatesAndBrokenPacketsAreDroppedAndCounted) {
  run(500ms);
  MediaPacket packet;
  const std::vector<uint8_t> good{k20ms.toc, 0, 0, 0, 0, 0}, broken{0xff};
  packet.arrival = kBegin + 500ms;
  packet.sequence_number = 30;
  packet.timestamp = kFirstRtp + 30 * 960;
  packet.payload = broken;
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kMalformed), 1U);
  packet.payload = {};
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kMalformed), 2U);
  packet.payload = good;
  buffer.on_packet(packet, packet.arrival);
  buffer.on_packet(packet, packet.arrival);
  EXPECT_EQ(dropped(DropReason::kDuplicate), 1U);
}

TEST_F(JitterBufferTest, ALatePacketIsCountedAndItsPlaceConcealed) {
  copy_inside = false;
  run(500ms);
  way = 95ms;
  send();
  way = 30ms;
  measure_anew();
  run(500ms);
  EXPECT_EQ(dropped(DropReason::kTooLate), 1U);
  EXPECT_EQ(buffer.counters().concealed_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, OneLostPacketComesFromTheCopyInTheNext) {
  run(500ms);
  const auto before = sequence;
  send(true);
  measure_anew();
  run(300ms);
  EXPECT_EQ(count(DecodeKind::kFec), 1);
  EXPECT_EQ(count(DecodeKind::kConceal), 0);
  EXPECT_EQ(std::count(played.begin(), played.end(), before), 0);
  EXPECT_EQ(buffer.counters().fec_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, WithoutACopyItIsConcealed) {
  copy_inside = false;
  run(500ms);
  send(true);
  run(300ms);
  EXPECT_EQ(count(DecodeKind::kFec), 0);
  EXPECT_EQ(buffer.counters().concealed_samples, 960U);
}

TEST_F(JitterBufferTest, TwentyPacketsLostInARowAndBackAtTheRightDelay) {
  run(500ms);
  for (int i = 0; i < 20; ++i) send(true);
  run(400ms);
  measure_anew();
  run(1s);
  EXPECT_EQ(buffer.counters().concealed_samples + buffer.counters().fec_samples, 20U * 960);
  EXPECT_EQ(buffer.counters().fec_samples, 960U);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_EQ(buffer.counters().restarts, 0U);
}

TEST_F(JitterBufferTest, AHeldUpLineComesBackAtTheRightDelay) {
  run(500ms);
  // 600 ms of packets arrive all at once.
  const Timestamp release = site_time + 600ms + 30ms;
  for (int i = 0; i < 30; ++i) {
    way = release - site_time;
    send();
  }
  way = 30ms;
  run(700ms);
  measure_anew();
  run(1s);
  EXPECT_TRUE(every_wait_is(50ms));
  EXPECT_GT(dropped(DropReason::kTooLate), 20U);
}

TEST_F(JitterBufferTest, PacketsQueuedBeforeTheFirstTickAreNotPlayedLate) {
  // The first second arrives at once, as after a slow start of the connection.
  for (int i = 0; i < 50; ++i) {
    way = 1000ms - (site_time - kBegin) + 30ms;
    send();
  }
  way = 30ms;
  run(1200ms);
  measure_anew();
  run(1s);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, ASilentSenderIsNoLoss) {
  run(500ms);
  for (int i = 0; i < 4; ++i) {
    dtx = true;
    send();
    dtx = false;
    for (int gap = 0; gap < 19; ++gap) advance();
  }
  run(1600ms);
  run(200ms);
  EXPECT_EQ(buffer.counters().concealed_samples, 0U);
  EXPECT_EQ(buffer.counters().dtx_samples, 4U * 19 * 960 - 960) << "the talk after it brings a copy";
  EXPECT_EQ(buffer.counters().restarts, 0U);
  EXPECT_NEAR(to_us(waited), 50'000, 21);
}

struct Jump {
  const char* name;
  int64_t timestamps;  // jump of the site's RTP time
  Duration pause;      // nothing is sent for so long
};

class JitterBufferJumpTest : public JitterBufferTest, public testing::WithParamInterface<Jump> {};

TEST_P(JitterBufferJumpTest, IsFollowed) {
  run(500ms);
  rtp += GetParam().timestamps;
  const int64_t pause = GetParam().pause / kTick;
  sent_samples += pause * 960;
  site_time += GetParam().pause;
  run(GetParam().pause + 400ms);
  measure_anew();
  run(1s);
  EXPECT_EQ(played.size(), 50U) << GetParam().name;
  EXPECT_EQ(count(DecodeKind::kConceal), 0) << GetParam().name;
  EXPECT_GE(least_wait, 40ms) << GetParam().name;
  EXPECT_LE(most_wait, 60ms) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Jumps, JitterBufferJumpTest,
                         testing::Values(Jump{"ahead by a minute", 60 * 48'000, 0ms},
                                         Jump{"back by a minute", -60 * 48'000, 0ms},
                                         Jump{"time stood still in a pause of 1 s", 0, 1s},
                                         Jump{"time stood still in a pause of 10 s", 0, 10s},
                                         Jump{"time went on in a pause of 10 s", 10 * 48'000, 10s},
                                         Jump{"time went on in a pause of 1 s", 48'000, 1s}));

TEST_F(JitterBufferTest, AfterHalfASecondWithoutPacketsConcealmentEnds) {
  run(500ms);
  sending = false;
  run(1s);
  EXPECT_EQ(last_kind, DecodeKind::kSilence);
  EXPECT_LE(buffer.counters().concealed_samples, 26U * 960);
  run(2s);
  EXPECT_EQ(buffer.delay(), std::nullopt);
}

TEST_F(JitterBufferTest, WhoIsNotHeardCostsNothingAndIsAtOnceRight) {
  heard = false;
  run(60s);
  EXPECT_LE(buffer.buffered_packets(), 4U);
  heard = true;
  measure_anew();
  run(200ms);
  EXPECT_EQ(count(DecodeKind::kPacket), 11);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, ADroppedTickIsDroppedFromTheInput) {
  run(1s);
  // Two ticks pass without being pulled.
  ticks += 2;
  buffer.skip_tick();
  buffer.skip_tick();
  measure_anew();
  run(1s);
  EXPECT_EQ(played.size(), 50U);
  EXPECT_TRUE(every_wait_is(50ms));
}

TEST_F(JitterBufferTest, FloodIsBounded) {
  run(500ms);
  for (int i = 0; i < 500; ++i) {
    MediaPacket packet;
    const std::vector<uint8_t> payload{k2_5ms.toc, 0, 0};
    packet.sequence_number = 1000 + i;
    packet.timestamp = rtp + i * 3;
    packet.payload = payload;
    packet.arrival = kBegin + 500ms;
    buffer.on_packet(packet, packet.arrival);
    EXPECT_LE(buffer.buffered_packets(), 64U);
  }
  EXPECT_GT(dropped(DropReason::kBufferFull), 400U);
  const std::vector<uint8_t> large(1600, k20ms.toc);
  MediaPacket packet;
  packet.payload = Bytes(large).first(1276);
  packet.arrival = kBegin + 500ms;
  packet.sequence_number = 2000;
  buffer.on_packet(packet, packet.arrival);
  sending = false;
  run(1s);
}

// ---- delay over time -----------------------------------------------------------------------------------------------

TEST_F(JitterBufferTest, ALongerAndAShorterWayAreFollowedStepByStep) {
  run(1s);
  way = nominal_way = 60ms;
  run(30s);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_LT(corrected_samples, 0) << "sound was put in";
  way = nominal_way = 30ms;
  run(3s);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
}

TEST_F(JitterBufferTest, AMuchShorterWayIsFollowedAtOnce) {
  way = nominal_way = 300ms;
  run(1s);
  way = nominal_way = 30ms;
  run(400ms);
  measure_anew();
  run(1s);
  EXPECT_GE(least_wait, 40ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_GT(buffer.counters().skipped_samples, 0U);
}

struct Drift {
  const char* name;
  double ppm;
  Shape shape;
  double quiet;  // how often a place suits a correction that only quiet allows
};

class JitterBufferDriftTest : public JitterBufferTest, public testing::WithParamInterface<Drift> {};

// Eight hours of a conference at the worst clocks: the delay stays within target ± 20 ms.
TEST_P(JitterBufferDriftTest, EightHours) {
  Random random(5);
  ppm = GetParam().ppm;
  shape = GetParam().shape;
  correct = [&](const PortInput& port) {
    if (port.urgency == Urgency::kNow) return true;
    return random.unit() < (port.urgency == Urgency::kWhenPeriodic ? 0.05 : GetParam().quiet);
  };
  run(1s);
  measure_anew();
  run(8h);
  EXPECT_GE(least_wait, 20ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_EQ(count(DecodeKind::kConceal) + count(DecodeKind::kFec) + count(DecodeKind::kSilence), 0);
  // 200 ppm of eight hours are 5.76 s.
  EXPECT_NEAR(static_cast<double>(corrected_samples) / kSampleRate, 8 * 3600 * ppm * 1e-6, 0.05);
  RecordProperty("wait_us", std::to_string(least_wait / 1us) + " to " + std::to_string(most_wait / 1us));
}

INSTANTIATE_TEST_SUITE_P(Sites, JitterBufferDriftTest,
                         testing::Values(Drift{"fast, never pauses", 200, k60ms, 0},
                                         Drift{"slow, talks with pauses", -200, k60ms, 0.01}));

TEST_F(JitterBufferTest, DriftUnderLossAndJitter) {
  Random random(6);
  ppm = -200;
  sending = false;
  for (int i = 0; i < 50 * 600; ++i) {
    while (site_time <= kBegin + offset + kTick * ticks) {
      way = 30ms + Duration(random.below(25'000'000));
      send(random.unit() < 0.05);
    }
    tick();
    if (i == 50) measure_anew();
  }
  EXPECT_GE(least_wait, 30ms);
  EXPECT_LE(most_wait, 60ms);
  EXPECT_GT(buffer.counters().fec_samples, 5 * buffer.counters().concealed_samples) << "single losses are repaired";
}

}  // namespace
}  // namespace media
