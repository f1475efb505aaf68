#pragma once

#include "media/base/result.h"
#include "signaling/invitations/setting_fault.h"
#include "signaling/mail/mail_error.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What a client is told of an error of signaling/invitations: mails (by mail_error.h), attendance, and those of the
// store. Nothing has changed. Also for errors that a booking is refused with because its mails cannot be written.
Problem invitation_problem(const media::Error& error);

inline tl::unexpected<Problem> invitation_refusal(const media::Error& error) {
  return tl::unexpected<Problem>(invitation_problem(error));
}

// The faults of settings as those of the body that brought them.
Problem wrong_settings(SettingFaults faults);

// {code, vi, en}: why a mail was not taken.
Schema mail_error_schema();
boost::json::value to_json(const MailError& error);

}  // namespace signaling
