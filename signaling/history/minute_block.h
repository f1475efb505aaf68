#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/history/figure.h"
#include "signaling/history/figure_summary.h"

namespace signaling {

inline constexpr size_t kSecondsInMinute = 60;
inline constexpr size_t kMaxBlockBytes = 32 * 1024;  // of one as it is stored

// All figures of one site in one minute of the calendar's clock, a column a figure. Values; about 10 KB.
class MinuteBlock {
 public:
  // Replaces what was there. `second`: 0…59.
  void set(size_t second, const FigureValues& values);

  bool has(size_t second) const { return (present_ >> second & 1) != 0; }
  bool is_empty() const { return present_ == 0; }
  // kNoFigure if it is not known.
  int32_t at(size_t second, Figure figure) const { return columns_[static_cast<size_t>(figure)][second]; }
  FigureSummaries summaries() const;

  // As bytes, compressed by zlib (RFC 1950): version, columns, which seconds there are (8 bytes, the lowest bit is
  // second 0); a tag of each column: absent, the same throughout, in every second, or with a mask of its own; then of
  // each column the first value and the differences to the one before, as signed varints.
  std::string encode() const;
  // Of bytes from outside; none if they are no such block. Columns of a later version are left out.
  static std::optional<MinuteBlock> decode(std::string_view bytes);

  friend bool operator==(const MinuteBlock&, const MinuteBlock&) = default;

 private:
  using Column = std::array<int32_t, kSecondsInMinute>;
  static constexpr Column kNoColumn = [] {
    Column column{};
    column.fill(kNoFigure);
    return column;
  }();

  static uint64_t mask_of(const Column& column);
  static FigureSummary summary_of(const Column& column);
  static FigureSummary verdicts_of(const Column& column);

  uint64_t present_ = 0;  // a bit a second
  std::array<Column, kFigures> columns_ = [] {
    std::array<Column, kFigures> columns;
    columns.fill(kNoColumn);
    return columns;
  }();
};

}  // namespace signaling
