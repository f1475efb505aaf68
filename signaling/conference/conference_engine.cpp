// The life of the conference, its lines and its clock; how the parts' events come together.
#include "signaling/conference/conference_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "signaling/conference/engine_steps.h"
#include "signaling/roll/roll_state.h"

namespace signaling {
namespace {

const Actor kSystem{};

void begin_policy(FloorData& data, const ConferencePlan& plan) {
  data.policy = plan.policy;
  if (plan.policy == FloorPolicy::kLecture) data.lecturer = plan.lecturer;
}

FloorData speech_data(const ConferencePlan& plan) {
  FloorData data;
  data.floor = FloorId::kSpeech;
  data.settings = plan.floor;
  begin_policy(data, plan);
  return data;
}

FloorData content_data(const ConferencePlan& plan) {
  FloorData data;
  data.floor = FloorId::kContent;
  data.settings.drop_grace = plan.floor.drop_grace;
  begin_policy(data, plan);
  return data;
}

template <typename E>
std::vector<E> only(const std::vector<ConferenceEvent>& events) {
  std::vector<E> found;
  for (const auto& event : events) {
    if (const auto* e = std::get_if<E>(&event.what)) found.push_back(*e);
  }
  return found;
}

}  // namespace

ConferenceEngine::ConferenceEngine(const ConferencePlan& plan, std::vector<LayoutPreset> presets)
    : speech_(speech_data(plan)), content_(content_data(plan)), stage_(std::move(presets), plan.preset) {}

// ---- the schedule --------------------------------------------------------------------------------------------------

void ConferenceEngine::restore(const ConferenceRecord& record) {
  const auto& events = record.events;
  for (const auto& change : only<ConferenceChange>(events)) apply(data_, change);
  std::vector<FloorEvent> speech;
  std::vector<FloorEvent> content;
  for (auto& event : only<FloorEvent>(events)) {
    (event.floor == FloorId::kSpeech ? speech : content).push_back(std::move(event));
  }
  speech_.restore(speech);
  content_.restore(content);
  roll_.restore(only<RollEvent>(events));
  votes_.restore(only<VoteEvent>(events));
  stage_.restore(only<StageEvent>(events));
  sequence_ = record.last_sequence;
}

void ConferenceEngine::set_plan(const ConferencePlan& plan, Timestamp now) {
  speech_.reopen(now);
  content_.reopen(now);
  agenda_ = plan.agenda;
  std::vector<SiteId> sites;
  invited_.clear();
  for (const auto& site : plan.sites) {
    sites.push_back(site.id);
    invited_.push_back({site.id, site.invited});
  }
  std::vector<SiteId> former;
  for (const auto& seat : data_.seats) {
    if (!seat.guest) former.push_back(seat.site);
  }
  for (const auto& site : former) {
    if (std::ranges::find(sites, site) != sites.end()) continue;
    speech_.remove(site, now);
    content_.remove(site, now);
    roll_.remove(site, now);
    stage_.remove(site, now);
  }
  collect(kSystem, now);
  if (former != sites) {
    happen(kSystem, SitesPlanned{sites}, now);
    // The lecturer's site is heard as soon as it takes part; the chair's follows below.
    for (const auto& site : sites) {
      const bool is_new = std::ranges::find(former, site) == former.end();
      if (is_new && starts_live(site)) set_sound(kSystem, site, true, false, now);
    }
  }
  const bool lecturer_lost = speech().lecturer && data_.seat(*speech().lecturer) == nullptr;
  if (lecturer_lost) change_policy(kSystem, speech().policy, plan.lecturer, now);
  (void)roll_.plan(invited_, now);
  collect(kSystem, now);
  const bool lost = data_.chair_site && data_.seat(*data_.chair_site) == nullptr;
  if (lost || data_.booked_chair != plan.chair_site) move_chair(kSystem, plan.chair_site, true, now);
}

void ConferenceEngine::set_phase(const Actor& by, OpenPhase phase, std::optional<WallTime> resumes_at, Timestamp now) {
  if (phase == data_.phase && resumes_at == data_.resumes_at) return;
  const bool was_paused = data_.phase == OpenPhase::kPaused;
  happen(by, PhaseChanged{phase, resumes_at}, now);
  const bool paused = phase == OpenPhase::kPaused;
  if (paused == was_paused) return;
  if (!paused) {
    speech_.resume(now);
    content_.resume(now);
    roll_.resume(now);
    return collect(by, now);
  }
  speech_.pause(now);
  content_.pause(now);
  roll_.pause(now);
  const bool open = speech().policy == FloorPolicy::kOpen;
  if (open) speech_.revoke_all(now);
  collect(by, now);
  if (!open) return;
  const auto seats = data_.seats;
  for (const auto& seat : seats) set_sound(by, seat.site, false, seat.muted, now);
}

void ConferenceEngine::close(const Actor& by, std::string cause, Timestamp now) {
  undo_.reset();
  speech_.close(now);
  content_.close(now);
  (void)roll_.stop(now);
  (void)votes_.cancel(now);
  collect(by, now);
  happen(by, ConferenceClosed{std::move(cause)}, now);
}

// ---- lines ---------------------------------------------------------------------------------------------------------

void ConferenceEngine::site_connected(const SiteId& site, Timestamp now) {
  const auto* seat = data_.seat(site);
  if (seat == nullptr) return;
  if (!seat->was_in) happen(kSystem, SiteCame{site}, now);
  speech_.site_returned(site, now);
  content_.site_returned(site, now);
  collect(kSystem, now);
}

void ConferenceEngine::site_lost(const SiteId& site, Timestamp now) {
  if (data_.seat(site) == nullptr) return;
  speech_.site_dropped(site, now);
  content_.site_dropped(site, now);
  collect(kSystem, now);
}

void ConferenceEngine::site_tested(const SiteId& site, PreflightReport report, Timestamp now) {
  const auto* seat = data_.seat(site);
  if (seat != nullptr && !seat->guest) happen(kSystem, SiteTested{site, std::move(report)}, now);
}

void ConferenceEngine::site_judged(SiteJudged found, Timestamp now) {
  const auto* seat = data_.seat(found.site);
  if (seat == nullptr || seat->guest) return;
  for (auto& [measure, value, bound] : found.evidence) {
    for (double* number : {&value, &bound}) *number = std::isfinite(*number) ? to_thousandths(*number) : 0;
  }
  happen(kSystem, std::move(found), now);
}

void ConferenceEngine::set_hearing(bool hearing, Timestamp now) {
  hearing_ = hearing;
  collect(kSystem, now);
}

void ConferenceEngine::heard(const std::vector<SiteId>& sites, const std::optional<SiteId>& active, Timestamp now) {
  speech_.heard(sites, now);
  active_ = active;
  collect(kSystem, now);
}

// ---- time ----------------------------------------------------------------------------------------------------------

Timestamp ConferenceEngine::next_deadline() const {
  Timestamp earliest = std::min({speech_.next_deadline(), content_.next_deadline(), roll_.next_deadline()});
  if (data_.message.until) earliest = std::min(earliest, *data_.message.until);
  if (undo_) earliest = std::min(earliest, undo_->until);
  return earliest;
}

void ConferenceEngine::handle_timeout(Timestamp now) {
  speech_.handle_timeout(now);
  content_.handle_timeout(now);
  roll_.handle_timeout(now);
  collect(kSystem, now);
  if (data_.message.until && *data_.message.until <= now) {
    const Timestamp at = *data_.message.until;
    happen(kSystem, MessageDrawn{}, at);
  }
  if (undo_ && undo_->until <= now) undo_.reset();
}

// ---- the parts' events ---------------------------------------------------------------------------------------------

std::vector<ConferenceEvent> ConferenceEngine::take_events() { return std::exchange(events_, {}); }

void ConferenceEngine::collect(const Actor& by, Timestamp now) {
  for (const auto id : {FloorId::kSpeech, FloorId::kContent}) {
    for (auto& event : floor(id).take_events()) {
      events_.push_back({++sequence_, by, event});
      if (id == FloorId::kSpeech) {
        follow(by, event);
      } else {
        follow_content(event);
      }
    }
  }
  for (auto& event : roll_.take_events()) {
    events_.push_back({++sequence_, by, event});
    follow(by, event);
  }
  if (const auto* vote = votes_.current(); vote != nullptr && vote->phase == VotePhase::kOpen) {
    (void)votes_.follow_roll(vote_sites(), now);
  }
  std::vector<SiteId> live;
  for (const auto& seat : data_.seats) {
    if (hearing_ && is_live(seat.site) && !speech().is_gone(seat.site)) live.push_back(seat.site);
  }
  speech_.expect_sound(std::move(live), now);
  if (content().holders.empty()) stage_.content_left(now);
  stage_.note_speaker(stage_roster(), active_, now);
  add_events(by, votes_);
  add_events(by, speech_);
  add_events(by, stage_);
}

template <typename Part>
void ConferenceEngine::add_events(const Actor& by, Part& part) {
  for (auto& event : part.take_events()) events_.push_back({++sequence_, by, std::move(event)});
}

// A turn opens the site's microphone, and its end closes it; the chair's latest word on the stage counts.
void ConferenceEngine::follow(const Actor& by, const FloorEvent& event) {
  const auto* change = std::get_if<RequestChanged>(&event.what);
  if (change == nullptr) return;
  if (change->status == RequestStatus::kGranted) {
    set_sound(by, change->site, true, false, event.at);
    if (change->cause == FloorCause::kChair || change->cause == FloorCause::kHandover) {
      stage_.pin(std::nullopt, event.at);
    }
    return;
  }
  const bool ends = change->status == RequestStatus::kReleased || change->status == RequestStatus::kRevoked ||
                    change->status == RequestStatus::kPending;
  const auto* seat = data_.seat(change->site);
  // kPending after a turn: the grant was undone.
  if (seat != nullptr && ends && !may_speak(change->site)) set_sound(by, change->site, false, seat->muted, event.at);
}

// A document is seen whatever layout was chosen before it. In a break its turn goes on, under the slide. An undo brings
// back the pictures themselves.
void ConferenceEngine::follow_content(const FloorEvent& event) {
  const auto* change = std::get_if<RequestChanged>(&event.what);
  if (change == nullptr || change->status != RequestStatus::kGranted || change->cause == FloorCause::kUndo) return;
  if (content().holder(change->site) != nullptr) stage_.content_came(event.at);
}

void ConferenceEngine::follow(const Actor& by, const RollEvent& event) {
  if (const auto* called = std::get_if<SiteCalled>(&event.what)) {
    set_sound(by, called->site, true, false, event.at);
    stage_.pin(std::nullopt, event.at);
  } else if (const auto* ended = std::get_if<CallEnded>(&event.what)) {
    end_call(by, ended->site, event.at);
  } else if (const auto* recorded = std::get_if<SiteRecorded>(&event.what)) {
    end_call(by, recorded->site, event.at);
  }
}

// A microphone that only the call had opened closes again.
void ConferenceEngine::end_call(const Actor& by, const std::optional<SiteId>& former, Timestamp now) {
  const auto* seat = former ? data_.seat(*former) : nullptr;
  if (seat == nullptr || !seat->microphone || may_speak(*former)) return;
  set_sound(by, *former, false, false, now);
}

// ---- questions -----------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::known(const SiteId& site) const {
  if (data_.seat(site) == nullptr) return fault(ConferenceFault::kUnknownSite);
  return {};
}

ConferenceEngine::Result ConferenceEngine::present(const SiteId& site) const {
  const auto* seat = data_.seat(site);
  if (seat == nullptr) return fault(ConferenceFault::kUnknownSite);
  if (seat->removed) return fault(ConferenceFault::kRemoved);
  return {};
}

bool ConferenceEngine::may_speak(const SiteId& site) const {
  const auto* seat = data_.seat(site);
  if (seat == nullptr || seat->removed) return false;
  const auto& turn = roll_.state().turn;
  return speech().has_floor(site) || (turn && turn->site == site);
}

bool ConferenceEngine::is_live(const SiteId& site) const {
  const auto* seat = data_.seat(site);
  return data_.phase != OpenPhase::kPaused && seat != nullptr && seat->microphone && !seat->muted && may_speak(site);
}

bool ConferenceEngine::can_open(const SiteId& site) const {
  const auto* seat = data_.seat(site);
  if (seat == nullptr || seat->removed || data_.phase == OpenPhase::kPaused) return false;
  if (speech().policy == FloorPolicy::kOpen || data_.chair_site == site) return true;
  return may_speak(site) && !seat->muted;
}

std::optional<SiteId> ConferenceEngine::content_site() const {
  std::optional<SiteId> site;
  if (!content().holders.empty() && data_.phase != OpenPhase::kPaused) site = content().holders.front().site;
  return site;
}

StageRoster ConferenceEngine::stage_roster() const {
  StageRoster roster;
  for (const auto& seat : data_.seats) {
    if (seat.removed || (seat.guest && speech().is_gone(seat.site))) continue;
    roster.plan.push_back(seat.site);
    if (!speech().is_gone(seat.site)) roster.connected.push_back(seat.site);
  }
  const auto& called = roll_.state().turn;
  if (called) roster.holders.push_back(called->site);
  for (const auto& holder : speech().holders) {
    if (!called || called->site != holder.site) roster.holders.push_back(holder.site);
  }
  roster.chair_site = data_.chair_site;
  if (speech().policy == FloorPolicy::kLecture) roster.lecturer = speech().lecturer;
  roster.content = content_site();
  roster.open = speech().policy == FloorPolicy::kOpen && !called;
  return roster;
}

std::vector<VoteSite> ConferenceEngine::vote_sites() const {
  std::vector<VoteSite> sites;
  for (const auto& entry : roll_.state().entries) {
    const auto* seat = data_.seat(entry.site);
    const bool came = seat != nullptr && seat->was_in;
    sites.push_back({entry.site, entry.invited, entry.presence ? entry.delegates : came ? entry.invited : 0});
  }
  return sites;
}

}  // namespace signaling
