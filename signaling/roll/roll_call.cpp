#include "signaling/roll/roll_call.h"

#include <algorithm>
#include <set>
#include <utility>

#include "media/base/check.h"
#include "signaling/base/unicode.h"
#include "signaling/roll/roll_state.h"

namespace signaling {
namespace {

using media::kNever;

constexpr size_t kMaxSiteBytes = 64;

bool holds(const std::vector<SiteId>& sites, const SiteId& site) {
  return std::find(sites.begin(), sites.end(), site) != sites.end();
}

bool is_allowed(const RollSite& site) {
  const auto& id = site.site.value();
  return !id.empty() && id.size() <= kMaxSiteBytes && is_plain_line(id) && site.invited <= kMaxDelegates;
}

bool is_allowed(const std::vector<RollSite>& sites) {
  std::set<SiteId> ids;
  for (const auto& site : sites) {
    if (!is_allowed(site) || !ids.insert(site.site).second) return false;
  }
  return sites.size() <= kMaxRollSites;
}

bool is_allowed(const RollReport& report) {
  return report.delegates.value_or(0) <= kMaxDelegates && report.head.value_or("").size() <= kMaxHeadBytes &&
         is_plain_line(report.head.value_or(""));
}

bool is_missing(const RollEntry& entry) { return !entry.presence || *entry.presence == Presence::kAbsent; }

// Who is to be called by start(): the rest of a roll that was stopped, or everybody who is missing.
std::vector<SiteId> sites_to_call(const RollState& state) {
  if (is_unfinished(state)) return state.waiting;
  std::vector<SiteId> sites;
  for (const auto& entry : state.entries) {
    if (is_missing(entry)) sites.push_back(entry.site);
  }
  return sites;
}

CallRound round_of(const RollState& state, const SiteId& site) {
  if (holds(state.waiting, site)) return CallRound::kFirst;
  return holds(state.again, site) ? CallRound::kAgain : CallRound::kSingle;
}

// What an answer makes of what is known.
Presence answered(const std::optional<Presence>& before) {
  return before == Presence::kAbsent ? Presence::kLate : before.value_or(Presence::kPresent);
}

bool plans_the_same(const RollState& state, const std::vector<RollSite>& sites) {
  return std::equal(
      sites.begin(), sites.end(), state.entries.begin(), state.entries.end(),
      [](const RollSite& site, const RollEntry& e) { return site.site == e.site && site.invited == e.invited; });
}

}  // namespace

RollCall::RollCall(Duration answer_time) : answer_time_(answer_time) {
  CHECK(answer_time > Duration::zero() && answer_time % std::chrono::milliseconds(1) == Duration::zero());
}

// ---- what the conference does --------------------------------------------------------------------------------------

RollCall::Result RollCall::plan(std::vector<RollSite> sites, Timestamp now) {
  if (!is_allowed(sites)) return tl::unexpected(RollError::kBadValue);
  if (plans_the_same(state_, sites)) return {};
  const auto stays = [&](const SiteId& site) {
    return std::any_of(sites.begin(), sites.end(), [&](const RollSite& s) { return s.site == site; });
  };
  if (state_.turn && !stays(state_.turn->site)) end_turn(CallEnd::kRemoved, now);
  happen(RollPlanned{std::move(sites)}, now);
  call_next(now);
  return {};
}

void RollCall::remove(const SiteId& site, Timestamp now) {
  if (!is_called(site) && !holds(state_.waiting, site) && !holds(state_.again, site)) return;
  happen(CallEnded{site, CallEnd::kRemoved}, now);
  call_next(now);
}

void RollCall::pause(Timestamp now) {
  if (!state_.paused_since) happen(RollPaused{}, now);
}

void RollCall::resume(Timestamp now) {
  if (state_.paused_since) happen(RollResumed{}, now);
}

// ---- what chair and secretary do -----------------------------------------------------------------------------------

RollCall::Result RollCall::start(Timestamp now) {
  if (state_.running) return tl::unexpected(RollError::kAlreadyRunning);
  if (!is_unfinished(state_) && sites_to_call(state_).empty()) return tl::unexpected(RollError::kNobodyToCall);
  if (state_.turn) end_turn(CallEnd::kInterrupted, now);
  happen(RollStarted{sites_to_call(state_)}, now);
  call_next(now);
  return {};
}

RollCall::Result RollCall::next(Timestamp now) {
  if (!state_.turn) return tl::unexpected(RollError::kNotRunning);
  if (now - state_.turn->since < kNextGuard) return tl::unexpected(RollError::kJustCalled);
  end_turn(CallEnd::kPassed, now);
  call_next(now);
  return {};
}

RollCall::Result RollCall::stop(Timestamp now) {
  if (!state_.running && !state_.turn) return tl::unexpected(RollError::kNotRunning);
  if (state_.turn) end_turn(CallEnd::kInterrupted, now);
  if (state_.running) happen(RollStopped{}, now);
  return {};
}

RollCall::Result RollCall::call(const SiteId& site, Timestamp now) {
  if (entry(site) == nullptr) return tl::unexpected(RollError::kUnknownSite);
  if (is_called(site)) return tl::unexpected(RollError::kAlreadyCalled);
  const CallRound round = round_of(state_, site);
  if (state_.turn) end_turn(CallEnd::kInterrupted, now);
  call_site(site, round, now);
  return {};
}

RollCall::Result RollCall::mark(const SiteId& site, Presence presence, const RollReport& report, Timestamp now) {
  const auto* known = entry(site);
  if (known == nullptr) return tl::unexpected(RollError::kUnknownSite);
  return record(*known, false, presence, report, now);
}

// ---- what a hall does ----------------------------------------------------------------------------------------------

RollCall::Result RollCall::answer(const SiteId& site, const RollReport& report, Timestamp now) {
  const auto* known = entry(site);
  if (known == nullptr) return tl::unexpected(RollError::kUnknownSite);
  const bool asked = is_called(site) || holds(state_.again, site);
  if (!asked && !(state_.running && known->answered)) return tl::unexpected(RollError::kNotCalled);
  return record(*known, true, asked ? answered(known->presence) : *known->presence, report, now);
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp RollCall::next_deadline() const { return state_.turn && !state_.paused_since ? state_.turn->until : kNever; }

void RollCall::handle_timeout(Timestamp now) {
  if (next_deadline() > now) return;
  end_turn(CallEnd::kNoAnswer, state_.turn->until);
  call_next(now);
}

// ---- questions -----------------------------------------------------------------------------------------------------

const RollEntry* RollCall::entry(const SiteId& site) const {
  const auto& entries = state_.entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.site == site; });
  return found == entries.end() ? nullptr : &*found;
}

Duration RollCall::remaining(Timestamp now) const {
  if (!state_.turn) return Duration::zero();
  return std::max(Duration::zero(), state_.turn->until - state_.paused_since.value_or(now));
}

std::vector<RollEvent> RollCall::take_events() { return std::exchange(events_, {}); }

void RollCall::restore(std::span<const RollEvent> events) {
  for (const auto& event : events) apply(state_, event);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

template <typename Change>
void RollCall::happen(Change change, Timestamp at) {
  events_.push_back({at, std::move(change)});
  apply(state_, events_.back());
}

void RollCall::call_site(const SiteId& site, CallRound round, Timestamp now) {
  happen(SiteCalled{site, round, answer_time_}, now);
}

void RollCall::call_next(Timestamp now) {
  if (!state_.running || state_.turn) return;
  if (!state_.waiting.empty()) return call_site(state_.waiting.front(), CallRound::kFirst, now);
  if (!state_.again.empty()) return call_site(state_.again.front(), CallRound::kAgain, now);
  happen(RollFinished{}, now);
}

void RollCall::end_turn(CallEnd end, Timestamp at) { happen(CallEnded{state_.turn->site, end}, at); }

RollCall::Result RollCall::record(const RollEntry& entry, bool by_itself, Presence presence, const RollReport& report,
                                  Timestamp now) {
  if (!is_allowed(report)) return tl::unexpected(RollError::kBadValue);
  SiteRecorded recorded{entry.site, by_itself, presence, {}, 0};
  if (presence != Presence::kAbsent) {
    const bool told = entry.presence && *entry.presence != Presence::kAbsent;
    recorded.head = report.head.value_or(entry.head);
    recorded.delegates = report.delegates.value_or(told ? entry.delegates : entry.invited);
  }
  happen(std::move(recorded), now);
  call_next(now);
  return {};
}

}  // namespace signaling
