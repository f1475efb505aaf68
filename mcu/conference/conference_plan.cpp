// Who gets what: plans it from what is wished and who is there, applies the difference, and tells signaling.
#include <algorithm>
#include <utility>

#include "mcu/conference/conference.h"
#include "media/video/layout.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr media::Duration kSpeakingInterval = 200ms;
constexpr media::Duration kLayerHold = 10s;  // a layer nobody needs any more is asked for so much longer

}  // namespace

Roster Conference::roster(Timestamp now) const {
  Roster roster;
  for (const auto& wish : desired_.participants) {
    RosterEntry entry;
    entry.site = wish.site;
    entry.viewer = wish.viewer;
    entry.heard = wish.heard;
    entry.chair = wish.mark == "chair";
    entry.sound = wish.sound;
    entry.listens_to = wish.listens_to;
    entry.mirrors = wish.mirrors;
    entry.talks_to = wish.talks_to;
    entry.view = wish.view;
    entry.group = wish.group;
    entry.second_group = wish.second_group;
    if (const auto place = members_.find(wish.site); place != members_.end()) {
      const Member& member = place->second;
      entry.connected = member.participant->state() == ConnectionState::kConnected;
      entry.sends_video = member.camera.is_on(now);
      entry.sends_content = member.content.is_on(now);
      entry.video_slots = member.participant->send().video_slots();
    }
    roster.push_back(std::move(entry));
  }
  return roster;
}

void Conference::replan(Timestamp now) {
  plan_stale_ = false;
  topology_ = plan_topology(desired_, roster(now), active_speaker_, topology_);
  apply_sound(now);
  apply_picture(now);
  for (const auto& plan : topology_.receivers) apply_slots(plan, now);
  for (auto& [site, member] : members_) tell_layers(site, member, now);
  tell_speaking(now);
}

void Conference::apply_sound(Timestamp now) {
  const auto& heard = topology_.heard;
  for (auto& [site, member] : members_) {
    audio_->set_heard(site, std::find(heard.begin(), heard.end(), site) != heard.end());
    const auto talk = std::find_if(topology_.talks.begin(), topology_.talks.end(),
                                   [&viewer = site](const TalkPlan& each) { return each.viewer == viewer; });
    audio_->set_talks_to(site, talk == topology_.talks.end() ? std::nullopt : std::optional(talk->site));
  }
  for (const auto& plan : topology_.receivers) {
    Subscription* sound = find(plan.site)->participant->send().audio();
    Source* source = source_for(plan.sound);
    if (sound == nullptr || sound->source() == source) continue;
    // What it had ends at once: a microphone that sends nothing is not to sound like the mix.
    sound->clear();
    sound->show(source, 0, now);
    audio_->look_for_listeners();
  }
}

Source* Conference::source_for(const SoundPlan& wish) {
  switch (wish.content) {
    case SoundContent::kNothing: return nullptr;
    case SoundContent::kMix: return find(wish.site)->mix;
    case SoundContent::kMicrophone: return find(wish.site)->participant->receive().microphone();
  }
  return nullptr;
}

bool Conference::is_listened_to(const SiteId& site) const {
  const SoundPlan microphone{SoundContent::kMicrophone, site};
  return std::any_of(topology_.receivers.begin(), topology_.receivers.end(),
                     [&](const auto& receiver) { return receiver.sound == microphone; });
}

// ---- the picture ---------------------------------------------------------------------------------------------------

void Conference::apply_picture(Timestamp now) {
  BridgeScene scene;
  for (const auto& wish : desired_.participants) {
    if (wish.viewer) continue;
    scene.pictures.push_back(picture_of(wish, false, now));
    if (desired_.content == wish.site) scene.pictures.push_back(picture_of(wish, true, now));
  }
  for (const auto& group : desired_.groups) scene.groups.push_back(scene_of(group));
  scene.overlay = desired_.picture;
  video_->set_scene(std::move(scene), now);
}

SitePicture Conference::picture_of(const DesiredParticipant& wish, bool content, Timestamp now) const {
  SitePicture picture;
  picture.key = {wish.site, content};
  picture.name = wish.name;
  picture.role = wish.role;
  picture.caption = wish.caption;
  picture.chair = wish.mark == "chair";
  const auto place = members_.find(wish.site);
  if (place == members_.end()) return picture;
  const Member& member = place->second;
  ReceivePath& receive = member.participant->receive();
  picture.connected = member.participant->state() == ConnectionState::kConnected;
  if (!content && member.camera.is_on(now)) picture.source = receive.camera();
  if (content && member.content.is_on(now)) picture.source = receive.content();
  return picture;
}

GroupScene Conference::scene_of(const DesiredGroup& wish) const {
  GroupScene scene{wish.id, wish.layout, {}, wish.fill, wish.plain, wish.small};
  const auto plan = std::find_if(topology_.groups.begin(), topology_.groups.end(),
                                 [&](const auto& each) { return each.id == wish.id; });
  if (plan == topology_.groups.end()) return scene;  // not planned yet
  for (const auto& place : plan->places) {
    if (place.kind == PlannedPlace::Kind::kEmpty) {
      scene.places.push_back(std::nullopt);
    } else {
      scene.places.push_back(PictureKey{place.site, place.kind == PlannedPlace::Kind::kContent});
    }
  }
  return scene;
}

void Conference::apply_slots(const ReceiverPlan& plan, Timestamp now) {
  Member& member = *find(plan.site);
  SendPath& send = member.participant->send();
  for (size_t slot = 0; slot < std::min(plan.slots.size(), send.video_slots()); ++slot) {
    const SlotPlan& wish = plan.slots[slot];
    Source* source = source_for(wish);
    send.video(slot).show(source, source == nullptr || !wish.large ? 0 : source->layer_count() - 1, now);
  }
  tell_slots(plan.site, member, &plan);
}

Source* Conference::source_for(const SlotPlan& wish) {
  switch (wish.content) {
    case SlotContent::kNothing: return nullptr;
    case SlotContent::kComposed: return video_->composed(wish.group);
    case SlotContent::kCamera: return find(wish.site)->participant->receive().camera();
    case SlotContent::kContent: return find(wish.site)->participant->receive().content();
  }
  return nullptr;
}

// ---- events --------------------------------------------------------------------------------------------------------

std::vector<SlotState> Conference::slots_of(const Member& member, const ReceiverPlan* plan) const {
  std::vector<SlotState> slots;
  const SendPath& send = member.participant->send();
  if (send.sends_audio()) slots.push_back({send.audio_mid(), "audio", std::nullopt, false});
  for (size_t slot = 0; slot < send.video_slots(); ++slot) {
    SlotState state{send.video_mid(slot), slot_name(slot), std::nullopt, false};
    if (plan != nullptr && slot < plan->slots.size()) {
      const SlotPlan& wish = plan->slots[slot];
      state.composed = wish.content == SlotContent::kComposed;
      if (wish.content == SlotContent::kCamera || wish.content == SlotContent::kContent) state.site = wish.site;
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

bool Conference::is_on_stage_of_anybody(const SiteId& site) const {
  return std::any_of(topology_.receivers.begin(), topology_.receivers.end(), [&](const auto& receiver) {
    if (receiver.slots.empty()) return false;
    const SlotPlan& stage = receiver.slots[kStageSlot];
    return stage.content == SlotContent::kCamera && stage.site == site;
  });
}

// The small layer always, so that any change of stage shows something at once; beyond that what the largest tile of the
// composed pictures needs; the large one while the site is on somebody's stage.
size_t Conference::layers_wanted(const SiteId& site, const Member& member) const {
  const size_t rids = member.participant->receive().camera_rids().size();
  if (rids < 2) return 0;  // no simulcast: there is nothing to choose
  if (is_on_stage_of_anybody(site)) return rids;
  const auto tile = video_->tile_of(site);
  if (!tile) return 1;
  constexpr int kLayerHeights[] = {180, 360, 720};
  return 1 + std::min(rids - 1, media::smallest_filling_layer(*tile, kLayerHeights));
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
  const auto rids = member.participant->receive().camera_rids();
  std::vector<std::string> names;
  for (size_t layer = layers; layer-- > 0;) names.push_back(rids[layer]);
  environment_.publish(LayersEvent{id_, site, std::move(names)});
}

void Conference::tell_speaking(Timestamp now) {
  std::optional<SiteId> stage;
  if (!topology_.groups.empty() && !topology_.groups.front().stage.empty()) {
    stage = topology_.groups.front().stage.front();
  }
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

}  // namespace mcu
