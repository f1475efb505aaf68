#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/base/text.h"
#include "signaling/store/database.h"

namespace signaling {

// How far a message has come.
struct MailProgress {
  std::string state;   // a word; what it means is its owner's business
  bool ended = false;  // nothing is to be done any more: its text is not kept
  int64_t tries = 0;
  WallTime next_try;
  WallTime changed_at;
  std::string error_code;  // of the last try; empty: none
  Text error;

  friend bool operator==(const MailProgress&, const MailProgress&) = default;
};

// A message to one recipient, about one booking and one of its sites.
struct StoredMail {
  MailId id;
  BookingId booking;
  SiteId site;
  std::string recipient;  // a mail address
  std::string subject;
  std::string uid;                     // of the calendar event it tells of
  std::optional<WallTime> occurrence;  // it tells of one of a series
  int64_t sequence = 0;
  WallTime queued_at;
  MailProgress progress;

  friend bool operator==(const StoredMail&, const StoredMail&) = default;
};

struct MailCounts {
  int64_t waiting = 0;  // not ended
  int64_t failed = 0;   // ended in the state asked for
};

// The mails: those that wait with their text, and what became of the others. Errors as in database.h. One thread, as
// the database.
class Mails {
 public:
  explicit Mails(Database& database) : database_(database) {}

  // Stores `mail` and, unless it has ended, its text under a new id, which it gives. Ids grow in the order of storing.
  media::Result<MailId> add(const StoredMail& mail, const std::string& text);
  // Replaces the progress; the text goes with the end. False: there is no such mail.
  media::Result<bool> put(MailId id, const MailProgress& progress);

  media::Result<std::optional<std::string>> text(MailId id);
  // Those above `after` that have not ended, by id.
  media::Result<std::vector<StoredMail>> waiting(MailId after);
  // Up to `limit` with an id below `before` (none: from the newest), newest first; `state` empty: whatever their state.
  media::Result<std::vector<StoredMail>> page(const std::string& state, std::optional<MailId> before, int limit);
  // All about a booking, by id.
  media::Result<std::vector<StoredMail>> of_booking(const BookingId& booking);
  // `failed`: the state that is counted as such.
  media::Result<MailCounts> counts(const std::string& failed);

  // Forgets those that ended before `time`; gives how many.
  media::Result<int64_t> sweep(WallTime time);

 private:
  Database& database_;
};

}  // namespace signaling
