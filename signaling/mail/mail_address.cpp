#include "signaling/mail/mail_address.h"

#include <algorithm>

#include <fmt/format.h>

namespace signaling {
namespace {

constexpr size_t kMaxAddressBytes = 254;
constexpr size_t kMaxLocalBytes = 64;
constexpr size_t kMaxLabelBytes = 63;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// atext of RFC 5322 §3.2.3.
bool is_atom_character(char c) {
  return is_letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_atom(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_atom_character);
}

// A host name's label (RFC 1123 §2.1).
bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabelBytes && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

// Whether every piece between dots is right.
bool all_between_dots(std::string_view text, bool (*is_right)(std::string_view)) {
  for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    if (!is_right(text.substr(0, dot))) return false;
    text.remove_prefix(dot + 1);
  }
  return is_right(text);
}

}  // namespace

MailResult<MailAddress> MailAddress::parse(std::string_view text) {
  if (std::count(text.begin(), text.end(), '@') != 1) return mail_failure(MailErrorCode::kAddressNotOneAt, text);
  const std::string_view local = text.substr(0, text.find('@'));
  const std::string_view domain = text.substr(local.size() + 1);
  if (text.size() > kMaxAddressBytes || local.size() > kMaxLocalBytes) {
    return mail_failure(MailErrorCode::kAddressTooLong, text);
  }
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return mail_failure(MailErrorCode::kAddressInternational, text);
  }
  if (!all_between_dots(local, is_atom)) return mail_failure(MailErrorCode::kAddressWrongName, text);
  if (!all_between_dots(domain, is_label)) return mail_failure(MailErrorCode::kAddressWrongDomain, text);
  return MailAddress(std::string(text));
}

std::string MailAddress::mailto() const {
  std::string uri = "mailto:";
  for (const char c : text_) {
    const bool plain = is_letter_or_digit(c) || std::string_view("-._~@+!$*'").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace signaling
