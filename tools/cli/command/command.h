#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "tools/cli/command/arguments.h"
#include "tools/cli/command/command_context.h"
#include "tools/cli/command/view.h"
#include "tools/cli/rest/api_client.h"

namespace tools {

enum class OptionKind { kText, kNumber, kFlag };

// One option ("--start") or argument ("booking") of a command.
struct CommandOption {
  std::string_view name;  // with "--" for an option
  Text help;
  OptionKind kind = OptionKind::kText;
  bool required = false;
};

// One command: a row of the table that the command line, the help and the execution are made from. A command is either
// one request whose answer a view shows, or a function of several steps.
struct Command {
  std::string_view name;  // its words: "users create"
  Text summary;
  std::string_view example;  // what stands behind the program's name
  std::vector<CommandOption> options{};
  // The request; wrong use if the arguments make none. Pure: time is an argument.
  std::function<Outcome<ApiRequest>(const Arguments& arguments, CalendarTime now)> request{};
  View view{};
  size_t pages = 0;  // not 0: the answer is a list that is read in pages, so many entries unless --limit says else
  std::function<Outcome<void>(CommandContext& context, const Arguments& arguments)> run{};
  bool needs_token = true;
};

// All commands, in the order of the help.
const std::vector<Command>& all_commands();

// Carries out one command and shows the answer: as JSON, in one line, or by its view.
Outcome<void> run_command(const Command& command, CommandContext& context, const Arguments& arguments);

// The parts of all_commands(), by subject.
std::vector<Command> booking_commands();
std::vector<Command> invitation_commands();
std::vector<Command> conference_commands();
std::vector<Command> watch_commands();
std::vector<Command> preflight_commands();
std::vector<Command> site_commands();
std::vector<Command> user_commands();
std::vector<Command> token_commands();
std::vector<Command> system_commands();
std::vector<Command> store_commands();
std::vector<Command> administrator_link_commands();
std::vector<Command> login_commands();

}  // namespace tools
