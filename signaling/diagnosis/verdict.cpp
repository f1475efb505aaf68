#include "signaling/diagnosis/verdict.h"

namespace signaling {

bool is_line(VerdictKind kind) {
  return kind == VerdictKind::kUplink || kind == VerdictKind::kDownlink || kind == VerdictKind::kTrunk;
}

bool is_hall_equipment(VerdictKind kind) {
  return kind >= VerdictKind::kHallCamera && kind <= VerdictKind::kHallBrowser;
}

}  // namespace signaling
