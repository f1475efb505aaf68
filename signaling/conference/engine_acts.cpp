// Seats, the chair's role, agenda, messages and what stands on the stage.
#include <algorithm>
#include <utility>

#include "signaling/conference/engine_steps.h"

namespace signaling {

// ---- seats ---------------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::lock(const Actor& by, bool locked, Timestamp now) {
  if (data_.locked != locked) happen(by, LockChanged{locked}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::remove(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = present(site); !there) return there;
  if (data_.chair_site == site) return fault(ConferenceFault::kIsChairSite);
  if (data_.seat(site)->guest) {
    empty_seat(by, site, now);
    happen(by, GuestRemoved{site}, now);
    return {};
  }
  return act("remove", site, now, [&]() -> Result {
    happen(by, SiteRemoved{site, true}, now);
    speech_.remove(site, now);
    content_.remove(site, now);
    roll_.remove(site, now);
    stage_.remove(site, now);
    collect(by, now);
    set_sound(by, site, false, false, now);
    if (data_.seat(site)->help) happen(by, HelpChanged{site, std::nullopt}, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::readmit(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = known(site); !there) return there;
  if (!data_.seat(site)->removed) return fault(ConferenceFault::kNotRemoved);
  happen(by, SiteRemoved{site, false}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::set_view(const Actor& by, const SiteId& site, mcu::View view,
                                                    Timestamp now) {
  if (auto there = known(site); !there) return there;
  if (data_.seat(site)->view != view) happen(by, ViewChanged{site, view}, now);
  return {};
}

// ---- the chair -----------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::hand_over_chair(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = present(site); !there) return there;
  if (data_.chair_site == site) return fault(ConferenceFault::kIsChairSite);
  if (data_.seat(site)->guest) return fault(ConferenceFault::kGuest);
  if (speech().is_gone(site)) return fault(ConferenceFault::kNotConnected);
  if (speech().closed) return tl::unexpected<ConferenceError>(FloorError::kClosed);
  move_chair(by, site, false, now);
  return {};
}

// The new one is heard at once, the former one no longer, unless it holds the floor.
void ConferenceEngine::move_chair(const Actor& by, std::optional<SiteId> site, bool booked, Timestamp now) {
  const auto former = data_.chair_site;
  if (booked) {
    happen(by, ChairBooked{site}, now);
  } else {
    happen(by, ChairMoved{site}, now);
  }
  if (former == site) return;
  speech_.set_chair_site(site, now);
  content_.set_chair_site(site, now);
  collect(by, now);
  const auto* old = former ? data_.seat(*former) : nullptr;
  if (old != nullptr && !may_speak(*former)) set_sound(by, *former, false, old->muted, now);
  if (site) set_sound(by, *site, starts_live(*site), false, now);
  collect(by, now);
}

ConferenceEngine::Result ConferenceEngine::take_over_chair(const Actor& by, Timestamp now) {
  if (by.role == Role::kChair) return hand_back_chair(by, now);
  const ActingChair acting{by.role, by.name};
  if (data_.acting != acting) happen(by, ActingChanged{acting}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::hand_back_chair(const Actor& by, Timestamp now) {
  if (!data_.acting) return fault(ConferenceFault::kNobodyActs);
  happen(by, ActingChanged{}, now);
  return {};
}

// ---- agenda --------------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::begin_item(const Actor& by, size_t item, Timestamp now) {
  if (item >= agenda_.size()) return fault(ConferenceFault::kNoItem);
  happen(by, ItemBegun{item}, now);
  const auto& plan = agenda_[item];
  if (auto done = finish(by, speech_.plan_speakers(plan.speakers, now), now); !done) return done;
  if (find_preset(stage_.presets(), plan.preset) != nullptr) (void)stage_.show(StageGroup::kHalls, plan.preset, now);
  collect(by, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::write_note(const Actor& by, size_t item, std::string notes,
                                                      std::string conclusion, Timestamp now) {
  if (item >= agenda_.size()) return fault(ConferenceFault::kNoItem);
  if (item < data_.notes.size() && data_.notes[item] == ItemNotes{notes, conclusion}) return {};
  happen(by, NoteWritten{item, std::move(notes), std::move(conclusion)}, now);
  return {};
}

// ---- messages ------------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::send_chat(const Actor& by, const std::optional<SiteId>& site, ChatTo to,
                                                     std::string text, Timestamp now) {
  happen(by, ChatSent{data_.last_chat + 1, site, by.name, by.role, to, std::move(text)}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::ask_help(const Actor& by, const SiteId& site, std::string text,
                                                    Timestamp now) {
  if (auto there = known(site); !there) return there;
  if (data_.seat(site)->help != text) happen(by, HelpChanged{site, std::move(text)}, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::answer_help(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = known(site); !there) return there;
  if (!data_.seat(site)->help) return fault(ConferenceFault::kNoHelp);
  happen(by, HelpChanged{site, std::nullopt}, now);
  return {};
}

void ConferenceEngine::note_help(const Actor& by, RemoteHelp help, Timestamp now) { happen(by, std::move(help), now); }

ConferenceEngine::Result ConferenceEngine::draw_message(const Actor& by, std::string text, std::optional<Duration> time,
                                                        Timestamp now) {
  if (text.empty()) time.reset();
  return act("message", std::nullopt, now, [&]() -> Result {
    if (!text.empty() || !data_.message.text.empty()) happen(by, MessageDrawn{std::move(text), time}, now);
    return {};
  });
}

// ---- the stage -----------------------------------------------------------------------------------------------------

ConferenceEngine::Result ConferenceEngine::pin_stage(const Actor& by, const std::optional<SiteId>& site,
                                                     Timestamp now) {
  if (site) {
    if (auto there = present(*site); !there) return there;
  }
  return act("stage", site, now, [&]() -> Result {
    stage_.pin(site, now);
    collect(by, now);
    return {};
  });
}

ConferenceEngine::Result ConferenceEngine::set_layout(const Actor& by, std::string_view group,
                                                      const std::string& preset, Timestamp now) {
  const auto which = parse_stage_group(group);
  if (!which) return fault(ConferenceFault::kUnknownGroup);
  return act("layout", std::nullopt, now, [&] { return staged(by, stage_.show(*which, preset, now), now); });
}

ConferenceEngine::Result ConferenceEngine::prepare_stage(const Actor& by, std::string_view group, StageView view,
                                                         Timestamp now) {
  const auto which = parse_stage_group(group);
  if (!which) return fault(ConferenceFault::kUnknownGroup);
  return staged(by, stage_.prepare(*which, std::move(view), now), now);
}

ConferenceEngine::Result ConferenceEngine::take_stage(const Actor& by, std::string_view group, Timestamp now) {
  const auto which = parse_stage_group(group);
  if (!which) return fault(ConferenceFault::kUnknownGroup);
  return act("stage.take", std::nullopt, now, [&] { return staged(by, stage_.take(*which, now), now); });
}

ConferenceEngine::Result ConferenceEngine::staged(const Actor& by, const StageDirector::Result& result, Timestamp now) {
  if (result) {
    collect(by, now);
    return {};
  }
  const bool prepared = result.error() == StageError::kNothingPrepared;
  return fault(prepared ? ConferenceFault::kNothingPrepared : ConferenceFault::kUnknownPreset);
}

}  // namespace signaling
