#include "signaling/history/figure_history.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

constexpr int64_t kSweepEvery = 60;

}  // namespace

FigureHistory::FigureHistory(HistorySettings settings, Post post, Alarm alarm)
    : settings_(std::move(settings)),
      post_(std::move(post)),
      alarm_(std::make_shared<const Alarm>(std::move(alarm))),
      collector_({[this](const StreamKey& stream, int64_t minute) {
                    return file_ ? file_->minute(stream, minute) : std::nullopt;
                  },
                  [this](const StreamKey& stream) { return file_ ? file_->open_call(stream) : std::nullopt; }}),
      thread_([this] { run(); }) {}

FigureHistory::~FigureHistory() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void FigureHistory::add(const ConferenceId& conference, const std::string& title, const MonitoredSecond& second) {
  auto condensed = condense(conference, title, second);
  const std::lock_guard lock(mutex_);
  if (waiting_sites_ + condensed.sites.size() > settings_.max_waiting) {
    refused_ += condensed.sites.size();
    return;
  }
  now_ = condensed.at;
  waiting_sites_ += condensed.sites.size();
  waiting_.push_back(std::move(condensed));
}

void FigureHistory::tick(WallTime now) {
  const std::lock_guard lock(mutex_);
  now_ = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

HistoryStatus FigureHistory::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

// ---- the thread ----------------------------------------------------------------------------------------------------

void FigureHistory::run() {
  std::unique_lock lock(mutex_);
  for (bool last = false; !last;) {
    changed_.wait_for(lock, kWriteEvery, [this] { return ending_; });
    last = ending_;
    auto seconds = std::exchange(waiting_, {});
    waiting_sites_ = 0;
    const int64_t now = now_;
    lock.unlock();
    work(std::move(seconds), now);
    const auto written = write();
    const int64_t bytes = file_ ? file_->bytes() : 0;
    lock.lock();
    status_ = {written ? "" : written.error().message, refused_ + collector_.dropped(), bytes};
    if (written && status_.dropped > told_.dropped) status_.problem = "the disk was too slow for some figures";
    tell(lock);
  }
}

void FigureHistory::work(std::deque<HistorySecond> seconds, int64_t now) {
  if (!file_) static_cast<void>(open());  // so that what an earlier run left of a minute is found; write() tells
  for (const auto& second : seconds) collector_.add(second);
  collector_.tick(now);
}

media::Result<void> FigureHistory::open() {
  if (file_) return {};
  auto opened = HistoryFile::open(settings_.file);
  if (!opened) return tl::unexpected(opened.error());
  file_ = std::move(*opened);
  return {};
}

media::Result<void> FigureHistory::write() {
  const auto batch = collector_.changed();
  if (auto done = open(); !done) return done;
  const auto attempt = [&]() -> media::Result<void> {
    if (!batch.empty()) {
      if (auto done = file_->write(batch); !done) return done;
      collector_.written();
    }
    if (collector_.now() < swept_at_ + kSweepEvery && collector_.now() >= swept_at_) return {};
    swept_at_ = collector_.now();
    return file_->sweep(swept_at_, settings_.limits);
  };
  auto done = attempt();
  if (!done && done.error().code == "history.corrupt") file_.reset();  // opened anew, it is put aside
  return done;
}

void FigureHistory::tell(std::unique_lock<std::mutex>& lock) {
  if (status_.problem == told_.problem && status_.dropped == told_.dropped) return;
  told_ = status_;
  lock.unlock();
  post_([alarm = std::weak_ptr(alarm_), status = told_] {
    if (const auto alive = alarm.lock()) (*alive)(status);
  });
  lock.lock();
}

}  // namespace signaling
