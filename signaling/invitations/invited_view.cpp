#include "signaling/invitations/invited_view.h"

#include <algorithm>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/occurrence.h"

namespace signaling {
namespace {

// The occurrence meant; nothing: there is none.
std::optional<Occurrence> occurrence_of(const ConferenceBooking& booking, const Invited& invited, CalendarTime now) {
  auto all = occurrences(booking, booking.start - kMaxAhead, booking.start + 2 * kMaxAhead);
  if (!all || all->empty()) return std::nullopt;
  const auto found = std::ranges::find_if(*all, [&](const Occurrence& o) {
    return invited.occurrence ? o.original_start == *invited.occurrence : o.end > now;
  });
  if (found != all->end()) return std::move(*found);
  if (invited.occurrence) return std::nullopt;
  return std::move(all->back());
}

}  // namespace

std::string_view to_string(InvitedState state) {
  switch (state) {
    case InvitedState::kOpen: return "open";
    case InvitedState::kWithdrawn: return "withdrawn";
    case InvitedState::kCancelled: return "cancelled";
    case InvitedState::kOver: return "over";
  }
  return "";
}

InvitedView view_of(const ConferenceBooking& booking, const Invited& invited, CalendarTime now) {
  InvitedView view{InvitedState::kOpen, booking.start, booking.end()};
  const bool is_invited = std::ranges::find(booking.sites, invited.site) != booking.sites.end();
  if (!is_invited || (invited.occurrence && !booking.recurrence)) view.state = InvitedState::kWithdrawn;
  if (booking.cancelled) view.state = InvitedState::kCancelled;
  if (view.state != InvitedState::kOpen) return view;
  const auto meant = occurrence_of(booking, invited, now);
  if (!meant) {
    view.state = InvitedState::kCancelled;
    return view;
  }
  view.start = meant->start;
  view.end = meant->end;
  if (meant->end <= now) view.state = InvitedState::kOver;
  return view;
}

}  // namespace signaling
