#pragma once

#include <map>
#include <vector>

#include "media/base/result.h"
#include "signaling/auth/seat_devices.h"
#include "signaling/store/database.h"

namespace signaling {

// The devices of the seats, as SeatDevices keeps them. A revoked one stays listed. Errors as in database.h;
// store.missing: there is no such site, store.exists: the token is known. One thread, as the database.
class Devices {
 public:
  explicit Devices(Database& database) : database_(database) {}

  // For SeatDevices::enrol(): never given before.
  media::Result<DeviceId> next_id();
  // What SeatDevices::take_changed() told, all or nothing.
  media::Result<void> put(const std::vector<EnrolledDevice>& devices);
  // In the order in which they were enrolled.
  media::Result<std::vector<EnrolledDevice>> all();

  // Notes that it connected. A commit to the disk each time. False: there is no such device.
  media::Result<bool> seen(DeviceId id, WallTime now);
  // When each that ever connected did so last.
  media::Result<std::map<DeviceId, WallTime>> last_seen();

 private:
  Database& database_;
};

}  // namespace signaling
