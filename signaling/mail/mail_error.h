#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "signaling/base/text.h"

namespace signaling {

// Why an invitation cannot be written, queued or delivered. Operators and administrators read these, so each has a
// sentence in both languages; they stand in one table, mail_error_rules().
enum class MailErrorCode : uint8_t {
  // ---- an address
  kAddressNotOneAt,
  kAddressTooLong,
  kAddressInternational,
  kAddressWrongName,
  kAddressWrongDomain,
  // ---- an invitation
  kWrongUid,
  kWrongSequence,
  kWrongTimes,
  kWrongZone,
  kWrongRule,
  kWrongOccurrence,
  kWrongUrl,
  kCancelledRequest,
  kTooMany,
  // ---- the queue
  kQueueFull,
  // ---- the mail server
  kWrongServer,
  kNotConnected,
  kConnectionLost,
  kTlsFailed,
  kLoginRefused,
  kSenderRefused,
  kRecipientRefused,
  kMessageRefused,
  kClientBusy,
  kCount
};

struct MailErrorRule {
  MailErrorCode code;
  std::string_view word;  // stable, dotted: "address.not_one_at"
  std::string_view vi;    // {0} stands for the detail
  std::string_view en;
};

// One row for each code, in the order of the enumeration.
std::span<const MailErrorRule> mail_error_rules();

// `code` is the rule's word. A string, because errors are stored with the queue and outlive a version of this table.
struct MailError {
  std::string code;
  Text text;
  friend bool operator==(const MailError&, const MailError&) = default;
};

template <typename T>
using MailResult = tl::expected<T, MailError>;

// `detail` fills {0}: it is made one clean line and clipped, since it may come from a server or from what was typed.
MailError make_mail_error(MailErrorCode code, std::string_view detail = {});

inline tl::unexpected<MailError> mail_failure(MailErrorCode code, std::string_view detail = {}) {
  return tl::unexpected<MailError>(make_mail_error(code, detail));
}

}  // namespace signaling
