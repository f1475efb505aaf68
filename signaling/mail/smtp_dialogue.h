#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/mail/mail_queue.h"

namespace signaling {

// What an SMTP client and its server said to each other (RFC 5321 §3), as far as it explains a failure. Keeps no
// command's text, since one of them is the password.
class SmtpDialogue {
 public:
  enum class Stage : uint8_t { kGreeting, kTls, kLogin, kSender, kRecipient, kMessage };

  struct Refusal {
    Stage stage = Stage::kGreeting;
    int code = 0;      // 400 to 599
    std::string text;  // the reply's line, clean and clipped
  };

  // A line the client sent. Lines that are no command of a new stage, as those of a log-in, change nothing.
  void command(std::string_view line);
  // A line the server sent: "550 5.1.1 no such user".
  void reply(std::string_view line);

  bool heard_anything() const { return heard_; }
  // The last refusal (RFC 5321 §4.2.1): servers may refuse one way to log in and take another.
  const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  Stage stage_ = Stage::kGreeting;
  bool heard_ = false;
  std::optional<Refusal> refusal_;
};

// What went wrong below the replies.
enum class SmtpFault : uint8_t { kOther, kConnect, kTls, kLogin };

// Puts a failed try in words. Only what the server said with 5xx about this sender, recipient or message is permanent:
// wrong passwords, certificates and addresses of servers are put right by an administrator, and the mail then goes out.
// `detail` is the library's sentence, used if the server said nothing.
MailFailure explain(SmtpFault fault, const SmtpDialogue& dialogue, std::string_view detail);

}  // namespace signaling
