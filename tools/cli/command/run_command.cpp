#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "tools/cli/command/command.h"

namespace tools {
namespace {

namespace json = boost::json;

Outcome<json::value> answer_of(const Command& command, CommandContext& context, const Arguments& arguments) {
  auto request = command.request(arguments, context.now);
  if (!request) return tl::unexpected(std::move(request.error()));
  if (command.pages == 0) {
    auto answer = context.api.send(*request);
    if (!answer) return tl::unexpected(std::move(answer.error()));
    return std::move(answer->body);
  }
  const auto most = static_cast<size_t>(arguments.number("limit").value_or(static_cast<int64_t>(command.pages)));
  auto items = context.api.items(*request, most);
  if (!items) return tl::unexpected(std::move(items.error()));
  return json::object{{"items", std::move(*items)}};
}

void add(std::vector<Command>& all, std::vector<Command> more) {
  for (auto& command : more) all.push_back(std::move(command));
}

}  // namespace

void CommandContext::print(const View& view, const json::value& answer) const {
  if (!json) {
    out << show(view, answer, language);
  } else if (!answer.is_null()) {
    out << boost::json::serialize(answer) << '\n';
  }
}

Outcome<void> run_command(const Command& command, CommandContext& context, const Arguments& arguments) {
  if (command.run) return command.run(context, arguments);
  const auto answer = answer_of(command, context, arguments);
  if (!answer) return tl::unexpected(answer.error());
  context.print(command.view, *answer);
  return {};
}

const std::vector<Command>& all_commands() {
  static const std::vector<Command> kCommands = [] {
    std::vector<Command> all;
    add(all, booking_commands());
    add(all, conference_commands());
    add(all, watch_commands());
    add(all, preflight_commands());
    add(all, invitation_commands());
    add(all, site_commands());
    add(all, user_commands());
    add(all, token_commands());
    add(all, system_commands());
    add(all, store_commands());
    add(all, administrator_link_commands());
    add(all, login_commands());
    return all;
  }();
  return kCommands;
}

}  // namespace tools
