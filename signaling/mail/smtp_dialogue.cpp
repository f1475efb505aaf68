#include "signaling/mail/smtp_dialogue.h"

#include "signaling/mail/clean_text.h"

namespace signaling {
namespace {

using Stage = SmtpDialogue::Stage;
using enum MailErrorCode;

constexpr size_t kMaxReplyBytes = 200;
constexpr int kNotAuthenticated = 530;  // RFC 4954 §6

struct StageCommand {
  std::string_view command;
  Stage stage;
};
constexpr StageCommand kCommands[] = {
    {"STARTTLS", Stage::kTls},       {"AUTH", Stage::kLogin},   {"MAIL FROM:", Stage::kSender},
    {"RCPT TO:", Stage::kRecipient}, {"DATA", Stage::kMessage},
};

// The three digits a reply begins with; 0 if it does not.
int reply_code(std::string_view line) {
  if (line.size() < 3) return 0;
  int code = 0;
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

MailErrorCode refused_at(Stage stage) {
  switch (stage) {
    case Stage::kGreeting: return kNotConnected;
    case Stage::kTls: return kTlsFailed;
    case Stage::kLogin: return kLoginRefused;
    case Stage::kSender: return kSenderRefused;
    case Stage::kRecipient: return kRecipientRefused;
    case Stage::kMessage: return kMessageRefused;
  }
  return kConnectionLost;
}

bool is_about_the_mail(const SmtpDialogue::Refusal& refusal) {
  return refusal.stage >= Stage::kSender && refusal.code != kNotAuthenticated;
}

}  // namespace

void SmtpDialogue::command(std::string_view line) {
  for (const auto& known : kCommands) {
    if (line.starts_with(known.command)) stage_ = known.stage;
  }
}

void SmtpDialogue::reply(std::string_view line) {
  heard_ = true;
  const int code = reply_code(line);
  if (code < 400 || code > 599) return;
  refusal_ = Refusal{stage_, code, clean_line(trimmed(line), kMaxReplyBytes)};
}

MailFailure explain(SmtpFault fault, const SmtpDialogue& dialogue, std::string_view detail) {
  const auto& refusal = dialogue.refusal();
  const std::string_view said = refusal ? std::string_view(refusal->text) : detail;
  switch (fault) {
    case SmtpFault::kConnect: return {false, make_mail_error(kNotConnected, detail)};
    case SmtpFault::kTls: return {false, make_mail_error(kTlsFailed, detail)};
    case SmtpFault::kLogin: return {false, make_mail_error(kLoginRefused, said)};
    case SmtpFault::kOther: break;
  }
  if (!refusal) return {false, make_mail_error(kConnectionLost, detail)};
  if (refusal->code == kNotAuthenticated) return {false, make_mail_error(kLoginRefused, said)};
  return {refusal->code >= 500 && is_about_the_mail(*refusal), make_mail_error(refused_at(refusal->stage), said)};
}

}  // namespace signaling
