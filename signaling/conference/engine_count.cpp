// Who is there, and how they vote.
#include <utility>

#include "signaling/conference/engine_steps.h"

namespace signaling {

ConferenceEngine::Result ConferenceEngine::start_roll(const Actor& by, Timestamp now) {
  return finish(by, roll_.start(now), now);
}
ConferenceEngine::Result ConferenceEngine::call_next(const Actor& by, Timestamp now) {
  return finish(by, roll_.next(now), now);
}
ConferenceEngine::Result ConferenceEngine::end_roll(const Actor& by, Timestamp now) {
  return finish(by, roll_.stop(now), now);
}
ConferenceEngine::Result ConferenceEngine::call_site(const Actor& by, const SiteId& site, Timestamp now) {
  if (auto there = present(site); !there) return there;
  return finish(by, roll_.call(site, now), now);
}

ConferenceEngine::Result ConferenceEngine::mark_roll(const Actor& by, const SiteId& site, Presence presence,
                                                     const RollReport& report, Timestamp now) {
  if (auto there = known(site); !there) return there;
  return finish(by, roll_.mark(site, presence, report, now), now);
}

ConferenceEngine::Result ConferenceEngine::answer_roll(const Actor& by, const SiteId& site, const RollReport& report,
                                                       Timestamp now) {
  if (auto there = present(site); !there) return there;
  return finish(by, roll_.answer(site, report, now), now);
}

ConferenceEngine::Result ConferenceEngine::open_vote(const Actor& by, std::string question, uint32_t quorum,
                                                     Timestamp now) {
  return finish(by, votes_.open(std::move(question), quorum, vote_sites(), now), now);
}

ConferenceEngine::Result ConferenceEngine::enter_vote(const Actor& by, const SiteId& site, VoteCount count,
                                                      Timestamp now) {
  if (auto there = present(site); !there) return there;
  auto entered = votes_.enter(site, count, by.name, now);
  if (!entered) return tl::unexpected<ConferenceError>(entered.error());
  collect(by, now);
  return {};
}

ConferenceEngine::Result ConferenceEngine::close_vote(const Actor& by, Timestamp now) {
  return finish(by, votes_.close(now), now);
}
ConferenceEngine::Result ConferenceEngine::confirm_vote(const Actor& by, Timestamp now) {
  return finish(by, votes_.confirm(now), now);
}
ConferenceEngine::Result ConferenceEngine::cancel_vote(const Actor& by, Timestamp now) {
  return finish(by, votes_.cancel(now), now);
}

}  // namespace signaling
