#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/auth/auth_error.h"
#include "signaling/base/text.h"

namespace signaling {

// Every reason for which a client's message is refused by signaling itself, besides its rights (auth_error.h). The word
// a program sees and the sentences a person reads stand in one table (refusal_rules), which README.md repeats and a
// test compares.
enum class RefusalCode {
  kNotJson,
  kUnknownType,
  kMissingField,
  kUnknownField,
  kWrongType,
  kOutOfRange,
  kJoinFirst,
  kAlreadyJoined,
  kUnknownToken,
  kConferenceNotOpen,
  kConferenceFull,
  kConferenceLocked,
  kConferencePaused,
  kInStandby,
  kNoCall,
  kWithoutMedia,
  kNoMedia,
  kUnknownSite,
  kSiteNotConnected,
  kSiteRemoved,
  kSiteNotRemoved,
  kAlreadyChair,
  kNotActing,
  kNoItem,
  kAlreadyWaiting,
  kAlreadyHolder,
  kNotWaiting,
  kNotHolder,
  kStandingRight,
  kFloorFull,
  kNobodyWaits,
  kJustGranted,
  kBadFloorValue,
  kNotGranted,
  kMuted,
  kNothingToUndo,
  kRollRunning,
  kRollNotRunning,
  kNobodyToCall,
  kAlreadyCalled,
  kNotCalled,
  kTooManyDelegates,
  kVoteOpen,
  kNoVote,
  kVoteNotClosed,
  kTooManyVotes,
  kVotesUsedUp,
  kUnknownPreset,
  kUnknownGroup,
  kNothingPrepared,
  kNoHelp,
  kNoAlarm,
  kNoPreflight,
  kInLobby,
  kNoSuchGuest,
  kGuestRemoved,
  kGuestsFull,
  kAskLater,
  kNotForGuests,
  kRemoteBusy,
  kRemoteOpen,
  kRemoteFull,
  kRemoteNone,
  kNoOffer,
  kMcuUnavailable,
  kMcuRefused,
  kMcuTimeout,
  kCount
};

struct RefusalRule {
  RefusalCode code;
  std::string_view word;  // stable, dotted: "floor.not_waiting"
  std::string_view vi;    // {0}, {1} stand for what the caller names
  std::string_view en;
};

std::span<const RefusalRule> refusal_rules();

// A refusal as it goes to the client.
struct Refusal {
  std::string code;
  std::string field;  // the member that is wrong; empty: none in particular
  Text text;
};

using Done = tl::expected<void, Refusal>;

// Makes a refusal from its rule. `names` fill {0} and {1}; they are data and never read as a format.
Refusal make_refusal(RefusalCode code, std::string_view field = {}, const std::vector<Text>& names = {});

inline tl::unexpected<Refusal> refuse(RefusalCode code, std::string_view field = {},
                                      const std::vector<Text>& names = {}) {
  return tl::unexpected<Refusal>(make_refusal(code, field, names));
}

// What signaling/auth refuses, in its words.
inline tl::unexpected<Refusal> refuse(AuthError error, std::string_view field = {}) {
  const auto& rule = describe(error);
  return tl::unexpected<Refusal>(
      {std::string(rule.word), std::string(field), {std::string(rule.vi), std::string(rule.en)}});
}

// One word that is the same in both languages.
inline Text name(std::string_view word) { return {std::string(word), std::string(word)}; }

}  // namespace signaling
