#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/invitations/mail_settings.h"
#include "signaling/mail/mail_queue.h"
#include "signaling/mail/smtp_client.h"
#include "signaling/store/mails.h"

namespace signaling {

// Where mails are stored, wait and leave from: the store, the queue and the mail server's client joined.
//
// A mail is stored by add() within the transaction of what it tells of, so that both are there or neither; the queue
// takes it in at the next handle_timeout(). Nothing that was stored is lost by a crash: what had no outcome is sent
// again. While the mail server is away mails wait and are tried again as MailQueue says; while mail is switched off
// they wait. If the store fails, outcomes are kept in memory and stored later, and nothing is sent meanwhile.
//
// One thread, the service's; the client has its own and answers by `post`. Time is an argument: after every call of
// this or of Invitations, and after every function that was posted, ask next_deadline() anew.
class MailRoom {
 public:
  using Post = SmtpClient::Post;
  static constexpr WallTime kNoDeadline = WallTime::max();
  static constexpr std::chrono::days kKeepEnded{90};

  // Reads settings and what waits. `database` outlives this. Errors as in database.h.
  static media::Result<std::unique_ptr<MailRoom>> open(Database& database, Post post, WallTime now);
  ~MailRoom();
  MailRoom(const MailRoom&) = delete;
  MailRoom& operator=(const MailRoom&) = delete;

  const MailSettings& settings() const { return settings_; }
  // From now on these, which are stored already: a new client. What the old one had not sent is tried again.
  void use(MailSettings settings, WallTime now);

  // Stores `mail` with its text as queued. Within the caller's transaction. "mail.queue_full".
  media::Result<void> add(StoredMail mail, const std::string& text, WallTime now);

  // Stores `mail` as failed: it never can be sent. Within the caller's transaction.
  media::Result<void> add_failed(StoredMail mail, const MailError& why, WallTime now);

  // Takes in, sends, stores what became of it, forgets what is old.
  void handle_timeout(WallTime now);
  WallTime next_deadline() const;

  // Mails that wait or are being sent.
  size_t waiting() const { return queue_.size(); }

  // Sends a short message at once, queued nowhere. `done` is posted, once. Refused: the settings are not right, or the
  // test before is still on its way.
  MailResult<void> send_test(const MailAddress& to, WallTime now, SmtpClient::Done done);

 private:
  struct Outcome {
    uint64_t id;
    Delivery delivery;
  };

  MailRoom(Database& database, Post post, MailSettings settings, MailQueue queue, MailId last_taken, WallTime now);
  void make_client();
  void take_in(WallTime now);
  void settle(std::chrono::sys_seconds now);
  bool save();
  void hand_out(std::chrono::sys_seconds now);
  void submit(const MailEntry& entry, std::chrono::sys_seconds now);
  void sweep(WallTime now);
  MailResult<OutgoingMail> outgoing(const MailEntry& entry);

  Database& database_;
  Post post_;
  MailSettings settings_;
  MailQueue queue_;
  MailId last_taken_;                      // the queue knows all mails up to this one
  bool arrived_ = false;                   // there may be mails after it
  std::map<uint64_t, MailEntry> unsaved_;  // changes that are not stored yet
  std::vector<uint64_t> sending_;
  std::vector<Outcome> outcomes_;  // posted, and not told to the queue yet
  WallTime retry_at_{};            // the store failed: not before
  WallTime sweep_at_{};
  std::shared_ptr<MailRoom*> self_;  // what is posted asks by it whether this is still there
  std::unique_ptr<SmtpClient> client_;
  std::unique_ptr<SmtpClient> test_client_;
  bool testing_ = false;
};

}  // namespace signaling
