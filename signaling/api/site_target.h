#pragma once

#include <map>
#include <string>

#include "signaling/auth/principal.h"

namespace signaling {

// The target of an operation whose path names a site.
inline Target site_target(const std::map<std::string, std::string>& path) {
  return {.site = SiteId(path.at("site"))};
}

}  // namespace signaling
