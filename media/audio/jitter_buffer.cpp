#include "media/audio/jitter_buffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Duration kHalfTick = kTick / 2;
constexpr Duration kIdle = seconds(2);                // nothing for so long: the source begins anew
constexpr Duration kJumpAhead = milliseconds(500);    // no packet can be this much faster than the fastest
constexpr Duration kLatePatience = milliseconds(100);  // all packets late for so long: the source is slower now

constexpr int kGrain = 120;                     // Opus conceals multiples of 2.5 ms
constexpr int kTickInt = static_cast<int>(kTickSamples);
constexpr int kSpare = 480;                     // what the engine needs beyond a tick to take a pitch period out
constexpr int kConcealLimit = 25 * kTickInt;    // then silence

// How far the delay may be off, in samples.
constexpr int kBeginCorrection = 4 * 48;
constexpr int kEndCorrection = 60;
constexpr int kNotOnlyWhenQuiet = 6 * 48;
constexpr int kAtOnce = 8 * 48;
constexpr int kLeaveOut = 80 * 48;

constexpr int round_up(int samples) { return (samples + kGrain - 1) / kGrain * kGrain; }

}  // namespace

struct JitterBuffer::Slot {
  std::array<uint8_t, kMaxPayload> bytes;
};

JitterBuffer::JitterBuffer(const JitterBufferOptions& options) : slots_(std::make_unique<Slot[]>(kSlots)) {
  set_target(options.target);
  order_.reserve(kSlots);
  free_.reserve(kSlots);
  for (size_t i = kSlots; i-- > 0;) free_.push_back(static_cast<uint8_t>(i));
}

JitterBuffer::~JitterBuffer() = default;

void JitterBuffer::set_target(Duration target) { hold_ = target + kHalfTick; }

// ---- taking in -----------------------------------------------------------------------------------------------------

void JitterBuffer::on_packet(const MediaPacket& packet, Timestamp) {
  const auto info = parse_opus_packet(packet.payload);
  if (!info) return counters_.drops.add(DropReason::kMalformed);
  if (packet.payload.size() > kMaxPayload) return counters_.drops.add(DropReason::kTooLarge);
  if (is_duplicate(packet)) return counters_.drops.add(DropReason::kDuplicate);
  if (!follows_time(packet, info->samples())) return counters_.drops.add(DropReason::kTooLate);
  arrivals_.add(packet.arrival, packet.timestamp);
  if (packet.capture) {
    capture_offset_ = packet.capture->time_since_epoch() - samples_to_duration(packet.timestamp);
  }
  if (free_.empty()) {
    counters_.drops.add(DropReason::kBufferFull);
    drop_front();
  }
  store(packet, *info);
}

bool JitterBuffer::is_duplicate(const MediaPacket& packet) const {
  return std::any_of(order_.begin(), order_.end(), [&](const Entry& entry) {
    return entry.sequence_number == packet.sequence_number || entry.timestamp == packet.timestamp;
  });
}

// False if the packet's time has passed. Begins anew where the source's time is not a continuation.
bool JitterBuffer::follows_time(const MediaPacket& packet, int samples) {
  const auto last = arrivals_.last_arrival();
  if (!last) return true;
  const bool idle = packet.arrival - *last > kIdle;
  const bool jumped_ahead = *arrivals_.expected_arrival(packet.timestamp) - packet.arrival > kJumpAhead;
  if (idle || jumped_ahead) {
    restart();
    return true;
  }
  if (!started_ || packet.timestamp + samples > next_) {
    late_since_.reset();
    return true;
  }
  if (!late_since_) late_since_ = packet.arrival;
  if (packet.arrival - *late_since_ < kLatePatience) return false;
  restart();
  return true;
}

void JitterBuffer::restart() {
  ++counters_.restarts;
  while (!order_.empty()) drop_front();
  arrivals_.reset();
  late_since_.reset();
  capture_offset_.reset();
  started_ = false;
  correcting_ = false;
}

void JitterBuffer::store(const MediaPacket& packet, const OpusPacketInfo& info) {
  ++counters_.packets;
  Entry entry;
  entry.timestamp = packet.timestamp;
  entry.sequence_number = packet.sequence_number;
  entry.samples = static_cast<uint16_t>(info.samples());
  entry.fec_samples = static_cast<uint16_t>(info.has_fec ? info.samples_per_frame : 0);
  entry.size = static_cast<uint16_t>(packet.payload.size());
  entry.dtx = info.dtx;
  entry.slot = free_.back();
  free_.pop_back();
  std::memcpy(slots_[entry.slot].bytes.data(), packet.payload.data(), packet.payload.size());

  order_.push_back(entry);
  for (size_t i = order_.size() - 1; i > 0 && order_[i].timestamp < order_[i - 1].timestamp; --i) {
    std::swap(order_[i], order_[i - 1]);
  }
}

void JitterBuffer::drop_front() {
  free_.push_back(order_.front().slot);
  order_.erase(order_.begin());
}

void JitterBuffer::drop_passed() {
  while (!order_.empty() && order_.front().timestamp + order_.front().samples <= next_) drop_front();
}

// ---- giving out ----------------------------------------------------------------------------------------------------

void JitterBuffer::pull(Timestamp tick_time, AudioTickInput& out) {
  PortInput& port = out.current_port();
  if (!port.wanted()) return pass_over(tick_time);

  if (started_ || start(tick_time)) {
    int64_t deviation = ideal_position(tick_time) - play_position();
    if (deviation > kLeaveOut) leave_out(std::exchange(deviation, 0));
    ask_for_correction(deviation, port);
    note_delays(tick_time);
  }
  while (fifo_ < kTickInt) add_step(out);
  const bool spare_wanted = port.correction > 0;
  while (spare_wanted && fifo_ < kTickInt + kSpare && !order_.empty() && order_.front().timestamp <= next_) {
    add_packet(out);
  }
  fifo_ -= kTickInt;
}

// The RTP time that belongs at the beginning of the tick.
int64_t JitterBuffer::ideal_position(Timestamp tick_time) const {
  return duration_to_samples(tick_time - hold_ - *arrivals_.expected_arrival(0));
}

// The play position is set once the first packet's turn comes within this tick.
bool JitterBuffer::start(Timestamp tick_time) {
  if (order_.empty()) return false;
  const int64_t position = ideal_position(tick_time);
  if (order_.front().timestamp >= position + kTickInt) return false;
  started_ = true;
  next_ = position + fifo_;
  drop_passed();
  return true;
}

void JitterBuffer::leave_out(int64_t samples) {
  counters_.skipped_samples += static_cast<uint64_t>(samples);
  next_ += samples;
  drop_passed();
}

void JitterBuffer::ask_for_correction(int64_t deviation, PortInput& port) {
  const auto off = static_cast<int>(std::clamp<int64_t>(deviation, -kLeaveOut, kLeaveOut));
  const int size = std::abs(off);
  if (size > kBeginCorrection) correcting_ = true;
  if (size < kEndCorrection) correcting_ = false;
  if (!correcting_) return;
  port.correction = static_cast<int16_t>(off);
  port.urgency = size > kAtOnce             ? Urgency::kNow
                 : size > kNotOnlyWhenQuiet ? Urgency::kWhenPeriodic
                                            : Urgency::kWhenQuiet;
}

void JitterBuffer::note_delays(Timestamp tick_time) {
  delay_.reset();
  capture_delay_.reset();
  if (tick_time - *arrivals_.last_arrival() > kIdle) return;
  delay_ = tick_time - *arrivals_.expected_arrival(play_position());
  if (capture_offset_) {
    capture_delay_ = tick_time.time_since_epoch() - samples_to_duration(play_position()) - *capture_offset_;
  }
}

void JitterBuffer::add_step(AudioTickInput& out) {
  const int wanted = kTickInt - fifo_;
  if (!started_ || order_.empty()) return add_missing(wanted, out);

  const Entry& front = order_.front();
  const int64_t gap = front.timestamp - next_;
  if (gap <= 0) return add_packet(out);
  if (!playing_) return add_missing(static_cast<int>(std::min<int64_t>(gap, wanted)), out);
  if (gap < kGrain) {
    next_ = front.timestamp;
    return add_packet(out);
  }
  if (gap <= front.fec_samples) return add_fec(static_cast<int>(gap), out);
  const int64_t before_copy = (gap - front.fec_samples) / kGrain * kGrain;
  add_missing(static_cast<int>(std::clamp<int64_t>(before_copy, kGrain, round_up(wanted))), out);
}

void JitterBuffer::add_packet(AudioTickInput& out) {
  const Entry& front = order_.front();
  const auto skip = static_cast<int>(next_ - front.timestamp);
  out.add_step(DecodeKind::kPacket, front.samples, skip, payload(front));
  const int given = front.samples - skip;
  next_ += given;
  fifo_ += given;
  playing_ = true;
  in_dtx_ = front.dtx;
  missing_ = 0;
  drop_passed();  // it, and what lies within it: a sender's times may overlap
}

// The copy covers a whole frame of the sender, of which we may have concealed the beginning already.
void JitterBuffer::add_fec(int gap, AudioTickInput& out) {
  const Entry& front = order_.front();
  out.add_step(DecodeKind::kFec, front.fec_samples, front.fec_samples - gap, payload(front));
  counters_.fec_samples += static_cast<uint64_t>(gap);
  next_ += gap;
  fifo_ += gap;
  missing_ = 0;
}

void JitterBuffer::add_missing(int samples, AudioTickInput& out) {
  if (playing_) {
    samples = round_up(samples);
    (in_dtx_ ? counters_.dtx_samples : counters_.concealed_samples) += static_cast<uint64_t>(samples);
    missing_ += samples;
  }
  out.add_step(playing_ ? DecodeKind::kConceal : DecodeKind::kSilence, samples);
  next_ += samples;
  fifo_ += samples;
  if (missing_ >= kConcealLimit) playing_ = false;
}

void JitterBuffer::pass_over(Timestamp tick_time) {
  fifo_ = 0;
  missing_ = 0;
  playing_ = false;
  correcting_ = false;
  if (!arrivals_.last_arrival()) return;
  started_ = true;
  next_ = ideal_position(tick_time);
  note_delays(tick_time);
  next_ += kTickInt;
  drop_passed();
}

void JitterBuffer::skip_tick() {
  if (!started_) return;
  next_ += kTickInt;
  drop_passed();
}

void JitterBuffer::on_corrected(int samples) { fifo_ -= samples; }

Bytes JitterBuffer::payload(const Entry& entry) const {
  return Bytes(slots_[entry.slot].bytes).first(entry.size);
}

}  // namespace media
