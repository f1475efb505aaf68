#include "signaling/store/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <utility>
#include <vector>

namespace signaling {

namespace fs = std::filesystem;

ArchiveReader::ArchiveReader(fs::path file) : file_(std::move(file)), archive_(archive_read_new()) {
  // The one form that we write; every further one would be code that strangers can reach.
  archive_read_support_format_tar(archive_);
  archive_read_support_filter_zstd(archive_);
}

ArchiveReader::~ArchiveReader() { archive_read_free(archive_); }

media::Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const fs::path& file) {
  std::error_code failed;
  if (!fs::is_regular_file(file, failed)) return media::failure("store.failed", file.string() + " is not a file");
  std::unique_ptr<ArchiveReader> reader(new ArchiveReader(file));
  if (archive_read_open_filename(reader->archive_, file.c_str(), 1 << 16) != ARCHIVE_OK) {
    return tl::unexpected(reader->damaged());
  }
  return reader;
}

media::Error ArchiveReader::damaged() const {
  const char* words = archive_error_string(archive_);
  return {"store.damaged", file_.string() + " is not a back-up, or a damaged one" +
                               (words != nullptr ? std::string(" (") + words + ")" : "") + ": take another"};
}

media::Result<std::optional<ArchiveMember>> ArchiveReader::next() {
  archive_entry* entry = nullptr;
  const int code = archive_read_next_header(archive_, &entry);
  if (code == ARCHIVE_EOF) return std::nullopt;
  if (code != ARCHIVE_OK) return tl::unexpected(damaged());
  const char* path = archive_entry_pathname(entry);
  const bool plain = path != nullptr && archive_entry_filetype(entry) == AE_IFREG &&
                     archive_entry_hardlink(entry) == nullptr && archive_entry_symlink(entry) == nullptr &&
                     archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) >= 0;
  if (!plain) {
    return media::failure("store.damaged", file_.string() + " holds what is no plain file: take another back-up");
  }
  return ArchiveMember{path, static_cast<uint64_t>(archive_entry_size(entry))};
}

media::Result<void> ArchiveReader::read(uint64_t size, const Sink& sink) {
  std::vector<char> piece(1 << 16);
  uint64_t left = size;
  for (;;) {
    const auto count = archive_read_data(archive_, piece.data(), piece.size());
    if (count == 0) break;
    if (count < 0 || static_cast<uint64_t>(count) > left) return tl::unexpected(damaged());
    left -= static_cast<uint64_t>(count);
    if (auto taken = sink({piece.data(), static_cast<size_t>(count)}); !taken) return taken;
  }
  if (left > 0) return tl::unexpected(damaged());
  return {};
}

}  // namespace signaling
