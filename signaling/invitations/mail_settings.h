#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"
#include "signaling/invitations/setting_fault.h"
#include "signaling/mail/mail_address.h"
#include "signaling/mail/smtp_settings.h"
#include "signaling/store/database.h"

namespace signaling {

// How invitations are mailed. The password is never shown again: whoever writes these out for people leaves it out.
struct MailSettings {
  bool enabled = false;  // otherwise nothing is written or sent
  SmtpSettings smtp{};
  std::string from_name{};  // "Văn phòng UBND tỉnh"
  std::string from_address{};

  // Who invites; none if the address is not right (never, once check() found nothing wrong).
  std::optional<Mailbox> from() const;
};

// "none", "optional", "required", "implicit".
std::string_view to_string(SmtpSecurity security);
std::optional<SmtpSecurity> parse_smtp_security(std::string_view word);

// Everything that is wrong; empty: they may be stored. Those that are not enabled may lack host and address.
SettingFaults check(const MailSettings& settings);

// From and to the store's settings. Read, the client's name is the host of the province's public address. Errors as in
// database.h. One thread, as the database. Written within the transaction of the audit entry.
media::Result<MailSettings> read_mail_settings(Database& database);
media::Result<void> write_mail_settings(Database& database, const MailSettings& settings);

}  // namespace signaling
