#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/record/descriptor.h"

namespace signaling {

// Makes the names in a folder survive a power cut; false if the system cannot (errno).
bool sync_folder(const std::filesystem::path& folder);

// What the operating system does for a journal; write(2) and fdatasync(2) unless a test puts a bad disk here.
struct JournalDisk {
  std::function<ssize_t(int file, const void* bytes, size_t size)> write;
  std::function<int(int file)> sync;

  static JournalDisk system();
};

// The end of one journal's file, to which lines are added. What was added is held until it is safely on the disk, so a
// write or sync that failed is done again, whole, and leaves nothing half or twice: before it the file is cut back to
// what was safe. Lines are whole: each ends with "\n".
//
// The file is opened, and made (0600) if it is not there, by the first write(); a last line that a crash has torn is
// cut off then. Errors: "record.disk_full", "record.failed", "record.damaged" (it ends in what is no line), with the
// path. Any one thread; write() and sync() block for the disk.
class JournalFile {
 public:
  JournalFile(std::filesystem::path path, const JournalDisk& disk);

  void add(std::string_view lines) { pending_ += lines; }
  // Hands what was added to the operating system: it survives the end of this process.
  media::Result<void> write();
  // And forces it to the disk: it survives a power cut.
  media::Result<void> sync();
  // Something was added that is not on the disk yet.
  bool is_pending() const { return !pending_.empty(); }

 private:
  media::Result<void> open();
  media::Result<void> cut_torn_line();
  media::Result<void> repair();
  media::Error error(std::string_view what) const;

  std::filesystem::path path_;
  const JournalDisk& disk_;
  Descriptor file_;
  uint64_t safe_size_ = 0;  // of the file: all of it is on the disk
  std::string pending_;     // follows it
  size_t written_ = 0;      // of pending_, handed to the system
  bool broken_ = false;     // what follows safe_size_ in the file is not known
};

}  // namespace signaling
