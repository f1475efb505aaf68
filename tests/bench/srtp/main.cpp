// What one call of SrtpSession costs here and now: tools/bench multiplies it by the calls that the mcu counted.
// Usage: bench_srtp PROFILE SIZE (SRTP_AEAD_AES_128_GCM or SRTP_AES128_CM_SHA1_80; bytes of a plaintext RTP packet).
// Prints {"protect_ns": …, "unprotect_ns": …, "protect_allocations": …, "unprotect_allocations": …} per call: medians
// of thread CPU time, and calls of malloc and its kin inside it.
#include <ctime>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "media/crypto/srtp_session.h"
#include "media/packet/rtp_packet.h"

namespace {

constinit uint64_t allocations = 0;  // one thread

}  // namespace

// Its allocations are malloc's, not operator new's: they are counted by standing in front of the C library's.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* malloc(size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  ++allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* memory, size_t size) {
  ++allocations;
  return __libc_realloc(memory, size);
}
}

namespace {

constexpr size_t kPackets = 500;  // fewer than the replay window holds
constexpr size_t kRounds = 41;

using Packet = std::array<uint8_t, media::kMaxDatagramSize>;

struct Cost {
  double nanoseconds = 0;
  double allocations = 0;
};

double thread_cpu_nanoseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

media::SrtpSession make_session(media::SrtpProfile profile, media::SrtpDirection direction) {
  const std::vector<uint8_t> key(media::SrtpMasterKey::size_for(profile), 0x5a);
  const media::SrtpMasterKey master(media::Bytes(key).first(media::SrtpMasterKey::kKeySize),
                                    media::Bytes(key).subspan(media::SrtpMasterKey::kKeySize));
  return std::move(media::SrtpSession::create(profile, master, direction).value());
}

void write_packet(Packet& packet, uint16_t sequence_number, size_t size) {
  std::fill(packet.begin(), packet.begin() + static_cast<ptrdiff_t>(size), uint8_t{0x33});
  const std::array<uint8_t, 12> header{0x80, 96, static_cast<uint8_t>(sequence_number >> 8),
                                       static_cast<uint8_t>(sequence_number), 0, 0, 0, 0, 0, 0, 0, 1};
  std::copy(header.begin(), header.end(), packet.begin());
}

// Per call of `work(i)` for i in 0…kPackets−1.
template <typename Work>
Cost cost_of(Work work) {
  const uint64_t allocated = allocations;
  const double begin = thread_cpu_nanoseconds();
  for (size_t i = 0; i < kPackets; ++i) work(i);
  const double end = thread_cpu_nanoseconds();
  return {(end - begin) / kPackets, static_cast<double>(allocations - allocated) / kPackets};
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.nanoseconds < b.nanoseconds; });
  return costs[costs.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const size_t size = argc == 3 ? static_cast<size_t>(std::strtoul(argv[2], nullptr, 10)) : 0;
  if (size < 12 || size + media::kSrtpMaxOverhead > media::kMaxDatagramSize) {
    std::fprintf(stderr, "usage: bench_srtp PROFILE SIZE\n");
    return 2;
  }
  const auto profile = std::string_view(argv[1]) == media::to_string(media::SrtpProfile::kAeadAes128Gcm)
                           ? media::SrtpProfile::kAeadAes128Gcm
                           : media::SrtpProfile::kAes128CmSha1_80;
  auto outbound = make_session(profile, media::SrtpDirection::kOutbound);
  auto inbound = make_session(profile, media::SrtpDirection::kInbound);
  std::vector<Packet> packets(kPackets);
  std::vector<size_t> sizes(kPackets);
  std::vector<Cost> protect;
  std::vector<Cost> unprotect;
  uint16_t sequence_number = 0;
  size_t opened = 0;
  for (size_t round = 0; round < kRounds; ++round) {
    for (Packet& packet : packets) write_packet(packet, sequence_number++, size);
    protect.push_back(cost_of([&](size_t i) { sizes[i] = outbound.protect_rtp(packets[i], size).value_or(0); }));
    unprotect.push_back(cost_of([&](size_t i) {
      opened += inbound.unprotect_rtp(media::MutableBytes(packets[i]).first(sizes[i])).has_value();
    }));
  }
  if (opened != kPackets * kRounds) {
    std::fprintf(stderr, "bench_srtp: only %zu of %zu packets could be opened\n", opened, kPackets * kRounds);
    return 1;
  }
  std::printf("{\"protect_ns\": %.0f, \"unprotect_ns\": %.0f, \"protect_allocations\": %.2f, "
              "\"unprotect_allocations\": %.2f}\n",
              median(protect).nanoseconds, median(unprotect).nanoseconds, median(protect).allocations,
              median(unprotect).allocations);
}
