#include "signaling/invitations/notices.h"

#include <algorithm>
#include <set>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/occurrence.h"

namespace signaling {
namespace {

bool contains(const std::vector<SiteId>& sites, const SiteId& site) {
  return std::ranges::find(sites, site) != sites.end();
}

bool is_cancelled(const ConferenceBooking& booking, LocalTime original) {
  return booking.recurrence && std::ranges::count(booking.recurrence->cancelled, original) != 0;
}

const MovedOccurrence* moved(const ConferenceBooking& booking, LocalTime original) {
  if (!booking.recurrence || is_cancelled(booking, original)) return nullptr;
  const auto& all = booking.recurrence->moved;
  const auto found = std::ranges::find(all, original, &MovedOccurrence::original_start);
  return found == all.end() ? nullptr : &*found;
}

bool is_same_occurrence(const ConferenceBooking& a, const ConferenceBooking& b, LocalTime original) {
  if (is_cancelled(a, original) != is_cancelled(b, original)) return false;
  const auto* in_a = moved(a, original);
  const auto* in_b = moved(b, original);
  return in_a == nullptr || in_b == nullptr ? in_a == in_b : *in_a == *in_b;
}

// What an invitation shows of an agenda item.
bool is_same_item(const AgendaItem& a, const AgendaItem& b) {
  return a.title == b.title && a.planned == b.planned && a.speakers == b.speakers;
}

bool looks_the_same(const ConferenceBooking& a, const ConferenceBooking& b) {
  return a.title == b.title && a.test_window == b.test_window && a.chair_site == b.chair_site &&
         a.departments == b.departments && a.communes == b.communes &&
         std::ranges::equal(a.agenda, b.agenda, is_same_item);
}

bool is_over(const ConferenceBooking& booking, CalendarTime at) {
  if (!booking.recurrence) return booking.end() <= at;
  const auto coming = occurrences(booking, at, at + 2 * kMaxAhead);
  return coming && coming->empty();
}

// A cancelled one no longer has occurrences; what counts is the time it was booked for.
bool is_history(const ConferenceBooking& former, const ConferenceBooking& now, CalendarTime at) {
  if (!is_over(former, at)) return false;
  return now.cancelled || is_over(now, at);
}

void add_to_all(const std::vector<SiteId>& sites, const Notice& notice, std::vector<Notice>& notices) {
  for (const auto& site : sites) {
    notices.push_back(notice);
    notices.back().site = site;
  }
}

void add_changes(const ConferenceBooking& former, const ConferenceBooking& now, const std::vector<SiteId>& staying,
                 std::vector<Notice>& notices) {
  const auto singles = changed_occurrences(former, now);
  if (is_moved(former, now) || !looks_the_same(former, now) || singles.size() > kMaxSingleNotices) {
    return add_to_all(staying, {}, notices);
  }
  for (const LocalTime original : singles) {
    const auto method = is_cancelled(now, original) ? InvitationMethod::kCancel : InvitationMethod::kRequest;
    add_to_all(staying, {.site = {}, .method = method, .occurrence = original}, notices);
  }
}

}  // namespace

bool is_moved(const ConferenceBooking& former, const ConferenceBooking& now) {
  const auto rule = [](const ConferenceBooking& b) { return b.recurrence ? b.recurrence->rule : std::string(); };
  return former.start != now.start || former.length != now.length || rule(former) != rule(now);
}

std::vector<LocalTime> changed_occurrences(const ConferenceBooking& former, const ConferenceBooking& now) {
  std::set<LocalTime> originals;
  for (const auto* booking : {&former, &now}) {
    if (!booking->recurrence) continue;
    originals.insert(booking->recurrence->cancelled.begin(), booking->recurrence->cancelled.end());
    for (const auto& one : booking->recurrence->moved) originals.insert(one.original_start);
  }
  std::erase_if(originals, [&](LocalTime original) { return is_same_occurrence(former, now, original); });
  return {originals.begin(), originals.end()};
}

std::vector<Notice> notices_of(const ConferenceBooking* former, const ConferenceBooking& now, CalendarTime at) {
  std::vector<Notice> notices;
  if (former == nullptr || former->cancelled) {
    if (!now.cancelled && !is_over(now, at)) add_to_all(now.sites, {.site = {}, .first_time = true}, notices);
    return notices;
  }
  if (is_history(*former, now, at)) return notices;
  if (now.cancelled) {
    add_to_all(former->sites, {.site = {}, .method = InvitationMethod::kCancel}, notices);
    return notices;
  }
  std::vector<SiteId> staying;
  for (const auto& site : former->sites) {
    if (contains(now.sites, site)) {
      staying.push_back(site);
    } else {
      notices.push_back({.site = site, .method = InvitationMethod::kCancel, .withdrawn = true});
    }
  }
  add_changes(*former, now, staying, notices);
  for (const auto& site : now.sites) {
    if (!contains(former->sites, site)) notices.push_back({.site = site, .first_time = true});
  }
  return notices;
}

std::vector<Notice> all_notices(const ConferenceBooking& booking) {
  std::vector<Notice> notices;
  if (!booking.cancelled) add_to_all(booking.sites, {}, notices);
  return notices;
}

}  // namespace signaling
