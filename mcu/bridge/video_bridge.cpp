#include "mcu/bridge/video_bridge.h"

#include <algorithm>
#include <utility>

#include "mcu/bridge/camera_feed.h"
#include "mcu/bridge/composed_source.h"
#include "mcu/bridge/decode_governor.h"
#include "media/base/check.h"
#include "media/video/layout.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

constexpr media::LayoutGroupId kGroup{1};
// One tick on the lane and one that waits for it; with both under way a tick is skipped.
constexpr size_t kTrips = 2;
// A site is shown as speaking for so long after it was last heard, so that pauses between words do not flicker.
constexpr media::Duration kSpeakingHold = 700ms;

media::LayoutKind kind_of(LayoutName layout) {
  switch (layout) {
    case LayoutName::kGrid:
    case LayoutName::kPair: return media::LayoutKind::kGrid;
    case LayoutName::kStage:
    case LayoutName::kChairSpeaker:
    case LayoutName::kContentSpeaker: return media::LayoutKind::kStage;
    case LayoutName::kFull: return media::LayoutKind::kFull;
  }
  return media::LayoutKind::kStage;
}

// A frame tick's value on its way to the lane and back.
struct Trip {
  int64_t number = 0;
  media::VideoTick tick;
  media::VideoMixEngine::Figures figures;
};

// One site of the scene.
struct Input {
  Input(VideoSite s, media::FrameBuffers& buffers) : site(std::move(s)), feed(buffers) {}

  VideoSite site;
  media::VideoInputId id;
  CameraFeed feed;
  std::optional<media::Size> tile;          // none: not to be seen in this layout
  std::optional<media::Duration> audio_delay;
  Timestamp speaking_until = Timestamp::min();
  bool marked = false;                      // as speaking, in the scene
  int64_t keyframe_trip = 0;                // that took its last key frame to the lane
};

}  // namespace

struct VideoBridge::State {
  State(const VideoBridgeSettings& s, Lane& l, PostToShard p, Source::Id composed_id, Timestamp t0)
      : settings(s), interval(1'000'000'000ns / s.frames_per_second), engine(interval), lane(l), post(std::move(p)),
        composed(composed_id, s.rungs.size()), governor(s.frames_per_second), next_tick(t0), now(t0) {
    for (size_t i = 0; i < kTrips; ++i) idle.push_back(std::make_unique<Trip>());
    done.reserve(kTrips);
  }

  Input* find(const SiteId& site) {
    const auto place = std::find_if(inputs.begin(), inputs.end(), [&](const auto& i) { return i->site.site == site; });
    return place == inputs.end() ? nullptr : place->get();
  }

  void take_sites(const std::vector<VideoSite>& sites);
  void place_tiles();
  void start_watching();
  void stop_watching();
  void show_scene();
  void follow_speaking();
  void start_tick(const std::shared_ptr<State>& self, Timestamp time);
  void gather(media::VideoTick& tick, int64_t number);
  void finish(Trip& trip);

  const VideoBridgeSettings settings;
  const media::Duration interval;
  media::VideoMixEngine engine;   // the lane's
  Lane& lane;
  PostToShard post;
  media::FrameBuffers buffers{256};
  ComposedSource composed;
  DecodeGovernor governor;
  LayoutName layout = LayoutName::kStage;
  std::vector<std::unique_ptr<Input>> inputs;   // in the order of the scene
  std::shared_ptr<const media::VideoScene> scene;
  std::vector<std::unique_ptr<Trip>> idle;
  std::vector<std::unique_ptr<Trip>> done;      // back from the lane, to be published by poll()
  bool watching = false;
  uint32_t next_input = 1;
  int64_t next_trip = 1;
  Timestamp next_tick;
  Timestamp now;                                // of the last poll
  Figures figures;
};

// ---- what is to be seen -------------------------------------------------------------------------------------------

void VideoBridge::State::take_sites(const std::vector<VideoSite>& sites) {
  std::vector<std::unique_ptr<Input>> taken;
  for (const VideoSite& site : sites) {
    auto old = std::find_if(inputs.begin(), inputs.end(),
                            [&](const auto& input) { return input != nullptr && input->site.site == site.site; });
    if (old == inputs.end()) {
      taken.push_back(std::make_unique<Input>(site, buffers));
      taken.back()->id = media::VideoInputId(next_input++);
    } else {
      (*old)->site = site;
      taken.push_back(std::move(*old));
    }
  }
  inputs = std::move(taken);
}

void VideoBridge::State::place_tiles() {
  const auto tiles =
      media::compute_layout(kind_of(layout), inputs.size(), media::Size{settings.width, settings.height});
  for (size_t i = 0; i < inputs.size(); ++i) {
    Input& input = *inputs[i];
    input.tile = i < tiles.size() ? std::optional(tiles[i].rect.size()) : std::nullopt;
    input.feed.follow(watching && input.tile ? input.site.camera : nullptr);
  }
}

// Decoders of before show pictures of before, so every site begins anew.
void VideoBridge::State::start_watching() {
  watching = true;
  for (auto& input : inputs) input->id = media::VideoInputId(next_input++);
  place_tiles();
  show_scene();
}

void VideoBridge::State::stop_watching() {
  watching = false;
  place_tiles();
}

void VideoBridge::State::show_scene() {
  media::VideoScene next;
  media::SceneGroup group;
  group.id = kGroup;
  group.layout = kind_of(layout);
  group.canvas = {settings.width, settings.height};
  group.rungs = settings.rungs;
  for (const auto& input : inputs) {
    media::SceneInput site;
    site.id = input->id;
    site.label.name = input->site.name;
    site.label.chair = input->site.chair;
    site.connected = input->site.connected;
    site.sends_video = input->site.camera != nullptr;
    site.speaking = input->marked = now < input->speaking_until;
    next.inputs.push_back(std::move(site));
    group.places.emplace_back(input->id);
  }
  next.groups.push_back(std::move(group));
  scene = std::make_shared<const media::VideoScene>(std::move(next));
}

// Takes the mark away from those whose time is over, gives it to those who were heard.
void VideoBridge::State::follow_speaking() {
  const bool changed = std::any_of(inputs.begin(), inputs.end(), [&](const auto& input) {
    return input->marked != (now < input->speaking_until);
  });
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
  ++figures.ticks;
  const bool taken = lane.try_post([self, trip = std::move(trip)]() mutable {
    self->engine.run(trip->tick);
    trip->figures = self->engine.figures();
    self->post([self, trip = std::move(trip)]() mutable { self->done.push_back(std::move(trip)); });
  });
  if (taken) return;
  // The lane is not ours alone. The frames are lost with the tick.
  ++figures.skipped_ticks;
  idle.push_back(std::make_unique<Trip>());
  for (const auto& input : inputs) input->feed.want_keyframe();
}

void VideoBridge::State::gather(media::VideoTick& tick, int64_t number) {
  tick.clear_wishes();
  tick.scene = scene;
  tick.effort = governor.take_effort();
  for (const auto& input : inputs) {
    if (!input->tile) continue;
    // Small tiles have the smallest layer anyway.
    input->feed.choose_layer(*input->tile, governor.smaller_layers(), now);
    if (input->feed.collect(input->id, tick.frames, now)) input->keyframe_trip = number;
    if (input->audio_delay) tick.delays.push_back({input->id, *input->audio_delay});
  }
  composed.add_wishes(kGroup, tick.rungs, now);
}

void VideoBridge::State::finish(Trip& trip) {
  for (auto& [group, rung, frame] : trip.tick.encoded) {
    composed.publish(rung, frame, now);
    buffers.give(std::move(frame.data));
  }
  for (auto& memory : trip.tick.spent) buffers.give(std::move(memory));
  for (const auto& id : trip.tick.keyframes_wanted) {
    const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const auto& i) { return i->id == id; });
    // A key frame that went to the lane meanwhile answers the wish.
    if (input != inputs.end() && (*input)->keyframe_trip <= trip.number) (*input)->feed.want_keyframe();
  }
  figures.engine = trip.figures;
}

// ---- interface ----------------------------------------------------------------------------------------------------

VideoBridge::VideoBridge(const VideoBridgeSettings& settings, Lane& lane, PostToShard post, Source::Id composed,
                         Timestamp t0)
    : state_(std::make_shared<State>(settings, lane, std::move(post), composed, t0)) {
  state_->show_scene();
}

// Ticks on the lane may hold the state a little longer than there are cameras.
VideoBridge::~VideoBridge() { state_->inputs.clear(); }

void VideoBridge::set_scene(LayoutName layout, const std::vector<VideoSite>& sites, Timestamp now) {
  state_->now = now;
  state_->layout = layout;
  state_->take_sites(sites);
  state_->place_tiles();
  state_->show_scene();
}

void VideoBridge::set_speaking(const std::vector<SiteId>& sites) {
  for (const SiteId& site : sites) {
    if (Input* input = state_->find(site)) input->speaking_until = state_->now + kSpeakingHold;
  }
}

void VideoBridge::set_audio_delay(const SiteId& site, std::optional<media::Duration> delay) {
  if (Input* input = state_->find(site)) input->audio_delay = delay;
}

Source& VideoBridge::composed() { return state_->composed.source(); }

void VideoBridge::poll(Timestamp now) {
  State& s = *state_;
  s.now = now;
  for (auto& trip : s.done) {
    s.finish(*trip);
    s.idle.push_back(std::move(trip));
  }
  s.done.clear();
  if (s.composed.watched() != s.watching) s.watching ? s.stop_watching() : s.start_watching();
  if (!s.watching || now < s.next_tick) return;
  // Late ticks are not caught up: a picture is as new as the moment it is made. Its time stays on the grid.
  const Timestamp time = s.next_tick + (now - s.next_tick) / s.interval * s.interval;
  s.next_tick = time + s.interval;
  s.follow_speaking();
  s.start_tick(state_, time);
}

Timestamp VideoBridge::next_deadline() const {
  if (!state_->done.empty()) return Timestamp::min();
  const bool watched = state_->composed.watched();
  if (watched != state_->watching) return Timestamp::min();
  return watched ? state_->next_tick : media::kNever;
}

VideoBridge::Figures VideoBridge::figures() const { return state_->figures; }

}  // namespace mcu
