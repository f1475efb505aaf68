#include "mcu/bridge/video_bridge.h"

#include <algorithm>
#include <utility>

#include "mcu/bridge/composed_group.h"
#include "mcu/bridge/decode_governor.h"
#include "mcu/bridge/picture_input.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

// One tick on the lane and one that waits for it; with both under way a tick is skipped.
constexpr size_t kTrips = 2;

// A frame tick's value on its way to the lane and back.
struct Trip {
  int64_t number = 0;
  media::VideoTick tick;
  media::VideoMixEngine::Figures figures;
  bool ends_second = false;
  std::vector<DecodedSecond> decoded;  // if it does
};

std::optional<media::Countdown> to_scene(const std::optional<DesiredCountdown>& countdown) {
  if (!countdown) return std::nullopt;
  return media::Countdown{countdown->ends_at_ms, countdown->warn_at_ms, countdown->stands_at_ms};
}

std::optional<media::Card> to_scene(const std::optional<DesiredCard>& card) {
  if (!card) return std::nullopt;
  return media::Card{card->title, card->lines, card->whole};
}

media::ScenePicture to_scene(const DesiredPicture& overlay) {
  media::ScenePicture picture;
  picture.clock = overlay.clock;
  picture.utc_offset_minutes = overlay.utc_offset_minutes;
  picture.countdown = to_scene(overlay.countdown);
  picture.title = overlay.title;
  picture.message = overlay.message;
  picture.alarm = overlay.alarm;
  picture.card = to_scene(overlay.card);
  return picture;
}

}  // namespace

struct VideoBridge::State {
  State(const VideoBridgeSettings& s, Lane& l, PostToShard p, std::function<Source::Id()> next_source, WallClock wall,
        Timestamp t0)
      : settings(s), interval(1'000'000'000ns / s.frames_per_second), engine(interval), lane(l), post(std::move(p)),
        next_source_id(std::move(next_source)), wall_clock(std::move(wall)), governor(s.frames_per_second),
        next_tick(t0), now(t0) {
    for (size_t i = 0; i < kTrips; ++i) idle.push_back(std::make_unique<Trip>());
    done.reserve(kTrips);
  }

  PictureInput* find(const PictureKey& key) const;
  ComposedGroup* find(media::LayoutGroupId id) const;
  void take_pictures(std::vector<SitePicture> pictures);
  void take_groups(std::vector<GroupScene> wishes);
  void arrange();
  void show_tiles();
  void show_scene();
  bool watchers_changed() const;
  bool watched() const;
  void follow_watchers();
  void follow_speaking();
  void start_tick(const std::shared_ptr<State>& self, Timestamp time);
  void gather(media::VideoTick& tick, int64_t number);
  void finish(Trip& trip);

  const VideoBridgeSettings settings;
  const media::Duration interval;
  media::VideoMixEngine engine;   // the lane's
  PictureMonitor monitor;         // the lane's
  Lane& lane;
  PostToShard post;
  std::function<Source::Id()> next_source_id;
  WallClock wall_clock;
  media::FrameBuffers buffers{256};
  DecodeGovernor governor;
  std::vector<std::unique_ptr<PictureInput>> inputs;   // in the order of the scene
  std::vector<std::unique_ptr<ComposedGroup>> groups;
  media::ScenePicture overlay;
  std::shared_ptr<const media::VideoScene> scene;
  std::vector<std::unique_ptr<Trip>> idle;
  std::vector<std::unique_ptr<Trip>> done;             // back from the lane, to be published by poll()
  uint32_t next_input = 1;
  uint32_t next_group = 1;
  int64_t next_trip = 1;
  Timestamp next_tick;
  bool ticking = false;                                // the last poll found somebody who watches
  Timestamp next_second{};
  Timestamp now;                                       // of the last poll
  Figures figures;
};

// ---- what is to be seen -------------------------------------------------------------------------------------------

PictureInput* VideoBridge::State::find(const PictureKey& key) const {
  const auto place = std::find_if(inputs.begin(), inputs.end(), [&](const auto& i) { return i->key() == key; });
  return place == inputs.end() ? nullptr : place->get();
}

ComposedGroup* VideoBridge::State::find(media::LayoutGroupId id) const {
  const auto place = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g->id() == id; });
  return place == groups.end() ? nullptr : place->get();
}

void VideoBridge::State::take_pictures(std::vector<SitePicture> pictures) {
  std::vector<std::unique_ptr<PictureInput>> taken;
  for (SitePicture& picture : pictures) {
    auto old = std::find_if(inputs.begin(), inputs.end(),
                            [&](const auto& input) { return input != nullptr && input->key() == picture.key; });
    if (old == inputs.end()) {
      taken.push_back(
          std::make_unique<PictureInput>(std::move(picture), media::VideoInputId(next_input++), buffers));
    } else {
      (*old)->become(std::move(picture));
      taken.push_back(std::move(*old));
    }
  }
  inputs = std::move(taken);
}

void VideoBridge::State::take_groups(std::vector<GroupScene> wishes) {
  std::vector<std::unique_ptr<ComposedGroup>> taken;
  for (GroupScene& wish : wishes) {
    auto old = std::find_if(groups.begin(), groups.end(),
                            [&](const auto& group) { return group != nullptr && group->can_become(wish); });
    if (old == groups.end()) {
      taken.push_back(std::make_unique<ComposedGroup>(settings, std::move(wish), media::LayoutGroupId(next_group++),
                                                      next_source_id()));
    } else {
      (*old)->become(std::move(wish));
      taken.push_back(std::move(*old));
    }
  }
  groups = std::move(taken);
}

// Who stands where, who has a tile that is looked at, and with that the scene.
void VideoBridge::State::arrange() {
  std::vector<media::SceneInput> all;
  const auto id_of = [&](const PictureKey& key) {
    const PictureInput* input = find(key);
    return input == nullptr ? std::nullopt : std::optional(input->id());
  };
  const auto place_all = [&] {
    all.clear();
    for (const auto& input : inputs) all.push_back(input->scene(now));
    for (const auto& group : groups) group->arrange(all, id_of);
  };
  place_all();
  show_tiles();
  place_all();  // by the ids of now
  show_scene();
}

void VideoBridge::State::show_tiles() {
  for (const auto& input : inputs) {
    std::optional<media::Size> largest;
    for (const auto& group : groups) {
      const auto& places = group->scene().places;
      for (size_t i = 0; group->watched() && i < std::min(places.size(), group->tiles().size()); ++i) {
        const media::Size tile = group->tiles()[i];
        if (places[i] == input->id() && (!largest || largest->height < tile.height)) largest = tile;
      }
    }
    if (input->show(largest, media::VideoInputId(next_input))) ++next_input;
  }
}

void VideoBridge::State::show_scene() {
  media::VideoScene next;
  for (const auto& input : inputs) next.inputs.push_back(input->scene(now));
  for (const auto& group : groups) {
    if (group->watched()) next.groups.push_back(group->scene());
  }
  next.picture = overlay;
  scene = std::make_shared<const media::VideoScene>(std::move(next));
}

bool VideoBridge::State::watchers_changed() const {
  return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group->watchers_changed(); });
}

bool VideoBridge::State::watched() const {
  return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return group->watched(); });
}

void VideoBridge::State::follow_watchers() {
  bool changed = false;
  for (const auto& group : groups) changed |= group->follow_watchers();
  if (changed) arrange();
}

// Takes the mark away from those whose time is over, gives it to those who were heard.
void VideoBridge::State::follow_speaking() {
  const bool changed =
      std::any_of(inputs.begin(), inputs.end(), [&](const auto& input) { return input->mark_changed(now); });
  if (changed) show_scene();
}

// ---- a frame tick -------------------------------------------------------------------------------------------------

void VideoBridge::State::start_tick(const std::shared_ptr<State>& self, Timestamp time) {
  governor.on_tick(idle.empty(), now);
  if (idle.empty()) {
    ++figures.skipped_ticks;
    return;
  }
  std::unique_ptr<Trip> trip = std::move(idle.back());
  idle.pop_back();
  trip->number = next_trip++;
  gather(trip->tick, trip->number);
  trip->tick.now = time;
  trip->tick.unix_ms = wall_clock(time);
  trip->ends_second = time >= next_second;
  // Of the same length, unless ticks were left out.
  if (trip->ends_second) next_second = (time - next_second < 1s ? next_second : time) + 1s;
  ++figures.ticks;
  const bool taken = lane.try_post([self, trip = std::move(trip)]() mutable {
    self->engine.run(trip->tick, &self->monitor);
    if (trip->ends_second) self->monitor.take(self->engine, trip->tick.now, trip->decoded);
    trip->figures = self->engine.figures();
    self->post([self, trip = std::move(trip)]() mutable { self->done.push_back(std::move(trip)); });
  });
  if (taken) return;
  // The lane is not ours alone. The frames are lost with the tick.
  ++figures.skipped_ticks;
  idle.push_back(std::make_unique<Trip>());
  for (const auto& input : inputs) input->lose_frames();
}

void VideoBridge::State::gather(media::VideoTick& tick, int64_t number) {
  tick.clear_wishes();
  tick.scene = scene;
  tick.effort = governor.take_effort();
  // Small tiles have the smallest layer anyway.
  for (const auto& input : inputs) input->collect(governor.smaller_layers(), number, tick, now);
  for (const auto& group : groups) {
    if (group->watched()) group->composed().add_wishes(group->id(), tick.rungs, now);
  }
}

void VideoBridge::State::finish(Trip& trip) {
  for (auto& [id, rung, frame] : trip.tick.encoded) {
    if (ComposedGroup* group = find(id)) group->composed().publish(rung, frame, now);
    buffers.give(std::move(frame.data));
  }
  for (auto& memory : trip.tick.spent) buffers.give(std::move(memory));
  for (const auto& id : trip.tick.keyframes_wanted) {
    const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const auto& i) { return i->id() == id; });
    if (input != inputs.end()) (*input)->want_keyframe(trip.number);
  }
  for (size_t i = 0; trip.ends_second && i < trip.decoded.size(); ++i) {
    for (const auto& input : inputs) input->decoded(trip.decoded[i], now);
  }
  figures.engine = trip.figures;
}

// ---- interface ----------------------------------------------------------------------------------------------------

VideoBridge::VideoBridge(const VideoBridgeSettings& settings, Lane& lane, PostToShard post,
                         std::function<Source::Id()> next_source_id, WallClock wall_clock, Timestamp t0)
    : state_(std::make_shared<State>(settings, lane, std::move(post), std::move(next_source_id), std::move(wall_clock),
                                     t0)) {
  state_->show_scene();
}

// Ticks on the lane may hold the state a little longer than there are sources.
VideoBridge::~VideoBridge() { state_->inputs.clear(); }

void VideoBridge::set_scene(BridgeScene scene, Timestamp now) {
  state_->now = now;
  state_->take_pictures(std::move(scene.pictures));
  state_->take_groups(std::move(scene.groups));
  state_->overlay = to_scene(scene.overlay);
  state_->arrange();
}

void VideoBridge::set_speaking(const std::vector<SiteId>& sites) {
  for (const SiteId& site : sites) {
    if (PictureInput* input = state_->find({site, false})) input->heard(state_->now);
  }
}

void VideoBridge::set_audio_delay(const SiteId& site, std::optional<media::Duration> delay) {
  for (const bool content : {false, true}) {
    if (PictureInput* input = state_->find({site, content})) input->audio_delay = delay;
  }
}

Source* VideoBridge::composed(const std::string& group) {
  const auto& groups = state_->groups;
  const auto place = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g->name() == group; });
  return place == groups.end() ? nullptr : &(*place)->composed().source();
}

std::optional<media::Size> VideoBridge::tile_of(const SiteId& site) const {
  const PictureInput* input = state_->find({site, false});
  return input == nullptr ? std::nullopt : input->tile();
}

std::optional<PictureInput::Second> VideoBridge::picture_second(const SiteId& site, Timestamp now) const {
  const PictureInput* input = state_->find({site, false});
  return input == nullptr ? std::nullopt : input->second(now);
}

void VideoBridge::poll(Timestamp now) {
  State& s = *state_;
  s.now = now;
  for (auto& trip : s.done) {
    s.finish(*trip);
    s.idle.push_back(std::move(trip));
  }
  s.done.clear();
  s.follow_watchers();
  if (!s.watched()) s.ticking = false;
  if (!s.watched() || now < s.next_tick) return;
  // Late ticks are not caught up: a picture is as new as the moment it is made. Its time stays on the grid.
  const Timestamp time = s.next_tick + (now - s.next_tick) / s.interval * s.interval;
  const auto missed = static_cast<uint64_t>((time - s.next_tick) / s.interval);
  if (std::exchange(s.ticking, true)) s.figures.missed_ticks += missed;
  s.next_tick = time + s.interval;
  s.follow_speaking();
  s.start_tick(state_, time);
}

Timestamp VideoBridge::next_deadline() const {
  if (!state_->done.empty() || state_->watchers_changed()) return Timestamp::min();
  return state_->watched() ? state_->next_tick : media::kNever;
}

VideoBridge::Figures VideoBridge::figures() const { return state_->figures; }

}  // namespace mcu
