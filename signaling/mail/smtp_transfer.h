#pragma once

#include <stop_token>
#include <string>

#include <tl/expected.hpp>

#include "signaling/mail/mail_address.h"
#include "signaling/mail/mail_queue.h"
#include "signaling/mail/smtp_settings.h"

namespace signaling {

// A message as the mail server gets it: the envelope (RFC 5321 §2.3.1) and the text of write_message().
struct OutgoingMail {
  MailAddress sender;
  MailAddress recipient;
  std::string message;
};

using Delivery = tl::expected<void, MailFailure>;

// Gives one message to the configured server and waits until it is taken, refused or timed out; a request to stop ends
// it within about a second. Contacts no other host: no proxies, whatever the environment says, no other protocols.
// `settings` have passed check(). Blocks; any thread.
Delivery transfer(const SmtpSettings& settings, const OutgoingMail& mail, const std::stop_token& stop);

}  // namespace signaling
