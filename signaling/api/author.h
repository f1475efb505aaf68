#pragma once

#include "signaling/rest/operation.h"
#include "signaling/store/audited_transaction.h"

namespace signaling {

// Who makes the change that a call asks for, for the audit.
inline Author author_of(const ApiCall& call) { return {call.caller, call.now.wall}; }

}  // namespace signaling
