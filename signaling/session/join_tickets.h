#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "media/base/time.h"
#include "signaling/auth/digest.h"
#include "signaling/session/doorkeeper.h"

namespace signaling {

inline constexpr media::Duration kTicketTime = std::chrono::seconds(60);
inline constexpr size_t kMaxTickets = 4096;        // open at a time
inline constexpr size_t kMaxTicketsOfVisitor = 8;  // of one credential

// Tickets by which a page enters a conference: a browser's WebSocket cannot send a header of its own, and a cookie or
// a device's token must not stand where scripts of the page or logs could keep it. A ticket works once, within
// kTicketTime. It says who comes, so whoever redeems one has to ask for the rights it has by then (Doorkeeper::renew).
// In memory only: a restart makes pages ask for another. Pure. Not thread-safe.
class JoinTickets {
 public:
  // Makes a ticket for a visitor with a credential and a conference; it is shown once and not kept, its hash is. A
  // visitor's oldest ticket beyond kMaxTicketsOfVisitor works no more. None: kMaxTickets are open.
  std::optional<std::string> issue(Visitor visitor, Timestamp now);
  // Spends a ticket; none if it is none, was spent or is too old.
  std::optional<Visitor> redeem(std::string_view ticket, Timestamp now);

  // How many are open, with those that nobody has cleared away yet.
  size_t size() const { return tickets_.size(); }

 private:
  struct Ticket {
    Visitor visitor;
    Timestamp expires;
  };

  void make_room(const std::string& credential, Timestamp now);

  std::unordered_map<Digest, Ticket> tickets_;
};

}  // namespace signaling
