#include "signaling/stage/stage_state.h"

#include <algorithm>

namespace signaling {
namespace {

constexpr size_t kSpeakersKept = 3;  // enough for every place of the rule `previous`

StageGroupState& group_of(StageState& state, StageGroup group) { return state.groups[static_cast<size_t>(group)]; }

void on(StageState& state, const ViewShown& e) {
  if (e.group == StageGroup::kHalls && !e.view) return;
  auto& group = group_of(state, e.group);
  group.live = e.view;
  group.aside.reset();
  if (e.taken) group.prepared.reset();
}

void on(StageState& state, const ContentShown& e) {
  auto& group = group_of(state, e.group);
  group.live = e.view;
  group.aside = e.aside;
}

void on(StageState& state, const ViewPrepared& e) { group_of(state, e.group).prepared = e.view; }

void on(StageState& state, const SitePinned& e) { state.pinned = e.site; }

void on(StageState& state, const SpeakerChanged& e) {
  std::erase(state.speakers, e.site);
  state.speakers.insert(state.speakers.begin(), e.site);
  if (state.speakers.size() > kSpeakersKept) state.speakers.resize(kSpeakersKept);
}

}  // namespace

std::string_view to_string(StageGroup group) {
  switch (group) {
    case StageGroup::kHalls:
      return "halls";
    case StageGroup::kChair:
      return "chair";
    case StageGroup::kRecorder:
      return "recorder";
  }
  return "";
}

std::optional<StageGroup> parse_stage_group(std::string_view text) {
  for (const auto group : kStageGroups) {
    if (to_string(group) == text) return group;
  }
  return std::nullopt;
}

void apply(StageState& state, const StageEvent& event) {
  std::visit([&](const auto& what) { on(state, what); }, event.what);
}

}  // namespace signaling
