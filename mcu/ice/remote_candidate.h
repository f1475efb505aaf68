#pragma once

#include <optional>
#include <string_view>

#include "media/base/result.h"
#include "media/sdp/candidate.h"
#include "media/transport/address.h"

namespace mcu {

// A peer's UDP candidate of component 1 with a numeric address.
struct RemoteCandidate {
  media::IceCandidate line;
  media::Address address;
};

// Reads a candidate as trickled or from a=candidate. nullopt: well-formed but of no use here and to be skipped, which
// is an empty line (end of candidates), component 2, TCP, an mDNS ".local" name (its peer comes in as peer-reflexive).
// Anything malformed, another name, or a port 0 is refused ("ice.candidate").
media::Result<std::optional<RemoteCandidate>> read_remote_candidate(std::string_view line);

}  // namespace mcu
