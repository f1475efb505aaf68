// Taking back an act of the chair: only what it changed, and only where it still stands.
#include <algorithm>
#include <utility>
#include <vector>

#include "signaling/conference/engine_steps.h"

namespace signaling {
namespace {

const SeatData* find_seat(const std::vector<SeatData>& seats, const SiteId& site) {
  const auto found = std::ranges::find(seats, site, &SeatData::site);
  return found == seats.end() ? nullptr : &*found;
}

}  // namespace

UndoPoint::Before ConferenceEngine::snapshot() const { return {data_.seats, data_.message}; }

// What somebody else has changed since stays as it is.
ConferenceEngine::Result ConferenceEngine::undo(const Actor& by, Timestamp now) {
  if (!undo_ || undo_->until <= now) return fault(ConferenceFault::kNothingToUndo);
  const UndoPoint point = std::move(*undo_);
  undo_.reset();
  const auto stood = snapshot();
  happen(by, ActUndone{point.act, point.site}, now);
  undo_removals(by, point, now);
  speech_.undo(point.speech, now);
  content_.undo(point.content, now);
  stage_.undo(point.stage, now);
  remove_absent(now);
  collect(by, now);
  undo_seats(by, point, stood, now);
  const auto& message = point.before.message;
  if (stood.message == point.after.message && data_.message != message) {
    std::optional<Duration> time;
    if (message.until) time = std::max(Duration::zero(), *message.until - now);
    happen(by, MessageDrawn{message.text, time}, now);
  }
  collect(by, now);
  return {};
}

void ConferenceEngine::undo_removals(const Actor& by, const UndoPoint& point, Timestamp now) {
  for (const auto& seat : point.before.seats) {
    const auto* after = find_seat(point.after.seats, seat.site);
    const auto* then = data_.seat(seat.site);
    const bool by_act = !seat.removed && after != nullptr && after->removed;
    if (by_act && then != nullptr && then->removed) happen(by, SiteRemoved{seat.site, false}, now);
  }
}

void ConferenceEngine::undo_seats(const Actor& by, const UndoPoint& point, const UndoPoint::Before& stood,
                                  Timestamp now) {
  for (const auto& seat : point.before.seats) {
    const auto* after = find_seat(point.after.seats, seat.site);
    const auto* then = find_seat(stood.seats, seat.site);
    if (after == nullptr || then == nullptr || data_.seat(seat.site)->removed) continue;
    const bool untouched = after->microphone == then->microphone && after->muted == then->muted;
    const bool changed = seat.microphone != after->microphone || seat.muted != after->muted;
    if (untouched && changed) set_sound(by, seat.site, seat.microphone, seat.muted, now);
    if (seat.help != after->help && after->help == then->help) happen(by, HelpChanged{seat.site, seat.help}, now);
  }
}

// The parts know nothing of seats: what they gave back to somebody who is not in is taken again.
void ConferenceEngine::remove_absent(Timestamp now) {
  for (const auto id : {FloorId::kSpeech, FloorId::kContent}) {
    std::vector<SiteId> absent;
    for (const auto& holder : floor(id).holders()) {
      if (!present(holder.site)) absent.push_back(holder.site);
    }
    for (const auto& request : floor(id).queue()) {
      if (!present(request.site)) absent.push_back(request.site);
    }
    for (const auto& site : absent) floor(id).remove(site, now);
  }
  const auto pinned = stage().pinned;
  if (pinned && !present(*pinned)) stage_.remove(*pinned, now);
}

}  // namespace signaling
