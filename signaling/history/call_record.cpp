#include "signaling/history/call_record.h"

#include <algorithm>

namespace signaling {

void CallRecord::add(int64_t at, const FigureValues& values) {
  last = std::max(last, at);
  for (size_t i = 0; i < kFigures; ++i) {
    if (values[i] == kNoFigure) continue;
    const bool is_verdict = static_cast<Figure>(i) == Figure::kVerdict;
    if (!is_verdict) {
      figures[i].add(values[i]);
    } else if (values[i] >= 0 && values[i] < kVerdictKinds) {
      ++verdicts[static_cast<size_t>(values[i])];
    }
  }
}

}  // namespace signaling
