#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "signaling/auth/action.h"
#include "signaling/base/text.h"
#include "signaling/protocol/client_message.h"

// The one table of client messages: which there are, which action each asks for and what its members may be. Parsing,
// authorisation and the README follow it. Who may do an action stands in signaling/auth/permissions.cpp alone.
namespace signaling {

inline constexpr int kProtocolVersion = 1;
inline constexpr size_t kMaxClientMessage = 128 * 1024;  // bytes

// Where a connection must stand to send a message at all.
enum class Sender {
  kNewcomer,   // it has not joined
  kMember,     // it is in a conference
  kMediaSite,  // it is in a conference as a site, with media
  kHall,       // it is a hall's device, in a conference or in standby
  kAnyone,     // joined or not
};

enum class FieldKind { kText, kBoolean, kInteger, kWord };

struct FieldRule {
  std::string_view name;
  FieldKind kind = FieldKind::kText;
  int64_t min = 0;  // bytes of a text, value of a number
  int64_t max = 0;
  std::span<const std::string_view> words = {};
  bool required = true;
  bool nullable = false;
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

// In words, as README.md and errors say it: "a text of 1 to 64 bytes", "one of grid, stage, full".
Text describe(const FieldRule& field);
Text describe(Sender sender);

}  // namespace signaling
