#pragma once

#include <vector>

#include "media/base/result.h"
#include "signaling/base/ids.h"
#include "signaling/store/database.h"

namespace signaling {

// Which booking holds which papers: who may read a paper is asked by its bookings, and one that a booking holds is not
// removed. Errors as in database.h; store.missing: there is no such paper. One thread, as the database.
class BookingPapers {
 public:
  explicit BookingPapers(Database& database) : database_(database) {}

  // From now on the booking holds these and no others.
  media::Result<void> set(const BookingId& booking, const std::vector<PaperId>& papers);

  media::Result<std::vector<BookingId>> bookings_of(PaperId paper);

  // The papers stored before `time` that no booking holds, by id.
  media::Result<std::vector<PaperId>> held_by_none(WallTime time);

 private:
  Database& database_;
};

}  // namespace signaling
