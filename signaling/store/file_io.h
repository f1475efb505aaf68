#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "media/base/result.h"

// Files that must be whole and must survive a power cut. Each call blocks for the disk. Errors: store.disk_full if the
// disk or a quota is, otherwise store.failed with the path and the system's words.
namespace signaling {

// An open file that is closed at the end of its scope.
class FileHandle {
 public:
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  FileHandle(FileHandle&& other) noexcept;
  FileHandle& operator=(FileHandle&&) = delete;
  ~FileHandle();
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// What the system said (errno) about `path`.
media::Error system_error(const std::filesystem::path& path, std::string_view what);

// Creates a folder for its owner only (0700) unless it is there. Its parent must exist.
media::Result<void> make_private_folder(const std::filesystem::path& folder);

// Creates an empty file for its owner only (0600) unless it is there.
media::Result<void> make_private_file(const std::filesystem::path& file);

// Creates or empties `file` (0600) for writing. Follows no link.
media::Result<FileHandle> create_file(const std::filesystem::path& file);

media::Result<void> write_all(const FileHandle& file, std::string_view bytes, const std::filesystem::path& path);

// Forces what was written to the disk; for a folder: the names in it.
media::Result<void> sync_file(const FileHandle& file, const std::filesystem::path& path);
media::Result<void> sync_folder(const std::filesystem::path& folder);

// Replaces `file` by these bytes: a crash leaves the old file or the new one, nothing between.
media::Result<void> write_durably(const std::filesystem::path& file, std::string_view bytes);

// Gives `made`, which is written and synced, its final name, and makes the name survive.
media::Result<void> rename_durably(const std::filesystem::path& made, const std::filesystem::path& file);

// The whole file; store.too_large if it has more than `max_bytes`.
media::Result<std::string> read_file(const std::filesystem::path& file, uint64_t max_bytes);

}  // namespace signaling
