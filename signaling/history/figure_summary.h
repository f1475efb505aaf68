#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/history/figure.h"

namespace signaling {

// What is left of a figure's seconds: of a minute, a call or a point of a chart. In steps.
struct FigureSummary {
  uint32_t count = 0;  // seconds in which it was known
  int32_t min = 0;
  int32_t max = 0;
  double mean = 0;  // of the verdict, which is no quantity: the commonest

  // For all but the verdict, whose mean is set by who counts its kinds.
  void add(int32_t value);
  void add(const FigureSummary& other);
  friend bool operator==(const FigureSummary&, const FigureSummary&) = default;
};

using FigureSummaries = std::array<FigureSummary, kFigures>;

// As a short text of bytes: version, columns, then of each column its tag, and count (as far as it is not the largest
// of all), minimum, span, and mean above the minimum in 1/16 steps. Means are rounded to that.
std::string encode_summaries(const FigureSummaries& summaries);
// Of bytes from outside; none if they are no such text. Columns of a later version are left out.
std::optional<FigureSummaries> decode_summaries(std::string_view bytes);

}  // namespace signaling
