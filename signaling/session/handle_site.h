#pragma once

#include <optional>

#include "signaling/session/conference_session.h"

namespace signaling {

template <typename Operation>
Done ConferenceSession::to_site(const std::optional<SiteId>& named, const Sent& by, Operation operation) {
  const auto site = meant_site(named, by);
  if (!site) return tl::unexpected(site.error());
  return done(operation(*site), *site, named ? "site" : "");
}

}  // namespace signaling
