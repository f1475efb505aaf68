#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "tools/cli/text/language.h"
#include "tools/cli/text/words.h"

namespace tools {

// How a member of an answer is shown.
enum class Format {
  kText,       // texts and numbers as they are, lists with commas between, of a text in both languages the right one
  kTime,       // RFC 3339 → local time
  kSpan,       // seconds → "2 giờ 5 phút"
  kMinutes,    // minutes → the same
  kBytes,      // "12.3 MB"
  kCount,      // how many entries a list has
  kConnected,  // of a conference's sites: "10/12"
  kPhase, kRole, kDevice, kMail, kAnswer, kPresence, kHealth, kYesNo,  // a word of words.h
};

// One column of a table, or one line of a record.
struct Column {
  Text title;
  std::string_view member;  // "chair.name" looks into an object
  Format format = Format::kText;
};

// How an answer is shown to a person.
struct View {
  enum class Shape {
    kNothing,  // `done` alone
    kRecord,   // a line a column; members that are not there or null are left out
    kList,     // a table of the answer's `items`; `empty` if there are none
  };
  Shape shape = Shape::kNothing;
  std::vector<Column> columns{};
  Text done{};   // said first
  Text empty{};  // of a list without entries
};

// The member of `value` that `path` names; nothing if it is not there or null.
const boost::json::value* member(const boost::json::value& value, std::string_view path);

// One member as text; empty if it is not there.
std::string show_member(const boost::json::value& value, const Column& column, Language language);

// The whole answer, in lines.
std::string show(const View& view, const boost::json::value& answer, Language language);

}  // namespace tools
