#include "tools/endpoint/seat/command.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tools/endpoint/seat/json_fields.h"

namespace tools {

namespace {

namespace json = boost::json;

// Which message an action becomes, and which members it takes over: all must be there but those with "?".
struct Wish {
  std::string_view action;
  std::string_view type;
  std::vector<std::string_view> members;
};

const std::vector<Wish>& wishes() {
  static const std::vector<Wish> list{
      {"ask", "floor.request", {"floor?", "delegate?", "post?", "priority?"}},
      {"release", "floor.release", {"floor?"}},
      {"cancel", "floor.cancel", {"floor?"}},
      {"microphone", "microphone", {"on"}},
      {"view", "view", {"view", "site?"}},
      {"grant", "floor.grant", {"site", "seconds?", "floor?", "delegate?", "post?"}},
      {"next", "floor.next", {}},
      {"deny", "floor.deny", {"site", "floor?"}},
      {"revoke", "floor.revoke", {"site", "floor?"}},
      {"mute", "mute", {"site"}},
      {"mute_all", "mute_all", {}},
      {"stage", "stage", {"site"}},
      {"layout", "layout", {"preset"}},
      {"policy", "policy", {"policy", "lecturer?"}},
      {"answer_roll", "roll.answer", {"head?", "delegates?"}},
      {"vote", "vote.enter", {"yes", "no", "abstain"}},
      {"chat", "chat", {"to", "text"}}};
  return list;
}

auto refused(const std::string& why) { return media::failure("endpoint.command", why); }

}  // namespace

media::Result<Command> parse_command(std::string_view line) {
  auto object = parse_object(line);
  if (!object) return refused("a command is one JSON object on one line");
  Command command;
  const auto action = text_field(*object, "do");
  if (!action) return refused("a command needs the member \"do\"");
  command.action = *action;
  command.seat = text_field(*object, "seat").value_or("*");
  if (const auto* id = object->if_contains("id")) command.id = *id;
  command.members = std::move(*object);
  return command;
}

media::Result<std::optional<json::object>> signaling_message(const Command& command) {
  if (command.action == "send") {
    const auto* message = command.members.if_contains("message");
    if (!message || !message->is_object()) return refused("\"send\" needs an object \"message\"");
    return message->get_object();
  }
  const auto wish = std::ranges::find(wishes(), command.action, &Wish::action);
  if (wish == wishes().end()) return std::nullopt;
  json::object message{{"type", wish->type}};
  for (auto name : wish->members) {
    const bool optional = name.ends_with('?');
    if (optional) name.remove_suffix(1);
    if (const auto* value = command.members.if_contains(name)) {
      message[name] = *value;
    } else if (!optional) {
      return refused("\"" + command.action + "\" needs the member \"" + std::string(name) + "\"");
    }
  }
  return message;
}

}  // namespace tools
