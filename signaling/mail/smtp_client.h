#pragma once

#include <functional>
#include <memory>

#include "signaling/mail/smtp_transfer.h"

namespace signaling {

// Gives messages to the mail server, one after the other, on a thread of its own, so that a slow server keeps nobody
// waiting. It does not try again; MailQueue decides about that.
class SmtpClient {
 public:
  // Runs a function on the owner's thread, soon. Called on the client's thread, so it must be safe for that
  // (boost::asio::post is). It must not throw.
  using Post = std::function<void(std::function<void()>)>;
  using Done = std::function<void(Delivery)>;

  static constexpr size_t kMaxWaiting = 16;

  // kWrongServer if `settings` are not right. Other settings need another client.
  static MailResult<std::unique_ptr<SmtpClient>> create(SmtpSettings settings, Post post);
  // Ends the transfer under way, in about a second at most. After it nothing is posted any more; what was posted before
  // may still run. Messages without an outcome are to be tried again.
  ~SmtpClient();

  SmtpClient(const SmtpClient&) = delete;
  SmtpClient& operator=(const SmtpClient&) = delete;

  // Queues a message; `done` is posted with its outcome, once. kClientBusy if kMaxWaiting wait. Any thread.
  MailResult<void> submit(OutgoingMail mail, Done done);

 private:
  class Worker;
  explicit SmtpClient(std::unique_ptr<Worker> worker);

  std::unique_ptr<Worker> worker_;
};

}  // namespace signaling
