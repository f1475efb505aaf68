#include "signaling/service/conference_schedule.h"

#include <algorithm>
#include <optional>

#include <spdlog/spdlog.h>

#include "signaling/base/date_time.h"
#include "signaling/store/delegates.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

constexpr size_t kMaxShown = 20;                                        // invitations on a screen in standby
constexpr std::chrono::seconds kShownAhead = std::chrono::days(31);

std::optional<OpenPhase> open_phase(ConferencePhase phase) {
  switch (phase) {
    case ConferencePhase::kTesting: return OpenPhase::kTesting;
    case ConferencePhase::kInSession: return OpenPhase::kInSession;
    case ConferencePhase::kPaused: return OpenPhase::kPaused;
    case ConferencePhase::kScheduled:
    case ConferencePhase::kClosed: break;
  }
  return std::nullopt;
}

CloseCause close_cause(ScheduleCause cause) {
  switch (cause) {
    case ScheduleCause::kAllGone: return CloseCause::kAllGone;
    case ScheduleCause::kCancelled: return CloseCause::kCancelled;
    case ScheduleCause::kMoved: return CloseCause::kMoved;
    case ScheduleCause::kClock:
    case ScheduleCause::kPerson:
    case ScheduleCause::kUrgent: break;
  }
  return CloseCause::kClosed;
}

// Whether the site said that it attends; none: it has not said, or the store does not.
std::optional<bool> answer_of(AttendanceBook& answers, const ConferenceBooking& booking, const SiteId& site,
                              const std::optional<LocalTime>& occurrence) {
  const auto all = answers.of(booking, occurrence);
  if (!all) return std::nullopt;
  const auto own = std::ranges::find(*all, site, &SiteAttendance::site);
  if (own == all->end() || !own->given || own->given->answer.empty()) return std::nullopt;
  return own->given->answer == "yes";
}

void log_failure(const char* what, const media::Result<void>& done) {
  if (!done) spdlog::error("{}: {} {}", what, done.error().code, done.error().message);
}

}  // namespace

media::Result<void> ConferenceSchedule::begin(Moment now) {
  set_now(now);
  read_names();
  for (const auto* run : calendar_.clock().runs()) {
    if (run->is_open()) follow_phase(*run);
  }
  return calendar_.begin(now);
}

void ConferenceSchedule::calendar_changed(Moment now) {
  set_now(now);
  read_names();
  for (const auto* run : calendar_.clock().runs()) {
    if (!run->is_open()) continue;
    directory_->change(plan_of(*run), now.steady);
    tell_timing(*run);
  }
  directory_->upcoming_changed(now.steady);
}

bool ConferenceSchedule::tell_presence(Moment now) {
  set_now(now);
  if (presence_.empty()) return false;
  while (!presence_.empty()) {
    const auto changes = std::exchange(presence_, {});
    for (const auto& change : changes) {
      log_failure("presence", change.there ? calendar_.site_joined(change.conference, change.site, now)
                                           : calendar_.site_left(change.conference, change.site, now));
    }
  }
  return true;
}

void ConferenceSchedule::schedule_event(const ScheduleEvent& event) {
  const auto* run = calendar_.run(event.conference);
  spdlog::info("conf={} {} phase={} cause={} site={} other={}", event.conference.value(), to_string(event.kind),
               to_string(event.phase), to_string(event.cause), event.site.value(), event.other.value());
  switch (event.kind) {
    case ScheduleEventKind::kPhase:
      if (run != nullptr) follow_phase(*run);
      // Closed, or moved to a later time while it was being tested.
      if (!open_phase(event.phase)) {
        directory_->close(event.conference, close_cause(event.cause), now_.steady);
      }
      break;
    case ScheduleEventKind::kSeat: directory_->seat(event.site, event.conference, now_.steady); break;
    case ScheduleEventKind::kUnseat: directory_->unseat(event.site, now_.steady); break;
    case ScheduleEventKind::kRing:
      if (run != nullptr) directory_->ring(event.site, summons_of(*run), now_.steady);
      break;
    case ScheduleEventKind::kMoveNotice:
      if (run != nullptr) directory_->give_notice(event.site, summons_of(*run), event.move_at, now_.steady);
      break;
    case ScheduleEventKind::kOverrun:
    case ScheduleEventKind::kExtended:
      if (run != nullptr) tell_timing(*run);
      break;
    case ScheduleEventKind::kMissed:
    case ScheduleEventKind::kInterruptionOver:
    case ScheduleEventKind::kExtensionAsked:
    case ScheduleEventKind::kExtensionRefused: break;  // the operator's page sees them in the conference's state
  }
}

void ConferenceSchedule::site_joined(const ConferenceId& conference, const SiteId& site) {
  presence_.push_back({conference, site, true});
}

void ConferenceSchedule::site_left(const ConferenceId& conference, const SiteId& site) {
  presence_.push_back({conference, site, false});
}

Upcoming ConferenceSchedule::upcoming(const SiteId& site) {
  Upcoming upcoming;
  AttendanceBook answers(store_.database());
  const CalendarQuery query{.from = now_.calendar, .to = now_.calendar + kShownAhead, .site = site};
  for (const auto& entry : calendar_.entries(query)) {
    if (entry.phase == ConferencePhase::kClosed || entry.record == nullptr) continue;
    const auto& booking = entry.record->booking;
    const std::string start = to_date_time(entry.planned.start);
    if (!upcoming.next) {
      upcoming.next = {entry.planned.conference, entry.planned.title, start, to_date_time(entry.planned.testing_from),
                       name_of(booking.chair_site)};
    }
    Standby::Invitation invitation{booking.id.value(), entry.planned.conference, entry.planned.title, start, {}};
    std::optional<LocalTime> occurrence;
    if (booking.recurrence) {
      occurrence = entry.planned.original_start;
      invitation.occurrence = to_ical_text(*occurrence);
    }
    invitation.attends = answer_of(answers, booking, site, occurrence);
    upcoming.invitations.push_back(std::move(invitation));
    if (upcoming.invitations.size() == kMaxShown) break;
  }
  return upcoming;
}

void ConferenceSchedule::follow_phase(const ConferenceRun& run) {
  const auto phase = open_phase(run.phase);
  if (!phase) return;
  directory_->open(plan_of(run), *phase, now_.steady);
  tell_timing(run);
}

// Its end by the calendar's clock becomes one by the clock that never jumps; told anew when that one was set.
void ConferenceSchedule::tell_timing(const ConferenceRun& run) {
  directory_->set_timing(run.id(), now_.steady + (run.expected_end - now_.calendar), run.overrun, now_.steady);
}

ConferencePlan ConferenceSchedule::plan_of(const ConferenceRun& run) {
  ConferencePlan plan;
  plan.id = run.id();
  plan.title = run.plan.title;
  for (const auto& site : run.plan.sites) plan.sites.push_back({site, name_of(site)});
  const auto* record = calendar_.booking_of(run.id());
  if (record == nullptr) return plan;
  const auto& booking = record->booking;
  plan.policy = booking.policy;
  plan.lecturer = booking.lecturer;
  if (!booking.layout_presets.empty()) plan.preset = booking.layout_presets.front();
  plan.chair_site = booking.chair_site;
  for (const auto& item : booking.agenda) plan.agenda.push_back(item_of(item));
  std::optional<LocalTime> occurrence;
  if (booking.recurrence) occurrence = run.plan.original_start;
  count_invited(plan, booking, occurrence);
  return plan;
}

ItemPlan ConferenceSchedule::item_of(const AgendaItem& item) const {
  ItemPlan plan{item.title, item.planned, item.speakers, {}, item.layout_preset};
  for (const auto& id : item.papers) {
    const auto paper = store_.papers().find(id);
    if (paper && *paper) plan.papers.push_back({id.value(), (*paper)->file_name});
  }
  return plan;
}

// As many delegates as the site said it sends; those of its list if it has not said, one if it has none.
void ConferenceSchedule::count_invited(ConferencePlan& plan, const ConferenceBooking& booking,
                                       const std::optional<LocalTime>& occurrence) const {
  for (auto& site : plan.sites) {
    const auto listed = Delegates(store_.database()).of_site(site.id);
    if (listed && !listed->empty()) site.invited = static_cast<uint32_t>(listed->size());
  }
  const auto answers = AttendanceBook(store_.database()).of(booking, occurrence);
  if (!answers) return;
  for (const auto& answer : *answers) {
    const auto site = std::ranges::find(plan.sites, answer.site, &SitePlan::id);
    const bool said = answer.given && answer.given->answer == "yes" && answer.given->delegates > 0;
    if (site != plan.sites.end() && said) site->invited = static_cast<uint32_t>(answer.given->delegates);
  }
}

UrgentSummons ConferenceSchedule::summons_of(const ConferenceRun& run) {
  const auto* record = calendar_.booking_of(run.id());
  return {run.id(), run.plan.title, record == nullptr ? std::string() : name_of(record->booking.chair_site)};
}

std::string ConferenceSchedule::name_of(const SiteId& site) const {
  const auto name = names_.find(site);
  return name == names_.end() ? site.value() : name->second;
}

// If the store cannot be read, the former ones go on.
void ConferenceSchedule::read_names() {
  const auto sites = Sites(store_.database()).all();
  if (!sites) return;
  names_.clear();
  for (const auto& site : *sites) names_.emplace(site.id, site.name);
}

}  // namespace signaling
