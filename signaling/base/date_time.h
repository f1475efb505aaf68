#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace signaling {

// Reads a date-time of RFC 3339 §5.6 with its offset ("2026-11-26T08:00:00+07:00", "…Z"); fractions of a second are cut
// off. nullopt for anything else: a date that does not exist, a leap second, no offset, years outside 1970…2199.
std::optional<std::chrono::sys_seconds> parse_date_time(std::string_view text);

// "2026-11-26T01:00:00Z": how every answer writes a time.
std::string to_date_time(std::chrono::sys_seconds time);

}  // namespace signaling
