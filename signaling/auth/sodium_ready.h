#pragma once

namespace signaling {

// Makes libsodium ready, once; cheap after that, from any thread. Every function of this folder that calls it does so
// first. A machine without a source of randomness ends the process: no secret could be made there.
void require_sodium();

}  // namespace signaling
