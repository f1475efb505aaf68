#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "signaling/mail/mail_entry.h"

namespace signaling {

struct MailQueueSettings {
  size_t max_parallel = 1;                                    // messages given to the mail server at a time; ≥ 1
  size_t max_entries = 20'000;                                // that wait or are being sent
  std::chrono::seconds give_up_after = std::chrono::days(5);  // since it was queued (RFC 5321 §4.5.4.1)
};

// The pause after the `tries`-th failed try: 1, 5, 15 and 60 minutes, 4 hours, then 24 hours.
std::chrono::seconds retry_delay(uint32_t tries);

// Why a try failed. Temporary: the server said 4xx, or there was no server to say anything; trying again may help.
// Permanent: it said 5xx to this message or recipient.
struct MailFailure {
  bool permanent = false;
  MailError error;
};

// Messages on their way to the mail server, as a pure state machine: it knows no SMTP, texts or store.
//
// Nothing is lost by a crash if its owner stores what take_changes() gives before it acts: before it answers the caller
// of add(), and before it hands what take_due() gave to the mail client. A message that was being sent when the process
// ended is tried again: a recipient may get it twice (with one Message-ID and SEQUENCE), but does get it.
//
// Time is an argument, in calendar time. That clock may be set. Forward: messages are tried early. Backward: a message
// that would wait longer than the longest pause is due; call take_due() after the clock was set. Belongs to one thread.
class MailQueue {
 public:
  static constexpr std::chrono::sys_seconds kNoDeadline = std::chrono::sys_seconds::max();

  // `stored`: what was changed last for every entry that did not end yet (those that did are ignored); `next_id` is
  // greater than any id ever used. Entries that were being sent are due at once.
  MailQueue(MailQueueSettings settings, std::vector<MailEntry> stored, uint64_t next_id, std::chrono::sys_seconds now);

  struct NewMail {
    std::string recipient;
    MailTopic topic;
    uint32_t sequence = 0;
    std::string message;
  };
  // Queues a message, due at once, and returns its id. One that waits with the same topic and recipient and the same or
  // a lower SEQUENCE ends as kReplaced; if a higher one waits, the new one itself does. kQueueFull: nothing changed.
  MailResult<uint64_t> add(NewMail mail, std::chrono::sys_seconds now);

  // Takes a message that its owner has stored already, as kQueued and under an id of its own, higher than any before;
  // the rest is as with add(). For owners that store messages together with what these tell of.
  void take_in(MailEntry stored, std::chrono::sys_seconds now);

  // What is to be sent now, at most as many as may go at a time; they count as being sent until sent() or failed() is
  // told for each. Two messages of one topic and recipient are never under way together, so they arrive in order.
  std::vector<MailEntry> take_due(std::chrono::sys_seconds now);

  // The outcome of a try. An id that is not being sent is ignored.
  void sent(uint64_t id, std::chrono::sys_seconds now);
  void failed(uint64_t id, const MailFailure& failure, std::chrono::sys_seconds now);

  // When take_due() has something to give; kNoDeadline if nothing waits or all places are taken.
  std::chrono::sys_seconds next_deadline() const;

  // Every entry that changed since the last call, as it is now, by id.
  std::vector<MailEntry> take_changes();

  // Entries that wait or are being sent.
  size_t size() const { return entries_.size(); }

 private:
  using Entries = std::map<uint64_t, MailEntry>;

  bool is_blocked(const MailEntry& entry) const;
  bool has_newer_waiting(const MailEntry& entry) const;
  void insert(MailEntry entry, std::chrono::sys_seconds now);
  void replace_older(const MailEntry& entry, std::chrono::sys_seconds now);
  void restore(Entries::iterator entry, std::chrono::sys_seconds now);
  void changed(MailEntry& entry, std::chrono::sys_seconds now);
  void end(Entries::iterator entry, MailState state, std::chrono::sys_seconds now);

  MailQueueSettings settings_;
  uint64_t next_id_;
  Entries entries_;
  std::vector<uint64_t> sending_;  // ids, at most max_parallel
  Entries changes_;
};

}  // namespace signaling
