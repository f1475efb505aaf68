#include "signaling/schedule/find_clashes.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>

#include "signaling/schedule/booking_limits.h"

namespace signaling {
namespace {

struct Span {
  CalendarTime from;
  CalendarTime to;
  bool empty() const { return from >= to; }
};

Span intersection(Span a, Span b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }
Span session(const Occurrence& o) { return {o.start, o.end}; }
Span with_test_window(const Occurrence& o) { return {o.testing_from, o.end}; }

using Others = std::vector<const Occurrence*>;

Clash make_clash(ClashKind kind, const Occurrence& own, SiteId site, const Occurrence& other, Span span) {
  return {kind, own.conference, std::move(site), other.booking, other.conference, other.title, span.from, span.to};
}

void add_site_clashes(const Occurrence& own, const Others& others, std::vector<Clash>& into) {
  const std::set<SiteId> sites(own.sites.begin(), own.sites.end());
  for (const auto* other : others) {
    const Span sessions = intersection(session(own), session(*other));
    const Span tests = intersection(with_test_window(own), with_test_window(*other));
    if (tests.empty()) continue;  // it was over before its test window began
    const ClashKind kind = sessions.empty() ? ClashKind::kTestWindow : ClashKind::kSession;
    for (const auto& site : other->sites) {
      if (!sites.contains(site)) continue;
      into.push_back(make_clash(kind, own, site, *other, sessions.empty() ? tests : sessions));
    }
  }
}

// What the mcu has to carry between two moments at which a session begins or ends.
struct Load {
  Span span;
  size_t conferences = 0;
  size_t seats = 0;
};

std::vector<Load> loads_during(const Occurrence& own, const Others& others) {
  struct Change {
    ptrdiff_t conferences = 0;
    ptrdiff_t seats = 0;
  };
  std::map<CalendarTime, Change> changes = {{own.start, {}}, {own.end, {}}};
  for (const auto* other : others) {
    const Span both = intersection(session(own), session(*other));
    if (both.empty()) continue;
    const auto seats = static_cast<ptrdiff_t>(other->sites.size());
    changes[both.from] = {changes[both.from].conferences + 1, changes[both.from].seats + seats};
    changes[both.to] = {changes[both.to].conferences - 1, changes[both.to].seats - seats};
  }
  std::vector<Load> loads;
  Change sum{1, static_cast<ptrdiff_t>(own.sites.size())};
  for (auto i = changes.begin(); std::next(i) != changes.end(); ++i) {
    sum = {sum.conferences + i->second.conferences, sum.seats + i->second.seats};
    loads.push_back(
        {{i->first, std::next(i)->first}, static_cast<size_t>(sum.conferences), static_cast<size_t>(sum.seats)});
  }
  return loads;
}

// Spans with too much, neighbours joined.
template <typename TooMuch>
std::vector<Span> spans_where(const std::vector<Load>& loads, TooMuch too_much) {
  std::vector<Span> spans;
  for (const auto& load : loads) {
    if (!too_much(load)) continue;
    if (!spans.empty() && spans.back().to == load.span.from) {
      spans.back().to = load.span.to;
    } else {
      spans.push_back(load.span);
    }
  }
  return spans;
}

void add_capacity_clashes(ClashKind kind, const Occurrence& own, const Others& others, const std::vector<Span>& spans,
                          bool alone, std::vector<Clash>& into) {
  if (alone) into.push_back({kind, own.conference, {}, {}, {}, {}, own.start, own.end});
  for (const auto* other : others) {
    for (const auto& span : spans) {
      const Span both = intersection(span, session(*other));
      if (!both.empty()) into.push_back(make_clash(kind, own, {}, *other, both));
    }
  }
}

}  // namespace

bool ClashReport::may_be_saved() const {
  return std::ranges::none_of(clashes, [](const Clash& clash) { return clash.is_hard(); });
}

std::vector<Clash> find_clashes(const Occurrence& occurrence, const OccurrenceIndex& index, const Capacity& capacity) {
  auto others = index.touching(occurrence.testing_from, occurrence.end);
  std::erase_if(others, [&](const auto* other) { return other->booking == occurrence.booking; });
  std::vector<Clash> clashes;
  add_site_clashes(occurrence, others, clashes);
  const auto loads = loads_during(occurrence, others);
  add_capacity_clashes(ClashKind::kConferences, occurrence, others,
                       spans_where(loads, [&](const Load& l) { return l.conferences > capacity.conferences; }),
                       capacity.conferences < 1, clashes);
  add_capacity_clashes(ClashKind::kSeats, occurrence, others,
                       spans_where(loads, [&](const Load& l) { return l.seats > capacity.seats; }),
                       occurrence.sites.size() > capacity.seats, clashes);
  return clashes;
}

media::Result<ClashReport> find_clashes(const ConferenceBooking& booking, const OccurrenceIndex& index,
                                        const Capacity& capacity, CalendarTime now) {
  const auto all = occurrences(booking, now, std::max(now, booking.start) + 2 * kMaxAhead);
  if (!all) return tl::unexpected(all.error());
  ClashReport report;
  for (const auto& occurrence : *all) {
    for (auto& clash : find_clashes(occurrence, index, capacity)) {
      // A hard one is never cut off by warnings: it is what forbids to save.
      if (report.clashes.size() < kMaxClashes) {
        report.clashes.push_back(std::move(clash));
      } else {
        report.more = true;
        if (clash.is_hard() && report.may_be_saved()) report.clashes.back() = std::move(clash);
      }
    }
  }
  return report;
}

std::vector<Occurrence> hard_neighbours(const Occurrence& occurrence, const OccurrenceIndex& index,
                                        const Capacity& capacity) {
  std::set<ConferenceId> wanted;
  for (const auto& clash : find_clashes(occurrence, index, capacity)) {
    if (clash.is_hard()) wanted.insert(clash.other);
  }
  std::vector<Occurrence> neighbours;
  for (const auto* other : index.touching(occurrence.testing_from, occurrence.end)) {
    if (wanted.contains(other->conference)) neighbours.push_back(*other);
  }
  return neighbours;
}

}  // namespace signaling
