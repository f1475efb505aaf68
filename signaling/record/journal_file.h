#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/record/descriptor.h"

namespace signaling {

// Makes the names in a folder survive a power cut; false if the system cannot (errno).
bool sync_journal_folder(const std::filesystem::path& folder);

// What the operating system does for a journal; write(2) and fdatasync(2) unless a test puts a bad disk here.
struct JournalDisk {
  std::function<ssize_t(int file, const void* bytes, size_t size)> write;
  std::function<int(int file)> sync;

  static JournalDisk system();
};

// What of one file is to be forced to the disk.
struct JournalSync {
  int file = -1;
  std::filesystem::path new_in;  // the folder in which the file's name is new; empty: the name is safe
  size_t size = 0;               // bytes written that are not safe yet
};

// Forces it to the disk, for which it blocks; gives 0, or the error's number. Any thread, beside any call of the file.
int run_sync(const JournalSync& sync, const JournalDisk& disk);

// The end of one journal's file, to which lines are added. What was added is held until it is safely on the disk, so a
// write or sync that failed is done again, whole, and leaves nothing half or twice: before it the file is cut back to
// what was safe. Lines are whole: each ends with "\n".
//
// The file is opened, and made (0600) if it is not there, by the first write(); a last line that a crash has torn is
// cut off then. Errors: "record.disk_full", "record.failed", "record.damaged" (it ends in what is no line), with the
// path. Any one thread. Nothing here waits for the disk itself: that is run_sync(), wherever its caller wants to wait.
class JournalFile {
 public:
  JournalFile(std::filesystem::path path, const JournalDisk& disk);

  void add(std::string_view lines) { pending_ += lines; }
  // Hands what was added to the operating system: it survives the end of this process.
  media::Result<void> write();
  // After a write() without error: what is left to be forced to the disk, which is then under way until end_sync().
  // Nothing if nothing is left or one is under way. The file must live as long.
  std::optional<JournalSync> begin_sync();
  // `failure`: what run_sync() gave. 0: that much survives a power cut.
  media::Result<void> end_sync(const JournalSync& sync, int failure);

  // Something was added that is not on the disk yet.
  bool is_pending() const { return !pending_.empty(); }
  bool is_syncing() const { return syncing_; }
  // A write or sync failed: the next write() cuts the file back first, so it may come only when no sync is under way.
  bool is_broken() const { return broken_; }

 private:
  media::Result<void> open();
  media::Result<void> cut_torn_line();
  media::Result<void> repair();
  media::Error error(std::string_view what, int number) const;

  std::filesystem::path path_;
  const JournalDisk& disk_;
  Descriptor file_;
  bool name_is_safe_ = false;
  bool syncing_ = false;
  uint64_t safe_size_ = 0;  // of the file: all of it is on the disk
  std::string pending_;     // follows it
  size_t written_ = 0;      // of pending_, handed to the system
  bool broken_ = false;     // what follows safe_size_ in the file is not known
};

}  // namespace signaling
