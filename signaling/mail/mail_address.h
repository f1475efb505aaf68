#pragma once

#include <string>
#include <string_view>

#include "signaling/mail/mail_error.h"

namespace signaling {

// A mail address that is right: addr-spec of RFC 5322 §3.4.1 with a dot-atom on both sides, at most 64 + 1 + 189
// characters (RFC 5321 §4.5.3.1), ASCII, the domain of letters, digits and hyphens. It can hold nothing that ends a
// header line or an SMTP command.
//
// Not taken: quoted local parts, comments, address literals ("a@[10.0.0.1]"), international addresses (RFC 6531), whose
// refusal says so in words. A value.
class MailAddress {
 public:
  static MailResult<MailAddress> parse(std::string_view text);

  const std::string& text() const { return text_; }
  std::string_view domain() const { return std::string_view(text_).substr(text_.find('@') + 1); }
  // As a URI (RFC 6068), which iCalendar's CAL-ADDRESS wants; signs that mean something in a URI are percent-coded.
  std::string mailto() const;
  friend bool operator==(const MailAddress&, const MailAddress&) = default;

 private:
  explicit MailAddress(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

// Who somebody is and where mail reaches them (RFC 5322 §3.4). The name is any text; its readers clean it.
struct Mailbox {
  std::string name;
  MailAddress address;
  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

}  // namespace signaling
