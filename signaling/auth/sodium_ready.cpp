#include "signaling/auth/sodium_ready.h"

#include <sodium.h>

#include "media/base/check.h"

namespace signaling {

void require_sodium() {
  static const bool ready = sodium_init() >= 0;
  CHECK(ready);
}

}  // namespace signaling
