// What persons do: the second half of ScheduleClock.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "signaling/schedule/booking_limits.h"
#include "signaling/schedule/problem_list.h"
#include "signaling/schedule/schedule_clock.h"

namespace signaling {
namespace {

using enum ConferencePhase;

using Failure = tl::unexpected<ScheduleProblem>;

Failure refuse(ProblemCode code, std::string_view field = {}, std::string_view detail = {}) {
  return Failure(make_problem(code, field, detail));
}

// Completes "Không làm được khi hội nghị …" and "This is not possible while the conference …".
Failure refuse_phase(ConferencePhase phase) {
  const auto say = [](std::string_view vi, std::string_view en) {
    return Failure(make_problem(ProblemCode::kWrongPhase, {}, vi, en));
  };
  switch (phase) {
    case kScheduled: return say("chưa mở", "is not open yet");
    case kTesting: return say("đang kết nối thử", "is in testing");
    case kInSession: return say("đang họp", "is in session");
    case kPaused: return say("đang tạm nghỉ", "is paused");
    case kClosed: return say("đã kết thúc", "is closed");
  }
  return say({}, {});
}

// The first thing that is wrong with a call.
std::optional<ScheduleProblem> problem_of(const UrgentCall& call) {
  ProblemList problems;
  problems.check_title("title", call.title, kMaxTitleLength);
  problems.check_length("length_min", call.length);
  if (call.sites.empty()) problems.add(ProblemCode::kEmpty, "sites");
  if (problems.check_count("sites", call.sites.size(), kMaxSites)) {
    for (const auto& site : call.sites) {
      if (std::ranges::count(call.sites, site) > 1) problems.add(ProblemCode::kSiteTwice, "sites", site.value());
    }
  }
  auto all = problems.take();
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

}  // namespace

tl::expected<ScheduleClock::Live*, ScheduleProblem> ScheduleClock::find_in(
    const ConferenceId& id, std::initializer_list<ConferencePhase> allowed) {
  const auto found = lives_.find(id);
  if (found == lives_.end()) return refuse(ProblemCode::kUnknownConference, "conference", id.value());
  if (std::ranges::count(allowed, found->second.run.phase) == 0) return refuse_phase(found->second.run.phase);
  return &found->second;
}

ScheduleClock::Done ScheduleClock::cancel(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kScheduled, kTesting});
  if (!live) return Failure(live.error());
  if ((*live)->run.phase == kScheduled) {
    lives_.erase(id);
    drop_questions_about(id, now);
  } else {
    end(**live, {ScheduleCause::kCancelled, by}, now);
  }
  reseat(now);
  return {};
}

ScheduleClock::Done ScheduleClock::open_testing(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kScheduled});
  if (!live) return Failure(live.error());
  set_phase(**live, kTesting, {ScheduleCause::kPerson, by}, now);
  reseat(now);
  return {};
}

ScheduleClock::Done ScheduleClock::start(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kScheduled, kTesting});
  if (!live) return Failure(live.error());
  begin_session(**live, {ScheduleCause::kPerson, by}, now);
  reseat(now);
  return {};
}

ScheduleClock::Done ScheduleClock::pause(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kInSession});
  if (!live) return Failure(live.error());
  set_phase(**live, kPaused, {ScheduleCause::kPerson, by}, now);
  return {};
}

ScheduleClock::Done ScheduleClock::resume(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kPaused});
  if (!live) return Failure(live.error());
  set_phase(**live, kInSession, {ScheduleCause::kPerson, by}, now);
  return {};
}

ScheduleClock::Done ScheduleClock::close(const ConferenceId& id, bool confirmed, const UserId& by, Moment now) {
  const auto live = find_in(id, {kTesting, kInSession, kPaused});
  if (!live) return Failure(live.error());
  if (!confirmed) return refuse(ProblemCode::kNotConfirmed, "confirmed");
  end(**live, {ScheduleCause::kPerson, by}, now);
  reseat(now);
  return {};
}

ScheduleClock::Done ScheduleClock::reopen(const ConferenceId& id, const UserId& by, Moment now) {
  const auto live = find_in(id, {kClosed});
  if (!live) return Failure(live.error());
  if (!(*live)->run.may_reopen || (*live)->reopen_until <= now.steady) {
    return refuse(ProblemCode::kReopenOver, {}, std::to_string(kReopenTime.count()));
  }
  (*live)->run.may_reopen = false;
  (*live)->reopen_until = media::kNever;
  begin_session(**live, {ScheduleCause::kPerson, by}, now);
  for (auto& call : (*live)->run.calls) {
    if (call.state != CallState::kAnswered || is_in_session(call.site)) notify(**live, call, now);
  }
  reseat(now);
  return {};
}

// ---- extension -----------------------------------------------------------------------------------------------------

ScheduleClock::Done ScheduleClock::extend(const ConferenceId& id, CalendarTime until,
                                          std::span<const Occurrence> neighbours, const UserId& by, Moment now) {
  const auto found = find_in(id, {kInSession, kPaused});
  if (!found) return Failure(found.error());
  auto& run = (*found)->run;
  if (run.question) return refuse(ProblemCode::kQuestionPending);
  const CalendarTime latest = std::max(run.expected_end, now.calendar);
  if (until <= latest) {
    return refuse(ProblemCode::kNotLater, "until", to_display_text(TimeZone::ho_chi_minh().local(latest)));
  }
  if (until > run.plan.start + kMaxLength) {
    return refuse(ProblemCode::kTooFarAhead, "until", std::to_string(kMaxLength / std::chrono::hours(1)));
  }
  const UserId& own = run.plan.operator_in_charge;
  ExtensionQuestion question{until, {}};
  if (!neighbours.empty()) question.answers.push_back({id, own, by == own});
  for (const auto& neighbour : neighbours) {
    const UserId& asked = neighbour.operator_in_charge;
    question.answers.push_back({neighbour.conference, asked, by == asked});
  }
  run.question = std::move(question);
  (*found)->changed = true;
  for (const auto& answer : run.question->answers) {
    if (answer.agreed) continue;
    add_event(**found, ScheduleEventKind::kExtensionAsked, {ScheduleCause::kPerson, by}, now).other = answer.conference;
  }
  settle_question(**found, {ScheduleCause::kPerson, by}, now);
  return {};
}

ScheduleClock::Done ScheduleClock::answer_extension(const ConferenceId& id, const ConferenceId& neighbour, bool agreed,
                                                    const UserId& by, Moment now) {
  const auto found = find_in(id, {kInSession, kPaused});
  if (!found) return Failure(found.error());
  auto& live = **found;
  const auto is_asked = [&](const auto& answer) { return answer.conference == neighbour && !answer.agreed; };
  const bool asked = live.run.question && std::ranges::any_of(live.run.question->answers, is_asked);
  if (!asked) return refuse(ProblemCode::kNoQuestion, "conference", neighbour.value());
  live.changed = true;
  if (!agreed) {
    live.run.question.reset();
    add_event(live, ScheduleEventKind::kExtensionRefused, {ScheduleCause::kPerson, by}, now).other = neighbour;
    return {};
  }
  for (auto& answer : live.run.question->answers) {
    answer.agreed = answer.agreed || is_asked(answer) || answer.operator_in_charge == by;
  }
  settle_question(live, {ScheduleCause::kPerson, by}, now);
  return {};
}

void ScheduleClock::settle_question(Live& live, const Reason& reason, Moment now) {
  auto& run = live.run;
  if (!run.question || !std::ranges::all_of(run.question->answers, &ExtensionAnswer::agreed)) return;
  run.expected_end = run.question->until;
  run.question.reset();
  run.overrun = false;
  live.changed = true;
  add_event(live, ScheduleEventKind::kExtended, reason, now);
}

// Nobody has to agree for a conference that will not take place any more.
void ScheduleClock::drop_questions_about(const ConferenceId& closed, Moment now) {
  for (auto& [id, live] : lives_) {
    if (!live.run.question) continue;
    auto& answers = live.run.question->answers;
    const auto dropped = std::erase_if(answers, [&](const auto& answer) { return answer.conference == closed; });
    if (dropped == 0) continue;
    live.changed = true;
    settle_question(live, {}, now);
  }
}

// ---- call now ------------------------------------------------------------------------------------------------------

ScheduleClock::Done ScheduleClock::call_now(const UrgentCall& call, const UserId& by, Moment now) {
  if (lives_.contains(call.conference)) {
    return refuse(ProblemCode::kConferenceExists, "conference", call.conference.value());
  }
  if (auto problem = problem_of(call)) return Failure(std::move(*problem));
  auto& live = lives_[call.conference];
  live.run.plan = {.conference = call.conference,
                   .booking = call.booking,
                   .original_start = TimeZone::ho_chi_minh().local(now.calendar),
                   .title = call.title,
                   .testing_from = now.calendar,
                   .start = now.calendar,
                   .end = now.calendar + call.length,
                   .sites = call.sites,
                   .operator_in_charge = call.operator_in_charge};
  live.run.expected_end = live.run.plan.end;
  live.run.urgent = true;
  for (const auto& site : call.sites) live.run.calls.push_back({site, CallState::kRinging});
  begin_session(live, {ScheduleCause::kPerson, by}, now);
  for (auto& site_call : live.run.calls) notify(live, site_call, now);
  reseat(now);
  return {};
}

bool ScheduleClock::is_in_session(const SiteId& site) const {
  const auto seat = seating_.find(site);
  return seat != seating_.end() && lives_.at(seat->second).run.holds_session();
}

// A site in a session is warned before it is moved; every other one is called at once.
void ScheduleClock::notify(Live& urgent, SiteCall& call, Moment now) {
  const bool in_session = is_in_session(call.site);
  call.state = in_session ? CallState::kNoticed : CallState::kRinging;
  if (in_session) urgent.move_at = now.steady + kMoveNoticeTime;
  tell_call(urgent, call, now);
}

void ScheduleClock::tell_call(const Live& urgent, const SiteCall& call, Moment now) {
  const bool noticed = call.state == CallState::kNoticed;
  auto& event = add_event(urgent, noticed ? ScheduleEventKind::kMoveNotice : ScheduleEventKind::kRing,
                          {ScheduleCause::kUrgent, std::nullopt}, now);
  event.site = call.site;
  if (!noticed) return;
  event.move_at = urgent.move_at;
  if (const auto seat = seating_.find(call.site); seat != seating_.end()) event.other = seat->second;
}

// After a restart. A site that belongs to a later urgent conference is not called by an earlier one.
void ScheduleClock::call_again(const Live& urgent, Moment now) {
  if (!urgent.run.is_open()) return;
  for (const auto& call : urgent.run.calls) {
    const auto seat = seating_.find(call.site);
    const bool seated_here = seat != seating_.end() && seat->second == urgent.run.id();
    const bool rings = call.state == CallState::kRinging && seated_here;
    if (rings || call.state == CallState::kNoticed) tell_call(urgent, call, now);
  }
}

// The notice is over: its sites ring like the others, and the sessions that lose them are paused.
void ScheduleClock::move_sites(Live& urgent, Moment now) {
  const Reason reason{ScheduleCause::kUrgent, std::nullopt};
  urgent.move_at = media::kNever;
  for (auto& call : urgent.run.calls) {
    if (call.state != CallState::kNoticed) continue;
    call.state = CallState::kRinging;
    urgent.changed = true;
    add_event(urgent, ScheduleEventKind::kRing, reason, now).site = call.site;
    const auto seat = seating_.find(call.site);
    if (seat == seating_.end() || seat->second == urgent.run.id()) continue;
    auto& left = lives_.at(seat->second);
    if (!left.run.holds_session() || left.run.interrupted_by) continue;
    left.run.interrupted_by = urgent.run.id();
    if (left.run.phase == kInSession) set_phase(left, kPaused, reason, now);
    watch_presence(left, now);
    left.changed = true;
  }
}

void ScheduleClock::end_interruption(const ConferenceId& urgent, Moment now) {
  for (auto& [id, live] : lives_) {
    if (live.run.interrupted_by != urgent) continue;
    live.run.interrupted_by.reset();
    live.changed = true;
    watch_presence(live, now);
    add_event(live, ScheduleEventKind::kInterruptionOver, {ScheduleCause::kUrgent, std::nullopt}, now).other = urgent;
  }
}

}  // namespace signaling
