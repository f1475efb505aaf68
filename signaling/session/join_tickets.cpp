#include "signaling/session/join_tickets.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"
#include "signaling/auth/secret_token.h"

namespace signaling {

std::optional<std::string> JoinTickets::issue(Visitor visitor, Timestamp now) {
  CHECK(!visitor.credential.empty() && visitor.conference);
  make_room(visitor.credential, now);
  if (tickets_.size() >= kMaxTickets) return std::nullopt;
  auto ticket = make_token(TokenKind::kJoinTicket);
  tickets_.emplace(digest_of(ticket), Ticket{std::move(visitor), now + kTicketTime});
  return ticket;
}

std::optional<Visitor> JoinTickets::redeem(std::string_view ticket, Timestamp now) {
  const auto digest = token_digest(TokenKind::kJoinTicket, ticket);
  const auto found = digest ? tickets_.find(*digest) : tickets_.end();
  if (found == tickets_.end()) return std::nullopt;
  auto [visitor, expires] = std::move(found->second);
  tickets_.erase(found);
  return now < expires ? std::optional(std::move(visitor)) : std::nullopt;
}

void JoinTickets::make_room(const std::string& credential, Timestamp now) {
  std::erase_if(tickets_, [&](const auto& entry) { return entry.second.expires <= now; });
  const auto is_own = [&](const auto& entry) { return entry.second.visitor.credential == credential; };
  if (static_cast<size_t>(std::ranges::count_if(tickets_, is_own)) < kMaxTicketsOfVisitor) return;
  auto oldest = tickets_.end();
  for (auto entry = tickets_.begin(); entry != tickets_.end(); ++entry) {
    if (!is_own(*entry)) continue;
    if (oldest == tickets_.end() || entry->second.expires < oldest->second.expires) oldest = entry;
  }
  tickets_.erase(oldest);
}

}  // namespace signaling
