#pragma once

#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace tools {

// One line of stdin.
struct Command {
  std::string seat;  // a name, or "*" for all
  std::string action;
  boost::json::object members;  // the whole object
  std::optional<boost::json::value> id;
};

// Error: endpoint.command.
media::Result<Command> parse_command(std::string_view line);

// What a command that only passes a wish on to signaling sends (README: `ask` … `policy`, `send`); nullopt for others.
// Error: endpoint.command, naming the missing member.
media::Result<std::optional<boost::json::object>> signaling_message(const Command& command);

}  // namespace tools
