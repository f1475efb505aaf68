#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/mail/mail_error.h"

namespace signaling {

// Where a message to one recipient stands. The last three are ends; each entry reaches exactly one of them.
enum class MailState : uint8_t {
  kQueued,    // waits for next_try
  kSending,   // the mail server has been asked to take it
  kSent,      // the mail server took it; whether it was read nobody knows
  kFailed,    // refused for good, or not taken for too long; last_error says why
  kReplaced,  // a newer message about the same event to the same recipient made it pointless
};

std::string_view to_string(MailState state);
std::optional<MailState> parse_mail_state(std::string_view word);

// What a message is about: messages with the same topic to the same recipient replace each other.
struct MailTopic {
  std::string uid;                                     // of the event
  std::optional<std::chrono::sys_seconds> occurrence;  // the RECURRENCE-ID, if it is about one of a series
  friend bool operator==(const MailTopic&, const MailTopic&) = default;
};

// One message to one recipient, as it is stored and shown. Times are calendar time, because they outlive a restart.
struct MailEntry {
  uint64_t id = 0;
  std::string recipient;  // a mail address
  MailTopic topic;
  uint32_t sequence = 0;  // SEQUENCE of the event it tells
  std::string message;    // by which the owner finds the text; the queue does not read it
  MailState state = MailState::kQueued;
  uint32_t tries = 0;  // begun so far
  std::chrono::sys_seconds queued_at{};
  std::chrono::sys_seconds next_try{};    // means something while kQueued
  std::chrono::sys_seconds changed_at{};  // when anything of this changed last: when it was sent, when it failed
  std::optional<MailError> last_error{};
  friend bool operator==(const MailEntry&, const MailEntry&) = default;
};

}  // namespace signaling
