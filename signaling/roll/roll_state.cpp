#include "signaling/roll/roll_state.h"

#include <algorithm>
#include <utility>

namespace signaling {
namespace {

RollEntry* find_entry(RollState& state, const SiteId& site) {
  const auto found = std::find_if(state.entries.begin(), state.entries.end(), [&](auto& e) { return e.site == site; });
  return found == state.entries.end() ? nullptr : &*found;
}

bool holds(const std::vector<SiteId>& sites, const SiteId& site) {
  return std::find(sites.begin(), sites.end(), site) != sites.end();
}

void no_longer_due(RollState& state, const SiteId& site) {
  std::erase(state.waiting, site);
  std::erase(state.again, site);
}

void end_turn_of(RollState& state, const SiteId& site) {
  if (state.turn && state.turn->site == site) state.turn.reset();
}

// Who did not answer is called again; a second time it is absent.
void missed(RollState& state, const RollTurn& turn) {
  if (turn.round == CallRound::kFirst) state.again.push_back(turn.site);
  auto* entry = find_entry(state, turn.site);
  if (turn.round == CallRound::kAgain && entry != nullptr && !entry->presence) entry->presence = Presence::kAbsent;
}

void put_back(RollState& state, const RollTurn& turn) {
  if (turn.round == CallRound::kFirst) state.waiting.insert(state.waiting.begin(), turn.site);
  if (turn.round == CallRound::kAgain) state.again.insert(state.again.begin(), turn.site);
}

// ---- one for each kind of event ------------------------------------------------------------------------------------

void apply(RollState& state, const RollPlanned& planned, Timestamp) {
  const bool unfinished = is_unfinished(state);
  std::vector<RollEntry> entries;
  for (const auto& [site, invited] : planned.sites) {
    const auto* known = find_entry(state, site);
    entries.push_back(known != nullptr ? *known : RollEntry{.site = site});
    entries.back().invited = invited;
    if (known == nullptr && unfinished) state.waiting.push_back(site);
  }
  state.entries = std::move(entries);
  const auto is_gone = [&](const SiteId& site) { return find_entry(state, site) == nullptr; };
  std::erase_if(state.waiting, is_gone);
  std::erase_if(state.again, is_gone);
  if (state.turn && is_gone(state.turn->site)) state.turn.reset();
}

void apply(RollState& state, const RollStarted& started, Timestamp) {
  state.running = true;
  state.waiting.clear();
  for (const auto& site : started.sites) {
    if (find_entry(state, site) != nullptr && !holds(state.waiting, site)) state.waiting.push_back(site);
  }
  std::erase_if(state.again, [&](const SiteId& site) { return holds(state.waiting, site); });
}

void apply(RollState& state, const SiteCalled& called, Timestamp at) {
  if (find_entry(state, called.site) == nullptr) return;
  no_longer_due(state, called.site);
  const Timestamp since = state.paused_since.value_or(at);
  state.turn = {called.site, called.round, since, since + called.time};
}

void apply(RollState& state, const CallEnded& ended, Timestamp) {
  no_longer_due(state, ended.site);
  if (!state.turn || state.turn->site != ended.site) return;
  const RollTurn turn = *std::exchange(state.turn, std::nullopt);
  switch (ended.end) {
    case CallEnd::kNoAnswer:
    case CallEnd::kPassed:
      return missed(state, turn);
    case CallEnd::kInterrupted:
      return put_back(state, turn);
    case CallEnd::kRemoved:
      return;
  }
}

void apply(RollState& state, const SiteRecorded& recorded, Timestamp) {
  auto* entry = find_entry(state, recorded.site);
  if (entry == nullptr) return;
  entry->presence = recorded.presence;
  entry->answered = entry->answered || recorded.by_itself;
  entry->head = recorded.head;
  entry->delegates = recorded.delegates;
  no_longer_due(state, recorded.site);
  end_turn_of(state, recorded.site);
}

void apply(RollState& state, const RollStopped&, Timestamp) { state.running = false; }

void apply(RollState& state, const RollFinished&, Timestamp) { state.running = false; }

void apply(RollState& state, const RollPaused&, Timestamp at) {
  if (!state.paused_since) state.paused_since = at;
}

void apply(RollState& state, const RollResumed&, Timestamp at) {
  if (!state.paused_since) return;
  const Timestamp paused_since = *std::exchange(state.paused_since, std::nullopt);
  if (!state.turn) return;
  auto& turn = *state.turn;
  const Duration time = turn.until - turn.since;
  const Duration used = std::clamp(paused_since - turn.since, Duration::zero(), time);
  turn.since = at - used;
  turn.until = turn.since + time;
}

}  // namespace

bool is_unfinished(const RollState& state) {
  const bool due = state.turn && state.turn->round != CallRound::kSingle;
  return state.running || due || !state.waiting.empty() || !state.again.empty();
}

void apply(RollState& state, const RollEvent& event) {
  std::visit([&](const auto& what) { apply(state, what, event.at); }, event.what);
}

}  // namespace signaling
