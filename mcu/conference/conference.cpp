#include "mcu/conference/conference.h"

#include <algorithm>
#include <utility>

#include "mcu/conference/site_second.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr media::Duration kReviewInterval = 100ms;
constexpr media::Duration kPictureGone = 5s;  // a slide that does not change comes once a second

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
                                         [this] { return next_source_id_++; }, environment_.wall_clock, now);
  return {};
}

// Whoever is subscribed lets go before the sources end.
Conference::~Conference() {
  for (auto& [site, member] : members_) member.participant->send().clear();
  video_->set_scene({}, next_review_);
  for (auto& [site, member] : members_) audio_->remove_site(site);
}

// ---- commands ------------------------------------------------------------------------------------------------------

void Conference::apply(DesiredConference desired, Timestamp now) {
  if (desired.version <= desired_.version) return;
  forget_groups_not_in(desired);
  desired_ = std::move(desired);
  std::vector<SiteId> gone;
  for (const auto& [site, member] : members_) {
    if (this->desired(site) == nullptr) gone.push_back(site);
  }
  for (const auto& site : gone) remove(site, now);
  replan(now);
}

media::Result<OfferAnswer> Conference::offer(const Offer& offer, Timestamp now) {
  const DesiredParticipant* wish = desired(offer.site);
  if (wish == nullptr) {
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
  next_source_id_ += ReceivePath::kSources;
  // Only an offer that can be answered replaces the endpoint that is there.
  if (member != nullptr) remove(offer.site, now);
  Member& added = members_[offer.site];
  added.participant = std::move(*participant);
  due_.push_back({added.participant.get(), now});
  added.mix = &audio_->add_site(offer.site, added.participant->receive().microphone(), next_source_id_++);
  Subscription* sound = added.participant->send().audio();
  const bool helps = wish->listens_to || wish->mirrors;  // and waits for that until it is connected
  if (sound != nullptr && wish->sound && !helps) sound->show(added.mix, 0, now);
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
  const Source* mix = place->second.mix;
  participant->send().clear();
  members_.erase(place);
  std::erase_if(due_, [&](const Due& due) { return due.participant == participant.get(); });
  forget(mix);
  audio_->remove_site(gone);
  apply_picture(now);
  forget(participant->receive().microphone());
  forget(participant->receive().camera());
  forget(participant->receive().content());
  participant->close(now);
  departed_.received += participant->counters().rtp_in + participant->counters().rtcp_in;
  departed_.sent += participant->counters().rtp_out + participant->counters().rtcp_out;
  departed_.dropped += participant->socket_drops();
  leaving_.push_back(std::move(participant));
  plan_stale_ = true;
}

void Conference::forget(const Source* source) {
  if (source == nullptr) return;
  for (auto& [site, member] : members_) member.participant->send().forget(*source);
}

// The sources of groups end with them.
void Conference::forget_groups_not_in(const DesiredConference& next) {
  for (const auto& group : desired_.groups) {
    const bool stays = std::any_of(next.groups.begin(), next.groups.end(), [&](const auto& each) {
      return each.id == group.id && each.small == group.small;
    });
    if (!stays) forget(video_->composed(group.id));
  }
}

// ---- who is there --------------------------------------------------------------------------------------------------

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

Participant* Conference::participant(const SiteId& site) {
  Member* member = find(site);
  return member == nullptr ? nullptr : member->participant.get();
}

void Conference::on_state(Participant& participant, ConnectionState state, Timestamp) {
  const auto& identity = participant.identity();
  environment_.publish(ParticipantStateEvent{id_, identity.site, identity.connection, state});
  plan_stale_ = true;
}

// ---- time ----------------------------------------------------------------------------------------------------------

bool Conference::Flow::is_on(Timestamp now) const { return seen != Timestamp::min() && now - seen < kPictureGone; }

bool Conference::Flow::review(const Source* source, Timestamp now) {
  if (source != nullptr && source->best_layer(kMaxLayers - 1, now)) seen = now;
  const bool before = std::exchange(was_on, is_on(now));
  return was_on != before;
}

void Conference::review(Timestamp now) {
  next_review_ = now + kReviewInterval;
  for (auto& [site, member] : members_) {
    ReceivePath& receive = member.participant->receive();
    member.participant->review(now);
    const bool camera_changed = member.camera.review(receive.camera(), now);
    const bool content_changed = member.content.review(receive.content(), now);
    plan_stale_ |= camera_changed || content_changed;
    video_->set_audio_delay(site, audio_->audio_delay(site));
    tell_layers(site, member, now);
    member.participant->hold(waits_for_ticks(member, now));
  }
  for (const auto& plan : topology_.receivers) follow_sound_delays(plan);
  video_->set_speaking(audio_->audible());
  tell_speaking(now);
}

// A picture seen apart from the composed view is to fit the sound of the mix.
void Conference::follow_sound_delays(const ReceiverPlan& plan) {
  Member* member = find(plan.site);
  for (size_t slot = 0; member != nullptr && slot < plan.slots.size(); ++slot) {
    const SlotPlan& shown = plan.slots[slot];
    if (shown.content != SlotContent::kCamera && shown.content != SlotContent::kContent) continue;
    const auto delay = audio_->audio_delay(shown.site);
    member->participant->send().set_capture_offset(slot, delay.value_or(media::Duration(0)));
  }
}

// Sound is wanted at the next tick and not before. An endpoint that sends and is sent nothing else may wait for it: to
// be woken up for a packet costs more than the packet. Not if somebody listens to it, for whom there are no ticks.
bool Conference::waits_for_ticks(const Member& member, Timestamp now) const {
  const Participant& participant = *member.participant;
  return participant.state() == ConnectionState::kConnected && !member.camera.is_on(now) &&
         !member.content.is_on(now) && !participant.send().shows_video() &&
         !is_listened_to(participant.identity().site);
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
    if (member.participant->state() != ConnectionState::kConnecting) {
      figures.sites.push_back(second_of(site, member, now));
    }
    const auto& counters = member.participant->counters();
    figures.packets_received += static_cast<int64_t>(counters.rtp_in + counters.rtcp_in);
    figures.packets_sent += static_cast<int64_t>(counters.rtp_out + counters.rtcp_out);
  }
  return figures;
}

SiteSecond Conference::second_of(const SiteId& site, Member& member, Timestamp now) {
  const Participant::Second measured = member.participant->take_second(now);
  SiteSecond second;
  second.site = site;
  second.uplink = uplink_figures(measured);
  second.downlink = downlink_figures(measured);
  if (const auto sound = audio_->sound(site, now)) {
    second.sound = sound_figures(*sound, measured.up.sound, audio_->audio_delay(site), measured.rtt);
  }
  const auto rids = member.participant->receive().camera_rids();
  if (!rids.empty()) {
    second.picture = picture_figures(rids, member.told_layers, measured.up, video_->picture_second(site, now));
  }
  return second;
}

Conference::Troubles Conference::troubles() const {
  const auto& audio = audio_->figures();
  const auto video = video_->figures();
  Troubles troubles{audio.late_ticks + audio.overdue_ticks + video.skipped_ticks + video.missed_ticks,
                    departed_.dropped};
  for (const auto& [site, member] : members_) troubles.socket_drops += member.participant->socket_drops();
  return troubles;
}

}  // namespace mcu
