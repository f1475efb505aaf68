#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signaling {

// Where the next page of a list begins: the sort keys of the last entry seen, as one opaque text. Pages stay right when
// entries come and go meanwhile. A client may only hand it back; it grants nothing, so it is not signed.
std::string write_cursor(const std::vector<std::string>& keys);
// nullopt: no such text, or not `count` keys.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor, size_t count);

}  // namespace signaling
