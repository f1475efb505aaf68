#pragma once

#include <deque>
#include <optional>

#include "mcu/api/site_figures.h"

namespace signaling {

// Losses of one direction of one site, counted apart from the diagnosis.
class LossCount {
 public:
  // Whether the last ten seconds lost more than 5 %, and more than 1 % without the worst of them, for more than five
  // seconds running.
  bool is_bad(const std::optional<mcu::LineFigures>& f) {
    if (!f) return false;
    last_.push_back(*f);
    if (last_.size() > 10) last_.pop_front();
    double lost = 0;
    double sent = 0;
    mcu::LineFigures worst;
    for (const auto& s : last_) {
      lost += double(s.lost);
      sent += double(s.lost + s.packets);
      if (s.lost > worst.lost) worst = s;
    }
    const double rest = sent - double(worst.lost + worst.packets);
    const bool is_bad = last_.size() == 10 && lost > 0.05 * sent && lost - double(worst.lost) > 0.01 * rest;
    bad_for_ = is_bad ? bad_for_ + 1 : 0;
    return bad_for_ > 5;
  }

 private:
  std::deque<mcu::LineFigures> last_;
  int bad_for_ = 0;
};

}  // namespace signaling
