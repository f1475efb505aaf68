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
};

// The mail that tells `to` of an alarm that was just raised, Vietnamese first, then English. Pure.
MailMessage alarm_mail(const Alarm& alarm, const AlarmMailContext& context, Mailbox from, Mailbox to);

}  // namespace signaling
