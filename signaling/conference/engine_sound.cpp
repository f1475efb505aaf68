// Microphones: a site's own switch, and what the chair does to it.
#include <vector>

#include "signaling/conference/engine_steps.h"

namespace signaling {

ConferenceEngine::Result ConferenceEngine::switch_microphone(const Actor& by, const SiteId& site, bool on,
                                                             Timestamp now) {
  if (auto there = present(site); !there) return there;
  const bool open = speech().policy == FloorPolicy::kOpen;
  const bool chair = data_.chair_site == site;
  if (!on) {
    // Under kOpen the button is request and release; a holder in a chaired conference keeps the floor.
    if (open && !chair && speech().holder(site) != nullptr) (void)speech_.release(site, now);
    collect(by, now);
    set_sound(by, site, false, data_.seat(site)->muted, now);
    collect(by, now);
    return {};
  }
  if (data_.phase == OpenPhase::kPaused) return fault(ConferenceFault::kPaused);
  if (!may_speak(site)) {
    if (!open) return fault(ConferenceFault::kNotGranted);
    return finish(by, speech_.request(site, {}, now), now);  // granted at once
  }
  if (data_.seat(site)->muted && !open && !chair) return fault(ConferenceFault::kMuted);
  set_sound(by, site, true, false, now);
  collect(by, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::mute(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = known(site); !there) return there;
  if (!may_speak(site)) return {};  // off already
  return act("mute", site, now, [&]() -> Result {
    set_sound(by, site, false, true, now);
    if (speech().policy == FloorPolicy::kOpen) (void)speech_.revoke(site, now);
    collect(by, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::mute_all(const Actor& by, Timestamp now) {
  return act("mute_all", std::nullopt, now, [&]() -> Result {
    const auto& called = roll_.state().turn;
    for (const auto& turn : std::vector(speech().holders)) {
      const bool spared = !turn.taken || (called && called->site == turn.site);
      if (!spared && is_live(turn.site)) set_sound(by, turn.site, false, true, now);
    }
    speech_.revoke_taken(now);
    collect(by, now);
    return {};
  });
}

void ConferenceEngine::set_sound(const Actor& by, const SiteId& site, bool on, bool muted, Timestamp now) {
  const auto* seat = data_.seat(site);
  if (seat == nullptr || (seat->microphone == on && seat->muted == muted)) return;
  happen(by, MicrophoneChanged{site, on, muted}, now);
}

// Who has a standing right is heard from the start of a conference that is not open.
bool ConferenceEngine::starts_live(const SiteId& site) const {
  return speech().policy != FloorPolicy::kOpen && speech().has_standing_right(site);
}

}  // namespace signaling
