#pragma once

#include "signaling/http/http_types.h"
#include "signaling/rest/operation.h"

namespace signaling {

// The result of a call as it is sent: JSON, a text, a file or a problem, with the headers that keep a browser from
// taking it for a page, running it or storing it.
HttpReply to_reply(ApiResult result);

}  // namespace signaling
