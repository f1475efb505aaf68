#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "media/audio/jitter_buffer.h"
#include "media/base/bytes.h"

namespace media::test {

using namespace std::chrono_literals;

inline constexpr AudioPortId kPort{1};
inline constexpr Timestamp kBegin = timestamp_from_ns(0) + 1000s;
inline constexpr int64_t kFirstRtp = 77'777;

// How a site packs its sound: samples a packet and the first byte (RFC 6716 §3.1).
struct Shape {
  int samples;
  uint8_t toc;
};
inline constexpr Shape k2_5ms{120, 28 << 3}, k5ms{240, 29 << 3}, k10ms{480, 30 << 3}, k20ms{960, 15 << 3},
    k40ms{1920, 10 << 3}, k60ms{2880, 11 << 3};
inline constexpr uint8_t kCopyInside = 0x40;  // LBRR bit of a 20 ms frame

// A site that sends, its line, a jitter buffer, and ticks that pull from it; knows of every packet when it is played.
class Line {
 public:
  struct Sent {
    Timestamp arrival;
    int64_t sequence_number;
    int64_t timestamp;
    std::vector<uint8_t> payload;
  };

  // Sends one packet captured now at the site; it arrives `way` later unless lost. It bears its number and when it
  // would arrive without jitter.
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
    in.add_port(kPort, heard && !talks_to, true, heard ? talks_to : std::nullopt);
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
  bool heard = true;  // by everybody, or by one port alone
  std::optional<AudioPortId> talks_to;
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

}  // namespace media::test
