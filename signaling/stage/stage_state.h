#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "media/base/time.h"
#include "signaling/stage/layout_preset.h"

// What StageDirector keeps and tells: values, and apply(), which alone changes them.
namespace signaling {

using media::Timestamp;

// Viewers who see the same picture and whose picture is directed.
enum class StageGroup {
  kHalls,
  kChair,     // the monitor of the chair's site
  kRecorder,
};
inline constexpr StageGroup kStageGroups[] = {StageGroup::kHalls, StageGroup::kChair, StageGroup::kRecorder};
std::string_view to_string(StageGroup group);  // halls, chair, recorder
std::optional<StageGroup> parse_stage_group(std::string_view text);

// Somebody put into a place by hand.
struct StagePlace {
  enum class Kind { kSite, kContent, kEmpty };
  Kind kind = Kind::kSite;
  SiteId site{};  // kSite only
  friend bool operator==(const StagePlace&, const StagePlace&) = default;
};

// A picture that is live or prepared: a preset, and what differs from its rules. A place that is missing here follows
// its rule.
struct StageView {
  std::string preset;
  std::vector<std::optional<StagePlace>> places{};  // at most kMaxPlaces
  friend bool operator==(const StageView&, const StageView&) = default;
};

struct StageGroupState {
  std::optional<StageView> live = std::nullopt;  // none: sees what the halls see
  std::optional<StageView> prepared = std::nullopt;
  std::optional<StageView> aside = std::nullopt;  // gave way to a picture with content, and comes back after it
  friend bool operator==(const StageGroupState&, const StageGroupState&) = default;
};

struct StageState {
  std::array<StageGroupState, std::size(kStageGroups)> groups{};  // by StageGroup; that of the halls has a live view
  std::optional<SiteId> pinned = std::nullopt;                    // stands in the first place of the halls
  std::vector<SiteId> speakers{};                                 // who spoke last, the latest first; few
  const StageGroupState& of(StageGroup group) const { return groups[static_cast<size_t>(group)]; }
  friend bool operator==(const StageState&, const StageState&) = default;
};

// ---- what happened -------------------------------------------------------------------------------------------------

// The group's picture changed, at once or by a take. No view: it sees what the halls see. Nothing stands aside now.
struct ViewShown {
  StageGroup group = StageGroup::kHalls;
  std::optional<StageView> view = std::nullopt;
  bool taken = false;  // it was prepared, and no longer is
  friend bool operator==(const ViewShown&, const ViewShown&) = default;
};
// The group's picture has a place for the content now, until that ends; then `aside` comes back.
struct ContentShown {
  StageGroup group = StageGroup::kHalls;
  StageView view;
  StageView aside;
  friend bool operator==(const ContentShown&, const ContentShown&) = default;
};
struct ViewPrepared {
  StageGroup group = StageGroup::kHalls;
  std::optional<StageView> view = std::nullopt;  // none: what was prepared is thrown away
  friend bool operator==(const ViewPrepared&, const ViewPrepared&) = default;
};
struct SitePinned {
  std::optional<SiteId> site = std::nullopt;  // none: let go
  friend bool operator==(const SitePinned&, const SitePinned&) = default;
};
struct SpeakerChanged {
  SiteId site;
  friend bool operator==(const SpeakerChanged&, const SpeakerChanged&) = default;
};

struct StageEvent {
  Timestamp at;
  std::variant<ViewShown, ContentShown, ViewPrepared, SitePinned, SpeakerChanged> what;
  friend bool operator==(const StageEvent&, const StageEvent&) = default;
};

// Makes of `state` what it is after `event`. Total: an event from a record that was tampered with harms nothing else.
void apply(StageState& state, const StageEvent& event);

}  // namespace signaling
