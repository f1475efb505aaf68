#include "media/rtp/loss_runs.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace media {
namespace {

double ratio(int64_t part, int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

// 1, 2–3, 4–7, 8–15, more.
size_t bin_of(int64_t run) {
  return std::min<size_t>(std::bit_width(static_cast<uint64_t>(run)) - 1, LossCounts::kRunBins - 1);
}

}  // namespace

LossCounts& LossCounts::operator+=(const LossCounts& other) {
  received += other.received;
  lost += other.lost;
  reordered += other.reordered;
  late += other.late;
  duplicates += other.duplicates;
  runs += other.runs;
  for (size_t bin = 0; bin < kRunBins; ++bin) run_bins[bin] += other.run_bins[bin];
  bursts += other.bursts;
  burst_packets += other.burst_packets;
  burst_lost += other.burst_lost;
  gap_packets += other.gap_packets;
  gap_lost += other.gap_lost;
  return *this;
}

double LossCounts::loss() const { return ratio(lost, expected()); }
double LossCounts::burst_density() const { return ratio(burst_lost, burst_packets); }
double LossCounts::gap_density() const { return ratio(gap_lost, gap_packets); }
double LossCounts::burst_length() const { return ratio(burst_packets, bursts); }
double LossCounts::gap_length() const { return ratio(gap_packets, bursts + 1); }

double LossCounts::burst_ratio() const {
  // A run that is lost with probability p at each packet ends after 1 / (1 − p) packets in the mean.
  return std::max(1.0, ratio(lost, runs) * (1 - loss()));
}

void LossRuns::on_packet(int64_t sequence_number, bool restarted) {
  if (!started_ || restarted) return begin(sequence_number);
  const int64_t steps = sequence_number - newest_;
  if (steps <= 0) return behind(sequence_number);
  advance(steps);
  seen_ |= 1;
  newest_ = sequence_number;
}

LossCounts LossRuns::take() { return std::exchange(counts_, {}); }

LossCounts LossRuns::take_second() {
  if (!started_) return {};
  // The oldest bit that is not settled belongs to newest_ − kReorderWindow + 1 + before_first_.
  while (newest_ - kReorderWindow + 1 + before_first_ <= second_) {
    const int64_t oldest = kReorderWindow - 1 - before_first_;
    ++before_first_;
    if ((seen_ >> oldest & 1) != 0) {
      settle_received();
    } else {
      settle_lost(1);
    }
  }
  second_ = newest_;
  return take();
}

// The rest of the old range is settled now: nothing more is expected of it.
void LossRuns::begin(int64_t sequence_number) {
  if (started_) advance(kReorderWindow);
  started_ = true;
  first_ = newest_ = sequence_number;
  before_first_ = kReorderWindow - 1;
  second_ = sequence_number - 1;
  seen_ = ~uint64_t{0};
}

void LossRuns::behind(int64_t sequence_number) {
  const int64_t steps = newest_ - sequence_number;
  const uint64_t bit = steps < kReorderWindow ? uint64_t{1} << steps : 0;
  const bool settled = steps >= kReorderWindow - before_first_ && sequence_number >= first_;
  if (bit == 0 || (settled && (seen_ & bit) == 0)) {
    ++counts_.late;
    return;
  }
  const bool seen = (seen_ & bit) != 0 && sequence_number >= first_;
  ++(seen ? counts_.duplicates : counts_.reordered);
  seen_ |= bit;
}

void LossRuns::advance(int64_t steps) {
  const int64_t shifts = std::min<int64_t>(steps, kReorderWindow);
  for (int64_t i = 0; i < shifts; ++i) {
    const bool received = (seen_ >> (kReorderWindow - 1)) != 0;
    seen_ <<= 1;
    if (before_first_ > 0) {
      --before_first_;
    } else if (received) {
      settle_received();
    } else {
      settle_lost(1);
    }
  }
  // What was skipped by so much that it never was in the window.
  if (steps > shifts) settle_lost(steps - shifts);
}

void LossRuns::settle_received() {
  ++counts_.received;
  if (run_ > 0) end_run();
  if (!open_) {
    ++counts_.gap_packets;
  } else if (++clear_ == kGmin) {
    close();
  }
}

void LossRuns::settle_lost(int64_t count) {
  counts_.lost += count;
  run_ += count;
  open_ = true;
  open_packets_ += clear_ + count;
  open_lost_ += count;
  clear_ = 0;
}

void LossRuns::end_run() {
  ++counts_.runs;
  ++counts_.run_bins[bin_of(run_)];
  run_ = 0;
}

// kGmin packets were received after the last loss: what lies before them was a burst, or one lost packet of the gap.
void LossRuns::close() {
  if (open_lost_ > 1) {
    ++counts_.bursts;
    counts_.burst_packets += open_packets_;
    counts_.burst_lost += open_lost_;
  } else {
    counts_.gap_packets += open_packets_;
    counts_.gap_lost += open_lost_;
  }
  counts_.gap_packets += clear_;
  open_ = false;
  open_packets_ = open_lost_ = clear_ = 0;
}

}  // namespace media
