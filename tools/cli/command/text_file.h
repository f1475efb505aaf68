#pragma once

#include <filesystem>
#include <string>

#include "tools/cli/text/failure.h"

namespace tools {

// The whole of a small file, at most 4 MiB; "-": the standard input. Wrong use, naming it, if it cannot be read.
Outcome<std::string> read_text_file(const std::filesystem::path& path);

// Puts `text` in the place of the file, whole or not at all; for its owner only if `secret`. Makes its folder.
Outcome<void> write_text_file(const std::filesystem::path& path, const std::string& text, bool secret);

}  // namespace tools
