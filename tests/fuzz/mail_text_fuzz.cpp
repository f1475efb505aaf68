// Texts that go into mail: titles, names, addresses, links, rules, what a mail server says. Whatever they are, the
// lines of what is written are those of the same message with harmless texts.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "media/base/check.h"
#include "signaling/mail/clean_text.h"
#include "signaling/mail/icalendar.h"
#include "signaling/mail/mail_message.h"
#include "signaling/mail/smtp_dialogue.h"
#include "signaling/mail/smtp_settings.h"

using namespace signaling;

namespace {

constexpr std::chrono::sys_seconds kStart = std::chrono::sys_days(std::chrono::year(2026) / 11 / 26);

void read_texts(std::string_view text) {
  const std::string line = clean_line(text, 100);
  CHECK(line.size() <= 100 && clean_line(line, 100) == line);
  CHECK(std::none_of(line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }));
  const std::string lines = clean_lines(text, 100);
  CHECK(clean_lines(lines, 100) == lines && lines.find('\r') == std::string::npos);
  if (const auto address = MailAddress::parse(text)) {
    CHECK(address->text() == text && text.find_first_of("\r\n <>\"") == std::string_view::npos);
    CHECK(std::count(text.begin(), text.end(), '@') == 1);
  }
  if (is_web_link(text)) CHECK(text.find_first_of("\r\n <>\"") == std::string_view::npos);
}

void read_server(std::string_view text) {
  SmtpDialogue dialogue;
  dialogue.command(text);
  dialogue.reply(text);
  const MailFailure failure = explain(SmtpFault::kOther, dialogue, text);
  CHECK(failure.error.text.vi.size() < 400 && failure.error.text.vi.find('\n') == std::string::npos);
  SmtpSettings settings;
  settings.host = text;
  if (check(settings)) CHECK(to_url(settings).find_first_of("/@?#", 7) == to_url(settings).rfind('/'));
}

Invitation make_invitation(std::string_view text) {
  const Mailbox mailbox{std::string("a").append(text), MailAddress::parse("a@b.vn").value()};
  Invitation result{.organizer = mailbox, .attendees = {mailbox}};
  result.uid = "u";
  result.title = text;
  result.location = std::string("a").append(text);
  result.description = {result.location};
  result.start = kStart;
  result.end = kStart + std::chrono::hours(1);
  return result;
}

// Lines that do not go on with the one before.
size_t unfolded_lines(const std::string& text, size_t max_bytes) {
  size_t count = 0, begin = 0;
  for (size_t end = text.find("\r\n"); end != std::string::npos; begin = end + 2, end = text.find("\r\n", begin)) {
    CHECK(end - begin <= max_bytes);
    const std::string_view line(text.data() + begin, end - begin);
    CHECK(line.find_first_of("\r\n") == std::string_view::npos);
    if (!line.starts_with(' ')) ++count;
  }
  CHECK(begin == text.size());
  return count;
}

void write_texts(std::string_view text) {
  static const size_t kCalendarLines = unfolded_lines(write_invitation(make_invitation("x"), kStart).value(), 75);
  Invitation invitation = make_invitation(text);
  const auto calendar = write_invitation(invitation, kStart);
  CHECK(calendar && unfolded_lines(*calendar, 75) == kCalendarLines);
  invitation.rule = text;
  if (const auto series = write_invitation(invitation, kStart)) {
    CHECK(unfolded_lines(*series, 75) == kCalendarLines + (text.empty() ? 0 : 1));
  }
  MailMessage message{.from = invitation.organizer,
                      .to = invitation.organizer,
                      .subject = std::string(text),
                      .text = "",
                      .calendar = "",
                      .id = std::string(text)};
  static const size_t kMessageLines = unfolded_lines(write_message(message), 998);
  CHECK(unfolded_lines(write_message(message), 998) == kMessageLines);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_texts(text);
  read_server(text);
  write_texts(text);
  return 0;
}
