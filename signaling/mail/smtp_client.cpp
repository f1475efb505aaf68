#include "signaling/mail/smtp_client.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace signaling {

class SmtpClient::Worker {
 public:
  Worker(SmtpSettings settings, Post post)
      : settings_(std::move(settings)), post_(std::move(post)), thread_([this](const auto& stop) { run(stop); }) {}

  MailResult<void> submit(OutgoingMail mail, Done done) {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() >= kMaxWaiting) return mail_failure(MailErrorCode::kClientBusy);
      waiting_.push_back({std::move(mail), std::move(done)});
    }
    wake_.notify_one();
    return {};
  }

 private:
  struct Job {
    OutgoingMail mail;
    Done done;
  };

  void run(const std::stop_token& stop) {
    while (auto job = next(stop)) {
      Delivery delivery = transfer(settings_, job->mail, stop);
      if (stop.stop_requested()) return;
      post_([done = std::move(job->done), delivery = std::move(delivery)] { done(delivery); });
    }
  }

  // Waits for a message; nothing when it is to stop.
  std::optional<Job> next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, stop, [this] { return !waiting_.empty(); }) || stop.stop_requested()) return std::nullopt;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    return job;
  }

  const SmtpSettings settings_;
  const Post post_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Job> waiting_;
  std::jthread thread_;  // last: it stops and is joined before the rest goes
};

MailResult<std::unique_ptr<SmtpClient>> SmtpClient::create(SmtpSettings settings, Post post) {
  if (const auto checked = check(settings); !checked) return tl::unexpected(checked.error());
  return std::unique_ptr<SmtpClient>(new SmtpClient(std::make_unique<Worker>(std::move(settings), std::move(post))));
}

SmtpClient::SmtpClient(std::unique_ptr<Worker> worker) : worker_(std::move(worker)) {}

SmtpClient::~SmtpClient() = default;

MailResult<void> SmtpClient::submit(OutgoingMail mail, Done done) {
  return worker_->submit(std::move(mail), std::move(done));
}

}  // namespace signaling
