#pragma once

#include <memory>

#include "signaling/http/http_types.h"
#include "signaling/rest/operation.h"

namespace signaling {

// Hands the body of a call that has been checked to its operation's receiver. What a library throws in there is caught
// and answered as "internal".
std::unique_ptr<BodySink> make_body_sink(const Operation::RawBody& raw_body, ApiCall call);

// Takes nothing of the body and answers with `problem`.
std::unique_ptr<BodySink> refuse_body(Problem problem);

}  // namespace signaling
