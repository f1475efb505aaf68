#include "mcu/api/json_reader.h"

#include <cmath>

#include <boost/json/value.hpp>

namespace mcu {

namespace {

constexpr double kLargestNumber = 1e9;  // no figure of ours comes near

}  // namespace

JsonReader::JsonReader(const boost::json::object& object, std::string& problem, std::string path)
    : object_(object), problem_(problem), path_(std::move(path)) {}

void JsonReader::fail(std::string_view name, std::string_view what) {
  if (problem_.empty()) problem_ = "\"" + path_ + std::string(name) + "\" " + std::string(what);
}

bool JsonReader::has(std::string_view name) const {
  const auto* value = object_.if_contains(name);
  return value != nullptr && !value->is_null();
}

std::string JsonReader::text(std::string_view name) {
  const auto value = optional_text(name);
  if (!value) fail(name, "is missing");
  return value.value_or("");
}

std::string JsonReader::text_or(std::string_view name, std::string_view otherwise) {
  return optional_text(name).value_or(std::string(otherwise));
}

std::optional<std::string> JsonReader::optional_text(std::string_view name) {
  const auto* value = object_.if_contains(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_string()) {
    fail(name, "must be a string");
    return std::nullopt;
  }
  return std::string(value->get_string());
}

int64_t JsonReader::integer(std::string_view name) {
  if (!object_.contains(name)) fail(name, "is missing");
  return integer_or(name, 0);
}

int64_t JsonReader::integer_or(std::string_view name, int64_t otherwise) {
  const auto* value = object_.if_contains(name);
  if (value == nullptr) return otherwise;
  boost::system::error_code error;
  const auto number = value->to_number<int64_t>(error);
  if (!error) return number;
  fail(name, "must be an integer");
  return otherwise;
}

double JsonReader::number_or(std::string_view name, double otherwise) {
  const auto* value = object_.if_contains(name);
  if (value == nullptr) return otherwise;
  boost::system::error_code error;
  const auto number = value->to_number<double>(error);
  if (!error && std::abs(number) <= kLargestNumber) return number;
  fail(name, "must be a number, at most a thousand million");
  return otherwise;
}

bool JsonReader::boolean_or(std::string_view name, bool otherwise) {
  const auto* value = object_.if_contains(name);
  if (value == nullptr) return otherwise;
  if (value->is_bool()) return value->get_bool();
  fail(name, "must be true or false");
  return otherwise;
}

std::vector<std::string> JsonReader::texts_or_empty(std::string_view name) {
  std::vector<std::string> texts;
  const auto* value = object_.if_contains(name);
  if (value == nullptr) return texts;
  if (!value->is_array()) {
    fail(name, "must be an array of strings");
    return texts;
  }
  for (const auto& element : value->get_array()) {
    if (element.is_string()) {
      texts.emplace_back(element.get_string());
    } else {
      fail(name, "must be an array of strings");
    }
  }
  return texts;
}

std::vector<int64_t> JsonReader::integers(std::string_view name) {
  const auto* value = object_.if_contains(name);
  std::vector<int64_t> numbers;
  if (value == nullptr || !value->is_array() || value->get_array().size() > kMaxIntegers) {
    fail(name, value == nullptr ? "is missing" : "must be a short array of integers");
    return numbers;
  }
  for (const auto& element : value->get_array()) {
    boost::system::error_code error;
    numbers.push_back(element.to_number<int64_t>(error));
    if (error) fail(name, "must be a short array of integers");
  }
  return numbers;
}

}  // namespace mcu
