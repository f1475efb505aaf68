#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

// Runs the scripts of this folder with Debian's Python, which has the packages tools/setup installs.
namespace signaling::test {

inline constexpr const char* kPython = "/usr/bin/python3";

// A folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "diemcau-mail-XXXXXX").string();
    EXPECT_NE(::mkdtemp(pattern.data()), nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What `script` prints when it reads `input`; fails the test if it ends with an error.
inline std::string run_script(const std::string& script, const std::string& input) {
  const TemporaryFolder folder;
  const auto in = folder.path() / "in", out = folder.path() / "out";
  std::ofstream(in, std::ios::binary) << input;
  const std::string command =
      fmt::format("{} '{}/{}' <'{}' >'{}'", kPython, MAIL_TEST_DIR, script, in.string(), out.string());
  EXPECT_EQ(std::system(command.c_str()), 0) << script;
  return read_file(out);
}

}  // namespace signaling::test
