#pragma once

#include "signaling/mail/mail_entry.h"
#include "signaling/store/mails.h"

// The queue's entries as the store keeps them, and back. An entry finds its text by its id.
namespace signaling {

MailProgress progress_of(const MailEntry& entry);
MailEntry entry_of(const StoredMail& mail);

// An address, a booking's mail or a mail server was refused: by the word of mail_error.h, with its English sentence.
media::Error to_error(const MailError& error);

}  // namespace signaling
