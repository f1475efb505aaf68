#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"
#include "signaling/store/devices.h"

namespace signaling {

// A short code that makes one device the device of a site, once.
struct EnrolmentCode {
  std::string code_hash;  // unique
  SiteId site;
  DeviceKind kind = DeviceKind::kHall;
  WallTime expires;
  int64_t tries_left = 0;
  std::optional<WallTime> used;

  friend bool operator==(const EnrolmentCode&, const EnrolmentCode&) = default;
};

// The enrolment codes. A code is open while it is unused, not expired and has tries left. Errors as in database.h. One
// thread, as the database.
class EnrolmentCodes {
 public:
  explicit EnrolmentCodes(Database& database) : database_(database) {}

  media::Result<void> add(const EnrolmentCode& code);
  // Takes an open code. False: it is not open, so nobody is enrolled by it.
  media::Result<bool> use(const std::string& code_hash, WallTime now);
  // Somebody gave a wrong code for this site: each of its open codes has one try less. Gives how many are still open.
  media::Result<int64_t> spend_try(const SiteId& site, WallTime now);

  media::Result<std::optional<EnrolmentCode>> find(const std::string& code_hash);
  media::Result<std::vector<EnrolmentCode>> open_of_site(const SiteId& site, WallTime now);
  // Forgets codes that expired before `now`. Gives their number.
  media::Result<int64_t> remove_expired(WallTime now);

 private:
  Database& database_;
};

}  // namespace signaling
