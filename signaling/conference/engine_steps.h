#pragma once

#include <utility>

#include "signaling/conference/conference_engine.h"

// Templates of ConferenceEngine that its .cpp files share.
namespace signaling {

inline tl::unexpected<ConferenceError> fault(ConferenceFault code) { return tl::unexpected<ConferenceError>(code); }

template <typename Change>
void ConferenceEngine::happen(const Actor& by, Change change, Timestamp at) {
  ConferenceChange event{at, std::move(change)};
  apply(data_, event);
  events_.push_back({++sequence_, by, std::move(event)});
}

template <typename E>
ConferenceEngine::Result ConferenceEngine::finish(const Actor& by, const tl::expected<void, E>& result, Timestamp now) {
  if (!result) return tl::unexpected<ConferenceError>(result.error());
  collect(by, now);
  return {};
}

// An operation that `undo` can take back.
template <typename Operation>
ConferenceEngine::Result ConferenceEngine::act(std::string_view type, const std::optional<SiteId>& site, Timestamp now,
                                               Operation operation) {
  UndoPoint point{std::string(type),    site,          now + kUndoTime, {speech(), {}, now},
                  {content(), {}, now}, {stage(), {}}, snapshot(),      {}};
  const uint64_t sequence = sequence_;
  Result done = operation();
  if (!done || sequence == sequence_) return done;
  point.speech.after = speech();
  point.content.after = content();
  point.stage.after = stage();
  point.after = snapshot();
  undo_ = std::move(point);
  return done;
}

}  // namespace signaling
