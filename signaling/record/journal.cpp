#include "signaling/record/journal.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace signaling {
namespace {

using std::chrono::steady_clock;

media::Timestamp steady_now() {
  return media::Timestamp(std::chrono::duration_cast<media::Duration>(steady_clock::now().time_since_epoch()));
}

steady_clock::time_point to_steady_clock(media::Timestamp time) {
  return steady_clock::time_point(std::chrono::duration_cast<steady_clock::duration>(time.time_since_epoch()));
}

}  // namespace

Journal::Journal(std::filesystem::path folder, Post post, JournalListener listener)
    : Journal(std::move(folder), std::move(post), std::move(listener), Bounds(), JournalDisk::system()) {}

Journal::Journal(std::filesystem::path folder, Post post, JournalListener listener, Bounds bounds, JournalDisk disk)
    : folder_(std::move(folder)),
      post_(std::move(post)),
      listener_(std::make_shared<const JournalListener>(std::move(listener))),
      disk_(std::move(disk)),
      queue_(bounds.max_entries, bounds.max_bytes),
      thread_([this] { run(); }) {}

Journal::~Journal() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Journal::append(const ConferenceId& conference, uint64_t sequence, std::string_view text) {
  std::unique_lock lock(mutex_);
  if (!queue_.add(conference, sequence, text)) {
    if (problem_.empty()) {
      problem_ = is_entry_text(text)
                     ? fmt::format("{} entries wait for the disk, which is too slow or fails", queue_.held_entries())
                     : fmt::format("an event of {} bytes is too long or no line", text.size());
    }
    if (told_.problem.empty()) tell_status(lock);
  }
  lock.unlock();
  changed_.notify_one();
}

void Journal::close(const ConferenceId& conference) {
  {
    const std::lock_guard lock(mutex_);
    queue_.close(conference);
  }
  changed_.notify_one();
}

JournalStatus Journal::status() const {
  const std::lock_guard lock(mutex_);
  return status_now();
}

JournalStatus Journal::status_now() const { return {problem_, queue_.dropped(), queue_.held_entries()}; }

// ---- the thread ----------------------------------------------------------------------------------------------------

void Journal::run() {
  JournalWriter writer(folder_, disk_);
  JournalSyncer syncer(disk_, [this](JournalWriter::Sync sync, int failure) {
    {
      const std::lock_guard lock(mutex_);
      synced_.push_back({std::move(sync), failure});
    }
    changed_.notify_one();
  });
  size_t under_way = 0;  // at the syncer
  std::unique_lock lock(mutex_);
  for (bool last = false; !last;) {
    wait(lock, writer, under_way);
    auto synced = std::exchange(synced_, {});
    under_way -= synced.size();
    last = ending_ && under_way == 0;
    const auto haste = last                    ? JournalHaste::kEverything
                       : ending_               ? JournalHaste::kWrite
                       : queue_.is_half_full() ? JournalHaste::kSync
                                               : JournalHaste::kDue;
    writer.add(queue_.take(writer.failing(), last));
    lock.unlock();
    std::vector<JournalWritten> written;
    const auto end = [&](const JournalWriter::Sync& sync, int failure) {
      if (auto safe = writer.end_sync(sync, failure, steady_now())) written.push_back(std::move(*safe));
    };
    for (const auto& [sync, failure] : synced) end(sync, failure);
    for (auto& sync : writer.work(steady_now(), haste)) {
      if (last) {
        end(sync, run_sync(sync.sync, disk_));
      } else {
        ++under_way;
        syncer.start(std::move(sync));
      }
    }
    lock.lock();
    settle(writer, written);  // before it is told: what is written waits no longer
    lock.unlock();
    tell_written(written);
    lock.lock();
    tell_status(lock);
  }
}

void Journal::wait(std::unique_lock<std::mutex>& lock, const JournalWriter& writer, size_t under_way) {
  const auto has_work = [&] {
    return !synced_.empty() || queue_.has_work(writer.failing()) || (ending_ && under_way == 0);
  };
  const auto deadline = ending_ ? media::kNever : writer.next_deadline();
  if (deadline == media::kNever) {
    changed_.wait(lock, has_work);
  } else {
    changed_.wait_until(lock, to_steady_clock(deadline), has_work);
  }
}

void Journal::settle(const JournalWriter& writer, const std::vector<JournalWritten>& written) {
  for (const auto& one : written) queue_.release(one.entries, one.bytes);
  if (!writer.problem().empty()) {
    problem_ = writer.problem();
  } else if (!queue_.has_gap() && !queue_.is_half_full()) {  // else it would soon be there again
    problem_.clear();
  }
}

void Journal::tell_written(const std::vector<JournalWritten>& written) {
  for (const auto& one : written) {
    post_([listener = std::weak_ptr(listener_), conference = one.conference, last = one.last] {
      if (const auto alive = listener.lock()) alive->written(conference, last);
    });
  }
}

void Journal::tell_status(std::unique_lock<std::mutex>& lock) {
  const auto status = status_now();
  if (status.problem == told_.problem && status.dropped == told_.dropped) return;
  told_ = status;
  lock.unlock();
  post_([listener = std::weak_ptr(listener_), status] {
    if (const auto alive = listener.lock()) alive->alarm(status);
  });
  lock.lock();
}

}  // namespace signaling
