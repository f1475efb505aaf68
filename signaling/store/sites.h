#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// A hall, as the administrator describes it.
struct Site {
  SiteId id;  // a short word in ASCII: "my-loc"
  std::string name;
  std::string short_name;  // what fits a tile
  int64_t sort_order = 0;  // the order on every page, smallest first
  std::string duty_telephone;
  std::string line_kind;  // fibre, leased line, shared …
  std::string mail{};     // where its invitations go; empty: nowhere

  friend bool operator==(const Site&, const Site&) = default;
};

// The sites. Errors as in database.h; store.exists: the id is taken. One thread, as the database.
class Sites {
 public:
  explicit Sites(Database& database) : database_(database) {}

  media::Result<void> add(const Site& site);
  // Replaces all but the id. False: there is no such site.
  media::Result<bool> update(const Site& site);
  // Takes its delegates, devices and enrolment codes with it. False: there was no such site.
  media::Result<bool> remove(const SiteId& id);

  media::Result<std::optional<Site>> find(const SiteId& id);
  media::Result<std::vector<Site>> all();

 private:
  Database& database_;
};

}  // namespace signaling
