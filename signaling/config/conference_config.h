#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "media/base/result.h"
#include "signaling/session/fixed_tokens.h"

namespace signaling {

// Conferences that are always open, without accounts, and the tokens that open their seats: for laboratories and tests.
struct ConferenceBook {
  std::vector<ConferencePlan> plans;
  std::unordered_map<std::string, Admission> tokens;
};

// Reads all sites, in the order in which they are shown: `[[site]]` with `id` and `name`.
media::Result<std::vector<SitePlan>> read_sites(const std::filesystem::path& path);

// Reads the conferences among these sites: `[[conference]]` with its tokens. Refuses ids and tokens that stand twice,
// sites that do not exist, and tokens that are easy to guess.
media::Result<ConferenceBook> read_conferences(const std::filesystem::path& path, const std::vector<SitePlan>& sites);

}  // namespace signaling
