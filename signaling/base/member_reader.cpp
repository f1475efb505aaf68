#include "signaling/base/member_reader.h"

#include <algorithm>

#include <fmt/format.h>
#include <boost/json/array.hpp>

#include "signaling/base/unicode.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr size_t kMaxSiteBytes = 64;
constexpr size_t kMaxTimeBytes = 40;
constexpr size_t kMaxNameShown = 64;
constexpr auto kMaxDistance = std::chrono::years(20);

const json::object& object_of(const json::value& value) {
  static const json::object kNone;
  return value.is_object() ? value.get_object() : kNone;
}

bool is_plain_lines(std::string_view text) {
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character) return false;
    const bool space = *character == U'\n' || *character == U'\r' || *character == U'\t';
    if (is_control(*character) && !space) return false;
  }
  return true;
}

std::optional<uint64_t> number_in(const json::value& value) {
  if (value.is_uint64()) return value.get_uint64();
  if (value.is_int64() && value.get_int64() >= 0) return static_cast<uint64_t>(value.get_int64());
  return std::nullopt;
}

}  // namespace

MemberReader::MemberReader(const json::value& value, std::string& problem, std::string path)
    : object_(object_of(value)), problem_(problem), path_(std::move(path)) {
  if (value.is_object() || !problem_.empty()) return;
  problem_ = (path_.empty() ? "the whole" : "\"" + path_.substr(0, path_.size() - 1) + "\"") + " must be an object";
}

void MemberReader::fail(std::string_view name, std::string_view wanted) {
  if (problem_.empty()) problem_ = fmt::format("\"{}{}\" {}", path_, name, wanted);
}

const json::value* MemberReader::member(std::string_view name) {
  asked_.push_back(name);
  const auto* value = object_.if_contains(name);
  if (value == nullptr) fail(name, "is missing");
  return value;
}

std::string MemberReader::any_text(std::string_view name, size_t min, size_t max, bool lines) {
  const auto* value = member(name);
  if (value == nullptr) return {};
  const bool right = value->is_string() && value->get_string().size() >= min && value->get_string().size() <= max &&
                     (lines ? is_plain_lines(value->get_string()) : is_plain_line(value->get_string()));
  if (right) return std::string(value->get_string());
  fail(name, fmt::format("must be a text of {} to {} bytes without control characters", min, max));
  return {};
}

std::string MemberReader::text(std::string_view name, size_t min, size_t max) {
  return any_text(name, min, max, false);
}

std::string MemberReader::lines(std::string_view name, size_t max) { return any_text(name, 0, max, true); }

uint64_t MemberReader::number(std::string_view name, uint64_t min, uint64_t max) {
  const auto* value = member(name);
  if (value == nullptr) return min;
  const auto number = number_in(*value);
  if (number && *number >= min && *number <= max) return *number;
  fail(name, fmt::format("must be a whole number from {} to {}", min, max));
  return min;
}

std::optional<uint64_t> MemberReader::number_or_null(std::string_view name, uint64_t min, uint64_t max) {
  const auto* value = object_.if_contains(name);
  if (value == nullptr || !value->is_null()) return number(name, min, max);
  asked_.push_back(name);
  return std::nullopt;
}

std::optional<double> MemberReader::real_or_null(std::string_view name, double min, double max) {
  const auto* value = member(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  const double number = value->is_number() ? value->to_number<double>() : min - 1;
  if (number >= min && number <= max) return number;
  fail(name, fmt::format("must be null or a number from {} to {}", min, max));
  return std::nullopt;
}

bool MemberReader::boolean(std::string_view name) {
  const auto* value = member(name);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  fail(name, "must be true or false");
  return false;
}

media::SiteId MemberReader::site(std::string_view name) { return media::SiteId(text(name, 1, kMaxSiteBytes)); }

media::Timestamp MemberReader::time(std::string_view name, const ClockPair& clocks) {
  const ExactTime here(clocks.wall);
  const auto time = parse_exact_date_time(text(name, 1, kMaxTimeBytes));
  if (time && std::chrono::abs(*time - here) <= kMaxDistance) return clocks.to_steady(*time);
  fail(name, "must be a time like 2026-11-26T01:00:00.25Z, within twenty years");
  return clocks.steady;
}

const json::array* MemberReader::array(std::string_view name, size_t max) {
  const auto* value = member(name);
  if (value == nullptr) return nullptr;
  if (value->is_array() && value->get_array().size() <= max) return &value->get_array();
  fail(name, fmt::format("must be an array of at most {} elements", max));
  return nullptr;
}

void MemberReader::finish() {
  for (const auto& member : object_) {
    const std::string_view key = member.key();
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    const bool shown = key.size() <= kMaxNameShown && is_plain_line(key);
    return fail(shown ? key : "…", "is not known here");
  }
}

}  // namespace signaling
