#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "signaling/auth/action.h"
#include "signaling/base/text.h"
#include "signaling/protocol/client_message.h"
#include "signaling/protocol/field_rule.h"

// The one table of client messages: which there are, which action each asks for and what its members may be. Parsing,
// authorisation and the README follow it. Who may do an action stands in signaling/auth/permissions.cpp alone.
namespace signaling {

inline constexpr int kProtocolVersion = 2;
inline constexpr size_t kMaxClientMessage = 128 * 1024;  // bytes

// Where a connection must stand to send a message at all.
enum class Sender {
  kNewcomer,  // it has not joined
  kMember,    // it is in a conference
  kMedia,     // it is in a conference with sound and picture
  kGuest,     // it is a guest that is not let in
  kHall,      // it is a hall's device, in a conference or in standby
  kAnyone,    // joined or not
};

struct MessageRule {
  std::string_view type;
  Sender sender = Sender::kMember;
  std::optional<Action> action;  // none: nobody is asked
  std::span<const FieldRule> fields;
  // Makes the struct from an object that has passed the fields' rules.
  ClientMessage (*build)(const boost::json::object&) = nullptr;
};

std::span<const MessageRule> message_rules();
const MessageRule* find_message_rule(std::string_view type);

// In words, as README.md says it.
Text describe(Sender sender);

}  // namespace signaling
