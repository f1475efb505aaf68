#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "signaling/rest/operation.h"
#include "signaling/session/join_tickets.h"
#include "signaling/store/database.h"

namespace signaling {

// As what somebody takes part in a conference who does not say: the part that does most there, otherwise the account's
// role. None: it takes part as nothing that has a page, as a hall does, whose device joins by its own token.
std::optional<Role> part_of(const Principal& principal, const ConferenceId& conference);

// POST /conferences/{conference}/tickets: a one-use ticket for the `join` of a page's WebSocket, for persons who are
// logged in and for chair tablets with their PIN. All outlive the operations.
struct TicketPorts {
  std::function<bool(const ConferenceId& id)> is_open;                                 // it can be entered
  std::function<std::optional<WallTime>(std::string_view session_token)> login_begun;  // of a login's cookie
};
std::vector<Operation> ticket_operations(JoinTickets& tickets, Database& database, TicketPorts ports);

}  // namespace signaling
