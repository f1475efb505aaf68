#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "media/base/ids.h"

// What guests in the lobby are told, and those who let them in (README.md has the table).
namespace signaling {

using media::SiteId;

// All that a guest hears who is not in: what it waits for, and nothing else of the conference.
struct Lobby {
  std::string title{};
  std::string chair{};  // name of the chair's site; empty: there is none
  std::string name{};
  std::string unit{};
  // Not let in now; may ask again in this time, at once if 0. None: it waits.
  std::optional<int64_t> ask_in_ms{};
};

// Who is in the lobby, in the order of their coming.
struct GuestList {
  struct Entry {
    SiteId site{};  // the seat it would have
    std::string name{};
    std::string unit{};
    std::string since{};       // RFC 3339
    bool turned_away = false;  // may be let in all the same
    bool here = false;         // its page is connected
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> guests{};
  friend bool operator==(const GuestList&, const GuestList&) = default;
};

boost::json::object to_object(const Lobby& m);
boost::json::object to_object(const GuestList& m);

}  // namespace signaling
