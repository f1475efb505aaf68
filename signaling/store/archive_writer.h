#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/file_io.h"

struct archive;

namespace signaling {

// Writes one tar archive (POSIX pax, zstd; `tar --zstd -tf` reads it) by libarchive. It appears under its name only
// when finish() has forced it to the disk; destroyed before, it leaves nothing. Readable by its owner only. Errors as
// in file_io.h. Any one thread; blocks for the disk.
class ArchiveWriter {
 public:
  // `time`: what the members carry as their time.
  static media::Result<std::unique_ptr<ArchiveWriter>> create(const std::filesystem::path& file, WallTime time);
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;

  media::Result<void> add(const std::string& path, std::string_view bytes);
  // The file's first `size` bytes; store.failed if it has fewer or more.
  media::Result<void> add_file(const std::string& path, const std::filesystem::path& from, uint64_t size);
  // The same of a file that grows at its end while it is in use: only fewer bytes are an error.
  media::Result<void> add_growing_file(const std::string& path, const std::filesystem::path& from, uint64_t size);
  media::Result<void> finish();

 private:
  ArchiveWriter(std::filesystem::path file, FileHandle part, WallTime time);
  std::filesystem::path part() const { return file_.string() + ".part"; }
  media::Result<void> open();
  media::Result<void> begin_member(const std::string& path, uint64_t size);
  media::Result<void> write(std::string_view bytes);
  media::Result<bool> copy_file(const std::string& path, const std::filesystem::path& from, uint64_t size);
  media::Error failed() const;

  std::filesystem::path file_;
  FileHandle part_;
  WallTime time_;
  struct archive* archive_;
};

}  // namespace signaling
