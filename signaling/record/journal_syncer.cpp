#include "signaling/record/journal_syncer.h"

#include <utility>

namespace signaling {

JournalSyncer::JournalSyncer(const JournalDisk& disk, Done done)
    : disk_(disk), done_(std::move(done)), thread_([this] { run(); }) {}

JournalSyncer::~JournalSyncer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void JournalSyncer::start(JournalWriter::Sync sync) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(sync));
  }
  changed_.notify_one();
}

void JournalSyncer::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    const int failure = run_sync(next.sync, disk_);
    done_(std::move(next), failure);
    lock.lock();
  }
}

}  // namespace signaling
