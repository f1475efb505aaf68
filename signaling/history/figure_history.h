#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "signaling/history/history_file.h"
#include "signaling/history/history_second.h"

namespace signaling {

// How the history does.
struct HistoryStatus {
  std::string problem{};  // what keeps figures from the disk now; empty: nothing
  uint64_t dropped = 0;   // seconds of sites that were lost since the service began
  int64_t bytes = 0;      // of the file that are in use
  friend bool operator==(const HistoryStatus&, const HistoryStatus&) = default;
};

struct HistorySettings {
  std::filesystem::path file;
  HistoryLimits limits{};
  size_t max_waiting = 20'000;  // seconds of sites that wait for the thread
};

// Remembers the figures of all conferences (README.md), on a thread of its own. Nobody waits for it: what the disk does
// not take in time is dropped and counted. Every kWriteEvery all that changed is written, minutes that go on too, so
// that a killed process loses no more than that. A disk that fails is tried again as often.
//
// add(), tick() and status() from the service's thread; `alarm` is called there by `post`: when a problem begins, has
// cost further seconds, or is over. Destruction writes what waits, trying once.
class FigureHistory {
 public:
  static constexpr std::chrono::seconds kWriteEvery{5};
  // Runs a function on the service's thread soon; may be called from any thread.
  using Post = std::function<void(std::function<void()>)>;
  using Alarm = std::function<void(const HistoryStatus&)>;

  FigureHistory(HistorySettings settings, Post post, Alarm alarm);
  ~FigureHistory();
  FigureHistory(const FigureHistory&) = delete;

  void add(const ConferenceId& conference, const std::string& title, const MonitoredSecond& second);
  // It is this late: what is too old goes. About once a minute.
  void tick(WallTime now);

  HistoryStatus status() const;

 private:
  void run();
  // All below: the thread.
  void work(std::deque<HistorySecond> seconds, int64_t now);
  media::Result<void> write();
  media::Result<void> open();
  void tell(std::unique_lock<std::mutex>& lock);

  const HistorySettings settings_;
  const Post post_;
  const std::shared_ptr<const Alarm> alarm_;
  std::unique_ptr<HistoryFile> file_;  // the thread's, as is the collector
  MinuteCollector collector_;
  int64_t swept_at_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<HistorySecond> waiting_;  // guarded by mutex_, as is what follows
  size_t waiting_sites_ = 0;
  uint64_t refused_ = 0;
  int64_t now_ = 0;
  HistoryStatus status_;
  HistoryStatus told_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses what stands above
};

}  // namespace signaling
