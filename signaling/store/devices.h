#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/auth/seat_place.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// What a site's seat is opened with. Only hashes of its secrets are stored.
struct Device {
  DeviceId id;
  SiteId site;
  DeviceKind kind = DeviceKind::kHall;
  std::string token_hash;  // unique
  std::string pin_hash;    // empty: no PIN
  WallTime created;
  std::optional<WallTime> last_seen;
  std::optional<WallTime> revoked;

  friend bool operator==(const Device&, const Device&) = default;
};

// The devices of the sites. A revoked one stays listed. Errors as in database.h; store.missing: there is no such site,
// store.exists: the token is known. One thread, as the database.
class Devices {
 public:
  explicit Devices(Database& database) : database_(database) {}

  // Stores `device` under a new id, which it gives.
  media::Result<DeviceId> add(const Device& device);
  // Each is false if there is no such device, or it is revoked already.
  media::Result<bool> revoke(DeviceId id, WallTime now);
  // A commit to the disk each time: call it on connecting, not with every message.
  media::Result<bool> seen(DeviceId id, WallTime now);

  // Revoked ones are found too: look at `revoked`.
  media::Result<std::optional<Device>> find(DeviceId id);
  media::Result<std::optional<Device>> find_token(const std::string& token_hash);
  // Oldest first.
  media::Result<std::vector<Device>> of_site(const SiteId& site);

 private:
  Database& database_;
};

}  // namespace signaling
