#include "mcu/conference/conference.h"

#include <algorithm>

#include "media/video/layout.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr media::Duration kReviewInterval = 100ms;
constexpr media::Duration kSpeakingInterval = 200ms;
constexpr media::Duration kCameraGone = 5s;
constexpr media::Duration kLayerHold = 10s;  // a layer nobody needs any more is asked for so much longer

// Feedback, reports and retransmissions of all participants fall due at moments of this grid, so that the shard wakes
// up once for many.
constexpr media::Duration kDeadlineGrid = std::chrono::milliseconds(5);
Timestamp together(Timestamp deadline) {
  const auto since = deadline.time_since_epoch();
  if (deadline == media::kNever || since <= media::Duration(0)) return deadline;
  return Timestamp((since + kDeadlineGrid - media::Duration(1)) / kDeadlineGrid * kDeadlineGrid);
}

}  // namespace

media::Result<std::unique_ptr<Conference>> Conference::create(ConferenceId id, ConferenceEnvironment environment,
                                                              Timestamp now) {
  std::unique_ptr<Conference> conference(new Conference(std::move(id), std::move(environment), now));
  if (auto started = conference->start(now); !started) return tl::unexpected(started.error());
  return conference;
}

Conference::Conference(ConferenceId id, ConferenceEnvironment environment, Timestamp now)
    : id_(std::move(id)),
      environment_(std::move(environment)),
      random_(environment_.seed),
      next_review_(now + kReviewInterval),
      next_speaking_(now) {
  desired_.id = id_;
  desired_.version = -1;
}

media::Result<void> Conference::start(Timestamp now) {
  auto audio = AudioBridge::create(environment_.audio, environment_.audio_lane, environment_.post, now);
  if (!audio) return tl::unexpected(audio.error());
  audio_ = std::move(*audio);
  video_ = std::make_unique<VideoBridge>(environment_.video, environment_.video_lane, environment_.post,
                                         next_source_id_++, now);
  return {};
}

// Whoever is subscribed lets go before the sources end.
Conference::~Conference() {
  for (auto& [site, member] : members_) member.participant->send().clear();
  video_->set_scene(layout(), {}, next_review_);
  for (auto& [site, member] : members_) audio_->remove_site(site);
}

// ---- commands ------------------------------------------------------------------------------------------------------

void Conference::apply(DesiredConference desired, Timestamp now) {
  if (desired.version <= desired_.version) return;
  desired_ = std::move(desired);
  std::vector<SiteId> gone;
  for (const auto& [site, member] : members_) {
    if (this->desired(site) == nullptr) gone.push_back(site);
  }
  for (const auto& site : gone) remove(site, now);
  replan(now);
}

media::Result<OfferAnswer> Conference::offer(const Offer& offer, Timestamp now) {
  if (desired(offer.site) == nullptr) {
    return media::failure("conference.unknown_site", "site \"" + offer.site.value() + "\" is not in this conference");
  }
  Member* member = find(offer.site);
  if (member != nullptr && member->participant->identity().connection == offer.connection) {
    auto answer = member->participant->reoffer(offer.sdp, now);
    if (!answer) return tl::unexpected(answer.error());
    return OfferAnswer{*answer, member->told_slots};
  }
  ParticipantListener& listener = *this;
  auto participant = Participant::create({offer.site, offer.connection, next_source_id_}, offer.sdp,
                                         environment_.certificate, environment_.make_ice, random_, listener, now);
  if (!participant) return tl::unexpected(participant.error());
  next_source_id_ += 3;  // microphone, camera, mix
  // Only an offer that can be answered replaces the endpoint that is there.
  if (member != nullptr) remove(offer.site, now);
  Member& added = members_[offer.site];
  added.participant = std::move(*participant);
  due_.push_back({added.participant.get(), now});
  added.camera_flowed = Timestamp::min();
  added.mix = &audio_->add_site(offer.site, added.participant->receive().microphone(), next_source_id_ - 1);
  if (Subscription* sound = added.participant->send().audio()) sound->show(added.mix, 0, now);
  replan(now);
  added.told_slots = slots_of(added, nullptr);
  return OfferAnswer{added.participant->answer(), added.told_slots};
}

media::Result<void> Conference::candidate(const Candidate& candidate) {
  const auto member = find(candidate.site, candidate.connection);
  if (!member) return tl::unexpected(member.error());
  return (*member)->participant->add_remote_candidate(candidate.candidate);
}

media::Result<void> Conference::leave(const Leave& leave, Timestamp now) {
  const auto member = find(leave.site, leave.connection);
  if (!member) return tl::unexpected(member.error());
  remove(leave.site, now);
  replan(now);
  return {};
}

void Conference::close(Timestamp now) {
  while (!members_.empty()) remove(members_.begin()->first, now);
}

// Everybody lets go of the site's sources before they end with the participant.
void Conference::remove(const SiteId& site, Timestamp now) {
  const auto place = members_.find(site);
  if (place == members_.end()) return;
  const SiteId gone = site;  // `site` may live in the participant
  std::unique_ptr<Participant> participant = std::move(place->second.participant);
  participant->send().clear();
  members_.erase(place);
  std::erase_if(due_, [&](const Due& due) { return due.participant == participant.get(); });
  audio_->remove_site(gone);
  apply_picture(now);
  if (const Source* camera = participant->receive().camera()) {
    for (auto& [other, member] : members_) member.participant->send().forget(*camera);
  }
  participant->close(now);
  departed_.received += participant->counters().rtp_in + participant->counters().rtcp_in;
  departed_.sent += participant->counters().rtp_out + participant->counters().rtcp_out;
  leaving_.push_back(std::move(participant));
  plan_stale_ = true;
}

// ---- planning ------------------------------------------------------------------------------------------------------

Conference::Member* Conference::find(const SiteId& site) {
  const auto place = members_.find(site);
  return place == members_.end() ? nullptr : &place->second;
}

media::Result<Conference::Member*> Conference::find(const SiteId& site, const ConnectionId& connection) {
  Member* member = find(site);
  if (member != nullptr && member->participant->identity().connection == connection) return member;
  return media::failure("conference.unknown_connection", "site \"" + site.value() + "\" has no such connection");
}

const DesiredParticipant* Conference::desired(const SiteId& site) const {
  const auto place = std::find_if(desired_.participants.begin(), desired_.participants.end(),
                                  [&](const auto& each) { return each.site == site; });
  return place == desired_.participants.end() ? nullptr : &*place;
}

LayoutName Conference::layout() const {
  return desired_.groups.empty() ? LayoutName::kStage : desired_.groups.front().layout;
}

Participant* Conference::participant(const SiteId& site) {
  Member* member = find(site);
  return member == nullptr ? nullptr : member->participant.get();
}

bool Conference::sends_video(const Member& member, Timestamp now) const {
  return member.participant->receive().camera() != nullptr && member.camera_flowed != Timestamp::min() &&
         now - member.camera_flowed < kCameraGone;
}

std::vector<RosterEntry> Conference::roster(Timestamp now) const {
  std::vector<RosterEntry> roster;
  for (const auto& wish : desired_.participants) {
    RosterEntry entry;
    entry.site = wish.site;
    entry.heard = wish.heard;
    entry.chair = wish.mark == "chair";
    entry.view = wish.view;
    if (const auto place = members_.find(wish.site); place != members_.end()) {
      const Member& member = place->second;
      entry.connected = member.participant->state() == ConnectionState::kConnected;
      entry.sends_video = sends_video(member, now);
      const size_t slots = member.participant->send().video_slots();
      entry.gallery_slots = slots == 0 ? 0 : slots - 1;
    }
    roster.push_back(std::move(entry));
  }
  return roster;
}

void Conference::replan(Timestamp now) {
  plan_stale_ = false;
  TopologyWish wish{{}, active_speaker_};
  if (!desired_.groups.empty()) {
    for (const auto& place : desired_.groups.front().places) {
      if (place.kind == DesiredPlace::Kind::kSite) wish.stage.push_back(place.site);
    }
  }
  topology_ = plan_topology(roster(now), wish, topology_);
  apply_sound();
  apply_picture(now);
  for (const auto& plan : topology_.receivers) apply_slots(plan, now);
  for (auto& [site, member] : members_) tell_layers(site, member, now);
  tell_speaking(now);
}

void Conference::apply_sound() {
  for (auto& [site, member] : members_) {
    const auto& heard = topology_.heard;
    audio_->set_heard(site, std::find(heard.begin(), heard.end(), site) != heard.end());
  }
}

void Conference::apply_picture(Timestamp now) {
  std::vector<VideoSite> sites;
  for (const auto& site : topology_.tiles) {
    const DesiredParticipant* wish = desired(site);
    if (wish == nullptr) continue;
    VideoSite each;
    each.site = site;
    each.name = wish->name;
    each.chair = wish->mark == "chair";
    if (Member* member = find(site)) {
      each.connected = member->participant->state() == ConnectionState::kConnected;
      if (sends_video(*member, now)) each.camera = member->participant->receive().camera();
    }
    sites.push_back(std::move(each));
  }
  video_->set_scene(layout(), sites, now);
}

void Conference::apply_slots(const ReceiverPlan& plan, Timestamp now) {
  Member& member = *find(plan.site);
  SendPath& send = member.participant->send();
  for (size_t slot = 0; slot < std::min(plan.slots.size(), send.video_slots()); ++slot) {
    const SlotPlan& wish = plan.slots[slot];
    Source* source = nullptr;
    if (wish.content == SlotContent::kComposed) source = &video_->composed();
    if (wish.content == SlotContent::kCamera) source = find(wish.site)->participant->receive().camera();
    send.video(slot).show(source, source == nullptr || !wish.large ? 0 : source->layer_count() - 1, now);
  }
  tell_slots(plan.site, member, &plan);
}

// ---- events --------------------------------------------------------------------------------------------------------

std::vector<SlotState> Conference::slots_of(const Member& member, const ReceiverPlan* plan) const {
  std::vector<SlotState> slots;
  SendPath& send = member.participant->send();
  if (send.audio() != nullptr) slots.push_back({send.audio_mid(), "audio", std::nullopt, false});
  for (size_t slot = 0; slot < send.video_slots(); ++slot) {
    SlotState state{send.video_mid(slot), slot == 0 ? "stage" : "gallery-" + std::to_string(slot), std::nullopt, false};
    if (plan != nullptr && slot < plan->slots.size()) {
      const SlotPlan& wish = plan->slots[slot];
      state.composed = wish.content == SlotContent::kComposed;
      if (wish.content == SlotContent::kCamera) state.site = wish.site;
    }
    slots.push_back(std::move(state));
  }
  return slots;
}

void Conference::tell_slots(const SiteId& site, Member& member, const ReceiverPlan* plan) {
  auto slots = slots_of(member, plan);
  if (slots == member.told_slots) return;
  member.told_slots = slots;
  environment_.publish(SlotsEvent{id_, site, std::move(slots)});
}

// The small layer always, so that any change of stage shows something at once; the middle one where tiles are large;
// the large one while the site is on somebody's stage.
size_t Conference::layers_wanted(const SiteId& site, const Member& member) const {
  const auto& rids = member.participant->receive().camera_rids();
  if (rids.size() < 2) return 0;  // no simulcast: there is nothing to choose
  const bool staged = std::find(topology_.stage.begin(), topology_.stage.end(), site) != topology_.stage.end() ||
                      std::any_of(topology_.receivers.begin(), topology_.receivers.end(), [&](const auto& receiver) {
                        return !receiver.slots.empty() && receiver.slots[0].site == site;
                      });
  size_t largest = 0;
  if (staged) {
    largest = rids.size() - 1;
  } else if (topology_.composed_wanted && !topology_.tiles.empty()) {
    const auto kind = layout() == LayoutName::kGrid ? media::LayoutKind::kGrid : media::LayoutKind::kStage;
    const auto tiles = media::compute_layout(kind, topology_.tiles.size(),
                                             {environment_.video.width, environment_.video.height});
    constexpr int kLayerHeights[] = {180, 360, 720};
    const auto& tile = tiles.back().rect;
    largest = std::min(rids.size() - 1, media::smallest_filling_layer({tile.width, tile.height}, kLayerHeights));
  }
  return largest + 1;
}

void Conference::tell_layers(const SiteId& site, Member& member, Timestamp now) {
  const size_t layers = layers_wanted(site, member);
  if (layers == member.told_layers) {
    member.layers_shrink_at = media::kNever;
    return;
  }
  // More is asked for at once, less only after a while: the stage comes and goes.
  if (layers < member.told_layers) {
    if (member.layers_shrink_at == media::kNever) member.layers_shrink_at = now + kLayerHold;
    if (now < member.layers_shrink_at) return;
  }
  member.layers_shrink_at = media::kNever;
  member.told_layers = layers;
  // Largest first, as endpoints name them.
  const auto& rids = member.participant->receive().camera_rids();
  std::vector<std::string> names;
  for (size_t layer = layers; layer-- > 0;) names.push_back(rids[layer]);
  environment_.publish(LayersEvent{id_, site, std::move(names)});
}

void Conference::tell_speaking(Timestamp now) {
  const std::optional<SiteId> stage =
      topology_.stage.empty() ? std::nullopt : std::optional(topology_.stage.front());
  const auto& audible = audio_->audible();
  const bool changed = stage != told_stage_ || active_speaker_ != told_active_ ||
                       (audible != told_audible_ && now >= next_speaking_);
  if (!changed) return;
  next_speaking_ = now + kSpeakingInterval;
  told_stage_ = stage;
  told_active_ = active_speaker_;
  told_audible_ = audible;
  environment_.publish(SpeakingEvent{id_, audible, stage, active_speaker_});
}

void Conference::on_state(Participant& participant, ConnectionState state, Timestamp) {
  const auto& identity = participant.identity();
  environment_.publish(ParticipantStateEvent{id_, identity.site, identity.connection, state});
  plan_stale_ = true;
}

// ---- time ----------------------------------------------------------------------------------------------------------

void Conference::review(Timestamp now) {
  next_review_ = now + kReviewInterval;
  for (auto& [site, member] : members_) {
    member.participant->review(now);
    const Source* camera = member.participant->receive().camera();
    const bool sent = sends_video(member, now);
    if (camera != nullptr && camera->best_layer(kMaxLayers - 1, now)) member.camera_flowed = now;
    if (sends_video(member, now) != sent) plan_stale_ = true;
    video_->set_audio_delay(site, audio_->audio_delay(site));
    tell_layers(site, member, now);
    member.participant->hold(waits_for_ticks(member, now));
  }
  // A camera seen apart from the composed view is to fit the sound of the mix.
  for (const auto& plan : topology_.receivers) {
    Member* member = find(plan.site);
    for (size_t slot = 0; member != nullptr && slot < plan.slots.size(); ++slot) {
      if (plan.slots[slot].content != SlotContent::kCamera) continue;
      const auto delay = audio_->audio_delay(plan.slots[slot].site);
      member->participant->send().set_capture_offset(slot, delay.value_or(media::Duration(0)));
    }
  }
  video_->set_speaking(audio_->audible());
  tell_speaking(now);
}

// Sound is wanted at the next tick and not before. An endpoint that sends and is sent nothing else may wait for it: to
// be woken up for a packet costs more than the packet.
bool Conference::waits_for_ticks(const Member& member, Timestamp now) const {
  const Participant& participant = *member.participant;
  return participant.state() == ConnectionState::kConnected && !sends_video(member, now) &&
         !participant.send().shows_video();
}

void Conference::read_held() {
  for (auto& [site, member] : members_) {
    if (member.participant->held()) member.participant->read();
  }
}

void Conference::poll(Timestamp now) {
  if (audio_->next_tick() <= now) read_held();
  if (audio_->next_deadline() <= now) audio_->poll(now);
  if (video_->next_deadline() <= now) video_->poll(now);
  if (next_review_ <= now) review(now);
  if (audio_->active_speaker() != active_speaker_) {
    active_speaker_ = audio_->active_speaker();
    plan_stale_ = true;
  }
  if (plan_stale_) replan(now);
  poll_participants(now);
  leaving_.clear();
}

void Conference::poll_participants(Timestamp now) {
  for (const Due& due : due_) {
    if (due.at <= now) working_.push_back(due.participant);
  }
  // By index: polling one may give another work. Who is named twice is polled twice, which does nothing.
  for (size_t i = 0; i < working_.size(); ++i) {
    const auto due = std::find_if(due_.begin(), due_.end(),
                                  [&](const Due& each) { return each.participant == working_[i]; });
    if (due == due_.end()) continue;
    due->participant->poll(now);
    due->at = due->participant->next_deadline();
  }
  working_.clear();
}

Timestamp Conference::next_deadline() const {
  Timestamp deadline = std::min({next_review_, audio_->next_deadline(), video_->next_deadline()});
  Timestamp of_participants = media::kNever;
  for (const Due& due : due_) of_participants = std::min(of_participants, due.at);
  return std::min(deadline, together(of_participants));
}

RunningConference Conference::describe() const {
  RunningConference running{id_, desired_.version, {}};
  for (const auto& [site, member] : members_) {
    running.participants.push_back({site, member.participant->identity().connection, member.participant->state()});
  }
  return running;
}

ConferenceFigures Conference::figures(Timestamp now) {
  ConferenceFigures figures;
  figures.id = id_;
  figures.packets_received = static_cast<int64_t>(departed_.received);
  figures.packets_sent = static_cast<int64_t>(departed_.sent);
  for (auto& [site, member] : members_) {
    figures.sites.push_back(member.participant->figures(now));
    const auto& counters = member.participant->counters();
    figures.packets_received += static_cast<int64_t>(counters.rtp_in + counters.rtcp_in);
    figures.packets_sent += static_cast<int64_t>(counters.rtp_out + counters.rtcp_out);
  }
  return figures;
}

}  // namespace mcu
