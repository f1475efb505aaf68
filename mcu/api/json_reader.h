#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/array.hpp>

namespace mcu {

// Reads members of a JSON object by name. The first thing that is wrong is kept, with the member's path, and the rest
// of the reading goes on with defaults, so a parser reads a whole struct and asks once. Unknown members are ignored.
class JsonReader {
 public:
  static constexpr size_t kMaxIntegers = 64;

  // `problem` is shared by the readers of nested objects and outlives them; `path` is put before member names.
  JsonReader(const boost::json::object& object, std::string& problem, std::string path = {});

  bool has(std::string_view name) const;                                     // absent and null: no
  std::string text(std::string_view name);                                   // required
  std::string text_or(std::string_view name, std::string_view otherwise);
  int64_t integer(std::string_view name);                                    // required
  int64_t integer_or(std::string_view name, int64_t otherwise);
  double number_or(std::string_view name, double otherwise);                 // at most 10⁹ from 0
  bool boolean_or(std::string_view name, bool otherwise);
  std::vector<std::string> texts_or_empty(std::string_view name);
  std::vector<int64_t> integers(std::string_view name);                      // required; at most kMaxIntegers
  std::optional<std::string> optional_text(std::string_view name);           // absent or null: nullopt

  // Calls `read(JsonReader&)` for the object `name` (required).
  template <typename F>
  void object(std::string_view name, F read) {
    const auto* value = object_.if_contains(name);
    if (value == nullptr || !value->is_object()) return fail(name, "must be an object");
    JsonReader reader(value->get_object(), problem_, path_ + std::string(name) + ".");
    read(reader);
  }

  // Calls `read(JsonReader&)` for each object in the array `name`; an absent array is an empty one.
  template <typename F>
  void objects(std::string_view name, F read) {
    const auto* value = object_.if_contains(name);
    if (value == nullptr) return;
    if (!value->is_array()) return fail(name, "must be an array");
    size_t index = 0;
    for (const auto& element : value->get_array()) {
      const std::string place = std::string(name) + "[" + std::to_string(index++) + "]";
      if (!element.is_object()) return fail(place, "must be an object");
      JsonReader reader(element.get_object(), problem_, path_ + place + ".");
      read(reader);
    }
  }

  void fail(std::string_view name, std::string_view what);

 private:
  const boost::json::object& object_;
  std::string& problem_;
  std::string path_;
};

}  // namespace mcu
