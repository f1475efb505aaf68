#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "signaling/record/journal_writer.h"

namespace signaling {

// Forces files to the disk on a thread of its own, one after the other, so that nobody who writes waits for it.
// Destruction waits until all is done.
class JournalSyncer {
 public:
  // `done` is called on the syncer's thread with what run_sync() gave. `disk` must live longer.
  using Done = std::function<void(JournalWriter::Sync sync, int failure)>;
  JournalSyncer(const JournalDisk& disk, Done done);
  ~JournalSyncer();
  JournalSyncer(const JournalSyncer&) = delete;
  JournalSyncer& operator=(const JournalSyncer&) = delete;

  // Any thread.
  void start(JournalWriter::Sync sync);

 private:
  void run();

  const JournalDisk& disk_;
  const Done done_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<JournalWriter::Sync> waiting_;  // guarded by mutex_, as is what follows
  bool ending_ = false;
  std::thread thread_;  // last: it uses what stands above
};

}  // namespace signaling
