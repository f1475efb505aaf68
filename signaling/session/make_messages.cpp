// What clients are told, as functions of the state.
#include <algorithm>
#include <chrono>
#include <utility>

#include "signaling/base/date_time.h"
#include "signaling/session/conference_session.h"

namespace signaling {
namespace {

int64_t to_ms(Duration d) { return std::chrono::duration_cast<std::chrono::milliseconds>(d).count(); }
int64_t to_seconds(Duration d) { return std::chrono::duration_cast<std::chrono::seconds>(d).count(); }

std::optional<int64_t> to_ms(const std::optional<Duration>& d) {
  if (!d) return std::nullopt;
  return to_ms(*d);
}

// A site, "content", or "": empty, or whoever speaks.
std::vector<std::string> place_names(const mcu::DesiredGroup& group) {
  std::vector<std::string> names;
  for (const auto& place : group.places) {
    names.push_back(place.kind == mcu::DesiredPlace::Kind::kContent ? "content" : place.site.value());
  }
  return names;
}

VoteBoard::Total total_of(const VoteCount& count) { return {count.yes, count.no, count.abstain}; }

}  // namespace

std::string ConferenceSession::wall_text(Timestamp time) const {
  return to_date_time(std::chrono::floor<std::chrono::seconds>(settings_.clocks.to_wall(time)));
}

std::optional<SiteId> ConferenceSession::on_stage() const {
  const auto groups = engine_.director().desired_groups(engine_.stage_roster());
  for (const auto& place : groups.front().places) {
    std::optional<SiteId> site;
    if (place.kind == mcu::DesiredPlace::Kind::kSite) site.emplace(place.site);
    if (place.kind != mcu::DesiredPlace::Kind::kContent) return site ? site : mcu_on_stage_;
  }
  return mcu_on_stage_;
}

// ---- all -----------------------------------------------------------------------------------------------------------

bool ConferenceSession::is_chair_lost() const {
  const auto& chair = engine_.data().chair_site;
  const auto* seat = chair ? engine_.data().seat(*chair) : nullptr;
  return seat != nullptr && seat->was_in && !chair_page_ && engine_.speech().is_gone(*chair);
}

MicrophoneState ConferenceSession::microphone_state(const SiteId& site) const {
  if (engine_.is_live(site)) return MicrophoneState::kLive;
  return engine_.speech().place(site) ? MicrophoneState::kAsked : MicrophoneState::kOff;
}

Roster ConferenceSession::make_roster() const {
  const auto& data = engine_.data();
  Roster roster;
  roster.title = plan_.title;
  roster.phase = data.phase;
  if (data.resumes_at) roster.resumes_at = to_date_time(std::chrono::floor<std::chrono::seconds>(*data.resumes_at));
  roster.policy = engine_.speech().policy;
  if (roster.policy == FloorPolicy::kLecture) roster.lecturer = engine_.speech().lecturer;
  roster.locked = data.locked;
  roster.acting = data.acting;
  roster.chair_lost = is_chair_lost();
  roster.message = data.message.text;
  roster.preset = engine_.stage().of(StageGroup::kHalls).live->preset;
  roster.stage = engine_.stage().pinned;
  roster.on_stage = on_stage();
  roster.content = engine_.content_site();
  roster.mcu = mcu_up_;
  for (const auto& seat : seats_) {
    const auto& site = seat.plan.id;
    const auto* own = data.seat(site);
    const auto* turn = engine_.speech().holder(site);
    SiteState state{site, seat.plan.name, data.chair_site == site, seat.is_connected(), own->was_in};
    state.guest = own->guest;
    state.microphone = microphone_state(site);
    state.place = engine_.speech().place(site);
    state.view = own->view;
    state.muted = own->muted;
    state.removed = own->removed;
    state.help = own->help;
    state.silent = turn != nullptr && turn->silent;
    state.content = roster.content == site;
    roster.sites.push_back(std::move(state));
  }
  return roster;
}

FloorSide ConferenceSession::make_side(const FloorData& floor, Timestamp now) const {
  FloorSide side;
  for (const auto& h : floor.holders) {
    side.holders.push_back({h.site, h.speaker.delegate, h.speaker.post, to_ms(h.remaining(floor.turn_time(now))),
                            to_ms(h.limit), h.phase, h.gone_since.has_value()});
  }
  for (const auto& r : floor.queue) {
    side.queue.push_back({r.site, to_ms(now - r.since), r.speaker.delegate, r.speaker.post, r.priority});
  }
  return side;
}

ConferenceSession::FloorKey ConferenceSession::floor_key() const {
  const auto& speech = engine_.speech();
  const auto& content = engine_.content();
  return {speech.order, speech.settings, {speech.holders, speech.queue}, {content.holders, content.queue}};
}

FloorState ConferenceSession::make_floor(Timestamp now) const {
  const auto& settings = engine_.speech().settings;
  FloorState state;
  state.order = engine_.speech().order;
  state.holders = settings.max_holders;
  if (settings.time_limit) state.seconds = to_seconds(*settings.time_limit);
  state.warning = to_seconds(settings.warning);
  state.grace = to_seconds(settings.grace);
  state.speech = make_side(engine_.speech(), now);
  state.content = make_side(engine_.content(), now);
  return state;
}

AgendaState ConferenceSession::make_agenda(bool with_notes) const {
  const auto& data = engine_.data();
  AgendaState agenda;
  agenda.current = data.item;
  agenda.with_notes = with_notes;
  for (size_t i = 0; i < engine_.agenda().size(); ++i) {
    const auto& plan = engine_.agenda()[i];
    auto& item = agenda.items.emplace_back();
    item.title = plan.title;
    item.planned_minutes = plan.planned.count();
    for (const auto& speaker : plan.speakers) item.speakers.push_back({speaker.site, speaker.delegate});
    for (const auto& paper : plan.papers) item.papers.push_back({paper.id, paper.name});
    item.preset = plan.preset;
    if (!with_notes || i >= data.notes.size()) continue;
    item.notes = data.notes[i].notes;
    item.conclusion = data.notes[i].conclusion;
  }
  return agenda;
}

RollBoard ConferenceSession::make_roll(Timestamp now) const {
  const auto& state = engine_.roll().state();
  RollBoard board;
  board.running = state.running;
  if (state.turn) board.calling.emplace(state.turn->site);
  board.remaining_ms = to_ms(engine_.roll().remaining(now));
  for (const auto& entry : state.entries) {
    board.entries.push_back({entry.site, entry.presence ? std::string(to_string(*entry.presence)) : std::string(),
                             entry.answered, entry.head, entry.delegates, entry.invited});
  }
  return board;
}

VoteBoard ConferenceSession::make_vote() const {
  VoteBoard board;
  for (const auto& past : engine_.votes().past()) {
    board.past.push_back({past.question, total_of(past.total), past.present, past.valid});
  }
  const auto* vote = engine_.votes().current();
  if (vote == nullptr) return board;
  const auto result = vote->result();
  board.id = vote->id;
  board.state = to_string(vote->phase);
  board.question = vote->question;
  board.quorum = vote->quorum;
  board.present = result.present;
  for (const auto& entry : vote->entries) board.entries.push_back({entry.site, total_of(entry.count), entry.by});
  board.total = total_of(result.total);
  board.valid = result.valid;
  return board;
}

Timing ConferenceSession::make_timing(Timestamp now) const {
  Timing timing;
  if (expected_end_) timing.ends_in_ms = to_ms(*expected_end_ - now);
  timing.overrun = overrun_;
  return timing;
}

// ---- a site --------------------------------------------------------------------------------------------------------

MicrophoneView ConferenceSession::microphone_of(const SiteId& site) const {
  const auto& speech = engine_.speech();
  const auto& content = engine_.content();
  const auto* seat = engine_.data().seat(site);
  MicrophoneView view;
  view.state = microphone_state(site);
  view.place = speech.place(site);
  if (const auto* turn = speech.holder(site)) {
    view.turn = *turn;
    view.speaker = turn->speaker;
  } else if (const auto* request = speech.request(site)) {
    view.speaker = request->speaker;
  }
  if (const auto& called = engine_.roll().state().turn; called && called->site == site)
    view.called_until = called->until;
  view.can_open = engine_.can_open(site);
  view.muted = seat->muted;
  view.content_holder = content.holder(site) != nullptr;
  view.content_place = content.place(site);
  view.can_send_content =
      view.content_holder ||
      (!seat->removed && (content.policy == FloorPolicy::kOpen || content.has_standing_right(site)));
  return view;
}

Microphone ConferenceSession::make_microphone(const SiteId& site, Timestamp now) const {
  const auto view = microphone_of(site);
  Microphone message;
  message.state = view.state;
  message.place = view.place;
  message.holder = view.turn.has_value();
  if (view.turn) {
    message.remaining_ms = to_ms(view.turn->remaining(engine_.speech().turn_time(now)));
    message.phase = view.turn->phase;
    message.silent = view.turn->silent;
  } else if (view.called_until != Timestamp()) {
    message.remaining_ms = to_ms(engine_.roll().remaining(now));
  }
  message.can_open = view.can_open;
  message.muted = view.muted;
  message.delegate = view.speaker.delegate;
  message.post = view.speaker.post;
  message.content_holder = view.content_holder;
  message.content_place = view.content_place;
  message.can_send_content = view.can_send_content;
  return message;
}

// ---- some ----------------------------------------------------------------------------------------------------------

StageBoard ConferenceSession::make_stage() const {
  const auto& director = engine_.director();
  const auto roster = engine_.stage_roster();
  const auto groups = director.desired_groups(roster);
  StageBoard board;
  for (const auto& preset : director.presets()) {
    StageBoard::Preset shown{preset.id, preset.name.vi, preset.name.en, std::string(to_string(preset.layout)), {}};
    for (const auto& rule : preset.places) shown.places.push_back(to_string(rule));
    board.presets.push_back(std::move(shown));
  }
  for (const auto group : kStageGroups) {
    const auto& state = director.state().of(group);
    const auto& live = state.live ? state.live : director.state().of(StageGroup::kHalls).live;
    const auto picture = std::ranges::find(groups, director.group_of(group), &mcu::DesiredGroup::id);
    StageBoard::Group shown{std::string(to_string(group)), live->preset, {}, std::nullopt};
    if (picture != groups.end()) shown.places = place_names(*picture);
    if (const auto preview = director.preview(group, roster)) {
      shown.prepared = StageBoard::Prepared{state.prepared->preset, place_names(*preview)};
    }
    board.groups.push_back(std::move(shown));
  }
  board.thumbnails = roster.plan;
  board.message = engine_.data().message.text;
  return board;
}

UndoOffer ConferenceSession::make_undo(Timestamp now) const {
  UndoOffer offer;
  const auto* point = engine_.undo_point();
  if (point == nullptr) return offer;
  offer.what = point->act;
  offer.site = point->site;
  offer.in_ms = to_ms(std::max(Duration::zero(), point->until - now));
  return offer;
}

ChatLines::Line ConferenceSession::make_line(const ChatLine& line) const {
  return {line.n, wall_text(line.at), line.site, line.name, line.role, line.to, line.text};
}

// What is for the desk is read there and by who wrote it.
bool ConferenceSession::may_read(const Client& client, const ChatLine& line) const {
  if (!may(client, Action::kReadChat)) return false;
  if (line.to == ChatTo::kAll || may(client, Action::kAnswerHelp)) return true;
  if (client.seat != nullptr) return line.site == client.seat->plan.id;
  return !line.site && line.name == client.visitor.name && line.role == client.visitor.role;
}

}  // namespace signaling
