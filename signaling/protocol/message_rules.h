#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "signaling/auth/role.h"
#include "signaling/protocol/client_message.h"
#include "signaling/base/text.h"

// The one table of client messages: which there are, who may send them and what their members may be. Parsing,
// authorisation and the README follow it.
namespace signaling {

inline constexpr int kProtocolVersion = 1;
inline constexpr size_t kMaxClientMessage = 128 * 1024;  // bytes

// Who may send a message. A connection's role in its conference comes from its token; of the roles there are kSite (an
// endpoint in a hall) and kChair (the chair's control page, without sound and picture) so far.
enum class Sender {
  kNewcomer,   // a connection that has not joined
  kSite,
  kMediaSite,  // a site that joined with media
  kChair,
  kAnyRole,
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
  Sender sender = Sender::kAnyRole;
  std::span<const FieldRule> fields;
  // Makes the struct from an object that has passed the fields' rules.
  ClientMessage (*build)(const boost::json::object&) = nullptr;
};

std::span<const MessageRule> message_rules();
const MessageRule* find_message_rule(std::string_view type);

// True if a connection with this role may send it; `role` none: it has not joined yet.
bool may_send(Sender sender, std::optional<Role> role, bool media);

// In words, as README.md and errors say it: "a text of 1 to 64 bytes", "one of grid, stage, full".
Text describe(const FieldRule& field);
Text describe(Sender sender);

}  // namespace signaling
