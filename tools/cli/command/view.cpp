#include "tools/cli/command/view.h"

#include <algorithm>

#include <fmt/format.h>
#include <boost/json/serialize.hpp>

#include "tools/cli/text/table.h"
#include "tools/cli/text/time_text.h"

namespace tools {
namespace {

namespace json = boost::json;

std::string plain(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (!value.is_array()) return value.is_null() ? "" : json::serialize(value);
  std::string text;
  for (const auto& entry : value.get_array()) text += (text.empty() ? "" : ", ") + plain(entry);
  return text;
}

std::string bytes(double count) {
  constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB"};
  size_t unit = 0;
  for (; count >= 1000 && unit + 1 < std::size(kUnits); ++unit) count /= 1000;
  return unit == 0 ? fmt::format("{:.0f} B", count) : fmt::format("{:.1f} {}", count, kUnits[unit]);
}

std::string count_of(const json::value& value) {
  return value.is_array() ? std::to_string(value.get_array().size()) : plain(value);
}

std::string connected_of(const json::value& value) {
  if (!value.is_array()) return plain(value);
  const auto& sites = value.get_array();
  const auto connected = std::ranges::count_if(sites, [](const json::value& site) {
    const auto* state = member(site, "state");
    return state != nullptr && *state == "connected";
  });
  return fmt::format("{}/{}", connected, sites.size());
}

WordSet words_of(Format format) {
  switch (format) {
    case Format::kRole: return WordSet::kRole;
    case Format::kDevice: return WordSet::kDevice;
    case Format::kMail: return WordSet::kMail;
    case Format::kAnswer: return WordSet::kAnswer;
    case Format::kPresence: return WordSet::kPresence;
    case Format::kHealth: return WordSet::kHealth;
    case Format::kYesNo: return WordSet::kYesNo;
    default: return WordSet::kPhase;
  }
}

// {"vi": …, "en": …} among other members.
std::string own_language(const json::value& value, Language language) {
  const auto* text = member(value, language == Language::kVietnamese ? "vi" : "en");
  return plain(text == nullptr ? value : *text);
}

std::string show_value(const json::value& value, Format format, Language language) {
  switch (format) {
    case Format::kText: return own_language(value, language);
    case Format::kTime: return show_time(plain(value), language);
    case Format::kSpan:
    case Format::kMinutes: {
      if (!value.is_number()) return plain(value);
      const auto count = value.to_number<int64_t>();
      return show_span(std::chrono::seconds(format == Format::kMinutes ? count * 60 : count), language);
    }
    case Format::kBytes: return value.is_number() ? bytes(value.to_number<double>()) : plain(value);
    case Format::kCount: return count_of(value);
    case Format::kConnected: return connected_of(value);
    default: return word(words_of(format), plain(value), language);
  }
}

std::string show_record(const View& view, const json::value& answer, Language language) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& column : view.columns) {
    std::string text = show_member(answer, column, language);
    if (!text.empty()) lines.emplace_back(in(language, column.title), std::move(text));
  }
  return aligned_lines(lines);
}

std::string show_list(const View& view, const json::value& answer, Language language) {
  const auto* items = member(answer, "items");
  if (items == nullptr || !items->is_array() || items->get_array().empty()) return in(language, view.empty) + "\n";
  std::vector<std::string> headings;
  for (const auto& column : view.columns) headings.push_back(in(language, column.title));
  Table table(std::move(headings));
  for (const auto& item : items->get_array()) {
    std::vector<std::string> cells;
    for (const auto& column : view.columns) cells.push_back(show_member(item, column, language));
    table.add_row(std::move(cells));
  }
  return table.text();
}

}  // namespace

const json::value* member(const json::value& value, std::string_view path) {
  const json::value* found = &value;
  for (bool more = true; more;) {
    const size_t dot = path.find('.');
    more = dot != path.npos;
    const auto* object = found->if_object();
    if (object == nullptr) return nullptr;
    found = object->if_contains(path.substr(0, dot));
    if (found == nullptr || found->is_null()) return nullptr;
    if (more) path.remove_prefix(dot + 1);
  }
  return found;
}

std::string show_member(const json::value& value, const Column& column, Language language) {
  const auto* found = member(value, column.member);
  return found == nullptr ? std::string() : show_value(*found, column.format, language);
}

std::string show(const View& view, const json::value& answer, Language language) {
  std::string text;
  if (const auto& done = in(language, view.done); !done.empty()) text = done + "\n";
  if (view.shape == View::Shape::kRecord) text += show_record(view, answer, language);
  if (view.shape == View::Shape::kList) text += show_list(view, answer, language);
  return text;
}

}  // namespace tools
