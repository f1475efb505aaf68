#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/alarms/alarm_book.h"
#include "signaling/alarms/alarm_mail.h"
#include "signaling/alarms/alarm_room_settings.h"
#include "signaling/invitations/mail_room.h"
#include "signaling/store/audited_transaction.h"
#include "signaling/store/database.h"

namespace signaling {

// Where alarms are raised, kept and told from: book, store and mail joined.
//
// A change of an alarm is stored at once, its begin and its end together with their mails, so each is mailed once to
// each address, over restarts too. While the store fails alarms are raised and shown all the same, stored and mailed
// later. Those that had not cleared are open again after a restart. Cleared ones are kept for a year.
//
// One thread, the service's. Time is an argument: after every call ask next_deadline() and version() anew.
class AlarmRoom {
 public:
  using TitleOf = std::function<std::string(const ConferenceId&)>;
  static constexpr std::chrono::days kKeepCleared{366};
  static constexpr int64_t kMostKept = 100'000;

  // Reads what is open and starts (AlarmBook::start): the service ran before if the store says so. `title_of` gives a
  // conference's title, or an empty text. All outlive this. Errors as in database.h.
  static media::Result<std::unique_ptr<AlarmRoom>> open(Database& database, MailRoom& mail, AlarmRoomSettings settings,
                                                        TitleOf title_of, ClockPair now);

  // ---- what is told; see AlarmBook
  void mcu_gone(ClockPair now);
  void mcu_back(ClockPair now);
  void second(const ConferenceId& conference, const TroublesNow& troubles, ClockPair now);
  // Entries of records, or seconds of the history, that were lost while their disk does not keep up; none: it does.
  void record_lossy(std::optional<uint64_t> entries, ClockPair now);
  void history_lossy(std::optional<uint64_t> seconds, ClockPair now);
  // How much of the store's disk is free. A trouble is over at a fifth above the bound.
  void disk_free(uint64_t bytes, ClockPair now);

  // Somebody, shown as `name`, looks after it: stored with its audit entry. False: no alarm with this id is open.
  // Errors as in database.h: then nothing is acknowledged.
  media::Result<bool> acknowledge(AlarmId id, const std::string& name, Author by, ClockPair now);

  // ---- time
  Timestamp next_deadline() const;
  void handle_timeout(ClockPair now);

  // ---- what came of it
  std::vector<Alarm> alarms() const { return book_.open(); }
  // Grows whenever alarms() is another.
  uint64_t version() const { return version_; }

 private:
  AlarmRoom(Database& database, MailRoom& mail, AlarmRoomSettings settings, TitleOf title_of, AlarmBook book,
            ClockPair now);
  // Takes note of what has changed, and stores it.
  void settle(ClockPair now);
  void take_changes();
  media::Result<void> save(ClockPair now);
  media::Result<void> store(const AlarmChange& change, ClockPair now);
  using Compose = MailMessage (*)(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to);
  void mail(Compose compose, const AlarmChange& change, ClockPair now);
  void sweep(ClockPair now);

  Database& database_;
  MailRoom& mail_;
  const AlarmRoomSettings settings_;
  const TitleOf title_of_;
  AlarmBook book_;
  uint64_t version_ = 1;
  std::map<AlarmId, AlarmChange> unsaved_;
  Timestamp retry_at_ = Timestamp::min();  // the store failed: not before
  Timestamp sweep_at_;
  bool disk_low_ = false;
};

}  // namespace signaling
