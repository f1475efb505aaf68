// The manifest of a back-up, from outside: what it accepts holds allowed paths only and reads the same again.

#include <cstdint>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/store/manifest.h"

using namespace signaling;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto manifest = parse_manifest(media::as_text(media::Bytes(data, size)));
  if (!manifest) return 0;
  for (const auto& member : manifest->members) CHECK(is_member_path(member.path));
  CHECK(parse_manifest(to_text(*manifest)) == *manifest);
  return 0;
}
