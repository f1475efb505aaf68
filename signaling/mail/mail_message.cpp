#include "signaling/mail/mail_message.h"

#include <algorithm>

#include <fmt/format.h>

#include "signaling/mail/clean_text.h"
#include "signaling/mail/transfer_encoding.h"

namespace signaling {
namespace {

constexpr size_t kMaxSubjectBytes = 600;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxIdBytes = 120;
constexpr size_t kMaxTextBytes = 64'000;

// "_" is no base64 digit, so no body can hold a boundary.
constexpr std::string_view kMixed = "_diemcau_mixed_";
constexpr std::string_view kAlternative = "_diemcau_alternative_";

std::string mailbox_text(const Mailbox& mailbox) {
  const std::string name = clean_line(mailbox.name, kMaxNameBytes);
  const std::string address = "<" + mailbox.address.text() + ">";
  return name.empty() ? address : to_header_words(name) + "\r\n " + address;
}

// RFC 5322 §3.3. Spelled out, because strftime's names follow the locale.
std::string date_text(std::chrono::sys_seconds time) {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string id_text(const MailMessage& message) {
  std::string id = message.id.substr(0, kMaxIdBytes);
  std::replace_if(
      id.begin(), id.end(),
      [](char c) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return !plain && c != '-' && c != '_';
      },
      '-');  // a dot as well: two in a row, or one at an end, are no id-left
  return fmt::format("<{}@{}>", id, message.from.address.domain());
}

std::string head(const MailMessage& message) {
  return fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nMessage-ID: {}\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
      "Auto-Submitted: auto-generated\r\nContent-Type: multipart/mixed; boundary=\"{}\"\r\n\r\n",
      date_text(message.date), mailbox_text(message.from), mailbox_text(message.to), id_text(message),
      to_header_words(clean_line(message.subject, kMaxSubjectBytes)), kMixed);
}

// One leaf of the tree, after the boundary of what holds it.
std::string part(std::string_view boundary, std::string_view fields, std::string_view body) {
  return fmt::format("--{}\r\n{}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", boundary, fields,
                     to_base64_lines(body));
}

// The canonical form of text has CR LF (RFC 2046 §4.1.1).
std::string canonical(std::string_view text) {
  std::string result;
  for (const char c : clean_lines(text, kMaxTextBytes)) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

std::string write_message(const MailMessage& message) {
  constexpr std::string_view kText = "Content-Type: text/plain; charset=UTF-8";
  const std::string_view method = message.method == InvitationMethod::kCancel ? "CANCEL" : "REQUEST";
  std::string result = head(message);
  if (message.calendar.empty()) {
    return result + part(kMixed, kText, canonical(message.text)) + fmt::format("--{}--\r\n", kMixed);
  }
  result += fmt::format("--{}\r\nContent-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", kMixed, kAlternative);
  result += part(kAlternative, kText, canonical(message.text));
  result += part(kAlternative, fmt::format("Content-Type: text/calendar; charset=UTF-8; method={}", method),
                 message.calendar);
  result += fmt::format("--{}--\r\n\r\n", kAlternative);
  result += part(kMixed,
                 "Content-Type: application/ics; name=\"hoi-nghi.ics\"\r\n"
                 "Content-Disposition: attachment; filename=\"hoi-nghi.ics\"",
                 message.calendar);
  result += fmt::format("--{}--\r\n", kMixed);
  return result;
}

}  // namespace signaling
