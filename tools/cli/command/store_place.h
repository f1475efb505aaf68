#pragma once

#include <filesystem>

#include "tools/cli/command/command.h"

namespace tools {

// Where this machine's store is: --store, else where the package keeps it.
CommandOption store_option();
std::filesystem::path store_folder(const Arguments& arguments);

// Wrong use, naming the folder, if no store is in it or none that the caller may read.
Outcome<void> check_store(const std::filesystem::path& store);

}  // namespace tools
