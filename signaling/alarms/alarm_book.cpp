#include "signaling/alarms/alarm_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "signaling/alarms/alarm_words.h"

namespace signaling {
namespace {

using media::kNever;

const ConferenceId kService{};  // what shows the service's own troubles
const AlarmCause kServerCause{AlarmKind::kServer, {}, {}, {}};

// Known from the figures of sites, which say nothing while the mcu is away.
bool is_of_sites(AlarmKind kind) {
  switch (kind) {
    case AlarmKind::kLineUp:
    case AlarmKind::kLineDown:
    case AlarmKind::kTrunk:
    case AlarmKind::kHall:
    case AlarmKind::kUnreachable:
    case AlarmKind::kSilentHolder: return true;
    default: return false;
  }
}

Trouble away() { return {kServerCause, mcu_away(), advice_for(AlarmKind::kServer)}; }

Timestamp later(Timestamp time, Duration by) { return time > kNever - by ? kNever : time + by; }

}  // namespace

AlarmBook::AlarmBook(AlarmSettings settings, std::vector<Alarm> open, AlarmId last, ClockPair now)
    : settings_(settings), last_(last) {
  for (auto& alarm : open) {
    last_ = std::max(last_, alarm.id);
    const auto [trouble, is_new] =
        troubles_.try_emplace(alarm.cause, State{alarm.text, kService, now.steady, {}, now.steady, alarm});
    if (is_new) continue;
    alarm.cleared = now.wall;  // two of one cause: the first stands
    changes_.push_back({std::move(alarm), false});
  }
}

// ---- what is told: first whatever was due before it, then it, then what it makes due ------------------------------

void AlarmBook::start(bool again, ClockPair now) {
  settle(now);
  first_start_ = !again;
  away_shown_ = true;
  calm_from_ = kNever;
  show(again ? Trouble{kServerCause, service_restarted()} : away(), kService, now);
  settle(now);
}

void AlarmBook::mcu_gone(ClockPair now) {
  settle(now);
  for (const auto& [conference, heard] : heard_) freeze(conference, now.steady);
  calm_from_ = kNever;
  away_shown_ = true;
  show(away(), kService, now);
  settle(now);
}

void AlarmBook::mcu_back(ClockPair now) {
  settle(now);
  if (calm_from_ != kNever) return;
  calm_from_ = now.steady + settings_.settle;
  // A service that never ran before waited for its mcu: no news unless it took long.
  if (std::exchange(first_start_, false)) {
    away_shown_ = false;
    hide(troubles_.find(kServerCause), kService, now.steady);
  }
  settle(now);
}

void AlarmBook::second(const ConferenceId& conference, const TroublesNow& troubles, ClockPair now) {
  settle(now);
  heard_[conference] = now.steady;
  if (is_settling(now.steady)) {
    freeze(conference, now.steady);
    return settle(now);
  }
  std::set<AlarmCause> shown;
  for (const auto& trouble : troubles.all) {
    show(trouble, conference, now);
    shown.insert(trouble.cause);
  }
  if (troubles.sites_unknown) freeze(conference, now.steady);
  if (!troubles.sites_unknown) hide_all_but(shown, conference, now.steady);
  settle(now);
}

void AlarmBook::set(AlarmKind kind, const std::optional<Text>& trouble, ClockPair now) {
  settle(now);
  const AlarmCause cause{kind, {}, {}, {}};
  if (!trouble) {
    hide(troubles_.find(cause), kService, now.steady);
    return settle(now);
  }
  show({cause, *trouble, advice_for(kind)}, kService, now);
  State& state = troubles_.at(cause);
  state.text = *trouble;
  if (state.alarm && state.alarm->text != *trouble) {
    state.alarm->text = *trouble;
    changes_.push_back({*state.alarm, false});
  }
  settle(now);
}

bool AlarmBook::acknowledge(AlarmId id, std::string by, ClockPair now) {
  for (auto& [cause, state] : troubles_) {
    if (!state.alarm || state.alarm->id != id) continue;
    if (!state.alarm->acknowledged) {
      state.alarm->acknowledged = Acknowledgement{std::move(by), now.wall};
      changes_.push_back({*state.alarm, false});
    }
    return true;
  }
  return false;
}

// ---- troubles ------------------------------------------------------------------------------------------------------

void AlarmBook::show(const Trouble& trouble, const ConferenceId& by, ClockPair now) {
  State& state = troubles_.try_emplace(trouble.cause, State{trouble.text, by, now.steady, {}, {}, {}, trouble.advice})
                     .first->second;
  const bool words_are_over = state.worded_by != by && !state.shown_by.contains(state.worded_by);
  state.shown_by.insert(by);
  state.gone.reset();
  if (!words_are_over) return;
  state.text = trouble.text;
  state.advice = trouble.advice;
  state.worded_by = by;
  if (!state.alarm || state.alarm->text == trouble.text) return;
  state.alarm->text = trouble.text;
  changes_.push_back({*state.alarm, false});
}

void AlarmBook::hide(Troubles::iterator trouble, const ConferenceId& by, Timestamp at) {
  if (trouble == troubles_.end() || trouble->second.shown_by.erase(by) == 0) return;
  if (trouble->second.shown_by.empty()) trouble->second.gone = at;
}

void AlarmBook::freeze(const ConferenceId& conference, Timestamp at) {
  for (auto it = troubles_.begin(); it != troubles_.end();) {
    const auto current = it++;
    State& state = current->second;
    if (!is_of_sites(current->first.kind)) continue;
    if (state.alarm) {
      if (state.gone && current->first.conference == conference) state.gone = at;
      continue;
    }
    state.shown_by.erase(conference);
    if (state.shown_by.empty() && (!state.gone || current->first.conference == conference)) troubles_.erase(current);
  }
}

void AlarmBook::hide_all_but(const std::set<AlarmCause>& shown, const ConferenceId& conference, Timestamp at) {
  for (auto it = troubles_.begin(); it != troubles_.end(); ++it) {
    if (!shown.contains(it->first)) hide(it, conference, at);
  }
}

void AlarmBook::end_silent_conferences(Timestamp at) {
  std::erase_if(heard_, [&](const auto& conference) {
    const Timestamp over = conference.second + kConferenceSilence;
    if (over > at) return false;
    hide_all_but({}, conference.first, over);
    return true;
  });
}

// ---- time ----------------------------------------------------------------------------------------------------------

// When the trouble is to be raised, cleared or forgotten.
Timestamp AlarmBook::due(const AlarmCause& cause, const State& state) const {
  const auto& rule = settings_.rule(cause.kind);
  if (!state.gone) return state.alarm ? kNever : later(state.since, rule.raise_after);
  const Timestamp calm = is_of_sites(cause.kind) ? std::max(*state.gone, calm_from_) : *state.gone;
  return later(calm, rule.clear_after);
}

Timestamp AlarmBook::next_deadline() const {
  Timestamp next = kNever;
  for (const auto& [cause, state] : troubles_) next = std::min(next, due(cause, state));
  for (const auto& [conference, heard] : heard_) next = std::min(next, heard + kConferenceSilence);
  if (away_shown_) next = std::min(next, calm_from_);
  return next;
}

void AlarmBook::handle_timeout(ClockPair now) { settle(now); }

void AlarmBook::settle(ClockPair now) {
  if (away_shown_ && !is_settling(now.steady)) {
    away_shown_ = false;
    hide(troubles_.find(kServerCause), kService, calm_from_);
  }
  end_silent_conferences(now.steady);
  for (auto it = troubles_.begin(); it != troubles_.end();) {
    const auto current = it++;
    auto& [cause, state] = *current;
    if (due(cause, state) > now.steady) continue;
    if (!state.gone) {
      raise(cause, state, now);
      continue;
    }
    if (state.alarm) {
      state.alarm->cleared = now.wall;
      changes_.push_back({std::move(*state.alarm), false});
    }
    troubles_.erase(current);
  }
}

void AlarmBook::raise(const AlarmCause& cause, State& state, ClockPair now) {
  last_ = AlarmId(last_.value() + 1);
  state.alarm = Alarm{last_, cause, settings_.rule(cause.kind).severity, state.text, now.wall};
  changes_.push_back({*state.alarm, true, state.advice});
}

// ---- what came of it -----------------------------------------------------------------------------------------------

std::vector<Alarm> AlarmBook::open() const {
  std::vector<Alarm> open;
  for (const auto& [cause, state] : troubles_) {
    if (state.alarm) open.push_back(*state.alarm);
  }
  std::ranges::sort(open, [](const Alarm& a, const Alarm& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.id > b.id;
  });
  return open;
}

const Alarm* AlarmBook::find(AlarmId id) const {
  for (const auto& [cause, state] : troubles_) {
    if (state.alarm && state.alarm->id == id) return &*state.alarm;
  }
  return nullptr;
}

}  // namespace signaling
