#include "signaling/history/minute_block.h"

#include <algorithm>
#include <span>

#include "signaling/history/packing.h"
#include "signaling/history/varint.h"

namespace signaling {
namespace {

constexpr uint64_t kVersion = 1;
constexpr uint64_t kMaxColumns = 1000;
constexpr size_t kMaxUnpacked = 256 * 1024;
constexpr uint64_t kAllSeconds = (uint64_t{1} << kSecondsInMinute) - 1;

enum Tag : uint64_t {
  kAbsent,
  kSteady,  // one value in every second of the block
  kWhole,   // known in every second of the block
  kMasked,
  kTags,
};

// Known values are all the same; there is one.
bool is_steady(std::span<const int32_t> column) {
  const auto known = [](int32_t value) { return value != kNoFigure; };
  const auto first = *std::ranges::find_if(column, known);
  return std::ranges::all_of(column, [&](int32_t value) { return !known(value) || value == first; });
}

bool is_set(uint64_t mask, size_t second) { return (mask >> second & 1) != 0; }

}  // namespace

void MinuteBlock::set(size_t second, const FigureValues& values) {
  if (second >= kSecondsInMinute) return;
  present_ |= uint64_t{1} << second;
  for (size_t i = 0; i < kFigures; ++i) columns_[i][second] = values[i];
}

uint64_t MinuteBlock::mask_of(const Column& column) {
  uint64_t mask = 0;
  for (size_t second = 0; second < kSecondsInMinute; ++second) {
    if (column[second] != kNoFigure) mask |= uint64_t{1} << second;
  }
  return mask;
}

FigureSummary MinuteBlock::summary_of(const Column& column) {
  FigureSummary summary;
  for (const int32_t value : column) {
    if (value != kNoFigure) summary.add(value);
  }
  return summary;
}

FigureSummary MinuteBlock::verdicts_of(const Column& column) {
  FigureSummary summary = summary_of(column);
  std::array<int, kVerdictKinds> seconds{};
  for (const int32_t kind : column) {
    if (kind >= 0 && kind < kVerdictKinds) ++seconds[static_cast<size_t>(kind)];
  }
  const auto* const commonest = std::ranges::max_element(seconds);
  if (*commonest > 0) summary.mean = static_cast<double>(commonest - seconds.begin());
  return summary;
}

FigureSummaries MinuteBlock::summaries() const {
  FigureSummaries all;
  for (size_t i = 0; i < kFigures; ++i) {
    all[i] = static_cast<Figure>(i) == Figure::kVerdict ? verdicts_of(columns_[i]) : summary_of(columns_[i]);
  }
  return all;
}

std::string MinuteBlock::encode() const {
  std::string tags;
  std::string values;
  for (const auto& column : columns_) {
    const uint64_t mask = mask_of(column);
    const Tag tag = mask == 0 ? kAbsent : mask != present_ ? kMasked : is_steady(column) ? kSteady : kWhole;
    put_varint(tags, tag);
    if (tag == kMasked) put_varint(values, mask);
    int64_t last = 0;
    for (size_t second = 0; second < kSecondsInMinute; ++second) {
      if (!is_set(mask, second)) continue;
      put_signed(values, column[second] - last);
      last = column[second];
      if (tag == kSteady) break;
    }
  }
  std::string out;
  put_varint(out, kVersion);
  put_varint(out, kFigures);
  put_varint(out, present_);
  return pack(out + tags + values);
}

std::optional<MinuteBlock> MinuteBlock::decode(std::string_view bytes) {
  const auto unpacked = unpack(bytes, kMaxUnpacked);
  if (!unpacked) return std::nullopt;
  VarintReader reader(*unpacked);
  if (reader.varint() != kVersion) return std::nullopt;
  const uint64_t columns = reader.varint();
  MinuteBlock block;
  block.present_ = reader.varint();
  if (columns > kMaxColumns || (block.present_ & ~kAllSeconds) != 0) return std::nullopt;
  std::array<uint64_t, kMaxColumns> tags{};
  for (uint64_t column = 0; column < columns; ++column) tags[column] = reader.varint();
  for (uint64_t column = 0; column < columns && reader.ok(); ++column) {
    const uint64_t tag = tags[column];
    if (tag >= kTags) return std::nullopt;
    const uint64_t mask = tag == kAbsent ? 0 : tag == kMasked ? reader.varint() : block.present_;
    if ((mask & ~block.present_) != 0) return std::nullopt;
    int64_t value = 0;
    bool read = false;
    for (size_t second = 0; second < kSecondsInMinute; ++second) {
      if (!is_set(mask, second)) continue;
      if (tag != kSteady || !read) value += std::clamp(reader.signed_varint(), -int64_t{1} << 32, int64_t{1} << 32);
      read = true;
      if (value < -int64_t{kLargestFigure} || value > kLargestFigure) return std::nullopt;
      if (column < kFigures) block.columns_[column][second] = static_cast<int32_t>(value);
    }
  }
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return block;
}

}  // namespace signaling
