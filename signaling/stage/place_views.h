#pragma once

#include <optional>
#include <vector>

#include "signaling/stage/stage_state.h"

namespace signaling {

// What a picture depends on beside the desk's choice: the conference as it is now.
struct StageRoster {
  std::vector<SiteId> plan{};       // all sites, in the order in which they are shown
  std::vector<SiteId> connected{};  // in the same order
  std::vector<SiteId> holders{};    // of speech, longest turn first; a holder whose line is lost keeps its place
  std::optional<SiteId> chair_site = std::nullopt;
  std::optional<SiteId> lecturer = std::nullopt;  // under `lecture`
  std::optional<SiteId> content = std::nullopt;   // whose content is shown
  bool open = false;                              // under `open` the mixer's active speaker is the speaker
};

// Who stands where: what `view` asks by hand, then the rules of its preset, each filled as PlaceRule says. A site
// stands in one place only. `pinned` stands in the first place. The layout and `fill` are the preset's; of a preset
// that is not there any more, those of the first one. `presets` must not be empty. The caller sets id, plain and small.
mcu::DesiredGroup place_view(const StageView& view, const std::optional<SiteId>& pinned, const StageState& state,
                             std::span<const LayoutPreset> presets, const StageRoster& roster);

}  // namespace signaling
