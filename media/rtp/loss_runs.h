#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace media {

// What became of the packets of one stream on its line. Sums: those of several seconds or streams may be added.
// Packets in flight at the end of a second are counted in the second that settles them, a run of lost ones in the
// second that ends it.
struct LossCounts {
  static constexpr size_t kRunBins = 5;

  int64_t received = 0;
  int64_t lost = 0;
  int64_t reordered = 0;   // came after a later one, in time: not lost
  int64_t late = 0;        // came after they were counted as lost, and stay so
  int64_t duplicates = 0;
  int64_t runs = 0;                            // packets lost in a row, with a received one on each side
  std::array<int32_t, kRunBins> run_bins{};    // runs of 1, 2–3, 4–7, 8–15, ≥ 16

  // RFC 3611 §4.7.2 with Gmin 16: a burst begins and ends with a lost packet and has never 16 received ones in a row;
  // what is no burst is a gap. A single loss with 16 received packets on each side belongs to the gap.
  int64_t bursts = 0;
  int64_t burst_packets = 0;
  int64_t burst_lost = 0;
  int64_t gap_packets = 0;
  int64_t gap_lost = 0;

  LossCounts& operator+=(const LossCounts& other);
  friend bool operator==(const LossCounts&, const LossCounts&) = default;

  int64_t expected() const { return received + lost; }
  double loss() const;           // 0 … 1, of `expected`
  double burst_density() const;  // share of the packets of bursts that were lost; 0 without bursts
  double gap_density() const;
  // Mean length in packets; times the time between packets it is the duration that RFC 3611 reports. n bursts have
  // n + 1 gaps around them.
  double burst_length() const;
  double gap_length() const;
  // BurstR of ITU-T G.107 §7.5: the mean length of a run over the length it would have if the same loss were random.
  // 1 is random, above it losses come together; never below 1; 1 if nothing was lost.
  double burst_ratio() const;
};

// Watches the sequence numbers of one stream as they come over the line. A missing number is lost when the stream is
// kReorderWindow numbers ahead of it: what comes until then was reordered, not lost. A few instructions for a packet in
// order; no allocation. Any one thread.
//
// Belongs beside ReceptionStatistics, fed like it: unwrapped numbers, nothing that RTX recovered.
class LossRuns {
 public:
  static constexpr int kReorderWindow = 64;
  static constexpr int kGmin = 16;

  // A packet that SequenceTracker accepted, or a duplicate. `restarted`: the sender began a new range with it; the
  // jump is no loss.
  void on_packet(int64_t sequence_number, bool restarted = false);

  // What was settled since the last call.
  LossCounts take();
  // The same once a second: what was missing a second ago already is settled too, lost, so that the losses of a stream
  // of few packets are counted while they matter.
  LossCounts take_second();

 private:
  void begin(int64_t sequence_number);
  void behind(int64_t sequence_number);
  void advance(int64_t steps);
  void settle_received();
  void settle_lost(int64_t count);
  void end_run();
  void close();

  bool started_ = false;
  int64_t first_ = 0;  // of this range
  int64_t newest_ = 0;
  int64_t second_ = 0;         // newest_ at the last take_second()
  uint64_t seen_ = 0;          // bit n: newest_ − n came, or is older than the range
  int64_t before_first_ = 0;   // bits at the old end of `seen_` that are older than the range, or settled already
  int64_t run_ = 0;            // packets lost in a row until now
  bool open_ = false;          // fewer than kGmin packets were received since the last loss; since the first of these:
  int64_t open_packets_ = 0;   // to the last loss
  int64_t open_lost_ = 0;
  int64_t clear_ = 0;          // received since the last loss
  LossCounts counts_;
};

}  // namespace media
