#include "signaling/diagnosis/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "mcu/api/site_figures.h"

namespace signaling {
namespace {

constexpr size_t kDeviceStates = 6;
// In the order of mcu::DeviceState.
constexpr std::array<std::array<std::string_view, 2>, kDeviceStates> kStates = {{
    {"hoạt động", "works"},
    {"đang tắt", "switched off"},
    {"bị rút ra hoặc không tìm thấy", "unplugged or not found"},
    {"trình duyệt không được phép dùng", "the browser may not use it"},
    {"phần mềm khác đang dùng", "another program uses it"},
    {"không cho tín hiệu", "gives no signal"},
}};

template <typename Row, typename E>
const Row& row(std::span<const Row> rows, E value) {
  return rows[std::min(static_cast<size_t>(value), rows.size() - 1)];
}

Text filled(std::string_view vi, std::string_view en, std::span<const std::string> vi_details,
            std::span<const std::string> en_details) {
  return {fill(vi, vi_details), fill(en, en_details)};
}

// "1500 ms"; from ten seconds on "172 giây".
std::string length_text(double ms, std::string_view seconds) {
  constexpr double kLongMs = 10'000;
  constexpr double kMsPerSecond = 1000;
  const bool is_long = std::round(ms) >= kLongMs;
  const auto number = number_text(is_long ? ms / kMsPerSecond : ms, 0, '.');
  return number + ' ' + std::string(is_long ? seconds : "ms");
}

}  // namespace

std::string_view to_string(VerdictKind kind) { return row(kind_words(), kind).word; }
std::string_view to_string(SilenceKind kind) { return row(silence_words(), kind).word; }
std::string_view to_string(Measure measure) { return row(measure_words(), measure).word; }
std::string_view to_string(Advice advice) { return row(advice_words(), advice).word; }

Text describe(const Verdict& verdict) {
  const auto& words = row(kind_words(), verdict.kind);
  const std::array details = {verdict.trunk};
  return filled(words.vi, words.en, details, details);
}

Text describe(SilenceKind kind) {
  const auto& words = row(silence_words(), kind);
  return {std::string(words.vi), std::string(words.en)};
}

Text describe(Advice advice) {
  const auto& words = row(advice_words(), advice);
  return {std::string(words.vi), std::string(words.en)};
}

Text describe(const Evidence& evidence) {
  const auto& words = row(measure_words(), evidence.measure);
  if (words.decimals == kDeviceState) {
    const auto state = static_cast<size_t>(std::clamp(evidence.value, 0.0, double(kDeviceStates - 1)));
    const std::array vi = {std::string(kStates[state][0])};
    const std::array en = {std::string(kStates[state][1])};
    return filled(words.vi, words.en, vi, en);
  }
  if (words.decimals == kLength) {
    const std::array vi = {length_text(evidence.value, "giây")};
    const std::array en = {length_text(evidence.value, "s")};
    return filled(words.vi, words.en, vi, en);
  }
  const auto numbers = [&](char point) {
    return std::array{number_text(evidence.value, words.decimals, point),
                      number_text(evidence.bound, words.decimals, point)};
  };
  const auto vi = numbers(',');
  const auto en = numbers('.');
  return filled(words.vi, words.en, vi, en);
}

}  // namespace signaling
