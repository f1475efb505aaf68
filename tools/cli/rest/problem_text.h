#pragma once

#include "media/base/result.h"
#include "tools/cli/rest/http_transport.h"
#include "tools/cli/rest/server_url.h"
#include "tools/cli/text/failure.h"

namespace tools {

// What a refusal of the service says: its problem details (RFC 9457) in both languages, one line for each wrong field.
// A clash ends with another status than other refusals. An answer without problem details gets the words of its status.
Failure explain(const HttpAnswer& refusal);

// No answer came: cause and cure. `changing`: the request would have changed something, so that the caller must look
// whether it did.
Failure explain(const media::Error& error, const ServerUrl& server, bool changing);

}  // namespace tools
