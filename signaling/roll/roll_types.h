#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "media/base/ids.h"
#include "media/base/time.h"

// The words of the roll call: the values that RollCall keeps and tells.
namespace signaling {

using media::Duration;
using media::SiteId;
using media::Timestamp;

inline constexpr uint32_t kMaxDelegates = 1000;  // at one site
inline constexpr size_t kMaxRollSites = 500;
inline constexpr size_t kMaxHeadBytes = 480;  // 120 characters of UTF-8

// What the record says of a site.
enum class Presence {
  kPresent,
  kLate,     // came after the roll had found it absent, or as who marks it says
  kAbsent,   // called twice without an answer, or as who marks it says
  kStandIn,  // somebody was sent for those who were invited
};

// Why a site is being called.
enum class CallRound {
  kFirst,   // its turn in the order
  kAgain,   // at the end, once, since it did not answer
  kSingle,  // chosen by hand, though no roll is to call it
};

// How a call ended without an answer or mark.
enum class CallEnd {
  kNoAnswer,     // the time was over
  kPassed,       // somebody went on to the next: counts like no answer
  kInterrupted,  // the roll was stopped, or another site called by hand: does not count, its turn comes later
  kRemoved,      // the site takes part no longer
};

// A site of the roll and how many delegates it was asked to send.
struct RollSite {
  SiteId site;
  uint32_t invited = 0;
  friend bool operator==(const RollSite&, const RollSite&) = default;
};

// What is known of a site.
struct RollEntry {
  SiteId site;
  uint32_t invited = 0;
  std::optional<Presence> presence = std::nullopt;  // none: nobody has said anything yet
  bool answered = false;                            // the hall itself did, with its button
  std::string head{};                               // head of the delegation, may be empty
  uint32_t delegates = 0;                           // present at the site; 0 while absent or unknown
  friend bool operator==(const RollEntry&, const RollEntry&) = default;
};

// The site being called: for this time it is on stage and heard.
struct RollTurn {
  SiteId site;
  CallRound round = CallRound::kFirst;
  Timestamp since;
  Timestamp until;  // both move on by the length of a break
  friend bool operator==(const RollTurn&, const RollTurn&) = default;
};

// All that RollCall knows; changed by apply() (roll_state.h) and by nothing else.
struct RollState {
  bool running = false;                   // a roll is being called
  std::vector<RollEntry> entries;         // in the order of the plan
  std::vector<SiteId> waiting;            // to be called in this roll, in order
  std::vector<SiteId> again;              // did not answer: called at the end, once
  std::optional<RollTurn> turn;           // who is called now
  std::optional<Timestamp> paused_since;  // a break: the turn's clock stands still
  friend bool operator==(const RollState&, const RollState&) = default;
};

// ---- what happened -------------------------------------------------------------------------------------------------

struct RollPlanned {  // who is to be called, in order
  std::vector<RollSite> sites;
  friend bool operator==(const RollPlanned&, const RollPlanned&) = default;
};
struct RollStarted {  // begun, or gone on with: these are called, in order
  std::vector<SiteId> sites;
  friend bool operator==(const RollStarted&, const RollStarted&) = default;
};
struct SiteCalled {
  SiteId site;
  CallRound round = CallRound::kFirst;
  Duration time{};  // to answer
  friend bool operator==(const SiteCalled&, const SiteCalled&) = default;
};
struct CallEnded {
  SiteId site;
  CallEnd end = CallEnd::kNoAnswer;
  friend bool operator==(const CallEnded&, const CallEnded&) = default;
};
// The hall answered, or chair or secretary marked it: the whole of what is now known. A correction is one more.
struct SiteRecorded {
  SiteId site;
  bool by_itself = false;  // with the hall's button
  Presence presence = Presence::kPresent;
  std::string head;
  uint32_t delegates = 0;
  friend bool operator==(const SiteRecorded&, const SiteRecorded&) = default;
};
struct RollStopped {  // by somebody, before its end
  friend bool operator==(const RollStopped&, const RollStopped&) = default;
};
struct RollFinished {  // everybody was called
  friend bool operator==(const RollFinished&, const RollFinished&) = default;
};
struct RollPaused {
  friend bool operator==(const RollPaused&, const RollPaused&) = default;
};
struct RollResumed {
  friend bool operator==(const RollResumed&, const RollResumed&) = default;
};

struct RollEvent {
  Timestamp at;
  std::variant<RollPlanned, RollStarted, SiteCalled, CallEnded, SiteRecorded, RollStopped, RollFinished, RollPaused,
               RollResumed>
      what;
  friend bool operator==(const RollEvent&, const RollEvent&) = default;
};

// Why an operation was refused. Nothing has changed.
enum class RollError {
  kUnknownSite,  // not in the roll's plan
  kAlreadyRunning,
  kNotRunning,
  kNobodyToCall,   // all are there
  kAlreadyCalled,  // this site is being called
  kJustCalled,     // "next" right after a call began
  kNotCalled,      // a hall answers while nobody asks it
  kBadValue,       // more than kMaxDelegates, kMaxRollSites or kMaxHeadBytes, a site twice, a control character
};

std::string_view to_string(Presence presence);  // present, late, absent, stand_in
std::string_view to_string(CallRound round);    // first, again, single
std::string_view to_string(CallEnd end);        // no_answer, passed, interrupted, removed

}  // namespace signaling
