#pragma once

#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "signaling/protocol/client_message.h"
#include "signaling/protocol/message_rules.h"
#include "signaling/protocol/refusal.h"

namespace signaling {

struct ParsedMessage {
  std::optional<MessageId> id;
  const MessageRule* rule = nullptr;  // never null; static lifetime
  ClientMessage message;
};

// A message that is refused; `id` if it could be read, so that the client knows which.
struct RefusedMessage {
  std::optional<MessageId> id;
  Refusal refusal;
};

// Reads one text message of a client. Strict: one JSON object (UTF-8, at most kMaxClientMessage bytes, little depth), a
// known `type`, exactly the members its rule has, each within its bounds. The refusal names the member. Never throws.
tl::expected<ParsedMessage, RefusedMessage> parse_client_message(std::string_view text);

}  // namespace signaling
