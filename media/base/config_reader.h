#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"

namespace media {

class ConfigSection;

// Reads a TOML configuration file into plain structs, one struct a section. A struct's members keep their defaults
// where the file is silent; whatever the file says must be known and right. Usage:
//
//   auto file = ConfigReader::read_file("signaling.toml");
//   ConfigSection http = file->root().section("http");
//   http.read("port", options.port, 1, 65535);
//   if (auto done = file->finish(); !done) …   // "signaling.toml:12: http.port: 70000 is not between 1 and 65535"
//
// Wrong values are collected while reading and told by finish(), so that a reader is a plain list of keys. Not for hot
// paths; one thread.
class ConfigReader {
 public:
  // Fails with "config.missing_file" or "config.syntax" (with file:line).
  static Result<ConfigReader> read_file(const std::filesystem::path& path);
  // The same from memory; `name` stands for the file in messages, relative paths count from the working directory.
  static Result<ConfigReader> parse(std::string_view text, std::string name);

  ConfigReader(ConfigReader&&) noexcept;
  ConfigReader& operator=(ConfigReader&&) noexcept;
  ~ConfigReader();

  // The whole file as a section. Valid as long as the reader lives.
  ConfigSection root();

  // Ok if every key of the file was asked for and every value fitted. Otherwise the complaint that stands first in the
  // file, one line: "file:line: section.key: what is wrong". Code "config.unknown_key" or "config.bad_value".
  Result<void> finish() const;

 private:
  friend class ConfigSection;
  struct File;
  explicit ConfigReader(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

// One table of the file, or an absent one that leaves every default. A cheap handle; valid as long as the reader lives
// and stays where it is.
class ConfigSection {
 public:
  // Each read leaves `value` as it is if the key is absent or wrong.
  void read(std::string_view key, bool& value);
  void read(std::string_view key, std::string& value, size_t max_bytes = 4096);
  void read(std::string_view key, std::vector<std::string>& value, size_t max_count = 1024);
  void read(std::string_view key, double& value, double min, double max);
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  void read(std::string_view key, T& value, std::type_identity_t<T> min = std::numeric_limits<T>::min(),
            std::type_identity_t<T> max = std::numeric_limits<T>::max()) {
    int64_t wide = 0;
    if (read_integer(key, wide, to_wide(min), to_wide(max))) value = static_cast<T>(wide);
  }
  // A number of `unit`s, whole or with a fraction ("warning_s = 2.5"); bounds in the same unit.
  void read(std::string_view key, Duration& value, Duration unit, double min, double max);
  // A path; a relative one counts from the folder of the file.
  void read(std::string_view key, std::filesystem::path& value);
  // One of several words.
  template <typename E>
  void read(std::string_view key, E& value, std::initializer_list<std::pair<std::string_view, E>> words) {
    std::vector<std::string_view> names;
    for (const auto& [name, meaning] : words) names.push_back(name);
    if (const auto index = read_word(key, names); index < words.size()) value = (words.begin() + index)->second;
  }

  bool has(std::string_view key) const;
  // Complains if the key is absent.
  void require(std::string_view key);
  // Complains about a key with words of the caller, for rules over several keys ("is not one of the sites").
  void complain(std::string_view key, std::string what);

  // The table `key`, or an absent section.
  ConfigSection section(std::string_view key);
  // Every `[[key]]`, in order.
  std::vector<ConfigSection> sections(std::string_view key);
  // The names in a table whose keys are not known beforehand, sorted. They count as known only once they are read.
  std::vector<std::string> keys() const;

 private:
  friend class ConfigReader;
  ConfigSection(ConfigReader::File* file, const void* table, std::string path)
      : file_(file), table_(table), path_(std::move(path)) {}

  template <std::integral T>
  static int64_t to_wide(T bound) {
    return std::in_range<int64_t>(bound) ? static_cast<int64_t>(bound) : std::numeric_limits<int64_t>::max();
  }
  bool read_integer(std::string_view key, int64_t& value, int64_t min, int64_t max);
  size_t read_word(std::string_view key, const std::vector<std::string_view>& words);
  std::string full_name(std::string_view key) const;

  ConfigReader::File* file_;
  const void* table_;  // null: absent
  std::string path_;   // "http", "conference[2]"
};

}  // namespace media
