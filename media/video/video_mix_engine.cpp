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

void VideoMixEngine::run(VideoTick& tick) {
  tick.clear_results();
  if (!text_) text_.emplace();
  apply(tick.scene, tick.now);
  accept(tick);
  decode(tick);
  const bool keyframe = std::any_of(tick.rungs.begin(), tick.rungs.end(), [](const auto& w) { return w.keyframe; });
  skip_picture_ = tick.effort != DecodeEffort::kAll && !skip_picture_ && !keyframe;
  if (!skip_picture_) {
    for (auto& view : views_) compose(*view, tick.now);
    encode(tick);
  }
  report(tick);
}

void VideoMixEngine::apply(const std::shared_ptr<const VideoScene>& scene, Timestamp now) {
  CHECK(scene != nullptr);
  if (scene == scene_) return;
  scene_ = scene;
  apply_sites(now);
  apply_groups();
}

void VideoMixEngine::apply_sites(Timestamp now) {
  std::erase_if(inputs_, [&](const Input& input) {
    const auto is_it = [&](const SceneSite& site) { return site.input == input.video.id(); };
    if (std::any_of(scene_->sites.begin(), scene_->sites.end(), is_it)) return false;
    add_figures(input.video, total_);
    return true;
  });
  for (const SceneSite& site : scene_->sites) {
    Input* input = find_input(site.input);
    if (input == nullptr) {
      auto video = VideoInput::create(site.input, interval_);
      if (!video) continue;  // out of memory; the tile shows the site's name
      input = &inputs_.emplace_back(Input{std::move(*video)});
    }
    const bool expected = site.connected && site.sends_video;
    if (expected && !input->expected) input->expected_since = now;
    input->expected = expected;
    input->was_connected |= site.connected;
  }
}

void VideoMixEngine::apply_groups() {
  std::vector<std::unique_ptr<ComposedView>> views;
  for (const SceneGroup& group : scene_->groups) {
    const auto old = std::find_if(views_.begin(), views_.end(),
                                  [&](const auto& view) { return view != nullptr && view->can_become(group); });
    if (old == views_.end()) {
      views.push_back(std::make_unique<ComposedView>(group, *text_));
    } else {
      (*old)->become(group);
      views.push_back(std::move(*old));
    }
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

void VideoMixEngine::decode(const VideoTick& tick) {
  for (Input& input : inputs_) {
    const auto delay = std::find_if(tick.delays.begin(), tick.delays.end(),
                                    [&](const auto& each) { return each.input == input.video.id(); });
    input.video.advance(tick.now, delay == tick.delays.end() ? std::nullopt : std::optional(delay->audio_delay),
                        tick.effort, memory_);
  }
}

void VideoMixEngine::compose(ComposedView& view, Timestamp now) {
  contents_.clear();
  for (const VideoInputId id : view.inputs()) {
    const auto site = std::find_if(scene_->sites.begin(), scene_->sites.end(),
                                   [&](const SceneSite& each) { return each.input == id; });
    if (site != scene_->sites.end()) contents_.push_back(content_of(*site, now));
  }
  view.compose(contents_);
  ++total_.composed;
}

TileContent VideoMixEngine::content_of(const SceneSite& site, Timestamp now) {
  TileContent content;
  content.input = site.input;
  content.label = &site.label;
  content.speaking = site.speaking;
  const Input* input = find_input(site.input);
  if (input == nullptr || !site.connected) {
    content.state = input != nullptr && input->was_connected ? TileState::kLost : TileState::kAbsent;
  } else if (!site.sends_video) {
    content.state = TileState::kNoPicture;
  } else if (input->video.flows(now)) {
    content.state = TileState::kPicture;
    content.picture = input->video.picture();
    content.picture_serial = input->video.picture_serial();
  } else if (now - input->expected_since < kFirstPicture) {
    content.state = TileState::kPicture;
  } else {
    content.state = input->video.had_picture() ? TileState::kLost : TileState::kNoPicture;
  }
  return content;
}

void VideoMixEngine::encode(VideoTick& tick) {
  for (const auto& wish : tick.rungs) {
    const auto view = std::find_if(views_.begin(), views_.end(), [&](const auto& v) { return v->id() == wish.group; });
    if (view == views_.end() || wish.rung >= (*view)->rungs()) continue;
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

VideoMixEngine::Figures VideoMixEngine::figures() const {
  Figures sum = total_;
  for (const Input& input : inputs_) add_figures(input.video, sum);
  return sum;
}

}  // namespace media
