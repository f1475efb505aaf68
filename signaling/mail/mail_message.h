#pragma once

#include <chrono>
#include <string>

#include "signaling/mail/invitation.h"

namespace signaling {

// A message with a text to read and a calendar object to act on.
struct MailMessage {
  Mailbox from;
  Mailbox to;
  std::string subject;
  std::string text;                                      // lines end with LF
  std::string calendar;                                  // an iTIP object, from write_invitation(); empty: text alone
  InvitationMethod method = InvitationMethod::kRequest;  // the one in `calendar`
  std::string id;  // the left side of the Message-ID; the same for every try. Letters, digits and . - _
  std::chrono::sys_seconds date{};
};

// The message as SMTP takes it (RFC 5322, 2045–2047; iMIP, RFC 6047), CR LF throughout, pure ASCII:
//   multipart/mixed
//     multipart/alternative
//       text/plain
//       text/calendar; method=…        programs that know calendars show this one
//     application/ics, an attachment   for those that do not
// without the last two if there is no calendar object.
// Bodies are base64: no line above 78 characters, and no dot or "From" at its start. Auto-Submitted (RFC 3834) keeps
// absence replies away. Every text is cleaned, so none can begin a header; of `id` other signs become "-". Any thread.
std::string write_message(const MailMessage& message);

}  // namespace signaling
