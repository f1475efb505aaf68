#include "signaling/schedule/schedule_clock.h"

#include <algorithm>
#include <utility>

namespace signaling {

using media::kNever;
using enum ConferencePhase;

namespace {

// What is left of a span that an earlier run of the service began, by the calendar clock, which may have jumped since.
Duration rest_of(Duration span, CalendarTime since, Moment now) {
  const Duration gone = now.calendar - since;
  return std::clamp(span - gone, Duration::zero(), span);
}

}  // namespace

ScheduleClock::ScheduleClock(std::vector<ConferenceRun> stored, Moment now) {
  for (auto& run : stored) load(std::move(run), now);
  reseat(now);
  for (const auto& [id, live] : lives_) call_again(live, now);
}

void ScheduleClock::load(ConferenceRun run, Moment now) {
  next_session_ = std::max(next_session_, run.session_number + 1);
  const ConferenceId id = run.id();
  auto& live = lives_[id];
  live.run = std::move(run);
  if (live.run.may_reopen) live.reopen_until = now.steady + rest_of(kReopenTime, live.run.since, now);
  const bool noticed = std::ranges::count(live.run.calls, CallState::kNoticed, &SiteCall::state) != 0;
  // Notices are given when the session begins.
  if (live.run.is_open() && noticed) live.move_at = now.steady + rest_of(kMoveNoticeTime, live.run.since, now);
  watch_presence(live, now);
}

// ---- what is booked ------------------------------------------------------------------------------------------------

void ScheduleClock::plan(const std::vector<Occurrence>& occurrences, Moment now) {
  std::set<ConferenceId> planned;
  for (const auto& occurrence : occurrences) {
    planned.insert(occurrence.conference);
    const auto known = lives_.find(occurrence.conference);
    if (known != lives_.end()) {
      renew(known->second, occurrence, now);
    } else {
      auto& run = lives_[occurrence.conference].run;
      run.plan = occurrence;
      run.since = now.calendar;
      run.expected_end = occurrence.end;
    }
  }
  std::erase_if(lives_, [&](const auto& entry) {
    return entry.second.run.phase == kScheduled && !planned.contains(entry.first);
  });
  forget_oldest_closed();
  reseat(now);
}

void ScheduleClock::renew(Live& live, const Occurrence& occurrence, Moment now) {
  auto& run = live.run;
  if (run.phase == kClosed || run.urgent || run.plan == occurrence) return;
  const bool moved = run.plan.testing_from != occurrence.testing_from;
  if (run.plan.end != occurrence.end) {
    run.expected_end = occurrence.end;
    run.overrun = run.missed = false;
  }
  run.plan = occurrence;
  live.changed = live.changed || run.phase != kScheduled;
  // Moved while halls were testing: it opens anew at its new time.
  if (run.phase == kTesting && moved && now.calendar < occurrence.testing_from) {
    set_phase(live, kScheduled, {ScheduleCause::kMoved, std::nullopt}, now);
  }
}

void ScheduleClock::forget_oldest_closed() {
  std::vector<std::pair<CalendarTime, ConferenceId>> closed;
  for (const auto& [id, live] : lives_) {
    if (live.run.phase == kClosed) closed.emplace_back(live.run.since, id);
  }
  if (closed.size() <= kMaxClosedRuns) return;
  std::ranges::sort(closed);
  for (size_t i = 0; i < closed.size() - kMaxClosedRuns; ++i) lives_.erase(closed[i].second);
}

// ---- phases --------------------------------------------------------------------------------------------------------

void ScheduleClock::set_phase(Live& live, ConferencePhase phase, const Reason& reason, Moment now) {
  live.run.phase = phase;
  live.run.since = now.calendar;
  live.changed = true;
  if (phase != kPaused) live.run.interrupted_by.reset();
  if (!live.run.is_open()) live.present.clear();
  watch_presence(live, now);
  add_event(live, ScheduleEventKind::kPhase, reason, now);
}

void ScheduleClock::begin_session(Live& live, const Reason& reason, Moment now) {
  live.run.session_number = next_session_++;
  set_phase(live, kInSession, reason, now);
}

void ScheduleClock::end(Live& live, const Reason& reason, Moment now) {
  live.run.may_reopen = live.run.holds_session();
  live.reopen_until = live.run.may_reopen ? now.steady + kReopenTime : kNever;
  live.move_at = kNever;
  live.run.question.reset();
  set_phase(live, kClosed, reason, now);
  drop_questions_about(live.run.id(), now);
  if (live.run.urgent) end_interruption(live.run.id(), now);
}

// Counts the time in which nobody is there. Not while an urgent conference has the sites: they will be back.
void ScheduleClock::watch_presence(Live& live, Moment now) {
  const bool deserted = live.run.holds_session() && !live.run.interrupted_by && live.present.empty();
  if (!deserted) {
    live.close_at = kNever;
  } else if (live.close_at == kNever) {
    live.close_at = now.steady + kEmptyTime;
  }
}

// ---- what the lines do ---------------------------------------------------------------------------------------------

void ScheduleClock::site_joined(const ConferenceId& id, const SiteId& site, Moment now) {
  const auto found = lives_.find(id);
  if (found == lives_.end() || !found->second.run.is_open()) return;
  for (auto& [other_id, other] : lives_) {
    if (other_id != id && other.present.erase(site) != 0) watch_presence(other, now);
  }
  auto& live = found->second;
  live.present.insert(site);
  watch_presence(live, now);
  for (auto& call : live.run.calls) {
    if (call.site != site || call.state == CallState::kAnswered) continue;
    call.state = CallState::kAnswered;
    live.changed = true;
  }
  reseat(now);
}

void ScheduleClock::site_left(const ConferenceId& id, const SiteId& site, Moment now) {
  const auto found = lives_.find(id);
  if (found == lives_.end() || found->second.present.erase(site) == 0) return;
  watch_presence(found->second, now);
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp ScheduleClock::deadline_of(const Live& live, Moment now) const {
  const auto& run = live.run;
  CalendarTime next = kNoCalendarTime;
  if (run.phase == kScheduled && !run.missed) next = run.plan.testing_from;
  if (run.phase == kTesting && run.plan.auto_start && now.calendar < run.expected_end) next = run.plan.start;
  if (run.is_open() && !run.overrun) next = std::min(next, run.expected_end);
  const Timestamp spans = std::min({live.close_at, live.move_at, live.reopen_until});
  // Compared before they are added: the far end of the calendar is beyond the steady clock.
  if (next > now.calendar + std::chrono::ceil<std::chrono::seconds>(kMaxWait)) return spans;
  return std::min(spans, now.steady + std::max<Duration>(next - now.calendar, Duration::zero()));
}

Timestamp ScheduleClock::next_deadline(Moment now) const {
  Timestamp earliest = now.steady + kMaxWait;
  for (const auto& [id, live] : lives_) earliest = std::min(earliest, deadline_of(live, now));
  return earliest;
}

void ScheduleClock::handle_timeout(Moment now) {
  for (auto& [id, live] : lives_) {
    handle_calendar(live, now);
    handle_spans(live, now);
  }
  reseat(now);
}

void ScheduleClock::handle_calendar(Live& live, Moment now) {
  auto& run = live.run;
  const Reason clock;
  const bool over = now.calendar >= run.expected_end;
  if (run.phase == kScheduled && now.calendar >= run.plan.testing_from && !over) {
    run.missed = false;
    set_phase(live, kTesting, clock, now);
  }
  if (run.phase == kTesting && run.plan.auto_start && now.calendar >= run.plan.start && !over) {
    begin_session(live, clock, now);
  }
  if (run.phase == kScheduled && over && !run.missed) {
    run.missed = live.changed = true;
    add_event(live, ScheduleEventKind::kMissed, clock, now);
  }
  tell_overrun(live, now);
}

void ScheduleClock::tell_overrun(Live& live, Moment now) {
  auto& run = live.run;
  if (!run.is_open()) return;
  if (!run.overrun && now.calendar >= run.expected_end) {
    run.overrun = live.changed = true;
    add_event(live, ScheduleEventKind::kOverrun, {}, now);
  } else if (run.overrun && now.calendar < run.expected_end - kClockSlack) {
    run.overrun = false;  // the clock had jumped ahead and is back: the true end will be told
    live.changed = true;
  }
}

void ScheduleClock::handle_spans(Live& live, Moment now) {
  if (live.close_at <= now.steady) end(live, {ScheduleCause::kAllGone, std::nullopt}, now);
  if (live.move_at <= now.steady) move_sites(live, now);
  if (live.reopen_until <= now.steady) {
    live.reopen_until = kNever;
    live.run.may_reopen = false;
    live.changed = true;
  }
}

// Applies the difference between where sites belong now and where they did.
void ScheduleClock::reseat(Moment now) {
  std::vector<const ConferenceRun*> open;
  for (const auto& [id, live] : lives_) {
    if (live.run.is_open()) open.push_back(&live.run);
  }
  auto former = std::exchange(seating_, seat_sites(std::move(open)));
  for (const auto& [site, id] : seating_) {
    const auto before = former.find(site);
    const bool same = before != former.end() && before->second == id;
    if (before != former.end()) former.erase(before);
    if (!same) add_event(lives_.at(id), ScheduleEventKind::kSeat, {}, now).site = site;
  }
  for (const auto& [site, id] : former) {
    const auto known = lives_.find(id);
    if (known != lives_.end()) add_event(known->second, ScheduleEventKind::kUnseat, {}, now).site = site;
  }
}

// ---- questions -----------------------------------------------------------------------------------------------------

const ConferenceRun* ScheduleClock::find(const ConferenceId& id) const {
  const auto found = lives_.find(id);
  return found == lives_.end() ? nullptr : &found->second.run;
}

const std::set<SiteId>& ScheduleClock::present(const ConferenceId& id) const {
  static const std::set<SiteId> kNobody;
  const auto found = lives_.find(id);
  return found == lives_.end() ? kNobody : found->second.present;
}

std::vector<SiteId> ScheduleClock::unanswered(const ConferenceId& id) const {
  std::vector<SiteId> sites;
  const auto* run = find(id);
  if (run == nullptr) return sites;
  for (const auto& call : run->calls) {
    if (call.state != CallState::kAnswered) sites.push_back(call.site);
  }
  return sites;
}

std::vector<const ConferenceRun*> ScheduleClock::runs() const {
  std::vector<const ConferenceRun*> all;
  for (const auto& [id, live] : lives_) all.push_back(&live.run);
  return all;
}

ScheduleOutput ScheduleClock::take_output() {
  ScheduleOutput output;
  for (auto& [id, live] : lives_) {
    if (std::exchange(live.changed, false)) output.changed.push_back(live.run);
  }
  output.events = std::exchange(events_, {});
  return output;
}

ScheduleEvent& ScheduleClock::add_event(const Live& live, ScheduleEventKind kind, const Reason& reason, Moment now) {
  events_.push_back({kind, live.run.id(), live.run.phase, reason.cause, reason.by, {}, {}, now.calendar});
  return events_.back();
}

}  // namespace signaling
