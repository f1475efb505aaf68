#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/ids.h"

// What signaling wants a conference to be: the whole of it, as values. Texts are UTF-8 of any normal form, ready to be
// drawn: signaling writes them, in Vietnamese.
namespace mcu {

using media::ConferenceId;
using media::SiteId;

enum class View { kComposed, kForwarded };
enum class LayoutName { kGrid, kStage, kPair, kChairSpeaker, kContentSpeaker, kFull };

std::string_view to_string(View view);
std::string_view to_string(LayoutName layout);

// What stands in one place of a layout.
struct DesiredPlace {
  enum class Kind {
    kSite,           // the site, connected or not
    kContent,        // the second picture of DesiredConference::content; empty while that names nobody
    kActiveSpeaker,  // who speaks, of the sites that no other place names; keeps the last one through silence
    kEmpty,
  };
  Kind kind = Kind::kEmpty;
  SiteId site;  // of kSite
  friend bool operator==(const DesiredPlace&, const DesiredPlace&) = default;
};

// One composed picture: all participants in the group see the same. Composed only while somebody is subscribed to it.
struct DesiredGroup {
  std::string id;
  LayoutName layout = LayoutName::kStage;
  std::vector<DesiredPlace> places;  // first is largest
  bool fill = true;    // the sites that no place names follow in the order of the participants
  bool plain = false;  // no names, overlays or marks
  bool small = false;  // 640 × 360 at most, one rung, at most ten pictures a second
  friend bool operator==(const DesiredGroup&, const DesiredGroup&) = default;
};

// A participant as the mcu is to treat it, whether or not an endpoint is connected for it.
struct DesiredParticipant {
  SiteId site;             // of a viewer: a name with "~" in front, which no site has
  std::string name;        // drawn in the picture
  bool heard = false;      // false: the mixer ignores whatever the site sends
  View view = View::kComposed;
  std::string mark;        // "" or "chair": a sign beside the name
  std::string role;        // a word behind the name, "" for none
  std::string caption;     // who speaks there and what he is, up to two lines; "" for none
  std::string group;       // whose picture it sees in its slot "stage" with the composed view; unknown: the first group
  std::string second_group;  // whose picture it sees in its slot "gallery-1"; "" or unknown: none
  bool viewer = false;     // a page: has no tile, is never shown, and heard by nobody but in `talks_to`
  bool sound = true;       // false: gets no sound
  // Remote help, of viewers only; each names a site. Of a site that is not connected there is nothing to get.
  std::optional<SiteId> listens_to;  // its sound is that site's own packets, heard or not; `sound` or not
  std::optional<SiteId> mirrors;     // it gets that site's mix, unless it listens, and what stands in its picture slots
  std::optional<SiteId> talks_to;    // its microphone is in that site's mix and in no other; at most eight at once
  friend bool operator==(const DesiredParticipant&, const DesiredParticipant&) = default;
};

// A turn's time, in milliseconds of the Unix clock.
struct DesiredCountdown {
  int64_t ends_at_ms = 0;
  int64_t warn_at_ms = 0;                // from here on it is drawn as a warning
  std::optional<int64_t> stands_at_ms;   // it stands still as it was at this moment
  friend bool operator==(const DesiredCountdown&, const DesiredCountdown&) = default;
};

// A table or a notice over the picture: the result of a vote, the slide of a pause.
struct DesiredCard {
  std::string title;
  std::vector<std::string> lines;
  bool whole = false;  // nothing else is drawn
  friend bool operator==(const DesiredCard&, const DesiredCard&) = default;
};

// What is drawn over the pictures of all groups that are not plain.
struct DesiredPicture {
  bool clock = false;
  int utc_offset_minutes = 0;  // of the clock, −720…840
  std::optional<DesiredCountdown> countdown;
  std::string title;           // a line on top; "" for none
  std::string message;         // of the desk, a band; "" for none
  std::string alarm;           // a red band; "" for none
  std::optional<DesiredCard> card;
  friend bool operator==(const DesiredPicture&, const DesiredPicture&) = default;
};

// The whole desired state of one conference. The mcu ignores a version that is not above the one it has.
struct DesiredConference {
  ConferenceId id;
  int64_t version = 0;
  std::vector<DesiredGroup> groups;  // at most kMaxGroups, ids differ
  std::vector<DesiredParticipant> participants;
  DesiredPicture picture;
  std::optional<SiteId> content;     // whose second picture is taken; that of others is ignored
  bool hold = false;                 // a pause: nobody is heard, whatever the participants say
  friend bool operator==(const DesiredConference&, const DesiredConference&) = default;
};

inline constexpr size_t kMaxGroups = 8;

}  // namespace mcu
