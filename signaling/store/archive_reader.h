#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"

struct archive;

namespace signaling {

struct ArchiveMember {
  std::string path;  // as the archive says: not to be trusted
  uint64_t size = 0;
};

// Reads a tar archive (zstd) from outside, member by member, by libarchive. It writes nothing. store.damaged: no such
// archive, a truncated one, or a member that is not a regular file (links, folders, devices). Any one thread.
class ArchiveReader {
 public:
  using Sink = std::function<media::Result<void>(std::string_view bytes)>;

  static media::Result<std::unique_ptr<ArchiveReader>> open(const std::filesystem::path& file);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;

  // The next member; none at the end of the archive.
  media::Result<std::optional<ArchiveMember>> next();
  // Hands the bytes of the member last given by next() to `sink` in pieces, `size` of them and no more. A sink's error
  // ends it.
  media::Result<void> read(uint64_t size, const Sink& sink);

 private:
  explicit ArchiveReader(std::filesystem::path file);
  media::Error damaged() const;

  std::filesystem::path file_;
  struct archive* archive_;
};

}  // namespace signaling
