#include "signaling/session/engine_refusal.h"

namespace signaling {
namespace {

using enum RefusalCode;

RefusalCode code_of(ConferenceFault fault) {
  switch (fault) {
    case ConferenceFault::kUnknownSite: return kUnknownSite;
    case ConferenceFault::kNotConnected: return kSiteNotConnected;
    case ConferenceFault::kPaused: return kConferencePaused;
    case ConferenceFault::kNotGranted: return kNotGranted;
    case ConferenceFault::kMuted: return kMuted;
    case ConferenceFault::kRemoved: return kSiteRemoved;
    case ConferenceFault::kNotRemoved: return kSiteNotRemoved;
    case ConferenceFault::kIsChairSite: return kAlreadyChair;
    case ConferenceFault::kNobodyActs: return kNotActing;
    case ConferenceFault::kNoItem: return kNoItem;
    case ConferenceFault::kNothingToUndo: return kNothingToUndo;
    case ConferenceFault::kNoHelp: return kNoHelp;
    case ConferenceFault::kUnknownPreset: return kUnknownPreset;
    case ConferenceFault::kUnknownGroup: return kUnknownGroup;
    case ConferenceFault::kNothingPrepared: return kNothingPrepared;
    case ConferenceFault::kGuest: return kNotForGuests;
    case ConferenceFault::kUnknownGuest: return kNoSuchGuest;
    case ConferenceFault::kGuestRemoved: return kGuestRemoved;
    case ConferenceFault::kGuestsFull: return kGuestsFull;
    case ConferenceFault::kAskLater: return kAskLater;
  }
  return kUnknownSite;
}

RefusalCode code_of(FloorError error) {
  switch (error) {
    case FloorError::kAlreadyWaiting: return kAlreadyWaiting;
    case FloorError::kAlreadyHolder: return kAlreadyHolder;
    case FloorError::kNotWaiting: return kNotWaiting;
    case FloorError::kNotHolder: return kNotHolder;
    case FloorError::kStandingRight: return kStandingRight;
    case FloorError::kFloorFull: return kFloorFull;
    case FloorError::kNobodyWaits: return kNobodyWaits;
    case FloorError::kJustGranted: return kJustGranted;
    case FloorError::kClosed: return kConferenceNotOpen;
    case FloorError::kBadValue: return kBadFloorValue;
  }
  return kBadFloorValue;
}

RefusalCode code_of(RollError error) {
  switch (error) {
    case RollError::kUnknownSite: return kUnknownSite;
    case RollError::kAlreadyRunning: return kRollRunning;
    case RollError::kNotRunning: return kRollNotRunning;
    case RollError::kNobodyToCall: return kNobodyToCall;
    case RollError::kAlreadyCalled:
    case RollError::kJustCalled: return kAlreadyCalled;
    case RollError::kNotCalled: return kNotCalled;
    case RollError::kBadValue: break;
  }
  return kTooManyDelegates;
}

RefusalCode code_of(VoteFault fault) {
  switch (fault) {
    case VoteFault::kAlreadyOpen:
    case VoteFault::kNotConfirmed: return kVoteOpen;
    case VoteFault::kNotOpen: return kNoVote;
    case VoteFault::kNotClosed: return kVoteNotClosed;
    case VoteFault::kUnknownSite: return kUnknownSite;
    case VoteFault::kExceedsPresent: return kTooManyVotes;
    case VoteFault::kTooManyVotes: return kVotesUsedUp;
    case VoteFault::kOutOfRange:
    case VoteFault::kBadText: break;
  }
  return kBadFloorValue;
}

Refusal about_vote(const VoteError& error, std::string_view field) {
  if (error.fault != VoteFault::kExceedsPresent) return make_refusal(code_of(error.fault), error.field);
  return make_refusal(kTooManyVotes, field, {name(std::to_string(error.limit)), name(std::to_string(error.given))});
}

// An id that is unknown is said as it came, a site that is known by its name.
Refusal about_site(RefusalCode code, const SiteId& site, const std::string& site_name, std::string_view field) {
  return make_refusal(code, field, {name(code == kUnknownSite ? site.value() : site_name)});
}

}  // namespace

Refusal to_refusal(const ConferenceError& error, const SiteId& site, const std::string& site_name,
                   std::string_view field) {
  switch (error.part) {
    case ConferenceError::Part::kConference: return about_site(code_of(error.fault), site, site_name, field);
    case ConferenceError::Part::kFloor: return about_site(code_of(error.floor), site, site_name, field);
    case ConferenceError::Part::kRoll: return about_site(code_of(error.roll), site, site_name, field);
    case ConferenceError::Part::kVote: break;
  }
  return about_vote(error.vote, field);
}

}  // namespace signaling
