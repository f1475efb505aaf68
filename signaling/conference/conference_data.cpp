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
  data.seats = std::move(seats);
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

void change(ConferenceData& data, const MessageDrawn& c, Timestamp at) {
  data.message.text = c.text;
  data.message.until.reset();
  if (c.time) data.message.until = at + *c.time;
}

void change(ConferenceData&, const ConferenceClosed&, Timestamp) {}

void change(ConferenceData&, const ActUndone&, Timestamp) {}

}  // namespace

const SeatData* ConferenceData::seat(const SiteId& site) const { return seat_in(seats, site); }
SeatData* ConferenceData::seat(const SiteId& site) { return seat_in(seats, site); }

void apply(ConferenceData& data, const ConferenceChange& event) {
  std::visit([&](const auto& what) { change(data, what, event.at); }, event.what);
}

}  // namespace signaling
