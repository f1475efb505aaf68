#include "media/packet/rtcp/transport_cc_feedback.h"

#include <algorithm>
#include <array>
#include <limits>

namespace media {
namespace {

constexpr uint8_t kFormat = 15;
constexpr size_t kFixedBodySize = 16;
using Tick = std::chrono::duration<int64_t, std::ratio<1, 4000>>;
static_assert(Tick(1) == kFeedbackTick);
constexpr int64_t kTicksPerReference = kFeedbackReferenceTick / kFeedbackTick;
constexpr size_t kMaxRun = 0x1fff;
constexpr size_t kOneBitSymbols = 14;
constexpr size_t kTwoBitSymbols = 7;

// Packet status (§3.1.1).
constexpr uint8_t kLost = 0;
constexpr uint8_t kSmallDelta = 1;
constexpr uint8_t kLargeDelta = 2;  // or negative
constexpr uint8_t kReserved = 3;

using Symbols = BoundedVector<uint8_t, kMaxFeedbackPackets>;

void add_symbols(Symbols& symbols, uint8_t symbol, size_t count, size_t total) {
  for (size_t i = 0; i < count && symbols.size() < total; ++i) symbols.push_back(symbol);
}

void read_chunk(uint16_t chunk, size_t total, Symbols& symbols) {
  if ((chunk & 0x8000) == 0) {
    add_symbols(symbols, chunk >> 13 & 3, chunk & kMaxRun, total);
  } else if ((chunk & 0x4000) == 0) {
    for (size_t i = kOneBitSymbols; i-- > 0;) add_symbols(symbols, chunk >> i & 1, 1, total);
  } else {
    for (size_t i = kTwoBitSymbols; i-- > 0;) add_symbols(symbols, chunk >> (2 * i) & 3, 1, total);
  }
}

// All chunks are read, also those beyond what we keep, because the deltas follow them.
bool read_symbols(ByteReader& reader, size_t count, Symbols& symbols) {
  const size_t kept = std::min(count, kMaxFeedbackPackets);
  for (size_t covered = 0; covered < count;) {
    const uint16_t chunk = reader.u16();
    if (!reader.ok()) return false;
    read_chunk(chunk, kept, symbols);
    const size_t vector_size = (chunk & 0x4000) == 0 ? kOneBitSymbols : kTwoBitSymbols;
    const size_t size = (chunk & 0x8000) == 0 ? chunk & kMaxRun : vector_size;
    if (size == 0) return false;  // a run of nothing would let a message be read for ever
    covered += size;
  }
  return true;
}

// What one message will say, worked out before it is written.
struct Plan {
  int64_t reference = 0;
  Symbols symbols;
  std::array<int16_t, kMaxFeedbackPackets> deltas;  // in ticks; meaningful where the symbol is not kLost
  std::array<uint16_t, kMaxFeedbackPackets> chunks;
  size_t chunk_count = 0;
  size_t delta_bytes = 0;

  size_t body_size() const { return kFixedBodySize + chunk_count * 2 + delta_bytes; }
};

void plan_symbols(const TransportCcFeedback& feedback, Plan& plan) {
  std::optional<int64_t> last;  // ticks
  for (size_t i = 0; i < feedback.packets.size(); ++i) {
    const auto& arrival = feedback.packets[i].arrival;
    if (!arrival) {
      plan.symbols.push_back(kLost);
      continue;
    }
    const int64_t tick = std::chrono::floor<Tick>(*arrival).count();
    if (!last) {
      plan.reference = tick / kTicksPerReference;
      last = plan.reference * kTicksPerReference;
    }
    const int64_t delta = tick - *last;
    if (delta < std::numeric_limits<int16_t>::min() || delta > std::numeric_limits<int16_t>::max()) break;
    plan.symbols.push_back(delta >= 0 && delta <= 0xff ? kSmallDelta : kLargeDelta);
    plan.deltas[i] = static_cast<int16_t>(delta);
    last = tick;
  }
}

struct Chunk {
  uint16_t value;
  size_t size;  // symbols it covers
};

Chunk vector_chunk(const Symbols& symbols, size_t begin, size_t bits, size_t capacity) {
  const size_t size = std::min(capacity, symbols.size() - begin);
  auto value = static_cast<uint16_t>(bits == 1 ? 0x8000 : 0xc000);
  for (size_t i = 0; i < size; ++i) {
    value = static_cast<uint16_t>(value | symbols[begin + i] << (bits * (capacity - 1 - i)));
  }
  return {value, size};
}

// The chunk that covers most from `begin` on.
Chunk best_chunk(const Symbols& symbols, size_t begin) {
  size_t run = 1;
  while (begin + run < symbols.size() && symbols[begin + run] == symbols[begin] && run < kMaxRun) ++run;
  size_t small = 0;  // symbols that one bit can tell
  while (small < kOneBitSymbols && begin + small < symbols.size() && symbols[begin + small] != kLargeDelta) ++small;
  const bool one_bit = small == kOneBitSymbols || begin + small == symbols.size();
  const size_t capacity = one_bit ? kOneBitSymbols : kTwoBitSymbols;
  if (run >= capacity || begin + run == symbols.size()) {
    return {static_cast<uint16_t>(symbols[begin] << 13 | run), run};
  }
  return vector_chunk(symbols, begin, one_bit ? 1 : 2, capacity);
}

size_t delta_size(const Symbols& symbols) {
  size_t size = 0;
  for (const uint8_t symbol : symbols) size += symbol;  // the symbol is the number of bytes
  return size;
}

// Cuts the list to what fits into `space` even if the chunks should turn out as bad as they can.
void cut_to(size_t space, Symbols& symbols) {
  size_t delta_bytes = 0;
  for (size_t i = 0; i < symbols.size(); ++i) {
    delta_bytes += symbols[i];
    const size_t worst_chunks = i / kTwoBitSymbols + 1;
    if ((kFixedBodySize + worst_chunks * 2 + delta_bytes + 3) / 4 * 4 > space) return symbols.truncate(i);
  }
}

void plan_chunks(Plan& plan) {
  for (size_t begin = 0; begin < plan.symbols.size();) {
    const Chunk chunk = best_chunk(plan.symbols, begin);
    plan.chunks[plan.chunk_count++] = chunk.value;
    begin += chunk.size;
  }
}

void write_plan(const TransportCcFeedback& feedback, const Plan& plan, ByteWriter& out) {
  const size_t padding = (4 - plan.body_size() % 4) % 4;
  write_rtcp_header(kFormat, rtcp_type::kTransportFeedback, plan.body_size() + padding, out, padding > 0);
  out.u32(feedback.sender_ssrc);
  out.u32(feedback.media_ssrc);
  out.u16(feedback.packets.front().sequence_number);
  out.u16(static_cast<uint16_t>(plan.symbols.size()));
  out.u24(static_cast<uint32_t>(plan.reference) & 0xffffff);
  out.u8(feedback.feedback_count);
  for (size_t i = 0; i < plan.chunk_count; ++i) out.u16(plan.chunks[i]);
  for (size_t i = 0; i < plan.symbols.size(); ++i) {
    if (plan.symbols[i] == kSmallDelta) out.u8(static_cast<uint8_t>(plan.deltas[i]));
    if (plan.symbols[i] == kLargeDelta) out.u16(static_cast<uint16_t>(plan.deltas[i]));
  }
  if (padding == 0) return;
  out.zeros(padding - 1);
  out.u8(static_cast<uint8_t>(padding));
}

}  // namespace

std::optional<TransportCcFeedback> parse_transport_cc_feedback(const RtcpPacketView& packet) {
  ByteReader reader(packet.body);
  std::optional<TransportCcFeedback> result(std::in_place);
  TransportCcFeedback& feedback = *result;
  feedback.sender_ssrc = reader.u32();
  feedback.media_ssrc = reader.u32();
  const uint16_t base = reader.u16();
  const uint16_t count = reader.u16();
  int64_t ticks = reader.u24() * kTicksPerReference;
  feedback.feedback_count = reader.u8();
  Symbols symbols;
  if (!reader.ok() || count == 0 || !read_symbols(reader, count, symbols)) return std::nullopt;
  for (size_t i = 0; i < symbols.size(); ++i) {
    TransportCcFeedback::Packet status{static_cast<uint16_t>(base + i), std::nullopt};
    if (symbols[i] == kReserved) return std::nullopt;
    if (symbols[i] != kLost) {
      ticks += symbols[i] == kSmallDelta ? reader.u8() : static_cast<int16_t>(reader.u16());
      status.arrival = ticks * kFeedbackTick;
    }
    feedback.packets.push_back(status);
  }
  if (!reader.ok()) return std::nullopt;
  return result;
}

size_t write_transport_cc_feedback(const TransportCcFeedback& feedback, ByteWriter& out) {
  constexpr size_t kHeaderSize = 4;
  if (!out.ok() || out.space() < kHeaderSize) return 0;
  Plan plan;
  plan_symbols(feedback, plan);
  cut_to(out.space() - kHeaderSize, plan.symbols);
  plan.delta_bytes = delta_size(plan.symbols);
  if (plan.delta_bytes == 0) return 0;  // nothing received, nothing to measure time by
  plan_chunks(plan);
  write_plan(feedback, plan, out);
  return plan.symbols.size();
}

}  // namespace media
