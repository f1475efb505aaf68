#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "tests/unit/media/base/temporary_folder.h"

// Runs the scripts of this folder with Debian's Python, which has the packages tools/setup installs.
namespace signaling::test {

using media::test::read_text;
using media::test::TemporaryFolder;

inline constexpr const char* kPython = "/usr/bin/python3";

// What `script` prints when it reads `input`; fails the test if it ends with an error.
inline std::string run_script(const std::string& script, const std::string& input) {
  const TemporaryFolder folder;
  const std::string in = folder.write("in", input), out = folder.write("out", "");
  const std::string command = fmt::format("{} '{}/{}' <'{}' >'{}'", kPython, MAIL_TEST_DIR, script, in, out);
  EXPECT_EQ(std::system(command.c_str()), 0) << script;
  return read_text(out);
}

}  // namespace signaling::test
