#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signaling/mail/mail_address.h"

// What is sent about one booking. Plain values, filled by whoever knows bookings; check() says which are right. Texts
// may hold anything: their writers clean and clip them.
namespace signaling {

// A zone without daylight saving time. In one calendar a name stands for one offset.
struct CalendarZone {
  std::string name = "Asia/Ho_Chi_Minh";                // TZID
  std::chrono::seconds offset = std::chrono::hours(7);  // local time minus UTC, whole minutes
  friend bool operator==(const CalendarZone&, const CalendarZone&) = default;
};

enum class InvitationMethod : uint8_t { kRequest, kCancel };                   // RFC 5546 §3.2.2, §3.2.5
enum class InvitationStatus : uint8_t { kConfirmed, kTentative, kCancelled };  // RFC 5545 §3.8.1.11

struct Invitation {
  // One occurrence of a series that takes place at another time (RFC 5545 §3.8.4.4).
  struct Moved {
    std::chrono::sys_seconds original_start{};
    std::chrono::sys_seconds start{};
    std::chrono::sys_seconds end{};
    friend bool operator==(const Moved&, const Moved&) = default;
  };

  Mailbox organizer;
  std::vector<Mailbox> attendees{};
  InvitationMethod method = InvitationMethod::kRequest;    // means nothing in a feed
  // Of a cancellation: kCancelled whatever this says, unless it is `withdrawn`.
  InvitationStatus status = InvitationStatus::kConfirmed;
  std::string uid{};      // stable for the life of the booking; letters, digits and . _ @ -
  uint32_t sequence = 0;  // grows with every change that is sent out (RFC 5545 §3.8.7.4)
  std::string title{};
  std::vector<std::string> description{};  // lines
  std::string location{};
  std::string url{};  // of the conference's page; may be empty
  std::chrono::sys_seconds start{};
  std::chrono::sys_seconds end{};
  CalendarZone zone{};
  std::string rule{};  // the value of an RRULE; empty: no series. UNTIL in UTC (RFC 5545 §3.3.10), no RSCALE
  std::vector<std::chrono::sys_seconds> cancelled{};  // EXDATE: original starts that do not take place
  std::vector<Moved> moved{};
  // RECURRENCE-ID: this is about one occurrence of a series only, by its original start.
  std::optional<std::chrono::sys_seconds> occurrence{};
  // The attendees were not invited before, whatever the SEQUENCE says; the words of the mail follow it.
  bool first_time = false;
  // A cancellation for these attendees alone, while the event takes place: it bears no STATUS (RFC 5546 §3.2.5).
  bool withdrawn = false;
};

inline constexpr size_t kMaxAttendees = 500;
inline constexpr size_t kMaxEventExceptions = 1'000;  // cancelled and moved occurrences together

// What is wrong with the structure of an invitation, if anything. The rule's grammar is checked when it is written.
MailResult<void> check(const Invitation& invitation);

// http or https, printable ASCII without space, quotes and <>, at most 500 bytes: fit for a URI property and a mail.
bool is_web_link(std::string_view text);

}  // namespace signaling
