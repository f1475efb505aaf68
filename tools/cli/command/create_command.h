#pragma once

#include "tools/cli/command/command.h"

namespace tools {

// `create`: makes a booking from options, a file or a template. It is checked first, so that what it collides with is
// said in words; with --check nothing else happens.
Command create_command();

}  // namespace tools
