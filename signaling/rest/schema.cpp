#include "signaling/rest/schema.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "media/base/check.h"
#include "signaling/base/date_time.h"
#include "signaling/base/unicode.h"

namespace signaling {

namespace json = boost::json;

struct Schema::Node {
  Kind kind = Kind::kText;
  int64_t min = 0;  // characters, value, or items
  int64_t max = 0;
  std::vector<std::string> words{};
  std::vector<Schema> items{};  // one, of an array
  std::vector<Member> members{};
  bool nullable = false;
  std::string description{};
  std::string name{};
};

namespace {

using Faults = std::vector<FieldFault>;

void add(Faults& faults, const std::string& pointer, std::string_view code, Text text) {
  if (faults.size() < Schema::kMaxFaults) faults.push_back({pointer, std::string(code), std::move(text)});
}

// RFC 6901 §3.
std::string child(const std::string& pointer, std::string_view name) {
  std::string result = pointer + "/";
  for (const char c : clip(name, 64)) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

int64_t count_characters(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

// Bytes that are no UTF-8 count as such, too: they could become anything.
bool has_control(std::string_view text, bool lines_allowed) {
  while (!text.empty()) {
    const auto c = take_character(text);
    const bool line = c == U'\n' || c == U'\r' || c == U'\t';
    if (!c || (is_control(*c) && !(line && lines_allowed))) return true;
  }
  return false;
}

Text span_of(int64_t min, int64_t max, std::string_view vi, std::string_view en) {
  if (min == max) return {fmt::format("đúng {} {}", min, vi), fmt::format("exactly {} {}", min, en)};
  return {fmt::format("từ {} đến {} {}", min, max, vi), fmt::format("{} to {} {}", min, max, en)};
}

}  // namespace

Schema::Schema(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

Schema Schema::text(size_t min, size_t max) {
  return Schema({.kind = Kind::kText, .min = static_cast<int64_t>(min), .max = static_cast<int64_t>(max)});
}
Schema Schema::lines(size_t min, size_t max) {
  return Schema({.kind = Kind::kLines, .min = static_cast<int64_t>(min), .max = static_cast<int64_t>(max)});
}
Schema Schema::integer(int64_t min, int64_t max) { return Schema({.kind = Kind::kInteger, .min = min, .max = max}); }
Schema Schema::number() { return Schema({.kind = Kind::kNumber}); }
Schema Schema::boolean() { return Schema({.kind = Kind::kBoolean}); }
Schema Schema::word(std::vector<std::string> words) {
  return Schema({.kind = Kind::kWord, .words = std::move(words)});
}
Schema Schema::date_time() { return Schema({.kind = Kind::kDateTime}); }
Schema Schema::array(Schema items, size_t min, size_t max) {
  return Schema({.kind = Kind::kArray,
                 .min = static_cast<int64_t>(min),
                 .max = static_cast<int64_t>(max),
                 .items = {std::move(items)}});
}
Schema Schema::map(Schema value, size_t max) {
  return Schema({.kind = Kind::kMap, .max = static_cast<int64_t>(max), .items = {std::move(value)}});
}
Schema Schema::any_object() { return Schema({.kind = Kind::kAnyObject}); }
Schema Schema::object(std::vector<Member> members) {
  return Schema({.kind = Kind::kObject, .members = std::move(members)});
}

Schema Schema::or_null() const {
  Node node = *node_;
  node.nullable = true;
  return Schema(std::move(node));
}
Schema Schema::described(std::string text) const {
  Node node = *node_;
  node.description = std::move(text);
  return Schema(std::move(node));
}
Schema Schema::named(std::string name) const {
  CHECK(node_->kind == Kind::kObject);
  Node node = *node_;
  node.name = std::move(name);
  return Schema(std::move(node));
}

// ---- checking ------------------------------------------------------------------------------------------------------

std::vector<FieldFault> Schema::check(const json::value& value) const {
  Faults faults;
  check(value, "", faults);
  return faults;
}

bool Schema::has_right_kind(const json::value& value) const {
  switch (node_->kind) {
    case Kind::kText:
    case Kind::kLines:
    case Kind::kWord:
    case Kind::kDateTime: return value.is_string();
    case Kind::kInteger: return value.is_int64() || value.is_uint64();
    case Kind::kNumber: return value.is_number();
    case Kind::kBoolean: return value.is_bool();
    case Kind::kArray: return value.is_array();
    case Kind::kMap:
    case Kind::kAnyObject:
    case Kind::kObject: return value.is_object();
  }
  return false;
}

void Schema::check(const json::value& value, const std::string& pointer, Faults& faults) const {
  const Node& node = *node_;
  if (node.nullable && value.is_null()) return;
  if (!has_right_kind(value)) return add(faults, pointer, "field.wrong_type", wanted());
  if (value.is_string()) return check_text(value.get_string(), pointer, faults);
  if (node.kind == Kind::kInteger) {
    const bool fits = value.is_int64() && value.get_int64() >= node.min && value.get_int64() <= node.max;
    if (!fits) add(faults, pointer, "field.out_of_range", wanted());
  } else if (node.kind == Kind::kArray) {
    const auto& items = value.get_array();
    const auto count = static_cast<int64_t>(items.size());
    if (count < node.min || count > node.max) return add(faults, pointer, "field.out_of_range", wanted());
    for (size_t i = 0; i < items.size(); ++i) {
      node.items.front().check(items[i], child(pointer, std::to_string(i)), faults);
    }
  } else if (node.kind == Kind::kMap) {
    const auto& members = value.get_object();
    if (static_cast<int64_t>(members.size()) > node.max) return add(faults, pointer, "field.out_of_range", wanted());
    for (const auto& [name, member] : members) node.items.front().check(member, child(pointer, name), faults);
  } else if (node.kind == Kind::kObject) {
    check_members(value.get_object(), pointer, faults);
  }
}

void Schema::check_text(std::string_view text, const std::string& pointer, Faults& faults) const {
  const Node& node = *node_;
  if (node.kind == Kind::kWord) {
    if (std::ranges::find(node.words, text) == node.words.end()) add(faults, pointer, "field.unknown_word", wanted());
  } else if (node.kind == Kind::kDateTime) {
    if (!parse_date_time(text)) add(faults, pointer, "field.not_a_time", wanted());
  } else {
    const int64_t length = count_characters(text);
    if (length < node.min || length > node.max) return add(faults, pointer, "field.out_of_range", wanted());
    if (!has_control(text, node.kind == Kind::kLines)) return;
    const bool one_line = node.kind == Kind::kText;
    add(faults, pointer, "field.control_character",
        one_line ? Text{"phải là một dòng, không có ký tự điều khiển", "must be one line without control characters"}
                 : Text{"không được có ký tự điều khiển", "must have no control characters"});
  }
}

void Schema::check_members(const json::object& object, const std::string& pointer, Faults& faults) const {
  const auto& members = node_->members;
  for (const auto& member : members) {
    if (const auto* value = object.if_contains(member.name)) {
      member.schema.check(*value, child(pointer, member.name), faults);
    } else if (member.required) {
      const Text wanted = member.schema.wanted();
      add(faults, child(pointer, member.name), "field.missing",
          {"còn thiếu; " + wanted.vi, "is missing; it " + wanted.en});
    }
  }
  for (const auto& [name, value] : object) {
    const std::string_view key = name;
    const bool known = std::ranges::any_of(members, [&](const Member& member) { return member.name == key; });
    if (!known) add(faults, child(pointer, key), "field.unknown", {"không có trường này", "there is no such field"});
  }
}

json::value Schema::read(std::string_view text, const std::string& parameter, Faults& faults) const {
  json::value value = json::string(text);
  if (node_->kind == Kind::kInteger) {
    int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) value = number;
  } else if (node_->kind == Kind::kBoolean && (text == "true" || text == "false")) {
    value = text == "true";
  }
  check(value, parameter, faults);
  return value;
}

Text Schema::wanted() const {
  const Node& node = *node_;
  Text what;
  switch (node.kind) {
    case Kind::kText:
    case Kind::kLines: {
      const Text span = span_of(node.min, node.max, "ký tự", "characters");
      what = {"văn bản " + span.vi, "a text of " + span.en};
      break;
    }
    case Kind::kInteger:
      what = {fmt::format("số nguyên từ {} đến {}", node.min, node.max),
              fmt::format("a whole number from {} to {}", node.min, node.max)};
      break;
    case Kind::kNumber: what = {"số", "a number"}; break;
    case Kind::kBoolean: what = {"true hoặc false", "true or false"}; break;
    case Kind::kWord:
      what = {fmt::format("một trong các từ {}", fmt::join(node.words, ", ")),
              fmt::format("one of {}", fmt::join(node.words, ", "))};
      break;
    case Kind::kDateTime:
      what = {"thời điểm theo RFC 3339, như 2026-11-26T08:00:00+07:00",
              "a time as in RFC 3339, like 2026-11-26T08:00:00+07:00"};
      break;
    case Kind::kArray: {
      const Text span = span_of(node.min, node.max, "mục", "items");
      what = {"danh sách " + span.vi, "an array of " + span.en};
      break;
    }
    case Kind::kMap:
      what = {fmt::format("đối tượng JSON tối đa {} mục", node.max),
              fmt::format("a JSON object of at most {} members", node.max)};
      break;
    case Kind::kAnyObject:
    case Kind::kObject: what = {"một đối tượng JSON", "a JSON object"}; break;
  }
  if (node.nullable) {
    what.vi += " hoặc null";
    what.en += " or null";
  }
  return {"phải là " + what.vi, "must be " + what.en};
}

// ---- writing -------------------------------------------------------------------------------------------------------

json::object Schema::to_json(json::object& components) const {
  const Node& node = *node_;
  if (node.name.empty()) return body(components);
  if (!components.contains(node.name)) {
    components[node.name] = nullptr;  // a place, should it refer to itself
    components[node.name] = body(components);
  }
  return {{"$ref", "#/components/schemas/" + node.name}};
}

json::object Schema::body(json::object& components) const {
  const Node& node = *node_;
  json::object result;
  std::string_view type = "string";
  switch (node.kind) {
    case Kind::kText:
    case Kind::kLines:
      result["minLength"] = node.min;
      result["maxLength"] = node.max;
      break;
    case Kind::kInteger:
      type = "integer";
      result["minimum"] = node.min;
      result["maximum"] = node.max;
      break;
    case Kind::kNumber: type = "number"; break;
    case Kind::kBoolean: type = "boolean"; break;
    case Kind::kWord: {
      json::array words(node.words.begin(), node.words.end());
      if (node.nullable) words.push_back(nullptr);
      result["enum"] = std::move(words);
      break;
    }
    case Kind::kDateTime: result["format"] = "date-time"; break;
    case Kind::kArray:
      type = "array";
      result["items"] = node.items.front().to_json(components);
      result["minItems"] = node.min;
      result["maxItems"] = node.max;
      break;
    case Kind::kMap:
      type = "object";
      result["additionalProperties"] = node.items.front().to_json(components);
      result["maxProperties"] = node.max;
      break;
    case Kind::kAnyObject: type = "object"; break;
    case Kind::kObject: {
      type = "object";
      json::object properties;
      json::array required;
      for (const auto& member : node.members) {
        properties[member.name] = member.schema.to_json(components);
        if (member.required) required.emplace_back(member.name);
      }
      result["properties"] = std::move(properties);
      if (!required.empty()) result["required"] = std::move(required);
      result["additionalProperties"] = false;
      break;
    }
  }
  if (node.nullable) {
    result["type"] = json::array{type, "null"};
  } else {
    result["type"] = type;
  }
  if (!node.description.empty()) result["description"] = node.description;
  return result;
}

}  // namespace signaling
