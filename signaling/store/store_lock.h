#pragma once

#include <filesystem>

#include "media/base/result.h"
#include "signaling/store/file_io.h"

namespace signaling {

// The sign that a store is in use: flock(2) on the file `lock` in its folder. The system takes it away with the
// process, so a killed service leaves no stale lock. store.in_use: another process holds it.
class StoreLock {
 public:
  static media::Result<StoreLock> take(const std::filesystem::path& folder);

 private:
  explicit StoreLock(FileHandle file) : file_(std::move(file)) {}

  FileHandle file_;  // held as long as it is open
};

}  // namespace signaling
