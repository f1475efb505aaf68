#include "media/video/video_mix_engine.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace media {
namespace {

// Vectors kept for encoded frames; all others go back to those who assemble.
constexpr size_t kKeptBuffers = 8;
// How long a site that has just begun to send has for its first picture, before its tile says there is none.
constexpr Duration kFirstPicture = std::chrono::seconds(1);

}  // namespace

void VideoTick::clear_wishes() {
  scene.reset();
  effort = DecodeEffort::kAll;
  frames.clear();
  delays.clear();
  rungs.clear();
}

void VideoTick::clear_results() {
  encoded.clear();
  keyframes_wanted.clear();
  spent.clear();
}

VideoMixEngine::VideoMixEngine(Duration interval) : interval_(interval) {}
VideoMixEngine::~VideoMixEngine() = default;

void VideoMixEngine::run(VideoTick& tick, PictureWatcher* watcher) {
  tick.clear_results();
  if (!text_) text_.emplace();
  apply(tick.scene, tick.now);
  accept(tick);
  decode(tick, watcher);
  const bool keyframe = std::any_of(tick.rungs.begin(), tick.rungs.end(), [](const auto& w) { return w.keyframe; });
  skip_picture_ = tick.effort != DecodeEffort::kAll && !skip_picture_ && !keyframe;
  if (!skip_picture_) {
    compose(tick);
    encode(tick);
  }
  report(tick);
}

void VideoMixEngine::apply(const std::shared_ptr<const VideoScene>& scene, Timestamp now) {
  CHECK(scene != nullptr);
  if (scene == scene_) return;
  scene_ = scene;
  apply_inputs(now);
  apply_groups();
}

void VideoMixEngine::apply_inputs(Timestamp now) {
  std::erase_if(inputs_, [&](const Input& input) {
    const auto is_it = [&](const SceneInput& seen) { return seen.id == input.video.id(); };
    if (std::any_of(scene_->inputs.begin(), scene_->inputs.end(), is_it)) return false;
    add_figures(input.video, total_);
    return true;
  });
  for (const SceneInput& seen : scene_->inputs) {
    Input* input = find_input(seen.id);
    if (input == nullptr) {
      auto video = VideoInput::create(seen.id, interval_);
      if (!video) continue;  // out of memory; the tile shows the site's name
      input = &inputs_.emplace_back(Input{std::move(*video)});
    }
    const bool expected = seen.connected && seen.sends_video;
    if (expected && !input->expected) input->expected_since = now;
    input->expected = expected;
    input->was_connected |= seen.connected;
  }
}

void VideoMixEngine::apply_groups() {
  std::vector<std::unique_ptr<ComposedView>> views;
  for (SceneGroup group : scene_->groups) {
    group.places = fill_places(group, scene_->inputs);
    const auto old = std::find_if(views_.begin(), views_.end(),
                                  [&](const auto& view) { return view != nullptr && view->can_become(group); });
    if (old == views_.end()) {
      views.push_back(std::make_unique<ComposedView>(group, scene_->picture, *text_));
    } else {
      (*old)->become(group, scene_->picture);
      views.push_back(std::move(*old));
    }
  }
  for (const auto& gone : views_) {
    if (gone != nullptr) add_figures(*gone, total_);
  }
  views_ = std::move(views);
}

void VideoMixEngine::accept(VideoTick& tick) {
  for (auto& [id, frame] : tick.frames) {
    if (Input* input = find_input(id)) {
      input->video.push(std::move(frame));
    } else {
      memory_.give(std::move(frame.data));
    }
  }
  tick.frames.clear();
}

void VideoMixEngine::decode(const VideoTick& tick, PictureWatcher* watcher) {
  for (Input& input : inputs_) {
    const auto delay = std::find_if(tick.delays.begin(), tick.delays.end(),
                                    [&](const auto& each) { return each.input == input.video.id(); });
    const uint64_t before = input.video.picture_serial();
    input.video.advance(tick.now, delay == tick.delays.end() ? std::nullopt : std::optional(delay->audio_delay),
                        tick.effort, memory_);
    if (watcher == nullptr || input.video.picture_serial() == before) continue;
    if (const auto& picture = input.video.picture()) watcher->on_picture(input.video.id(), *picture, tick.now);
  }
}

void VideoMixEngine::compose(const VideoTick& tick) {
  for (auto& view : views_) {
    const bool keyframe = std::any_of(tick.rungs.begin(), tick.rungs.end(),
                                      [&](const auto& wish) { return wish.keyframe && wish.group == view->id(); });
    if (!view->take_tick(keyframe)) continue;
    contents_.clear();
    for (const auto& place : view->places()) contents_.push_back(content_of(place, tick.now));
    view->compose(contents_, tick.unix_ms);
    ++total_.composed;
  }
}

TileContent VideoMixEngine::content_of(const std::optional<VideoInputId>& place, Timestamp now) {
  TileContent content;
  if (!place) return content;
  const auto seen = std::find_if(scene_->inputs.begin(), scene_->inputs.end(),
                                 [&](const SceneInput& each) { return each.id == *place; });
  if (seen == scene_->inputs.end()) return content;
  const Input* input = find_input(seen->id);
  content.input = seen->id;
  content.label = &seen->label;
  content.bare = seen->content;
  content.speaking = seen->speaking;
  content.state = state_of(*seen, input, now);
  if (input != nullptr && flows(*seen, *input, now)) {
    content.picture = input->video.picture();
    content.picture_serial = input->video.picture_serial();
  }
  return content;
}

bool VideoMixEngine::flows(const SceneInput& seen, const Input& input, Timestamp now) {
  return seen.connected && seen.sends_video &&
         input.video.flows(now, seen.content ? VideoInput::kContentStall : VideoInput::kStall);
}

TileState VideoMixEngine::state_of(const SceneInput& seen, const Input* input, Timestamp now) {
  if (input == nullptr || !seen.connected) {
    return input != nullptr && input->was_connected ? TileState::kLost : TileState::kAbsent;
  }
  if (!seen.sends_video) return TileState::kNoPicture;
  if (flows(seen, *input, now) || now - input->expected_since < kFirstPicture) return TileState::kPicture;
  return input->video.had_picture() ? TileState::kLost : TileState::kNoPicture;
}

void VideoMixEngine::encode(VideoTick& tick) {
  for (const auto& wish : tick.rungs) {
    const auto view = std::find_if(views_.begin(), views_.end(), [&](const auto& v) { return v->id() == wish.group; });
    if (view == views_.end() || wish.rung >= (*view)->rungs() || !(*view)->took_tick()) continue;
    if (auto frame = (*view)->encode(wish.rung, wish.keyframe, tick.now, memory_)) {
      tick.encoded.push_back({wish.group, wish.rung, std::move(*frame)});
      ++total_.encoded;
    }
  }
}

void VideoMixEngine::report(VideoTick& tick) {
  for (const Input& input : inputs_) {
    if (input.expected && input.video.keyframe_wanted()) tick.keyframes_wanted.push_back(input.video.id());
  }
  while (memory_.size() > kKeptBuffers) tick.spent.push_back(memory_.take());
}

VideoMixEngine::Input* VideoMixEngine::find_input(VideoInputId id) {
  const auto found = std::find_if(inputs_.begin(), inputs_.end(), [&](const Input& i) { return i.video.id() == id; });
  return found == inputs_.end() ? nullptr : &*found;
}

void VideoMixEngine::add_figures(const VideoInput& input, Figures& sum) {
  sum.decoded += input.figures().decoded;
  sum.decode_errors += input.figures().errors;
  sum.skipped += input.figures().skipped;
}

void VideoMixEngine::add_figures(const ComposedView& view, Figures& sum) {
  const Compositor::Figures drawn = view.drawn();
  sum.drawn.tiles += drawn.tiles;
  sum.drawn.panels.drawn += drawn.panels.drawn;
  sum.drawn.panels.laid += drawn.panels.laid;
}

std::optional<VideoInput::Figures> VideoMixEngine::figures_of(VideoInputId id) const {
  const auto found = std::find_if(inputs_.begin(), inputs_.end(), [&](const Input& i) { return i.video.id() == id; });
  return found == inputs_.end() ? std::nullopt : std::optional(found->video.figures());
}

VideoMixEngine::Figures VideoMixEngine::figures() const {
  Figures sum = total_;
  for (const Input& input : inputs_) add_figures(input.video, sum);
  for (const auto& view : views_) add_figures(*view, sum);
  return sum;
}

}  // namespace media
