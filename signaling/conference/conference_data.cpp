#include "signaling/conference/conference_data.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

constexpr size_t kMaxItems = 1000;

template <typename Seats>
auto seat_in(Seats& seats, const SiteId& site) -> decltype(seats.data()) {
  const auto found = std::ranges::find(seats, site, &SeatData::site);
  return found == seats.end() ? nullptr : &*found;
}

void change(ConferenceData& data, const SitesPlanned& c, Timestamp) {
  std::vector<SeatData> seats;
  for (const auto& site : c.sites) {
    auto* kept = data.seat(site);
    if (kept != nullptr) {
      seats.push_back(std::move(*kept));
    } else {
      seats.emplace_back().site = site;
    }
  }
  for (auto& seat : data.seats) {
    if (seat.guest) seats.push_back(std::move(seat));
  }
  data.seats = std::move(seats);
  std::erase_if(data.tests, [&](const auto& test) { return data.seat(test.site) == nullptr; });
}

void change(ConferenceData& data, const PhaseChanged& c, Timestamp) {
  data.phase = c.phase;
  data.resumes_at = c.resumes_at;
}

void change(ConferenceData& data, const LockChanged& c, Timestamp) { data.locked = c.locked; }

void change(ConferenceData& data, const ChairBooked& c, Timestamp) { data.booked_chair = data.chair_site = c.site; }

void change(ConferenceData& data, const ChairMoved& c, Timestamp) { data.chair_site = c.site; }

void change(ConferenceData& data, const ActingChanged& c, Timestamp) { data.acting = c.acting; }

void change(ConferenceData& data, const SiteCame& c, Timestamp) {
  if (auto* seat = data.seat(c.site)) seat->was_in = true;
}

void change(ConferenceData& data, const SiteRemoved& c, Timestamp) {
  if (auto* seat = data.seat(c.site)) seat->removed = c.removed;
}

void change(ConferenceData& data, const MicrophoneChanged& c, Timestamp) {
  auto* seat = data.seat(c.site);
  if (seat == nullptr) return;
  seat->microphone = c.on;
  seat->muted = c.muted;
}

void change(ConferenceData& data, const ViewChanged& c, Timestamp) {
  if (auto* seat = data.seat(c.site)) seat->view = c.view;
}

void change(ConferenceData& data, const ItemBegun& c, Timestamp) { data.item = c.item; }

void change(ConferenceData& data, const NoteWritten& c, Timestamp) {
  if (c.item >= kMaxItems) return;
  if (data.notes.size() <= c.item) data.notes.resize(c.item + 1);
  data.notes[c.item] = {c.notes, c.conclusion};
}

void change(ConferenceData& data, const ChatSent& c, Timestamp at) {
  data.last_chat = c.n;
  data.chat.push_back({c.n, at, c.site, c.name, c.role, c.to, c.text});
  if (data.chat.size() > kMaxChatLines) data.chat.erase(data.chat.begin());
}

void change(ConferenceData& data, const HelpChanged& c, Timestamp) {
  if (auto* seat = data.seat(c.site)) seat->help = c.text;
}

void change(ConferenceData& data, const RemoteHelp& c, Timestamp) {
  auto* seat = data.seat(c.site);
  if (seat != nullptr && c.act == RemoteAct::kCap) seat->cap_kbps = c.cap_kbps;
}

void change(ConferenceData& data, const MessageDrawn& c, Timestamp at) {
  data.message.text = c.text;
  data.message.until.reset();
  if (c.time) data.message.until = at + *c.time;
}

void change(ConferenceData&, const ConferenceClosed&, Timestamp) {}

void change(ConferenceData&, const ActUndone&, Timestamp) {}

void change(ConferenceData&, const SiteJudged&, Timestamp) {}

void change(ConferenceData& data, const SiteTested& c, Timestamp at) {
  const auto* seat = data.seat(c.site);
  if (seat == nullptr || seat->guest) return;
  std::erase_if(data.tests, [&](const auto& test) { return test.site == c.site; });
  data.tests.push_back({c.site, at, c.report});
}

// ---- guests --------------------------------------------------------------------------------------------------------

Guest* guest_of(ConferenceData& data, const SiteId& site) {
  const auto found = std::ranges::find(data.guests, site, &Guest::site);
  return found == data.guests.end() ? nullptr : &*found;
}

void give_seat(ConferenceData& data, const SiteId& site) {
  if (data.seat(site) != nullptr) return;
  auto& seat = data.seats.emplace_back();
  seat.site = site;
  seat.guest = true;
}

void take_seat(ConferenceData& data, const SiteId& site) {
  std::erase_if(data.seats, [&](const auto& seat) { return seat.guest && seat.site == site; });
}

void change(ConferenceData& data, const GuestCame& c, Timestamp at) {
  Guest* guest = guest_of(data, c.site);
  if (guest == nullptr) {
    ++data.guests_seen;
    if (data.guests.size() < kMaxKnownGuests) {
      data.guests.push_back({c.site, c.key, c.name, c.unit, at, GuestState::kWaiting});
    }
    return;
  }
  if (guest->state == GuestState::kRemoved || guest->state == GuestState::kAdmitted) return;
  const bool returns = guest->state == GuestState::kAway;
  guest->state = returns ? GuestState::kAdmitted : GuestState::kWaiting;
  guest->since = at;
  if (returns) return give_seat(data, c.site);
  guest->name = c.name;
  guest->unit = c.unit;
}

void change(ConferenceData& data, const GuestAdmitted& c, Timestamp at) {
  Guest* guest = guest_of(data, c.site);
  if (guest == nullptr) return;
  guest->state = GuestState::kAdmitted;
  guest->since = at;
  give_seat(data, c.site);
}

void change(ConferenceData& data, const GuestTurnedAway& c, Timestamp at) {
  Guest* guest = guest_of(data, c.site);
  if (guest == nullptr || guest->state != GuestState::kWaiting) return;
  guest->state = GuestState::kTurnedAway;
  guest->since = at;
}

// Who was never let in is forgotten, so that the lobby of a link that many have cannot grow without end.
void change(ConferenceData& data, const GuestLeft& c, Timestamp at) {
  Guest* guest = guest_of(data, c.site);
  if (guest == nullptr) return;
  if (guest->state == GuestState::kWaiting) {
    std::erase_if(data.guests, [&](const auto& g) { return g.site == c.site; });
  } else if (guest->state == GuestState::kAdmitted) {
    guest->state = GuestState::kAway;
    guest->since = at;
    take_seat(data, c.site);
  }
}

void change(ConferenceData& data, const GuestRemoved& c, Timestamp at) {
  Guest* guest = guest_of(data, c.site);
  if (guest == nullptr) return;
  guest->state = GuestState::kRemoved;
  guest->since = at;
  take_seat(data, c.site);
}

}  // namespace

const SeatData* ConferenceData::seat(const SiteId& site) const { return seat_in(seats, site); }
SeatData* ConferenceData::seat(const SiteId& site) { return seat_in(seats, site); }

const Guest* ConferenceData::guest(const SiteId& site) const {
  const auto found = std::ranges::find(guests, site, &Guest::site);
  return found == guests.end() ? nullptr : &*found;
}

void apply(ConferenceData& data, const ConferenceChange& event) {
  std::visit([&](const auto& what) { change(data, what, event.at); }, event.what);
}

}  // namespace signaling
