#include <algorithm>
#include <sstream>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "tools/cli/command/booking_request.h"

namespace tools {
namespace {

namespace json = boost::json;

std::string trimmed(const std::string& line) {
  const size_t first = line.find_first_not_of(" \t\r");
  return first == line.npos ? "" : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

json::object item_of(const std::string& line) {
  constexpr size_t kMostDigits = 4;
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool planned = digits > 0 && digits <= kMostDigits && digits < line.size() && line[digits] == ' ';
  return {{"title", planned ? trimmed(line.substr(digits)) : line},
          {"planned_min", planned ? std::stoi(line.substr(0, digits)) : 0},
          {"speakers", json::array()},
          {"layout_preset", ""},
          {"papers", json::array()}};
}

json::object speaker_of(const std::string& text) {
  const size_t colon = text.find(':');
  return {{"site", trimmed(text.substr(0, colon))},
          {"delegate", colon == text.npos ? "" : trimmed(text.substr(colon + 1))}};
}

}  // namespace

Outcome<json::array> parse_agenda(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first != text.npos && text[first] == '[') {
    boost::system::error_code error;
    auto value = json::parse(text, error);
    if (error) {
      return wrong_use("Chương trình không phải JSON đúng: " + error.message(),
                       "The agenda is not right JSON: " + error.message());
    }
    return std::move(value.as_array());
  }
  json::array agenda;
  std::istringstream lines{std::string(text)};
  for (std::string raw; std::getline(lines, raw);) {
    const std::string line = trimmed(raw);
    if (line.empty() || line.front() == '#') continue;
    if (!line.starts_with("- ")) {
      agenda.push_back(item_of(line));
    } else if (agenda.empty()) {
      return wrong_use("Người phát biểu \"" + line + "\" phải đứng sau một mục của chương trình.",
                       "The speaker \"" + line + "\" must stand below an item of the agenda.");
    } else {
      agenda.back().as_object()["speakers"].as_array().push_back(speaker_of(line.substr(2)));
    }
  }
  return agenda;
}

}  // namespace tools
