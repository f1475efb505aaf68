#include "signaling/roll/roll_types.h"

namespace signaling {

std::string_view to_string(Presence presence) {
  switch (presence) {
    case Presence::kPresent:
      return "present";
    case Presence::kLate:
      return "late";
    case Presence::kAbsent:
      return "absent";
    case Presence::kStandIn:
      return "stand_in";
  }
  return "";
}

std::string_view to_string(CallRound round) {
  switch (round) {
    case CallRound::kFirst:
      return "first";
    case CallRound::kAgain:
      return "again";
    case CallRound::kSingle:
      return "single";
  }
  return "";
}

std::string_view to_string(CallEnd end) {
  switch (end) {
    case CallEnd::kNoAnswer:
      return "no_answer";
    case CallEnd::kPassed:
      return "passed";
    case CallEnd::kInterrupted:
      return "interrupted";
    case CallEnd::kRemoved:
      return "removed";
  }
  return "";
}

}  // namespace signaling
