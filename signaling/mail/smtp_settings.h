#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "signaling/mail/mail_error.h"

namespace signaling {

// How the connection to the mail server is protected.
enum class SmtpSecurity : uint8_t {
  kNone,      // plain text; user and password, too
  kOptional,  // STARTTLS if the server offers it, whatever its certificate (RFC 7435): an attacker may prevent it
  kRequired,  // STARTTLS or nothing (RFC 3207), the certificate is checked
  kImplicit,  // TLS from the first byte (RFC 8314 §3.3), the certificate is checked
};

struct SmtpSettings {
  std::string host{};  // name or IP address; the only host that is contacted
  uint16_t port = 25;
  SmtpSecurity security = SmtpSecurity::kOptional;
  std::string ca_file{};  // PEM; empty: the authorities the system trusts
  std::string user{};     // empty: no log-in
  std::string password{};
  std::string client_name = "localhost";  // what EHLO says
  std::chrono::seconds connect_timeout{15};
  std::chrono::seconds total_timeout{120};  // of one message
};

// Names are of letters, digits, hyphens and dots, the host may be an IPv4 or IPv6 address; the port is not 0; time-outs
// are positive. Otherwise kWrongServer.
MailResult<void> check(const SmtpSettings& settings);

// "smtp://mail.example:25/client", which libcurl reads. `settings` have passed check().
std::string to_url(const SmtpSettings& settings);

}  // namespace signaling
