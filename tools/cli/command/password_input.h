#pragma once

#include "tools/cli/command/command.h"

namespace tools {

// --password-stdin, of every command that needs a password. There is no option for the password itself: others on the
// machine could read it off the list of processes.
CommandOption password_option();

// The password of an account that exists.
Outcome<std::string> known_password(CommandContext& context, const Arguments& arguments);

// A new password: a person types it twice.
Outcome<std::string> new_password(CommandContext& context, const Arguments& arguments);

}  // namespace tools
