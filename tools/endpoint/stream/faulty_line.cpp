#include "tools/endpoint/stream/faulty_line.h"

#include <algorithm>
#include <utility>

namespace tools {

using media::Timestamp;

namespace {

constexpr double kMostLoss = 0.99;  // with all lost there would be no good state to come back from

}  // namespace

FaultyLine::FaultyLine(std::unique_ptr<mcu::IceTransport> path, const LineFault& fault, uint64_t seed)
    : path_(std::move(path)), fault_(fault), random_(seed) {
  fault_.loss = std::clamp(fault_.loss, 0.0, kMostLoss);
  fault_.burst = std::max(fault_.burst, 1.0);
}

void FaultyLine::poll(Timestamp now) {
  now_ = std::max(now_, now);
  for (; !waiting_.empty() && waiting_.front().through <= now_; waiting_.pop_front()) pass(waiting_.front().datagram);
  flush();
}

void FaultyLine::send(media::DatagramBatch& batch) {
  for (size_t i = 0; i < batch.size(); ++i) {
    if (loses()) {
      ++counters_.lost;
    } else if (fault_.kbps > 0) {
      queue(batch[i]);
    } else {
      pass(batch[i]);
    }
  }
  batch.clear();
  flush();
}

// A datagram is lost in the bad state. It is left with 1/burst, so runs are `burst` long, and entered so often that the
// share of the bad state is `loss`: of each by itself with `loss`, whatever was before.
bool FaultyLine::loses() {
  if (fault_.loss <= 0) return false;
  if (fault_.burst <= 1) return random_.unit() < fault_.loss;
  const double enter = std::min(1.0, fault_.loss / (fault_.burst * (1 - fault_.loss)));
  losing_ = losing_ ? random_.unit() >= 1 / fault_.burst : random_.unit() < enter;
  return losing_;
}

void FaultyLine::queue(media::Bytes datagram) {
  const Timestamp begin = std::max(now_, free_at_);
  if (begin - now_ > kLongestWait) {
    ++counters_.overflowed;
    return;
  }
  const auto bits = static_cast<int64_t>(8 * (datagram.size() + kHeaders));
  free_at_ = begin + media::Duration(bits * 1'000'000 / fault_.kbps);  // kbit/s: a bit takes 1e6 / kbps ns
  waiting_.push_back({free_at_, {datagram.begin(), datagram.end()}});
}

void FaultyLine::pass(media::Bytes datagram) {
  ++counters_.passed;
  if (out_.append(datagram)) return;
  flush();
  out_.append(datagram);
}

void FaultyLine::flush() {
  if (!out_.empty()) path_->send(out_);
}

}  // namespace tools
