#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "signaling/stage/place_views.h"

namespace signaling {

// Why an operation was refused. Nothing has changed.
enum class StageError {
  kUnknownPreset,
  kTooManyPlaces,    // more than kMaxPlaces
  kNothingPrepared,  // there is nothing to take
};

// An act of the desk or the chair, to take it back.
struct StageAct {
  StageState before;
  StageState after;
};

// Who is seen where in one conference, as a pure state machine: per group of viewers what is live and what is prepared,
// by presets and by hand, and the site that is pinned. It knows no connections, codecs or roles; desired_groups() is a
// function of this state and of the conference as it is now, so a site that comes or goes after something was prepared
// never leaves a hole.
//
// The halls always have a picture of their own. The chair's monitor and the recorder see what the halls see until they
// are given one: a picture costs a composition. The thumbnails picture, for pages, is not directed: all sites in order.
//
// Defined outcomes: two take at once: the second is refused (kNothingPrepared); a prepared or placed site goes: its
// place follows the preset's rule; the pinned site goes: as if it were not pinned, until it is back; remove() lets it
// go.
//
// Every change is a StageEvent and is made by apply() alone, so the events give the state again. Not thread-safe;
// nothing throws; a refused operation changes nothing.
class StageDirector {
 public:
  using Result = tl::expected<void, StageError>;

  // `presets`: at least one; the first is shown if `preset` is not one of them.
  StageDirector(std::vector<LayoutPreset> presets, std::string_view preset);

  // ---- what chair and desk do
  // Shows a preset at once, with nobody placed by hand. Also said of what is live for the content only: then it stays.
  Result show(StageGroup group, std::string_view preset, Timestamp now);
  // The chair's monitor or the recorder sees what the halls see again. The halls: nothing changes.
  void follow_halls(StageGroup group, Timestamp now);
  // Prepares a picture beside the live one, in place of what was prepared before; nullopt throws that away.
  Result prepare(StageGroup group, std::optional<StageView> view, Timestamp now);
  // Makes the prepared picture the live one, in one step.
  Result take(StageGroup group, Timestamp now);
  // Puts a site into the first place of the halls' picture whatever preset it shows; nullopt lets it go.
  void pin(std::optional<SiteId> site, Timestamp now);
  // Takes back what `act` changed of live pictures, what stands aside for them and the pin, where nobody has changed it
  // since.
  void undo(const StageAct& act, Timestamp now);

  // ---- what the conference does
  // Remembers who speaks, for the rule `previous`. `active`: the mixer's, counts under `open`. To be called when the
  // floor or the active speaker changed.
  void note_speaker(const StageRoster& roster, const std::optional<SiteId>& active, Timestamp now);
  // Somebody begins to show content, which is to be seen: a live picture without a place for it stands aside for the
  // first preset that has one, and the halls' pin, which would hide it, is let go. Where no preset has one, nothing
  // changes. To be called at the beginning only: whoever shows another picture meanwhile has the last word.
  void content_came(Timestamp now);
  // Nobody shows content: what stands aside comes back. May be called again and again.
  void content_left(Timestamp now);
  // The site takes part no longer.
  void remove(const SiteId& site, Timestamp now);

  // ---- questions
  const StageState& state() const { return state_; }
  std::span<const LayoutPreset> presets() const { return presets_; }
  // The picture that the viewers of this group see: its own id, or that of the halls.
  std::string_view group_of(StageGroup group) const;
  // All pictures: "halls" first; "chair" and "recorder" if they have one of their own; "thumbnails" last.
  std::vector<mcu::DesiredGroup> desired_groups(const StageRoster& roster) const;
  // What the prepared picture of this group would be now, for the desk's preview; nullopt: nothing is prepared.
  std::optional<mcu::DesiredGroup> preview(StageGroup group, const StageRoster& roster) const;

  // What happened since the last call, in order.
  std::vector<StageEvent> take_events();
  // Goes on from what these events, in order, make of the present state. They are not told again.
  void restore(std::span<const StageEvent> events);

 private:
  bool has_content_place(const StageView& view) const;
  template <typename What>
  void happen(What what, Timestamp at);

  std::vector<LayoutPreset> presets_;
  StageState state_;
  std::vector<StageEvent> events_;
};

inline constexpr std::string_view kThumbnails = "thumbnails";

}  // namespace signaling
