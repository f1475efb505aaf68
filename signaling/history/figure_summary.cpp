#include "signaling/history/figure_summary.h"

#include <algorithm>
#include <cmath>

#include "signaling/history/varint.h"

namespace signaling {
namespace {

constexpr uint64_t kVersion = 1;
constexpr uint64_t kMaxColumns = 1000;
constexpr double kMeanParts = 16;

enum Tag : uint64_t {
  kAbsent,
  kSteady,  // one value in all seconds
  kWhole,   // known in all seconds
  kPartly,
  kTags,
};

// Kept within what a value may be, and the mean between the others: so whatever was read can be written.
std::optional<FigureSummary> checked(uint64_t count, int64_t min, uint64_t span, uint64_t above) {
  const auto largest = static_cast<int64_t>(kLargestFigure);
  if (count == 0 || count > UINT32_MAX || min < -largest || min > largest || span > uint64_t{2} * kLargestFigure ||
      min + static_cast<int64_t>(span) > largest || above > span * uint64_t{16}) {
    return std::nullopt;
  }
  FigureSummary summary;
  summary.count = static_cast<uint32_t>(count);
  summary.min = static_cast<int32_t>(min);
  summary.max = static_cast<int32_t>(min + static_cast<int64_t>(span));
  summary.mean = static_cast<double>(min) + static_cast<double>(above) / kMeanParts;
  return summary;
}

}  // namespace

void FigureSummary::add(int32_t value) {
  min = count == 0 ? value : std::min(min, value);
  max = count == 0 ? value : std::max(max, value);
  ++count;
  mean += (value - mean) / count;
}

void FigureSummary::add(const FigureSummary& other) {
  if (other.count == 0) return;
  min = count == 0 ? other.min : std::min(min, other.min);
  max = count == 0 ? other.max : std::max(max, other.max);
  count += other.count;
  mean += (other.mean - mean) * other.count / count;
}

std::string encode_summaries(const FigureSummaries& summaries) {
  std::string out;
  const uint32_t seconds = std::ranges::max(summaries, {}, &FigureSummary::count).count;
  put_varint(out, kVersion);
  put_varint(out, kFigures);
  put_varint(out, seconds);
  for (const auto& summary : summaries) {
    const auto span = static_cast<uint64_t>(int64_t{summary.max} - summary.min);
    const bool whole = summary.count == seconds;
    const Tag tag = summary.count == 0 ? kAbsent : !whole ? kPartly : span == 0 ? kSteady : kWhole;
    put_varint(out, tag);
    if (tag == kAbsent) continue;
    if (tag == kPartly) put_varint(out, summary.count);
    put_signed(out, summary.min);
    if (tag == kSteady) continue;
    const double above = std::round((summary.mean - summary.min) * kMeanParts);
    put_varint(out, span);
    put_varint(out, static_cast<uint64_t>(std::clamp(above, 0.0, static_cast<double>(span) * kMeanParts)));
  }
  return out;
}

std::optional<FigureSummaries> decode_summaries(std::string_view bytes) {
  VarintReader reader(bytes);
  if (reader.varint() != kVersion) return std::nullopt;
  const uint64_t columns = reader.varint();
  const uint64_t seconds = reader.varint();
  if (columns > kMaxColumns) return std::nullopt;
  FigureSummaries summaries;
  for (uint64_t column = 0; column < columns && reader.ok(); ++column) {
    const uint64_t tag = reader.varint();
    if (tag == kAbsent) continue;
    if (tag >= kTags) return std::nullopt;
    const uint64_t count = tag == kPartly ? reader.varint() : seconds;
    const int64_t min = reader.signed_varint();
    const uint64_t span = tag == kSteady ? 0 : reader.varint();
    const uint64_t above = tag == kSteady ? 0 : reader.varint();
    const auto summary = checked(count, min, span, above);
    if (!summary) return std::nullopt;
    if (column < kFigures) summaries[column] = *summary;
  }
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return summaries;
}

}  // namespace signaling
