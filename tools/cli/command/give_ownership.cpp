#include "tools/cli/command/give_ownership.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace tools {
namespace {

namespace fs = std::filesystem;

std::error_code give(const fs::path& path, const Ownership& ownership) {
  if (lchown(path.c_str(), ownership.user, ownership.group) == 0) return {};
  return {errno, std::system_category()};
}

}  // namespace

std::error_code ownership_of(const fs::path& path, Ownership& ownership) {
  struct stat status {};
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (stat(path.c_str(), &status) != 0 && stat(folder.c_str(), &status) != 0) return {errno, std::system_category()};
  ownership = {status.st_uid, status.st_gid};
  return {};
}

std::error_code give_ownership(const fs::path& folder, const Ownership& ownership) {
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    if (auto failed = give(entry->path(), ownership)) return failed;
  }
  return error ? error : give(folder, ownership);
}

}  // namespace tools
