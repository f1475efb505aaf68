#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "signaling/rest/problem.h"

namespace signaling {

// What a JSON value must be. One description serves both sides: it checks what a client sends, and it writes itself as
// JSON Schema 2020-12 into the OpenAPI document (OpenAPI 3.1 §4.8.24), so that the two cannot differ. An immutable
// value; copies share. Any thread.
class Schema {
 public:
  struct Member;

  // `min` to `max` characters (Unicode code points) without control characters.
  static Schema text(size_t min, size_t max);
  // The same, with line ends and tabs.
  static Schema lines(size_t min, size_t max);
  static Schema integer(int64_t min, int64_t max);
  // Any number, also a fraction.
  static Schema number();
  static Schema boolean();
  // One of these.
  static Schema word(std::vector<std::string> words);
  // RFC 3339, with offset: parse_date_time() reads it.
  static Schema date_time();
  static Schema array(Schema items, size_t min, size_t max);
  // Members of any name, all of this kind, at most `max`.
  static Schema map(Schema value, size_t max);
  // Any object, described elsewhere.
  static Schema any_object();
  // These members and no others.
  static Schema object(std::vector<Member> members);

  // Or null.
  Schema or_null() const;
  // With a sentence for the document.
  Schema described(std::string text) const;
  // Known in the document as components/schemas/`name`; objects only.
  Schema named(std::string name) const;

  // Everything that is wrong, at most kMaxFaults; empty: the value is right.
  static constexpr size_t kMaxFaults = 50;
  std::vector<FieldFault> check(const boost::json::value& value) const;
  // One text of a path or query as a value of this kind, and what is wrong with it, named `parameter`.
  boost::json::value read(std::string_view text, const std::string& parameter, std::vector<FieldFault>& faults) const;

  // As JSON Schema. Named ones inside are put into `components` and referred to.
  boost::json::object to_json(boost::json::object& components) const;

 private:
  enum class Kind : uint8_t {
    kText, kLines, kInteger, kNumber, kBoolean, kWord, kDateTime, kArray, kMap, kAnyObject, kObject
  };
  struct Node;

  explicit Schema(Node node);
  void check(const boost::json::value& value, const std::string& pointer, std::vector<FieldFault>& faults) const;
  void check_text(std::string_view text, const std::string& pointer, std::vector<FieldFault>& faults) const;
  void check_members(const boost::json::object& object, const std::string& pointer,
                     std::vector<FieldFault>& faults) const;
  bool has_right_kind(const boost::json::value& value) const;
  // "must be …": what would be right.
  Text wanted() const;
  boost::json::object body(boost::json::object& components) const;

  std::shared_ptr<const Node> node_;
};

struct Schema::Member {
  std::string name;
  Schema schema;
  bool required = true;
};

}  // namespace signaling
