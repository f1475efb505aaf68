#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "media/base/time.h"

namespace media {

// Knows which packets of one SSRC are missing and when to ask for each (RFC 4585 generic NACK). The first ask goes
// out after `reorder_tolerance`; it is repeated after max(RTT, min_interval), half as long again each time, until the
// packet comes, `max_tries` or `give_up_age` is reached, or a key frame makes it worthless. Sequence numbers are
// unwrapped. Holds at most kCapacity missing packets, the oldest give way.
class NackLog {
 public:
  static constexpr size_t kCapacity = 512;
  static constexpr size_t kMaxAtOnce = 128;  // numbers in one answer of due(): at most 524 bytes of RTCP

  struct Limits {
    Duration reorder_tolerance = std::chrono::milliseconds(2);
    Duration min_interval = std::chrono::milliseconds(20);
    Duration give_up_age = std::chrono::seconds(1);
    int max_tries = 10;
  };

  NackLog() : NackLog(Limits()) {}
  explicit NackLog(const Limits& limits);

  // A packet arrived, by itself or by RTX: it is missing no more; numbers skipped before it are.
  void on_packet(int64_t sequence_number, Timestamp now);
  // Packets before this one are not wanted any more (a key frame begins here, or the sender restarted).
  void forget_before(int64_t sequence_number);
  void set_rtt(Duration rtt) { rtt_ = rtt; }

  // What to ask for now, ascending, low 16 bits; counts as asked. Valid until the next call. Call again at
  // next_deadline(), which may be now if more than kMaxAtOnce are due.
  std::span<const uint16_t> due(Timestamp now);
  Timestamp next_deadline() const;

  size_t missing() const { return size_; }
  bool is_missing(int64_t sequence_number) const;
  uint64_t asks() const { return asks_; }          // numbers asked for, repeats included
  uint64_t recovered() const { return recovered_; }  // arrived after at least one ask
  uint64_t given_up() const { return given_up_; }

 private:
  struct Entry {
    int64_t sequence_number;
    Timestamp missed_at;
    Timestamp ask_at;
    int tries;
  };

  void add_missing(int64_t first, int64_t last, Timestamp now);
  void remove(int64_t sequence_number);
  void drop_front(size_t count);
  size_t lower_bound(int64_t sequence_number) const;
  Duration interval_after(int tries) const;

  Limits limits_;
  Duration rtt_ = std::chrono::milliseconds(50);
  bool started_ = false;
  int64_t newest_ = 0;
  int64_t floor_ = 0;  // nothing below is asked for
  Timestamp deadline_ = kNever;
  size_t size_ = 0;
  std::array<Entry, kCapacity> entries_;  // ascending by sequence number
  std::array<uint16_t, kMaxAtOnce> due_;
  uint64_t asks_ = 0;
  uint64_t recovered_ = 0;
  uint64_t given_up_ = 0;
};

}  // namespace media
