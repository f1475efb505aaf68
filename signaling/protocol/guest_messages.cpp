#include "signaling/protocol/guest_messages.h"

#include "signaling/protocol/json_values.h"

namespace signaling {

namespace json = boost::json;

json::object to_object(const Lobby& m) {
  return {{"type", "lobby"}, {"title", m.title}, {"chair", m.chair},
          {"name", m.name},  {"unit", m.unit},   {"ask_in_ms", or_null(m.ask_in_ms)}};
}

json::object to_object(const GuestList& m) {
  return {{"type", "guests"}, {"guests", to_array(m.guests, [](const GuestList::Entry& g) {
                                 return json::object{{"site", g.site.value()},
                                                     {"name", g.name},
                                                     {"unit", g.unit},
                                                     {"since", g.since},
                                                     {"turned_away", g.turned_away},
                                                     {"here", g.here}};
                               })}};
}

}  // namespace signaling
