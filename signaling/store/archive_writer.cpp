#include "signaling/store/archive_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <utility>
#include <vector>

namespace signaling {

namespace fs = std::filesystem;

namespace {

media::Error changed(const fs::path& file) {
  return {"store.failed", file.string() + " changed while it was copied: make the back-up again"};
}

}  // namespace

ArchiveWriter::ArchiveWriter(fs::path file, FileHandle part, WallTime time)
    : file_(std::move(file)), part_(std::move(part)), time_(time), archive_(archive_write_new()) {}

ArchiveWriter::~ArchiveWriter() {
  if (archive_ == nullptr) return;
  archive_write_free(archive_);  // ends the archive as well; archive_write_fail() would not, but leaks
  std::error_code ignored;
  fs::remove(part(), ignored);
}

media::Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const fs::path& file, WallTime time) {
  auto part = create_file(file.string() + ".part");
  if (!part) return tl::unexpected(part.error());
  std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(file, std::move(*part), time));
  if (auto opened = writer->open(); !opened) return tl::unexpected(opened.error());
  return writer;
}

media::Result<void> ArchiveWriter::open() {
  const bool opened = archive_write_set_format_pax_restricted(archive_) == ARCHIVE_OK &&
                      archive_write_add_filter_zstd(archive_) == ARCHIVE_OK &&
                      archive_write_open_fd(archive_, part_.descriptor()) == ARCHIVE_OK;
  if (!opened) return tl::unexpected(failed());
  return {};
}

media::Error ArchiveWriter::failed() const {
  errno = archive_errno(archive_);
  if (errno > 0) return system_error(part(), "write the back-up");
  const char* words = archive_error_string(archive_);
  return {"store.failed", part().string() + ": " + (words != nullptr ? words : "the back-up cannot be written")};
}

media::Result<void> ArchiveWriter::begin_member(const std::string& path, uint64_t size) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_mtime(entry.get(), std::chrono::floor<std::chrono::seconds>(time_).time_since_epoch().count(), 0);
  if (archive_write_header(archive_, entry.get()) != ARCHIVE_OK) return tl::unexpected(failed());
  return {};
}

media::Result<void> ArchiveWriter::write(std::string_view bytes) {
  if (archive_write_data(archive_, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) {
    return tl::unexpected(failed());
  }
  return {};
}

media::Result<void> ArchiveWriter::add(const std::string& path, std::string_view bytes) {
  return begin_member(path, bytes.size()).and_then([&] { return write(bytes); });
}

media::Result<void> ArchiveWriter::add_file(const std::string& path, const fs::path& from, uint64_t size) {
  const auto has_more = copy_file(path, from, size);
  if (!has_more) return tl::unexpected(has_more.error());
  if (*has_more) return tl::unexpected(changed(from));
  return {};
}

media::Result<void> ArchiveWriter::add_growing_file(const std::string& path, const fs::path& from, uint64_t size) {
  return copy_file(path, from, size).map([](bool) {});
}

// True if the file has more than `size` bytes; fewer are an error.
media::Result<bool> ArchiveWriter::copy_file(const std::string& path, const fs::path& from, uint64_t size) {
  std::ifstream in(from, std::ios::binary);
  if (!in) return media::failure("store.failed", from.string() + " cannot be read");
  if (auto begun = begin_member(path, size); !begun) return tl::unexpected(begun.error());
  std::vector<char> piece(1 << 16);
  for (uint64_t left = size; left > 0;) {
    in.read(piece.data(), static_cast<std::streamsize>(std::min<uint64_t>(piece.size(), left)));
    if (in.gcount() == 0) return tl::unexpected(changed(from));
    if (auto written = write({piece.data(), static_cast<size_t>(in.gcount())}); !written) {
      return tl::unexpected(written.error());
    }
    left -= static_cast<uint64_t>(in.gcount());
  }
  return in.peek() != std::ifstream::traits_type::eof();
}

media::Result<void> ArchiveWriter::finish() {
  if (archive_write_close(archive_) != ARCHIVE_OK) return tl::unexpected(failed());
  if (auto synced = sync_file(part_, part()); !synced) return synced;
  if (auto named = rename_durably(part(), file_); !named) return named;
  archive_write_free(std::exchange(archive_, nullptr));
  return {};
}

}  // namespace signaling
