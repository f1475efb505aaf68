#pragma once

#include <string>
#include <string_view>

namespace tools {

// A spoken code ("K7MX-24PQ") in letters five lines high, to be read across a room or off a screen beside a telephone.
// Characters that no spoken code has are left out.
std::string big_code(std::string_view code);

}  // namespace tools
