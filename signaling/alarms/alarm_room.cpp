#include "signaling/alarms/alarm_room.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "signaling/alarms/alarm_record.h"
#include "signaling/alarms/alarm_words.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/store/alarms.h"
#include "signaling/store/settings.h"
#include "signaling/store/sites.h"
#include "signaling/store/transaction.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr Duration kStorePause = 10s;
constexpr Duration kSweepPause = 24h;
constexpr const char* kRanBefore = "alarms.ran_before";

}  // namespace

media::Result<std::unique_ptr<AlarmRoom>> AlarmRoom::open(Database& database, MailRoom& mail,
                                                          AlarmRoomSettings settings, TitleOf title_of,
                                                          ClockPair now) {
  const auto rows = Alarms(database).open();
  if (!rows) return tl::unexpected(rows.error());
  const auto last = Alarms(database).last();
  if (!last) return tl::unexpected(last.error());
  const auto ran_before = Settings(database).find(kRanBefore);
  if (!ran_before) return tl::unexpected(ran_before.error());
  if (!*ran_before) {
    if (auto set = Settings(database).set(kRanBefore, "1"); !set) return tl::unexpected(set.error());
  }
  std::vector<Alarm> open;
  for (const auto& row : *rows) {
    if (auto alarm = alarm_of(row)) open.push_back(std::move(*alarm));
  }
  AlarmBook book(settings.book, std::move(open), *last, now);
  book.start(ran_before->has_value(), now);
  auto room = std::unique_ptr<AlarmRoom>(
      new AlarmRoom(database, mail, std::move(settings), std::move(title_of), std::move(book), now));
  room->settle(now);
  return room;
}

AlarmRoom::AlarmRoom(Database& database, MailRoom& mail, AlarmRoomSettings settings, TitleOf title_of, AlarmBook book,
                     ClockPair now)
    : database_(database),
      mail_(mail),
      settings_(std::move(settings)),
      title_of_(std::move(title_of)),
      book_(std::move(book)),
      sweep_at_(now.steady) {}

// ---- what is told --------------------------------------------------------------------------------------------------

void AlarmRoom::mcu_gone(ClockPair now) {
  book_.mcu_gone(now);
  settle(now);
}

void AlarmRoom::mcu_back(ClockPair now) {
  book_.mcu_back(now);
  settle(now);
}

void AlarmRoom::second(const ConferenceId& conference, const TroublesNow& troubles, ClockPair now) {
  book_.second(conference, troubles, now);
  settle(now);
}

void AlarmRoom::record_lossy(std::optional<uint64_t> entries, ClockPair now) {
  book_.set(AlarmKind::kRecord, entries ? std::optional(signaling::record_lossy(*entries)) : std::nullopt, now);
  settle(now);
}

void AlarmRoom::history_lossy(std::optional<uint64_t> seconds, ClockPair now) {
  book_.set(AlarmKind::kHistory, seconds ? std::optional(signaling::history_lossy(*seconds)) : std::nullopt, now);
  settle(now);
}

void AlarmRoom::disk_free(uint64_t bytes, ClockPair now) {
  const uint64_t bound = settings_.least_free_bytes;
  const bool low = bytes < (disk_low_ ? bound + bound / 5 : bound);
  if (low == disk_low_) return;  // the words stay: what is free changes at every look
  disk_low_ = low;
  book_.set(AlarmKind::kDisk, low ? std::optional(disk_almost_full(bytes)) : std::nullopt, now);
  settle(now);
}

media::Result<bool> AlarmRoom::acknowledge(AlarmId id, const std::string& name, Author by, ClockPair now) {
  book_.handle_timeout(now);
  settle(now);
  const Alarm* alarm = book_.find(id);
  if (alarm == nullptr) return false;
  if (alarm->acknowledged) return true;
  // What is not stored yet goes first: an acknowledgement of what is nowhere would be lost with it.
  if (auto saved = save(now); !saved) return tl::unexpected(saved.error());
  Alarm acknowledged = *alarm;
  acknowledged.acknowledged = Acknowledgement{name, now.wall};
  auto work = AuditedTransaction::begin(database_, std::move(by));
  if (!work) return tl::unexpected(work.error());
  if (auto put = Alarms(database_).put(stored(acknowledged)); !put) return tl::unexpected(put.error());
  if (auto done = work->commit("alarm.acknowledge", std::to_string(id.value()), alarm->text.vi); !done) {
    return tl::unexpected(done.error());
  }
  book_.acknowledge(id, name, now);
  settle(now);
  return true;
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp AlarmRoom::next_deadline() const {
  Timestamp next = std::min(book_.next_deadline(), sweep_at_);
  if (!unsaved_.empty()) next = std::min(next, retry_at_);
  return next;
}

void AlarmRoom::handle_timeout(ClockPair now) {
  book_.handle_timeout(now);
  settle(now);
  if (sweep_at_ <= now.steady) sweep(now);
}

// ---- the store -----------------------------------------------------------------------------------------------------

void AlarmRoom::settle(ClockPair now) {
  take_changes();
  if (retry_at_ <= now.steady) (void)save(now);
}

void AlarmRoom::take_changes() {
  for (auto& change : book_.take_changes()) {
    ++version_;
    AlarmChange& noted = unsaved_[change.alarm.id];
    noted.alarm = std::move(change.alarm);
    if (!change.raised) continue;
    noted.raised = true;
    noted.advice = std::move(change.advice);
  }
}

media::Result<void> AlarmRoom::save(ClockPair now) {
  if (unsaved_.empty()) return {};
  retry_at_ = now.steady + kStorePause;  // in case it fails
  auto work = Transaction::begin(database_);
  if (!work) return tl::unexpected(work.error());
  for (const auto& [id, change] : unsaved_) {
    if (auto done = store(change, now); !done) return done;
  }
  if (auto done = work->commit(); !done) return done;
  unsaved_.clear();
  retry_at_ = Timestamp::min();
  return {};
}

media::Result<void> AlarmRoom::store(const AlarmChange& change, ClockPair now) {
  if (auto put = Alarms(database_).put(stored(change.alarm)); !put) return put;
  if (change.alarm.severity < settings_.mail_from) return {};
  if (change.raised) mail(alarm_mail, change, now);
  if (change.alarm.cleared && settings_.mail_at_end) mail(alarm_end_mail, change, now);
  return {};
}

// A queue of mails that is full costs the mail, not the alarm; an error of the store is told by the commit.
void AlarmRoom::mail(Compose compose, const AlarmChange& change, ClockPair now) {
  const auto from = mail_.settings().from();
  if (!mail_.settings().enabled || !from || settings_.mail_to.empty()) return;
  const Alarm& alarm = change.alarm;
  AlarmMailContext context;
  context.advice = change.advice;
  if (const auto province = read_province_settings(database_)) {
    context.province = province->province;
    context.public_address = province->public_address;
  }
  const SiteId& site = alarm.cause.site;
  context.site_name = site.value();
  if (const auto found = Sites(database_).find(site); found && *found) context.site_name = (*found)->name;
  context.conference_title = title_of_(alarm.cause.conference);
  for (const auto& to : settings_.mail_to) {
    const auto message = compose(alarm, context, *from, {"", to});
    StoredMail mail;
    mail.site = site;
    mail.recipient = to.text();
    mail.subject = message.subject;
    mail.uid = message.id;
    (void)mail_.add(std::move(mail), write_message(message), now.wall);
  }
}

void AlarmRoom::sweep(ClockPair now) {
  const bool done = Alarms(database_).sweep(now.wall - kKeepCleared, kMostKept).has_value();
  sweep_at_ = now.steady + (done ? kSweepPause : kStorePause);
}

}  // namespace signaling
