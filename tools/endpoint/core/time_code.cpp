#include "tools/endpoint/core/time_code.h"

#include <algorithm>
#include <array>

#include "media/base/check.h"

namespace tools {

namespace {

constexpr int kRows = 2;
constexpr int kColumns = 12;
constexpr int kCells = kRows * kColumns;
constexpr int kFrameBits = 10;
constexpr int kSiteBits = 5;
constexpr int kSumBits = 7;
constexpr int kDataBits = kFrameBits + kSiteBits;
static_assert(2 + kDataBits + kSumBits == kCells);

constexpr uint8_t kBlack = 16;
constexpr uint8_t kWhite = 235;
constexpr int kLeastContrast = 60;

// CRC-7 (x⁷ + x³ + 1), so that a cell misread or a tile of something else does not pass for a code.
uint32_t checksum(uint32_t data) {
  uint32_t rest = 0x55;
  for (int bit = kDataBits - 1; bit >= 0; --bit) {
    const uint32_t in = ((data >> bit) ^ (rest >> 6)) & 1U;
    rest = (rest << 1) & 0x7FU;
    if (in != 0) rest ^= 0x09;
  }
  return rest;
}

media::Rect cell_rect(media::Rect area, int cell) {
  const int row = cell / kColumns;
  const int column = cell % kColumns;
  const int left = area.x + area.width * column / kColumns;
  const int right = area.x + area.width * (column + 1) / kColumns;
  const int top = area.y + area.height * row / kRows;
  const int bottom = area.y + area.height * (row + 1) / kRows;
  return {left, top, right - left, bottom - top};
}

void fill_luma(const media::MutableI420View& picture, media::Rect rect, uint8_t value) {
  for (int y = rect.y; y < rect.bottom(); ++y)
    std::fill_n(picture.y + y * picture.y_stride + rect.x, rect.width, value);
}

// The middle of a cell, which neighbours do not bleed into.
int mean_luma(const media::I420View& picture, media::Rect cell) {
  const int left = cell.x + cell.width * 3 / 10;
  const int right = std::max(left + 1, cell.x + cell.width * 7 / 10);
  const int top = cell.y + cell.height * 3 / 10;
  const int bottom = std::max(top + 1, cell.y + cell.height * 7 / 10);
  int sum = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) sum += picture.y[y * picture.y_stride + x];
  }
  return sum / ((right - left) * (bottom - top));
}

}  // namespace

media::Rect time_code_rect(media::Size picture) {
  return {picture.width / 8 & ~1, picture.height * 5 / 12 & ~1, picture.width * 3 / 4 & ~1, picture.height / 6 & ~1};
}

void draw_time_code(const TimeCode& code, const media::MutableI420View& picture) {
  CHECK(code.frame < kTimeCodeFrames && code.site < kTimeCodeSites);
  const media::Rect area = time_code_rect(picture.size);
  media::fill(picture, area, {kBlack, 128, 128});
  const uint32_t data = (uint32_t{code.frame} << kSiteBits) | code.site;
  const uint32_t bits = (1U << (kCells - 1)) | (data << kSumBits) | checksum(data);  // white, black, data, sum
  for (int cell = 0; cell < kCells; ++cell) {
    if (((bits >> (kCells - 1 - cell)) & 1U) != 0) fill_luma(picture, cell_rect(area, cell), kWhite);
  }
}

std::optional<TimeCode> read_time_code(const media::I420View& picture) {
  const media::Rect area = time_code_rect(picture.size);
  if (area.width < 4 * kColumns || area.height < 4 * kRows) return std::nullopt;
  const int white = mean_luma(picture, cell_rect(area, 0));
  const int black = mean_luma(picture, cell_rect(area, 1));
  const int contrast = white - black;
  if (contrast < kLeastContrast) return std::nullopt;
  uint32_t bits = 0;
  for (int cell = 2; cell < kCells; ++cell) {
    const int above = mean_luma(picture, cell_rect(area, cell)) - black;
    if (above * 10 > contrast * 4 && above * 10 < contrast * 6) return std::nullopt;
    bits = (bits << 1) | (above * 2 > contrast ? 1U : 0U);
  }
  const uint32_t data = bits >> kSumBits;
  if (checksum(data) != (bits & ((1U << kSumBits) - 1))) return std::nullopt;
  return TimeCode{static_cast<uint16_t>(data >> kSiteBits), static_cast<uint8_t>(data & ((1U << kSiteBits) - 1))};
}

}  // namespace tools
