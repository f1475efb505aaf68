#include "signaling/protocol/field_rule.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "signaling/base/unicode.h"
#include "signaling/protocol/message_fields.h"

namespace signaling {
namespace {

namespace json = boost::json;
using enum FieldKind;

constexpr size_t kMaxPlaceBytes = 64;

bool is_within(const FieldRule& field, int64_t number) { return number >= field.min && number <= field.max; }

bool is_between(double number, const FieldRule& field) {
  return number >= static_cast<double>(field.min) && number <= static_cast<double>(field.max);
}

// True if `text` has as many characters as it may and can be shown as it says.
bool is_readable(std::string_view text, const FieldRule& field) {
  int64_t characters = 0;
  for (; !text.empty(); ++characters) {
    if (characters > field.max) return false;
    const auto character = take_character(text);
    if (!character) return false;
    const bool breaks = *character == U'\n' || *character == U'\r' || *character == U'\t';
    if (is_control(*character) && !(field.kind == kProse && breaks)) return false;
  }
  return is_within(field, characters);
}

bool is_place(const json::value& value) {
  return value.is_null() || (value.is_string() && value.get_string().size() <= kMaxPlaceBytes);
}

// All members of fields::kMediaDevice and no other.
bool is_device(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || object->size() != std::size(fields::kMediaDevice)) return false;
  return std::ranges::all_of(fields::kMediaDevice, [&](const FieldRule& field) {
    const auto* member = object->if_contains(field.name);
    return member != nullptr && has_type(*member, field) && is_in_range(*member, field);
  });
}

// Base64 with its padding, of bytes that begin as a JPEG does: FF D8 FF (ISO/IEC 10918-1, SOI and the next marker).
bool is_jpeg(std::string_view text) {
  constexpr std::string_view kStart = "/9j/";
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0 || !text.starts_with(kStart)) return false;
  const size_t end = text.find_first_not_of(kDigits);
  if (end == std::string_view::npos) return true;
  const auto padding = text.substr(end);
  return padding == "=" || padding == "==";
}

Text describe_kind(const FieldRule& field) {
  switch (field.kind) {
    case kText:
      return {fmt::format("chuỗi dài {} đến {} byte", field.min, field.max),
              fmt::format("a text of {} to {} bytes", field.min, field.max)};
    case kBoolean: return {"true hoặc false", "true or false"};
    case kInteger:
      if (field.min == field.max) return {std::to_string(field.min), std::to_string(field.min)};
      return {fmt::format("số nguyên từ {} đến {}", field.min, field.max),
              fmt::format("a whole number from {} to {}", field.min, field.max)};
    case kNumber:
      return {fmt::format("số từ {} đến {}", field.min, field.max),
              fmt::format("a number from {} to {}", field.min, field.max)};
    case kWord:
      return {fmt::format("một trong các từ {}", fmt::join(field.words, ", ")),
              fmt::format("one of {}", fmt::join(field.words, ", "))};
    case kLine:
      return {fmt::format("một dòng dài {} đến {} ký tự", field.min, field.max),
              fmt::format("a line of {} to {} characters", field.min, field.max)};
    case kProse:
      return {fmt::format("đoạn văn dài {} đến {} ký tự", field.min, field.max),
              fmt::format("lines of {} to {} characters", field.min, field.max)};
    case kPlaces:
      return {fmt::format("danh sách {} đến {} chỗ, mỗi chỗ là null hoặc chuỗi không quá {} byte", field.min, field.max,
                          kMaxPlaceBytes),
              fmt::format("a list of {} to {} places, each null or a text of at most {} bytes", field.min, field.max,
                          kMaxPlaceBytes)};
    case kDevices:
      return {fmt::format("danh sách {} đến {} thiết bị, mỗi thiết bị có kind, id, label, chosen", field.min,
                          field.max),
              fmt::format("a list of {} to {} devices, each with kind, id, label, chosen", field.min, field.max)};
    case kJpeg:
      return {fmt::format("ảnh JPEG viết bằng base64, không quá {} byte", field.max),
              fmt::format("a JPEG in base64 of at most {} bytes", field.max)};
  }
  return {};
}

}  // namespace

bool has_type(const json::value& value, const FieldRule& field) {
  switch (field.kind) {
    case kText:
    case kLine:
    case kProse:
    case kJpeg:
    case kWord: return value.is_string();
    case kBoolean: return value.is_bool();
    case kInteger: return value.is_int64() || value.is_uint64();
    case kNumber: return value.is_number();
    case kDevices:
    case kPlaces: return value.is_array();
  }
  return false;
}

bool is_in_range(const json::value& value, const FieldRule& field) {
  switch (field.kind) {
    case kText: return is_within(field, static_cast<int64_t>(value.get_string().size()));
    case kLine:
    case kProse: return is_readable(value.get_string(), field);
    case kBoolean: return true;
    case kInteger: return value.is_int64() && is_within(field, value.get_int64());
    case kNumber: return is_between(value.to_number<double>(), field);
    case kWord: return std::ranges::find(field.words, std::string_view(value.get_string())) != field.words.end();
    case kPlaces:
      return is_within(field, static_cast<int64_t>(value.get_array().size())) &&
             std::ranges::all_of(value.get_array(), is_place);
    case kDevices:
      return is_within(field, static_cast<int64_t>(value.get_array().size())) &&
             std::ranges::all_of(value.get_array(), is_device);
    case kJpeg:
      return is_within(field, static_cast<int64_t>(value.get_string().size())) && is_jpeg(value.get_string());
  }
  return false;
}

Text describe(const FieldRule& field) {
  auto text = describe_kind(field);
  if (field.nullable) {
    text.vi += " hoặc null";
    text.en += " or null";
  }
  return text;
}

}  // namespace signaling
