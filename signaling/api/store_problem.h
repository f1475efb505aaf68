#pragma once

#include "media/base/result.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What a client is told of an error of the store (database.h, papers.h, backup.h): in both languages, without SQLite's
// words, which go to the log. Nothing has been stored.
Problem store_problem(const media::Error& error);

// The refusal that a handler returns for such an error.
inline tl::unexpected<Problem> store_refusal(const media::Error& error) {
  return tl::unexpected<Problem>(store_problem(error));
}

}  // namespace signaling
