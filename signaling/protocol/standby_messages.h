#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "signaling/protocol/client_message.h"

// What a hall is told about conferences that it is not in yet, or no longer (README.md has the table).
namespace signaling {

// To a hall's device that is in no conference now: what its screen shows. Times are RFC 3339.
struct Standby {
  struct Next {
    ConferenceId conference;
    std::string title;
    std::string start;
    std::string testing_from;
    std::string chair_site_name;  // may be empty
    friend bool operator==(const Next&, const Next&) = default;
  };
  struct Invitation {
    std::string booking;
    ConferenceId conference;
    std::string title;
    std::string start;
    std::optional<bool> attends;  // none: not answered
    std::string occurrence{};     // of a series: its original start, "20261201T080000"; empty: the whole booking
    friend bool operator==(const Invitation&, const Invitation&) = default;
  };
  // An urgent conference calls the hall (họp khẩn): rings until `answer_call`.
  struct Call {
    ConferenceId conference;
    std::string title;
    std::string from;          // who calls
    int64_t answer_in_ms = 0;  // after this the page answers by itself
    friend bool operator==(const Call&, const Call&) = default;
  };
  SiteId site;
  std::string name;
  std::optional<Next> next;
  std::vector<Invitation> invitations;
  std::optional<Call> call;
};

// To a hall in session: it will be moved into an urgent conference.
struct MoveNotice {
  ConferenceId conference;
  std::string title;
  std::string from;  // who calls
  int64_t in_ms = 0;
};

// Why a conference was closed.
enum class CloseCause : uint8_t {
  kClosed,     // by a person
  kAllGone,    // all sites had been gone for long
  kCancelled,  // the booking was cancelled
  kMoved,      // the booking was moved to a later time
};
std::string_view to_string(CloseCause cause);

// To all in a conference that is closed. Halls hear `standby` or another `joined` next, the others are closed.
struct Ended {
  ConferenceId conference;
  CloseCause cause = CloseCause::kClosed;
};

boost::json::object to_object(const Standby& message);
boost::json::object to_object(const MoveNotice& message);
boost::json::object to_object(const Ended& message);

}  // namespace signaling
