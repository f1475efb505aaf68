// The floors.
#include <utility>

#include "signaling/conference/engine_steps.h"

namespace signaling {

// ---- what a site does ----------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::request(const Actor& by, const SiteId& site, FloorId id,
                                                   const RequestTerms& terms, Timestamp now) {
  if (auto there = present(site); !there) return there;
  return finish(by, floor(id).request(site, terms, now), now);
}

ConferenceEngine::Result ConferenceEngine::cancel(const Actor& by, const SiteId& site, FloorId id, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return finish(by, floor(id).cancel(site, now), now);
}

ConferenceEngine::Result ConferenceEngine::release(const Actor& by, const SiteId& site, FloorId id, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return finish(by, floor(id).release(site, now), now);
}

// ---- what the chair does -------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::grant(const Actor& by, const SiteId& site, FloorId id,
                                                 const GrantTerms& terms, Timestamp now) {
  if (auto there = present(site); !there) return there;
  const bool speaks = id == FloorId::kSpeech;
  const bool holds = floor(id).data().has_floor(site);
  if (!holds && floor(id).data().is_gone(site)) return fault(ConferenceFault::kNotConnected);
  return act("floor.grant", site, now, [&]() -> Result {
    const bool muted = speaks && holds && data_.seat(site)->muted;
    // To a muted site with a standing right a grant says no more than that.
    if (!muted || !speech().has_standing_right(site)) {
      if (auto done = finish(by, floor(id).grant(site, terms, now), now); !done) return done;
    }
    if (muted) set_sound(by, site, true, false, now);
    collect(by, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::grant_next(const Actor& by, Timestamp now) {
  return act("floor.next", std::nullopt, now, [&] { return finish(by, speech_.grant_next(now), now); });
}

ConferenceEngine::Result ConferenceEngine::deny(const Actor& by, const SiteId& site, FloorId id, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return act("floor.deny", site, now, [&] { return finish(by, floor(id).deny(site, now), now); });
}

ConferenceEngine::Result ConferenceEngine::revoke(const Actor& by, const SiteId& site, FloorId id, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return act("floor.revoke", site, now, [&] { return finish(by, floor(id).revoke(site, now), now); });
}

ConferenceEngine::Result ConferenceEngine::move(const Actor& by, const SiteId& site, size_t place, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return act("floor.move", site, now, [&] { return finish(by, speech_.move(site, place, now), now); });
}

ConferenceEngine::Result ConferenceEngine::set_order(const Actor& by, QueueOrder order, Timestamp now) {
  return act("floor.order", std::nullopt, now, [&]() -> Result {
    speech_.set_order(order, now);
    collect(by, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::clear(const Actor& by, FloorId id, Timestamp now) {
  return act("floor.clear", std::nullopt, now, [&]() -> Result {
    floor(id).clear(now);
    collect(by, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::change_settings(const Actor& by, const FloorSettingsChange& change,
                                                           Timestamp now) {
  return act("floor.settings", std::nullopt, now, [&] {
    auto settings = speech().settings;
    settings.max_holders = change.holders.value_or(settings.max_holders);
    settings.time_limit = change.limit.value_or(settings.time_limit);
    settings.warning = change.warning.value_or(settings.warning);
    settings.grace = change.grace.value_or(settings.grace);
    return finish(by, speech_.set_settings(settings, now), now);
  });
}

ConferenceEngine::Result ConferenceEngine::set_policy(const Actor& by, FloorPolicy policy,
                                                      std::optional<SiteId> lecturer, Timestamp now) {
  if (lecturer) {
    if (auto there = present(*lecturer); !there) return there;
  }
  if (speech().closed) return tl::unexpected<ConferenceError>(FloorError::kClosed);
  if (policy != FloorPolicy::kLecture) lecturer.reset();
  return act("policy", std::nullopt, now, [&]() -> Result {
    change_policy(by, policy, lecturer, now);
    return {};
  });
}

void ConferenceEngine::change_policy(const Actor& by, FloorPolicy policy, const std::optional<SiteId>& lecturer,
                                     Timestamp now) {
  const auto former = speech().lecturer;
  const bool was_lecture = speech().policy == FloorPolicy::kLecture;
  speech_.set_policy(policy, lecturer, now);
  content_.set_policy(policy, lecturer, now);
  collect(by, now);
  // The lecturer is heard as the chair's site is; who was it is not, unless it holds the floor.
  if (was_lecture && former && former != lecturer && !may_speak(*former)) {
    if (const auto* seat = data_.seat(*former)) set_sound(by, *former, false, seat->muted, now);
  }
  if (lecturer && (!was_lecture || former != lecturer)) set_sound(by, *lecturer, true, false, now);
  collect(by, now);
}

}  // namespace signaling
