#include "media/base/config_reader.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include <toml++/toml.h>

namespace media {

struct ConfigReader::File {
  struct Complaint {
    uint32_t line = 0;
    std::string code;
    std::string text;
  };

  std::string name;
  std::filesystem::path folder;
  toml::table root;
  std::map<const void*, std::set<std::string, std::less<>>> known;  // keys asked for, per table
  std::vector<Complaint> complaints;

  void complain(uint32_t line, const char* code, std::string_view key, std::string_view what) {
    complaints.push_back({line, code, fmt::format("{}:{}: {}: {}", name, line, key, what)});
  }
  void find_unknown(const toml::table& table, const std::string& path);
};

namespace {

uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

// How many letters must be added, dropped or changed to make one word of the other (Levenshtein).
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

template <typename Names>
std::string nearest(std::string_view key, const Names& names) {
  const auto best = std::min_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    return distance(key, a) < distance(key, b);
  });
  const bool near = best != names.end() && distance(key, *best) <= std::min<size_t>(2, key.size() / 2);
  return near ? fmt::format("; did you mean \"{}\"?", *best) : "";
}

std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    default: return "a date or time";
  }
}

const toml::table* as_table(const void* table) { return static_cast<const toml::table*>(table); }

const toml::node* find(const void* table, std::string_view key) {
  return table == nullptr ? nullptr : as_table(table)->get(key);
}

}  // namespace

void ConfigReader::File::find_unknown(const toml::table& table, const std::string& path) {
  const auto& names = known[&table];
  for (const auto& [key, node] : table) {
    const std::string full = path.empty() ? std::string(key.str()) : path + "." + std::string(key.str());
    if (!names.contains(key.str())) {
      complain(key.source().begin.line, "config.unknown_key", full, "unknown key" + nearest(key.str(), names));
    } else if (const auto* child = node.as_table()) {
      find_unknown(*child, full);
    } else if (const auto* list = node.as_array()) {
      size_t index = 0;
      for (const auto& element : *list) {
        ++index;
        if (const auto* item = element.as_table()) find_unknown(*item, fmt::format("{}[{}]", full, index));
      }
    }
  }
}

ConfigReader::ConfigReader(std::unique_ptr<File> file) : file_(std::move(file)) {}
ConfigReader::ConfigReader(ConfigReader&&) noexcept = default;
ConfigReader& ConfigReader::operator=(ConfigReader&&) noexcept = default;
ConfigReader::~ConfigReader() = default;

Result<ConfigReader> ConfigReader::read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::error_code ignored;
  if (!in || std::filesystem::is_directory(path, ignored)) {
    return failure("config.missing_file", fmt::format("{}: cannot be read", path.string()));
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto reader = parse(text, path.string());
  if (reader) reader->file_->folder = path.parent_path();
  return reader;
}

Result<ConfigReader> ConfigReader::parse(std::string_view text, std::string name) {
  auto file = std::make_unique<File>();
  try {
    file->root = toml::parse(text, std::string_view(name));
  } catch (const toml::parse_error& error) {
    return failure("config.syntax", fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
  file->name = std::move(name);
  return ConfigReader(std::move(file));
}

ConfigSection ConfigReader::root() { return {file_.get(), &file_->root, ""}; }

Result<void> ConfigReader::finish() const {
  File::Complaint* first = nullptr;
  auto& complaints = file_->complaints;
  const size_t wrong_values = complaints.size();
  file_->find_unknown(file_->root, "");
  for (auto& complaint : complaints) {
    if (first == nullptr || complaint.line < first->line) first = &complaint;
  }
  if (first == nullptr) return {};
  auto error = failure(first->code, first->text);
  complaints.resize(wrong_values);
  return error;
}

std::string ConfigSection::full_name(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

bool ConfigSection::has(std::string_view key) const { return find(table_, key) != nullptr; }

void ConfigSection::require(std::string_view key) {
  if (!has(key)) complain(key, "is missing");
}

void ConfigSection::complain(std::string_view key, std::string what) {
  const auto* node = find(table_, key);
  const uint32_t line = node != nullptr ? line_of(*node) : table_ != nullptr ? line_of(*as_table(table_)) : 0;
  file_->complain(line == 0 ? 1 : line, "config.bad_value", full_name(key), what);
}

void ConfigSection::read(std::string_view key, bool& value) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return;
  if (const auto* flag = node->as_boolean()) {
    value = flag->get();
  } else {
    complain(key, fmt::format("must be true or false, not {}", kind_of(*node)));
  }
}

void ConfigSection::read(std::string_view key, std::string& value, size_t max_bytes) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return;
  const auto* text = node->as_string();
  if (text == nullptr) return complain(key, fmt::format("must be a text in quotes, not {}", kind_of(*node)));
  if (text->get().size() > max_bytes) return complain(key, fmt::format("is longer than {} bytes", max_bytes));
  value = text->get();
}

void ConfigSection::read(std::string_view key, std::vector<std::string>& value, size_t max_count) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return;
  const auto* list = node->as_array();
  if (list == nullptr) return complain(key, fmt::format("must be a list of texts, not {}", kind_of(*node)));
  if (list->size() > max_count) return complain(key, fmt::format("has more than {} entries", max_count));
  std::vector<std::string> texts;
  for (const auto& element : *list) {
    const auto* text = element.as_string();
    if (text == nullptr) return complain(key, fmt::format("must hold texts only, not {}", kind_of(element)));
    texts.push_back(text->get());
  }
  value = std::move(texts);
}

bool ConfigSection::read_integer(std::string_view key, int64_t& value, int64_t min, int64_t max) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return false;
  const auto* number = node->as_integer();
  if (number == nullptr) {
    complain(key, fmt::format("must be a whole number, not {}", kind_of(*node)));
    return false;
  }
  if (number->get() < min || number->get() > max) {
    complain(key, fmt::format("{} is not between {} and {}", number->get(), min, max));
    return false;
  }
  value = number->get();
  return true;
}

void ConfigSection::read(std::string_view key, double& value, double min, double max) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return;
  if (!node->is_number()) return complain(key, fmt::format("must be a number, not {}", kind_of(*node)));
  const double number = *node->value<double>();
  if (!(number >= min && number <= max)) {
    return complain(key, fmt::format("{} is not between {} and {}", number, min, max));
  }
  value = number;
}

void ConfigSection::read(std::string_view key, Duration& value, Duration unit, double min, double max) {
  double number = std::numeric_limits<double>::quiet_NaN();
  read(key, number, min, max);
  if (!std::isnan(number)) value = Duration(std::llround(number * static_cast<double>(unit.count())));
}

void ConfigSection::read(std::string_view key, std::filesystem::path& value) {
  std::string text;
  read(key, text);
  if (!text.empty()) value = file_->folder / text;
}

size_t ConfigSection::read_word(std::string_view key, const std::vector<std::string_view>& words) {
  std::string text;
  const size_t none = words.size();
  const size_t complaints = file_->complaints.size();
  read(key, text);
  if (!has(key) || file_->complaints.size() != complaints) return none;
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) {
    complain(key, fmt::format("\"{}\" is not one of {}", text.substr(0, 64), fmt::join(words, ", ")));
    return none;
  }
  return static_cast<size_t>(found - words.begin());
}

ConfigSection ConfigSection::section(std::string_view key) {
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  const toml::table* table = nullptr;
  if (node != nullptr && (table = node->as_table()) == nullptr) {
    complain(key, fmt::format("must be a section [{}], not {}", full_name(key), kind_of(*node)));
  }
  return {file_, table, full_name(key)};
}

std::vector<ConfigSection> ConfigSection::sections(std::string_view key) {
  std::vector<ConfigSection> result;
  const auto* node = find(table_, key);
  file_->known[table_].emplace(key);
  if (node == nullptr) return result;
  const auto* list = node->as_array();
  if (list == nullptr || !list->is_homogeneous(toml::node_type::table)) {
    complain(key, fmt::format("must be a list of sections [[{}]]", full_name(key)));
    return result;
  }
  for (const auto& element : *list) {
    result.push_back({file_, element.as_table(), fmt::format("{}[{}]", full_name(key), result.size() + 1)});
  }
  return result;
}

std::vector<std::string> ConfigSection::keys() const {
  std::vector<std::string> names;
  if (table_ == nullptr) return names;
  for (const auto& [key, node] : *as_table(table_)) names.emplace_back(key.str());
  return names;
}

}  // namespace media
