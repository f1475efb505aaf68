#include "signaling/diagnosis/verdict.h"

namespace signaling {

bool is_line(VerdictKind kind) {
  return kind == VerdictKind::kUplink || kind == VerdictKind::kDownlink || kind == VerdictKind::kTrunk;
}

}  // namespace signaling
