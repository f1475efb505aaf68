#include "signaling/invitations/mail_record.h"

namespace signaling {

using std::chrono::floor;
using std::chrono::seconds;

MailProgress progress_of(const MailEntry& entry) {
  MailProgress progress{.state = std::string(to_string(entry.state)),
                        .ended = entry.state > MailState::kSending,
                        .tries = entry.tries,
                        .next_try = entry.next_try,
                        .changed_at = entry.changed_at,
                        .error_code = "",
                        .error = {}};
  if (entry.last_error) {
    progress.error_code = entry.last_error->code;
    progress.error = entry.last_error->text;
  }
  return progress;
}

MailEntry entry_of(const StoredMail& mail) {
  MailEntry entry;
  entry.id = static_cast<uint64_t>(mail.id.value());
  entry.recipient = mail.recipient;
  entry.topic.uid = mail.uid;
  if (mail.occurrence) entry.topic.occurrence = floor<seconds>(*mail.occurrence);
  entry.sequence = static_cast<uint32_t>(mail.sequence);
  // A word that this program does not know is tried again: sent twice is better than not at all.
  entry.state = parse_mail_state(mail.progress.state).value_or(MailState::kQueued);
  entry.tries = static_cast<uint32_t>(mail.progress.tries);
  entry.queued_at = floor<seconds>(mail.queued_at);
  entry.next_try = floor<seconds>(mail.progress.next_try);
  entry.changed_at = floor<seconds>(mail.progress.changed_at);
  if (!mail.progress.error_code.empty()) entry.last_error = MailError{mail.progress.error_code, mail.progress.error};
  return entry;
}

media::Error to_error(const MailError& error) { return {error.code, error.text.en}; }

}  // namespace signaling
