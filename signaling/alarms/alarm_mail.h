#pragma once

#include <string>

#include "signaling/alarms/alarm.h"
#include "signaling/mail/mail_address.h"
#include "signaling/mail/mail_message.h"

namespace signaling {

// What an alarm's mail says besides the alarm itself.
struct AlarmMailContext {
  std::string site_name{};         // empty: of no single site
  std::string conference_title{};  // empty: of no single conference
  std::string province{};
  std::string public_address{};    // empty: no link
  Text advice{};                   // what to do about it; empty: nothing
};

// Mails to `to`, Vietnamese first, then English. Pure.
// An alarm was just raised: what is wrong, where, since when, and what to do.
MailMessage alarm_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to);
// It has cleared: from when to when it lasted, and who looked after it.
MailMessage alarm_end_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to);

}  // namespace signaling
