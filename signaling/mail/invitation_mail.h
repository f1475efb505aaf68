#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "signaling/mail/invitation.h"

namespace signaling {

// Who is written to, and how they answer.
struct InvitationRecipient {
  Mailbox mailbox;
  std::string confirm_link;  // by which this site confirms; is_web_link(), or empty: none is shown
  std::string message_id;    // see MailMessage::id
};

// The subject: what happened and the title, Vietnamese first.
std::string invitation_subject(const Invitation& invitation);

// What a person reads: Vietnamese first, then English, with times on the wall clock of the invitation's zone. Lines end
// with LF.
std::string invitation_text(const Invitation& invitation, const InvitationRecipient& recipient);

// The whole message from the organizer to one recipient, ready for SMTP. `now` is its Date and DTSTAMP. Errors: those
// of write_invitation(), and kWrongUrl for the confirm link. Any thread.
MailResult<std::string> write_invitation_mail(const Invitation& invitation, const InvitationRecipient& recipient,
                                              std::chrono::sys_seconds now);

}  // namespace signaling
