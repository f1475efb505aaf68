#pragma once

#include <sys/types.h>

#include <filesystem>
#include <system_error>

namespace tools {

// Whose a file is.
struct Ownership {
  uid_t user = 0;
  gid_t group = 0;
};

// Of `path` or, if it is not there, of the folder that holds it.
std::error_code ownership_of(const std::filesystem::path& path, Ownership& ownership);

// Gives the folder and all in it to `ownership`; follows no symbolic links. Needs root unless it is so already.
std::error_code give_ownership(const std::filesystem::path& folder, const Ownership& ownership);

}  // namespace tools
