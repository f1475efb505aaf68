#include "signaling/record/journal_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "media/base/check.h"
#include "signaling/record/journal_line.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

// The last bytes of a file, enough to hold a line.
std::optional<std::string> read_end(int file, uint64_t size) {
  std::string bytes(std::min<uint64_t>(size, kMaxJournalLine + 1), '\0');
  const uint64_t from = size - bytes.size();
  size_t held = 0;
  while (held < bytes.size()) {
    const auto count = ::pread(file, bytes.data() + held, bytes.size() - held, static_cast<off_t>(from + held));
    if (count == 0 || (count < 0 && errno != EINTR)) return std::nullopt;
    if (count > 0) held += static_cast<size_t>(count);
  }
  return bytes;
}

}  // namespace

bool sync_journal_folder(const fs::path& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.is_open() && ::fsync(opened.number()) == 0;
}

JournalDisk JournalDisk::system() {
  return {[](int file, const void* bytes, size_t size) { return ::write(file, bytes, size); },
          [](int file) { return ::fdatasync(file); }};
}

int run_sync(const JournalSync& sync, const JournalDisk& disk) {
  errno = EIO;  // unless it says something else
  const bool safe = disk.sync(sync.file) == 0 && (sync.new_in.empty() || sync_journal_folder(sync.new_in));
  return safe ? 0 : errno;
}

JournalFile::JournalFile(fs::path path, const JournalDisk& disk) : path_(std::move(path)), disk_(disk) {}

media::Result<void> JournalFile::write() {
  if (auto opened = open(); !opened) return opened;
  if (auto repaired = repair(); !repaired) return repaired;
  while (written_ < pending_.size()) {
    errno = EIO;  // unless it says something else
    const auto count = disk_.write(file_.number(), pending_.data() + written_, pending_.size() - written_);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      broken_ = true;
      return tl::unexpected(error("write", errno));
    }
    written_ += static_cast<size_t>(count);
  }
  return {};
}

std::optional<JournalSync> JournalFile::begin_sync() {
  if (syncing_ || broken_ || written_ == 0) return std::nullopt;
  syncing_ = true;
  return JournalSync{file_.number(), name_is_safe_ ? fs::path() : path_.parent_path(), written_};
}

media::Result<void> JournalFile::end_sync(const JournalSync& sync, int failure) {
  CHECK(syncing_);
  syncing_ = false;
  if (failure != 0) {
    // The system may have dropped what it could not write: all of it is written anew.
    broken_ = true;
    return tl::unexpected(error("force it to the disk", failure));
  }
  name_is_safe_ = true;
  safe_size_ += sync.size;
  pending_.erase(0, sync.size);
  written_ -= sync.size;
  return {};
}

media::Result<void> JournalFile::open() {
  if (file_.is_open()) return {};
  constexpr int kFlags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  file_ = Descriptor(::open(path_.c_str(), kFlags, 0600));
  if (!file_.is_open()) return tl::unexpected(error("open", errno));
  auto ready = cut_torn_line();
  if (!ready) file_ = Descriptor();
  return ready;
}

media::Result<void> JournalFile::cut_torn_line() {
  struct stat about {};
  if (::fstat(file_.number(), &about) != 0) return tl::unexpected(error("look at", errno));
  if (!S_ISREG(about.st_mode)) return media::failure("record.failed", path_.string() + " is not a file");
  const auto size = static_cast<uint64_t>(about.st_size);
  const auto end = read_end(file_.number(), size);
  if (!end) return tl::unexpected(error("read", errno));
  const size_t last = end->rfind('\n');
  if (last == std::string::npos && end->size() < size) {
    return media::failure("record.damaged", path_.string() + " does not end in a line: move it away");
  }
  const size_t torn = end->size() - (last == std::string::npos ? 0 : last + 1);
  safe_size_ = size - torn;
  broken_ = torn > 0;
  return {};
}

media::Result<void> JournalFile::repair() {
  if (!broken_) return {};
  CHECK(!syncing_);
  if (::ftruncate(file_.number(), static_cast<off_t>(safe_size_)) != 0) return tl::unexpected(error("cut", errno));
  written_ = 0;
  broken_ = false;
  return {};
}

media::Error JournalFile::error(std::string_view what, int number) const {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return {full ? "record.disk_full" : "record.failed",
          path_.string() + ": cannot " + std::string(what) + ": " + std::strerror(number)};
}

}  // namespace signaling
