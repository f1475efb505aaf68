#include "signaling/diagnosis/line_window.h"

#include <algorithm>
#include <cmath>

namespace signaling {

void LineWindow::add(const mcu::LineFigures& f) {
  seconds_[next_] = {f.packets, f.lost, f.loss_runs, f.kbps, f.loss, f.jitter_ms, f.delay_trend_ms.value_or(0)};
  next_ = (next_ + 1) % kSeconds;
  size_ = std::min(size_ + 1, kSeconds);
}

double LineWindow::loss_but(int64_t left_out_lost, int64_t left_out_sent) const {
  int64_t lost = -left_out_lost;
  int64_t sent = -left_out_sent;
  for (size_t i = 0; i < size_; ++i) {
    lost += at(i).lost;
    sent += at(i).lost + at(i).packets;
  }
  return sent <= 0 ? 0 : static_cast<double>(lost) / static_cast<double>(sent);
}

double LineWindow::loss_without_worst() const {
  if (size_ == 0) return 0;
  size_t worst = 0;
  for (size_t i = 1; i < size_; ++i) {
    if (at(i).lost > at(worst).lost) worst = i;
  }
  return loss_but(at(worst).lost, at(worst).lost + at(worst).packets);
}

double LineWindow::burst_share() const {
  constexpr std::array<double, mcu::kLossRunClasses> kPacketsInRun = {1, 2.5, 5.5, 11.5, 16};
  constexpr size_t kFirstLong = 2;
  double all = 0;
  double in_bursts = 0;
  for (size_t i = 0; i < size_; ++i) {
    for (size_t c = 0; c < kPacketsInRun.size(); ++c) {
      const double packets = static_cast<double>(at(i).runs[c]) * kPacketsInRun[c];
      all += packets;
      if (c >= kFirstLong) in_bursts += packets;
    }
  }
  return all == 0 ? 0 : in_bursts / all;
}

double LineWindow::jitter_ms() const {
  double sum = 0;
  for (size_t i = 0; i < size_; ++i) sum += at(i).jitter_ms;
  return size_ == 0 ? 0 : sum / static_cast<double>(size_);
}

double LineWindow::queue_growth_ms() const {
  double since_lowest = 0;
  double most = 0;
  for (size_t i = 0; i < size_; ++i) {
    since_lowest = std::max(0.0, since_lowest + at(i).trend_ms);
    most = std::max(most, since_lowest);
  }
  return most;
}

double LineWindow::loss_with_rate() const {
  constexpr size_t kLeast = 6;
  constexpr double kStill = 1e-6;  // of the mean's square: does not move
  if (size_ < kLeast) return 0;
  double mean_kbps = 0;
  double mean_loss = 0;
  for (size_t i = 0; i < size_; ++i) {
    mean_kbps += at(i).kbps / static_cast<double>(size_);
    mean_loss += at(i).loss / static_cast<double>(size_);
  }
  double kbps = 0;
  double loss = 0;
  double both = 0;
  for (size_t i = 0; i < size_; ++i) {
    const double x = at(i).kbps - mean_kbps;
    const double y = at(i).loss - mean_loss;
    kbps += x * x;
    loss += y * y;
    both += x * y;
  }
  if (kbps <= kStill * mean_kbps * mean_kbps || loss <= kStill * mean_loss * mean_loss) return 0;
  return both / std::sqrt(kbps * loss);
}

}  // namespace signaling
