#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "signaling/record/journal_reader.h"

// What the tests of the record share.
namespace signaling {

// An empty folder, gone at the end of the test.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "record test XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

// "1 2 3-7 8": the numbers of a journal, gaps as ranges; or its error.
inline std::string numbers(const std::filesystem::path& file) {
  const auto content = read_journal(file);
  if (!content) return content.error().code + ": " + content.error().message;
  std::string text;
  for (const auto& record : content->records) {
    const auto* gap = std::get_if<JournalGap>(&record);
    text += (text.empty() ? "" : " ") + (gap != nullptr ? std::to_string(gap->from) + "-" : "") +
            std::to_string(last_sequence(record));
  }
  return text;
}

}  // namespace signaling
