#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "media/base/time.h"
#include "signaling/record/journal_file.h"
#include "signaling/record/journal_queue.h"

namespace signaling {

// Entries of a conference that are safely on the disk now.
struct JournalWritten {
  ConferenceId conference;
  uint64_t last = 0;  // up to this number
  size_t entries = 0;
  size_t bytes = 0;
};

// What a JournalWriter is to do now.
enum class JournalHaste {
  kWrite,      // what is due, but nothing is forced to the disk any more
  kDue,        // what is due
  kSync,       // and force to the disk all that can be
  kEverything  // and try again what failed
};

// Brings batches of lines into their files: written at once, forced to the disk at most every `kSyncInterval`; what
// failed is tried again every `kRetryInterval`, and nothing of it is lost meanwhile. Each conference has its own file
// and fails alone. Whoever calls forces to the disk, and may do so on another thread: what is added meanwhile is
// written nevertheless, and survives the end of the process however long that takes. Time is an argument. Any one
// thread.
class JournalWriter {
 public:
  // To be done by run_sync(), then told to end_sync(); until then the conference's file is open.
  struct Sync {
    ConferenceId conference;
    JournalSync sync;
  };

  static constexpr media::Duration kSyncInterval = std::chrono::milliseconds(200);
  static constexpr media::Duration kRetryInterval = std::chrono::seconds(1);

  // Files are `folder`/<conference id>.jsonl; the folder is made (0700) when it is first needed.
  JournalWriter(std::filesystem::path folder, JournalDisk disk);

  void add(std::map<ConferenceId, JournalBatch> batches);
  // Writes what is due; gives what is to be forced to the disk now, one a conference at a time.
  std::vector<Sync> work(media::Timestamp now, JournalHaste haste = JournalHaste::kDue);
  // `failure`: what run_sync() gave. Nothing if it failed: it is tried again.
  std::optional<JournalWritten> end_sync(const Sync& sync, int failure, media::Timestamp now);
  // When something is due that was not before; kNever if nothing is.
  media::Timestamp next_deadline() const;

  // The conferences whose files could not be written or forced the last time, and why not, of the last; empty: none.
  const std::set<ConferenceId>& failing() const { return failing_; }
  const std::string& problem() const { return problem_; }

 private:
  struct Open {
    Open(std::filesystem::path path, const JournalDisk& disk) : file(std::move(path), disk) {}
    JournalFile file;
    JournalBatch pending;   // what is in the file's hands; its lines are there
    JournalWritten forced;  // of it, what is being forced to the disk
    media::Timestamp sync_at = media::Timestamp::min();
    media::Timestamp retry_at = media::Timestamp::min();
  };

  void add(const ConferenceId& conference, JournalBatch batch);
  // Writes what is pending; gives what is to be forced to the disk.
  std::optional<Sync> bring(const ConferenceId& conference, Open& open, media::Timestamp now, JournalHaste haste);
  static bool rests(const Open& open, media::Timestamp now, JournalHaste haste);
  void failed(const ConferenceId& conference, Open& open, const media::Error& error, media::Timestamp now);

  std::filesystem::path folder_;
  JournalDisk disk_;
  std::map<ConferenceId, Open> open_;
  std::set<ConferenceId> failing_;
  std::string problem_;
};

// The file of a conference's journal in the folder `records`. Characters of the id other than letters, digits, "-", "_"
// and "." in the midst are written as "%" and two hexadecimal digits.
std::filesystem::path journal_path(const std::filesystem::path& records, const ConferenceId& conference);

}  // namespace signaling
