#include "signaling/mail/mail_entry.h"

namespace signaling {

std::string_view to_string(MailState state) {
  switch (state) {
    case MailState::kQueued: return "queued";
    case MailState::kSending: return "sending";
    case MailState::kSent: return "sent";
    case MailState::kFailed: return "failed";
    case MailState::kReplaced: return "replaced";
  }
  return "";
}

std::optional<MailState> parse_mail_state(std::string_view word) {
  for (const auto state :
       {MailState::kQueued, MailState::kSending, MailState::kSent, MailState::kFailed, MailState::kReplaced}) {
    if (to_string(state) == word) return state;
  }
  return std::nullopt;
}

}  // namespace signaling
