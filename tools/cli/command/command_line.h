#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "tools/cli/command/command.h"

namespace tools {

// What was typed before or behind a command, for all of them.
struct GeneralOptions {
  std::string server{};  // empty: not said
  std::filesystem::path token_file{};
  std::filesystem::path ca_file{};
  bool insecure = false;
  bool json = false;
};

struct CommandLine {
  const Command* command = nullptr;  // null: `answer` is to be printed and nothing done
  Arguments arguments{};
  GeneralOptions general{};
  std::string answer{};  // the help that was asked for, or the version
};

// Reads the program's arguments, without its name. A group's name alone ("users") is its "list". Wrong use names what
// is missing or not understood. Help and errors are in `language`; --lang was looked at before (language_option()).
Outcome<CommandLine> parse_command_line(std::span<const std::string> arguments, std::span<const Command> commands,
                                        Language language);

// The value of --lang among the arguments, which is needed before they can be read; empty if it is not there.
std::string language_option(std::span<const std::string> arguments);

}  // namespace tools
