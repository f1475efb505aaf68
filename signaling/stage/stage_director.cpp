#include "signaling/stage/stage_director.h"

#include <algorithm>
#include <utility>

#include "media/base/check.h"

namespace signaling {
namespace {

// All sites of the plan, there or not, so that each keeps its cell while others come and go.
mcu::DesiredGroup thumbnails(const StageRoster& roster) {
  mcu::DesiredGroup group;
  group.id = kThumbnails;
  group.layout = mcu::LayoutName::kGrid;
  for (const auto& site : roster.plan) group.places.push_back({mcu::DesiredPlace::Kind::kSite, site});
  group.fill = false;
  group.plain = true;
  group.small = true;
  return group;
}

bool names_content(const LayoutPreset& preset) {
  return std::ranges::find(preset.places, PlaceRule::Kind::kContent, &PlaceRule::kind) != preset.places.end();
}

}  // namespace

StageDirector::StageDirector(std::vector<LayoutPreset> presets, std::string_view preset)
    : presets_(std::move(presets)) {
  CHECK(!presets_.empty());
  const auto* first = find_preset(presets_, preset);
  state_.groups[static_cast<size_t>(StageGroup::kHalls)].live =
      StageView{first == nullptr ? presets_.front().id : first->id, {}};
}

// ---- what chair and desk do ----------------------------------------------------------------------------------------

StageDirector::Result StageDirector::show(StageGroup group, std::string_view preset, Timestamp now) {
  if (find_preset(presets_, preset) == nullptr) return tl::unexpected(StageError::kUnknownPreset);
  StageView view{std::string(preset), {}};
  const auto& shown = state_.of(group);
  if (shown.live != view || shown.aside) happen(ViewShown{group, std::move(view), false}, now);
  return {};
}

void StageDirector::follow_halls(StageGroup group, Timestamp now) {
  if (group == StageGroup::kHalls || !state_.of(group).live) return;
  happen(ViewShown{group, std::nullopt, false}, now);
}

StageDirector::Result StageDirector::prepare(StageGroup group, std::optional<StageView> view, Timestamp now) {
  if (view && find_preset(presets_, view->preset) == nullptr) return tl::unexpected(StageError::kUnknownPreset);
  if (view && view->places.size() > kMaxPlaces) return tl::unexpected(StageError::kTooManyPlaces);
  if (state_.of(group).prepared != view) happen(ViewPrepared{group, std::move(view)}, now);
  return {};
}

StageDirector::Result StageDirector::take(StageGroup group, Timestamp now) {
  if (!state_.of(group).prepared) return tl::unexpected(StageError::kNothingPrepared);
  happen(ViewShown{group, state_.of(group).prepared, true}, now);
  return {};
}

void StageDirector::pin(std::optional<SiteId> site, Timestamp now) {
  if (site != state_.pinned) happen(SitePinned{std::move(site)}, now);
}

void StageDirector::undo(const StageAct& act, Timestamp now) {
  for (const auto group : kStageGroups) {
    const auto &before = act.before.of(group), &after = act.after.of(group), &then = state_.of(group);
    const bool changed = before.live != after.live || before.aside != after.aside;
    if (!changed || then.live != after.live || then.aside != after.aside) continue;
    if (before.live && before.aside) {
      happen(ContentShown{group, *before.live, *before.aside}, now);
    } else {
      happen(ViewShown{group, before.live, false}, now);
    }
  }
  if (act.before.pinned != act.after.pinned && state_.pinned == act.after.pinned) pin(act.before.pinned, now);
}

// ---- what the conference does --------------------------------------------------------------------------------------

void StageDirector::note_speaker(const StageRoster& roster, const std::optional<SiteId>& active, Timestamp now) {
  std::optional<SiteId> speaker;
  if (roster.open) speaker = active;
  if (!roster.open && !roster.holders.empty()) speaker = roster.holders.front();
  if (!speaker || (!state_.speakers.empty() && state_.speakers.front() == *speaker)) return;
  happen(SpeakerChanged{*speaker}, now);
}

void StageDirector::content_came(Timestamp now) {
  const auto preset = std::ranges::find_if(presets_, names_content);
  for (const auto group : kStageGroups) {
    const auto live = state_.of(group).live;
    if (!live || has_content_place(*live) || preset == presets_.end()) continue;
    happen(ContentShown{group, StageView{preset->id, {}}, *live}, now);
  }
  if (has_content_place(*state_.of(StageGroup::kHalls).live)) pin(std::nullopt, now);
}

void StageDirector::content_left(Timestamp now) {
  for (const auto group : kStageGroups) {
    if (const auto aside = state_.of(group).aside) happen(ViewShown{group, aside, false}, now);
  }
}

void StageDirector::remove(const SiteId& site, Timestamp now) {
  if (state_.pinned == site) pin(std::nullopt, now);
}

// ---- questions -----------------------------------------------------------------------------------------------------

std::string_view StageDirector::group_of(StageGroup group) const {
  return to_string(state_.of(group).live ? group : StageGroup::kHalls);
}

std::vector<mcu::DesiredGroup> StageDirector::desired_groups(const StageRoster& roster) const {
  std::vector<mcu::DesiredGroup> groups;
  for (const auto group : kStageGroups) {
    const auto& live = state_.of(group).live;
    if (!live) continue;
    const auto pinned = group == StageGroup::kHalls ? state_.pinned : std::nullopt;
    groups.push_back(place_view(*live, pinned, state_, presets_, roster));
    groups.back().id = to_string(group);
  }
  groups.push_back(thumbnails(roster));
  return groups;
}

std::optional<mcu::DesiredGroup> StageDirector::preview(StageGroup group, const StageRoster& roster) const {
  const auto& prepared = state_.of(group).prepared;
  if (!prepared) return std::nullopt;
  const auto pinned = group == StageGroup::kHalls ? state_.pinned : std::nullopt;
  auto picture = place_view(*prepared, pinned, state_, presets_, roster);
  picture.id = to_string(group);
  return picture;
}

// By hand, or by its preset's rules.
bool StageDirector::has_content_place(const StageView& view) const {
  const auto* preset = find_preset(presets_, view.preset);
  if (preset == nullptr) preset = &presets_.front();
  for (size_t i = 0; i < std::max(preset->places.size(), view.places.size()); ++i) {
    const bool by_hand = i < view.places.size() && view.places[i];
    if (by_hand ? view.places[i]->kind == StagePlace::Kind::kContent
                : i < preset->places.size() && preset->places[i].kind == PlaceRule::Kind::kContent) {
      return true;
    }
  }
  return false;
}

// ---- the record ----------------------------------------------------------------------------------------------------

std::vector<StageEvent> StageDirector::take_events() { return std::exchange(events_, {}); }

void StageDirector::restore(std::span<const StageEvent> events) {
  for (const auto& event : events) apply(state_, event);
}

template <typename What>
void StageDirector::happen(What what, Timestamp at) {
  events_.push_back({at, std::move(what)});
  apply(state_, events_.back());
}

}  // namespace signaling
