#include "signaling/stage/place_views.h"

#include <algorithm>

#include "media/base/check.h"

namespace signaling {
namespace {

using mcu::DesiredPlace;
using Rule = PlaceRule::Kind;

DesiredPlace site_place(const SiteId& site) { return {DesiredPlace::Kind::kSite, site}; }

// Rules that mean "another one than" are asked after the others, wherever they stand.
int turn_of(const PlaceRule& rule) {
  if (rule.kind == Rule::kSecondSpeaker) return 1;
  return rule.kind == Rule::kPrevious ? 2 : 0;
}

// Fills the places of one picture, one candidate after the other; whoever stands somewhere stands nowhere else.
class Placing {
 public:
  Placing(const StageState& state, const StageRoster& roster) : state_(state), roster_(roster) {
    if (roster.open) {
      speakers_.push_back({DesiredPlace::Kind::kActiveSpeaker, {}});
    } else {
      for (const auto& site : roster.holders) speakers_.push_back(site_place(site));
      add_if_connected(roster.lecturer);
    }
    add_if_connected(roster.chair_site);
  }

  // What somebody put there by hand, if it can stand there now.
  std::optional<DesiredPlace> by_hand(const StagePlace& wanted) {
    switch (wanted.kind) {
      case StagePlace::Kind::kEmpty:
        return DesiredPlace();
      case StagePlace::Kind::kContent:
        return roster_.content ? take({DesiredPlace::Kind::kContent, {}}) : std::nullopt;
      case StagePlace::Kind::kSite:
        return is_there(wanted.site) ? take(site_place(wanted.site)) : std::nullopt;
    }
    return std::nullopt;
  }

  DesiredPlace by_rule(const PlaceRule& rule) {
    if (const auto place = wanted_by(rule)) return *place;
    return next_free();
  }

  DesiredPlace next_in_order() {
    for (const auto& site : roster_.connected) {
      if (const auto place = take(site_place(site))) return *place;
    }
    return {};
  }

 private:
  void add_if_connected(const std::optional<SiteId>& site) {
    if (site && is_there(*site)) speakers_.push_back(site_place(*site));
  }

  // A holder keeps its place while its line is lost: its tile says so, and it is back in seconds.
  bool is_there(const SiteId& site) const {
    return std::ranges::find(roster_.connected, site) != roster_.connected.end() ||
           std::ranges::find(roster_.holders, site) != roster_.holders.end();
  }

  std::optional<DesiredPlace> take(const DesiredPlace& place) {
    if (std::ranges::find(taken_, place) != taken_.end()) return std::nullopt;
    taken_.push_back(place);
    return place;
  }

  std::optional<DesiredPlace> take_first(std::span<const DesiredPlace> candidates) {
    for (const auto& candidate : candidates) {
      if (const auto place = take(candidate)) return place;
    }
    return std::nullopt;
  }

  std::optional<DesiredPlace> take_if_there(const std::optional<SiteId>& site) {
    return site && is_there(*site) ? take(site_place(*site)) : std::nullopt;
  }

  std::optional<DesiredPlace> wanted_by(const PlaceRule& rule) {
    switch (rule.kind) {
      case Rule::kSpeaker:
      case Rule::kSecondSpeaker:
        return take_first(speakers_);
      case Rule::kChair:
        return take_if_there(roster_.chair_site);
      case Rule::kContent:
        return by_hand({StagePlace::Kind::kContent, {}});
      case Rule::kPrevious:
        return take_previous();
      case Rule::kSite:
        return take_if_there(rule.site);
    }
    return std::nullopt;
  }

  std::optional<DesiredPlace> take_previous() {
    // Under `open` the latest one is the active speaker, whom the mcu would not show twice.
    const size_t latest = roster_.open && !state_.speakers.empty() ? 1 : 0;
    for (const auto& site : std::span(state_.speakers).subspan(latest)) {
      if (const auto place = take_if_there(site)) return place;
    }
    return std::nullopt;
  }

  // So that no place is empty: who speaks, who spoke, whoever is there.
  DesiredPlace next_free() {
    if (const auto place = take_first(speakers_)) return *place;
    if (const auto place = take_previous()) return *place;
    return next_in_order();
  }

  const StageState& state_;
  const StageRoster& roster_;
  std::vector<DesiredPlace> speakers_;  // who speaks, most important first
  std::vector<DesiredPlace> taken_;
};

}  // namespace

mcu::DesiredGroup place_view(const StageView& view, const std::optional<SiteId>& pinned, const StageState& state,
                             std::span<const LayoutPreset> presets, const StageRoster& roster) {
  CHECK(!presets.empty());
  const auto* preset = find_preset(presets, view.preset);
  if (preset == nullptr) preset = &presets.front();
  mcu::DesiredGroup group;
  group.layout = preset->layout;
  group.fill = preset->fill;

  Placing placing(state, roster);
  const size_t count = std::max({preset->places.size(), view.places.size(), size_t{pinned ? 1U : 0U}});
  std::vector<std::optional<DesiredPlace>> places(count);
  if (pinned) places[0] = placing.by_hand({StagePlace::Kind::kSite, *pinned});
  for (size_t i = 0; i < view.places.size(); ++i) {
    if (view.places[i] && !places[i]) places[i] = placing.by_hand(*view.places[i]);
  }
  for (const int turn : {0, 1, 2}) {
    for (size_t i = 0; i < preset->places.size(); ++i) {
      const auto& rule = preset->places[i];
      if (!places[i] && turn_of(rule) == turn) places[i] = placing.by_rule(rule);
    }
  }
  // Places that no rule is for come last: of a grid of all sites in order, with some moved by hand.
  for (const auto& place : places) group.places.push_back(place ? *place : placing.next_in_order());
  return group;
}

}  // namespace signaling
