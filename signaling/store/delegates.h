#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A person who takes part from a site; the record of a conference wants all of these.
struct SiteDelegate {
  DelegateId id;
  SiteId site;
  std::string name;
  std::string post;
  std::string unit;
  std::string commune;  // empty: of the district or province

  friend bool operator==(const SiteDelegate&, const SiteDelegate&) = default;
};

// The delegates of the sites. Errors as in database.h; store.missing: there is no such site. One thread, as the
// database.
class Delegates {
 public:
  explicit Delegates(Database& database) : database_(database) {}

  // Stores `delegate` under a new id, which it gives.
  media::Result<DelegateId> add(const SiteDelegate& delegate);
  // Replaces all but the id. False: there is no such delegate.
  media::Result<bool> update(const SiteDelegate& delegate);
  media::Result<bool> remove(DelegateId id);

  media::Result<std::optional<SiteDelegate>> find(DelegateId id);
  // By name, as Vietnamese sorts.
  media::Result<std::vector<SiteDelegate>> of_site(const SiteId& site);
  // Up to `limit` whose name, unit or commune contains `text` (search_key), of all sites, by name.
  media::Result<std::vector<SiteDelegate>> search(std::string_view text, int limit);

 private:
  Database& database_;
};

}  // namespace signaling
