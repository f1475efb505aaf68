#include "signaling/invitations/mail_room.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "signaling/invitations/mail_record.h"
#include "signaling/mail/mail_message.h"
#include "signaling/store/transaction.h"

namespace signaling {

using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

namespace {

constexpr seconds kStorePause = 10s;
constexpr seconds kSweepPause = 24h;
constexpr MailId kFirst{};

MailFailure later(MailError error) { return {.permanent = false, .error = std::move(error)}; }

// The text is gone or an address is not one: only a person can help.
MailFailure never(MailError error) { return {.permanent = true, .error = std::move(error)}; }

}  // namespace

media::Result<std::unique_ptr<MailRoom>> MailRoom::open(Database& database, Post post, WallTime now) {
  auto settings = read_mail_settings(database);
  if (!settings) return tl::unexpected(settings.error());
  const auto waiting = Mails(database).waiting(kFirst);
  if (!waiting) return tl::unexpected(waiting.error());
  const auto newest = Mails(database).page("", std::nullopt, 1);
  if (!newest) return tl::unexpected(newest.error());
  const MailId last = newest->empty() ? kFirst : newest->front().id;
  std::vector<MailEntry> entries;
  for (const auto& mail : *waiting) entries.push_back(entry_of(mail));
  MailQueue queue({}, std::move(entries), static_cast<uint64_t>(last.value()) + 1, floor<seconds>(now));
  return std::unique_ptr<MailRoom>(
      new MailRoom(database, std::move(post), std::move(*settings), std::move(queue), last, now));
}

MailRoom::MailRoom(Database& database, Post post, MailSettings settings, MailQueue queue, MailId last_taken,
                   WallTime now)
    : database_(database),
      post_(std::move(post)),
      settings_(std::move(settings)),
      queue_(std::move(queue)),
      last_taken_(last_taken),
      sweep_at_(now),
      self_(std::make_shared<MailRoom*>(this)) {
  make_client();
}

MailRoom::~MailRoom() { *self_ = nullptr; }

void MailRoom::make_client() {
  client_.reset();
  if (!settings_.enabled || !settings_.from()) return;
  if (auto made = SmtpClient::create(settings_.smtp, post_)) client_ = std::move(*made);
}

void MailRoom::use(MailSettings settings, WallTime now) {
  settings_ = std::move(settings);
  make_client();
  settle(floor<seconds>(now));
  for (const uint64_t id : std::exchange(sending_, {})) {
    queue_.failed(id, later(make_mail_error(MailErrorCode::kConnectionLost)), floor<seconds>(now));
  }
}

media::Result<void> MailRoom::add(StoredMail mail, const std::string& text, WallTime now) {
  if (queue_.size() >= MailQueueSettings{}.max_entries) {
    return tl::unexpected(to_error(make_mail_error(MailErrorCode::kQueueFull)));
  }
  mail.queued_at = now;
  mail.progress = {.state = std::string(to_string(MailState::kQueued)), .ended = false, .tries = 0, .next_try = now,
                   .changed_at = now, .error_code = "", .error = {}};
  arrived_ = true;
  const auto stored = Mails(database_).add(mail, text);
  if (!stored) return tl::unexpected(stored.error());
  return {};
}

media::Result<void> MailRoom::add_failed(StoredMail mail, const MailError& why, WallTime now) {
  mail.queued_at = now;
  mail.progress = {.state = std::string(to_string(MailState::kFailed)), .ended = true, .tries = 0, .next_try = now,
                   .changed_at = now, .error_code = why.code, .error = why.text};
  return Mails(database_).add(mail, "").map([](MailId) {});
}

void MailRoom::handle_timeout(WallTime now) {
  const auto time = floor<seconds>(now);
  settle(time);
  if (now < retry_at_) return;
  retry_at_ = now + kStorePause;  // in case the store fails
  take_in(now);
  if (arrived_ || !save()) return;
  if (now >= sweep_at_) sweep(now);
  hand_out(time);
  if (!save()) return;
  retry_at_ = {};
}

WallTime MailRoom::next_deadline() const {
  if (!outcomes_.empty()) return WallTime::min();
  const bool waits_for_store = arrived_ || !unsaved_.empty();
  if (waits_for_store) return retry_at_;
  WallTime next = sweep_at_;
  const auto due = queue_.next_deadline();
  if (client_ && due != MailQueue::kNoDeadline) next = std::min<WallTime>(next, due);
  return std::max(next, retry_at_);
}

void MailRoom::take_in(WallTime now) {
  if (!std::exchange(arrived_, false)) return;
  const auto mails = Mails(database_).waiting(last_taken_);
  if (!mails) {
    arrived_ = true;
    return;
  }
  for (const auto& mail : *mails) {
    queue_.take_in(entry_of(mail), floor<seconds>(now));
    last_taken_ = mail.id;
  }
}

void MailRoom::settle(sys_seconds now) {
  for (auto& [id, delivery] : std::exchange(outcomes_, {})) {
    std::erase(sending_, id);
    if (delivery) {
      queue_.sent(id, now);
    } else {
      queue_.failed(id, delivery.error(), now);
    }
  }
}

bool MailRoom::save() {
  for (auto& entry : queue_.take_changes()) unsaved_[entry.id] = std::move(entry);
  if (unsaved_.empty()) return true;
  auto work = Transaction::begin(database_);
  if (!work) return false;
  Mails mails(database_);
  for (const auto& [id, entry] : unsaved_) {
    if (!mails.put(MailId(static_cast<int64_t>(id)), progress_of(entry))) return false;
  }
  if (!work->commit()) return false;
  unsaved_.clear();
  return true;
}

// What is handed to the client is stored as being sent before; if that fails it waits.
void MailRoom::hand_out(sys_seconds now) {
  if (!client_) return;
  const auto due = queue_.take_due(now);
  if (due.empty()) return;
  if (save()) {
    for (const auto& entry : due) submit(entry, now);
    return;
  }
  for (const auto& entry : due) queue_.failed(entry.id, later(make_mail_error(MailErrorCode::kClientBusy)), now);
}

void MailRoom::submit(const MailEntry& entry, sys_seconds now) {
  auto mail = outgoing(entry);
  if (!mail) return queue_.failed(entry.id, never(mail.error()), now);
  const auto taken = client_->submit(std::move(*mail), [self = self_, id = entry.id](Delivery delivery) {
    if (*self) (*self)->outcomes_.push_back({id, std::move(delivery)});
  });
  if (!taken) return queue_.failed(entry.id, later(taken.error()), now);
  sending_.push_back(entry.id);
}

MailResult<OutgoingMail> MailRoom::outgoing(const MailEntry& entry) {
  auto recipient = MailAddress::parse(entry.recipient);
  if (!recipient) return tl::unexpected(recipient.error());
  auto text = Mails(database_).text(MailId(static_cast<int64_t>(entry.id)));
  if (!text || !*text) return mail_failure(MailErrorCode::kMessageRefused, "the text is not in the store");
  return OutgoingMail{settings_.from()->address, std::move(*recipient), std::move(**text)};
}

void MailRoom::sweep(WallTime now) {
  if (Mails(database_).sweep(now - kKeepEnded)) sweep_at_ = now + kSweepPause;
}

MailResult<void> MailRoom::send_test(const MailAddress& to, WallTime now, SmtpClient::Done done) {
  if (testing_) return mail_failure(MailErrorCode::kClientBusy);
  const auto from = settings_.from();
  if (!from) return mail_failure(MailErrorCode::kAddressNotOneAt, settings_.from_address);
  auto client = SmtpClient::create(settings_.smtp, post_);
  if (!client) return tl::unexpected(client.error());
  const MailMessage message{
      .from = *from,
      .to = {"", to},
      .subject = "Thư thử / Test message",
      .text = "Máy chủ thư của hệ thống họp trực tuyến đã được cài đặt đúng.\n"
              "The mail server of the video-conference system is set up right.\n",
      .calendar = "",
      .id = "test-" + std::to_string(now.time_since_epoch().count()),
      .date = floor<seconds>(now)};
  test_client_ = std::move(*client);
  auto taken = test_client_->submit({from->address, to, write_message(message)},
                                    [self = self_, done = std::move(done)](Delivery delivery) {
                                      if (!*self) return;
                                      (*self)->testing_ = false;
                                      done(std::move(delivery));
                                    });
  testing_ = taken.has_value();
  return taken;
}

}  // namespace signaling
