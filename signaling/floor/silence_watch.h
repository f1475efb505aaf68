#pragma once

#include <span>
#include <utility>
#include <vector>

#include "signaling/floor/floor_types.h"

namespace signaling {

// A holder that should be heard and is not for this long is silent.
inline constexpr Duration kSilenceTime = std::chrono::seconds(3);

// Finds sites that should be heard but are not: microphone live, connected, and no sound of speech. Pure; its memory is
// not part of a floor's state and begins anew after a restart, which delays a finding by kSilenceTime at most.
class SilenceWatch {
 public:
  // Whose microphone is live, until the next call.
  void expect(std::vector<SiteId> sites) { expected_ = std::move(sites); }
  // Who is audible, until the next call.
  void heard(std::vector<SiteId> sites) { audible_ = std::move(sites); }

  // Looks at the holders whose line is up. Who became quiet counts from `now`.
  void watch(std::span<const SiteId> holders, Timestamp now);

  // When this site becomes, or became, silent; kNever: it is heard, or need not be.
  Timestamp deadline(const SiteId& site) const;

 private:
  struct Quiet {
    SiteId site;
    Timestamp since;
  };
  std::vector<SiteId> expected_;
  std::vector<SiteId> audible_;
  std::vector<Quiet> quiet_;
};

}  // namespace signaling
