#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "media/base/result.h"
#include "signaling/auth/enrolment.h"
#include "signaling/store/database.h"

namespace signaling {

// The codes by which devices are enrolled, as Enrolment keeps them. Errors as in database.h; store.missing: there is no
// such site. One thread, as the database.
class EnrolmentCodes {
 public:
  explicit EnrolmentCodes(Database& database) : database_(database) {}

  // What Enrolment::take_changed() told, all or nothing.
  media::Result<void> put(const std::vector<IssuedCode>& codes);
  // Forgets all but these: what Enrolment::codes() still knows. Gives how many are gone.
  media::Result<int64_t> keep_only(std::span<const IssuedCode> codes);
  // By the time at which they expire.
  media::Result<std::vector<IssuedCode>> all();

 private:
  Database& database_;
};

}  // namespace signaling
