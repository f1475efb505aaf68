#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "mcu/api/site_figures.h"

namespace signaling {

// The last ten seconds of one direction of a line that were looked at, and what they say together. Any one thread.
class LineWindow {
 public:
  static constexpr size_t kSeconds = 10;

  void add(const mcu::LineFigures& second);
  void clear() { *this = {}; }

  size_t size() const { return size_; }
  bool is_full() const { return size_ == kSeconds; }
  double loss() const { return loss_but(0); }  // of all its packets; 0 without any
  // The same without the second that lost most: one hiccup leaves nothing here.
  double loss_without_worst() const;
  // Share of the lost packets that went in runs of four and more: bursts rather than single ones. From the histogram,
  // a run counting as the middle of its class; runs of 16 and more as 16.
  double burst_share() const;
  double jitter_ms() const;  // mean
  double queue_growth_ms() const;  // by how much the delay grew, from its lowest point to its highest after it
  // Pearson's correlation of loss and bit rate: near 1, the line loses what is beyond its rate; 0 for less than six
  // seconds, or where one of them does not move.
  double loss_with_rate() const;

 private:
  struct Second {
    int64_t packets = 0;
    int64_t lost = 0;
    std::array<int64_t, mcu::kLossRunClasses> runs{};
    double kbps = 0;
    double loss = 0;
    double jitter_ms = 0;
    double trend_ms = 0;
  };
  double loss_but(int64_t left_out_lost, int64_t left_out_sent = 0) const;
  // The oldest is 0.
  const Second& at(size_t i) const { return seconds_[(next_ + kSeconds - size_ + i) % kSeconds]; }

  std::array<Second, kSeconds> seconds_{};
  size_t next_ = 0;
  size_t size_ = 0;
};

}  // namespace signaling
