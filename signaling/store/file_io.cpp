#include "signaling/store/file_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

namespace signaling {

namespace fs = std::filesystem;

FileHandle::FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileHandle::~FileHandle() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

media::Error system_error(const fs::path& path, std::string_view what) {
  const int number = errno;
  if (number == ENOSPC || number == EDQUOT) {
    return {"store.disk_full", path.string() + ": the disk is full, nothing was kept: free some space"};
  }
  return {"store.failed", path.string() + ": cannot " + std::string(what) + ": " + std::strerror(number)};
}

media::Result<void> make_private_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return {};
  std::error_code ignored;
  if (errno == EEXIST && fs::is_directory(folder, ignored)) return {};
  return tl::unexpected(system_error(folder, "create the folder"));
}

media::Result<void> make_private_file(const fs::path& file) {
  const FileHandle made(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (made.descriptor() < 0) return tl::unexpected(system_error(file, "open the file"));
  return {};
}

media::Result<FileHandle> create_file(const fs::path& file) {
  FileHandle made(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (made.descriptor() < 0) return tl::unexpected(system_error(file, "create the file"));
  return made;
}

media::Result<void> write_all(const FileHandle& file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return tl::unexpected(system_error(path, "write"));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

media::Result<void> sync_file(const FileHandle& file, const fs::path& path) {
  if (::fsync(file.descriptor()) != 0) return tl::unexpected(system_error(path, "force it to the disk"));
  return {};
}

media::Result<void> sync_folder(const fs::path& folder) {
  const FileHandle opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.descriptor() < 0) return tl::unexpected(system_error(folder, "open the folder"));
  return sync_file(opened, folder);
}

media::Result<void> write_durably(const fs::path& file, std::string_view bytes) {
  const fs::path part = file.string() + ".part";
  const auto done = create_file(part).and_then([&](const FileHandle& made) {
    return write_all(made, bytes, part).and_then([&] { return sync_file(made, part); });
  });
  if (done) return rename_durably(part, file);
  std::error_code ignored;
  fs::remove(part, ignored);
  return done;
}

media::Result<void> rename_durably(const fs::path& made, const fs::path& file) {
  if (std::rename(made.c_str(), file.c_str()) != 0) return tl::unexpected(system_error(file, "give it its name"));
  return sync_folder(file.parent_path());
}

media::Result<std::string> read_file(const fs::path& file, uint64_t max_bytes) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  if (failed) return media::failure("store.failed", file.string() + ": cannot read: " + failed.message());
  if (size > max_bytes) {
    return media::failure("store.too_large", file.string() + " has more than " + std::to_string(max_bytes) + " bytes");
  }
  std::string bytes(size, '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    return media::failure("store.failed", file.string() + " cannot be read to its end");
  }
  return bytes;
}

}  // namespace signaling
