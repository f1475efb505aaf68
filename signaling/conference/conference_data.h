#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/desired_conference.h"
#include "signaling/base/ids.h"
#include "signaling/conference/conference_event.h"
#include "signaling/conference/guest.h"

namespace signaling {

inline constexpr size_t kMaxChatLines = 500;  // kept; older ones are in the record

// What the conference has decided about a site, whether or not somebody is connected for it.
struct SeatData {
  SiteId site;
  bool was_in = false;      // has been connected in this conference
  bool removed = false;     // waits until it is readmitted
  bool microphone = false;  // its own switch; heard only if it has the floor too
  bool muted = false;       // closed by the chair and not opened again
  mcu::View view = mcu::View::kComposed;
  std::optional<std::string> help{};  // asks for help, with these words
  std::optional<int> cap_kbps{};      // all that its camera may send, if a technician bounded it
  bool guest = false;                 // of a guest: there for this conference only, in no roll and no vote
  friend bool operator==(const SeatData&, const SeatData&) = default;
};

struct ChatLine {
  uint64_t n = 0;  // from 1, grows
  Timestamp at;
  std::optional<SiteId> site{};
  std::string name{};
  Role role = Role::kSite;
  ChatTo to = ChatTo::kAll;
  std::string text{};
  friend bool operator==(const ChatLine&, const ChatLine&) = default;
};

// Notes and conclusion of an agenda item.
struct ItemNotes {
  std::string notes;
  std::string conclusion;
  friend bool operator==(const ItemNotes&, const ItemNotes&) = default;
};

// A site's newest test.
struct SiteTest {
  SiteId site;
  Timestamp at;
  PreflightReport report{};
  friend bool operator==(const SiteTest&, const SiteTest&) = default;
};

// The desk's message in the picture.
struct DeskMessage {
  std::string text;                  // empty: none
  std::optional<Timestamp> until{};  // none: until another replaces it
  friend bool operator==(const DeskMessage&, const DeskMessage&) = default;
};

// What a conference is besides its floors, roll, votes and stage: plain data, changed by apply() and by nothing else.
struct ConferenceData {
  OpenPhase phase = OpenPhase::kInSession;
  std::optional<WallTime> resumes_at{};  // of a break, if it was said
  bool locked = false;
  std::vector<SeatData> seats;           // in the order in which they are shown
  std::optional<SiteId> booked_chair{};  // the chair's site by the booking
  std::optional<SiteId> chair_site{};    // who has its standing right now
  std::optional<ActingChair> acting{};
  std::optional<size_t> item{};    // of the agenda, now
  std::vector<ItemNotes> notes{};  // by item; may be shorter than the agenda
  DeskMessage message{};
  std::vector<ChatLine> chat{};  // the newest kMaxChatLines
  uint64_t last_chat = 0;
  std::vector<Guest> guests{};  // all that are remembered, in the order of their coming
  uint64_t guests_seen = 0;     // all that ever came; the next one's number is one more
  std::vector<SiteTest> tests{};  // one at most of each site that has a seat

  const SeatData* seat(const SiteId& site) const;
  SeatData* seat(const SiteId& site);
  const Guest* guest(const SiteId& site) const;
  friend bool operator==(const ConferenceData&, const ConferenceData&) = default;
};

// Makes of `data` what it is after `change`. A change that does not fit, from a record that was tampered with, changes
// little or nothing and harms nothing else.
void apply(ConferenceData& data, const ConferenceChange& change);

}  // namespace signaling
