#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "signaling/base/ids.h"
#include "signaling/record/journal_file.h"
#include "signaling/record/journal_queue.h"
#include "signaling/record/journal_syncer.h"
#include "signaling/record/journal_writer.h"

namespace signaling {

// Runs a function on the service's thread soon, and ends it there; may be called from any thread.
using Post = std::function<void(std::function<void()>)>;

// How the journal does.
struct JournalStatus {
  std::string problem;   // what keeps entries from the disk now; empty: nothing
  uint64_t dropped = 0;  // entries that were lost since the journal began to run
  uint64_t waiting = 0;  // entries that are not on the disk yet
  friend bool operator==(const JournalStatus&, const JournalStatus&) = default;
};

struct JournalListener {
  // Everything up to `sequence` of this conference survives a power cut now.
  std::function<void(const ConferenceId&, uint64_t sequence)> written;
  // There is a problem, it has cost further entries, or it is over (status.problem is empty).
  std::function<void(const JournalStatus&)> alarm;
};

// The event logs of all conferences: appends each event to the journal of its conference (journal_line.h) in one
// folder, on a thread of its own. append() never waits for the disk. What is appended is handed to the operating system
// at once, also while another thread forces what was before to the disk, at most every 200 ms: it survives the end of
// the process however long that takes. A disk that fails or is slow: entries wait, at most
// `max_entries` and `max_bytes` of all conferences together, and are tried again each second; beyond that the newest
// are lost, the listener is told, and when there is room again one gap entry, with the numbers lost of that conference,
// is written before whatever follows.
//
// Numbers of a conference grow by one from 1, or from the last one of its journal (read_journal()). One Journal at a
// time writes into a folder.
//
// All calls are the service's thread's, and there the listener is called, by `post`. Destruction writes what waits,
// trying once, and waits for the disk; of what was posted but has not arrived nobody hears any more.
class Journal {
 public:
  struct Bounds {
    size_t max_entries = 4096;
    size_t max_bytes = size_t{4} << 20;  // of events' texts; at least kMaxEntryBytes
  };

  Journal(std::filesystem::path folder, Post post, JournalListener listener);
  Journal(std::filesystem::path folder, Post post, JournalListener listener, Bounds bounds, JournalDisk disk);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // `text`: one JSON text in one line of at most kMaxEntryBytes; anything else is lost, and is a problem.
  void append(const ConferenceId& conference, uint64_t sequence, std::string_view text);
  // The conference is over: its file is closed when all is written. More may come nevertheless.
  void close(const ConferenceId& conference);

  JournalStatus status() const;

 private:
  // What was forced to the disk, or not.
  struct Synced {
    JournalWriter::Sync sync;
    int failure = 0;
  };

  void run();
  void wait(std::unique_lock<std::mutex>& lock, const JournalWriter& writer, size_t under_way);
  void settle(const JournalWriter& writer, const std::vector<JournalWritten>& written);
  JournalStatus status_now() const;
  // Both post, the second if there is news. Without the lock: what is posted may call in.
  void tell_written(const std::vector<JournalWritten>& written);
  void tell_status(std::unique_lock<std::mutex>& lock);

  const std::filesystem::path folder_;
  const Post post_;
  const std::shared_ptr<const JournalListener> listener_;
  const JournalDisk disk_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  JournalQueue queue_;  // guarded by mutex_, as is what follows
  std::vector<Synced> synced_;
  std::string problem_;
  JournalStatus told_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses what stands above
};

}  // namespace signaling
