// What signaling passes on from a page for ICE: candidate lines and certificate fingerprints.

#include <cstdint>

#include "mcu/ice/remote_candidate.h"
#include "media/base/bytes.h"
#include "media/base/check.h"
#include "media/crypto/fingerprint.h"

using namespace media;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = as_text(Bytes(data, size));
  if (const auto candidate = mcu::read_remote_candidate(text); candidate && *candidate) {
    CHECK((*candidate)->line.component == 1 && (*candidate)->line.udp && (*candidate)->address.port != 0);
    const auto again = mcu::read_remote_candidate(write_candidate((*candidate)->line));
    CHECK(again && *again && (*again)->address == (*candidate)->address);
    CHECK((*again)->line == (*candidate)->line);
  }
  if (const auto fingerprint = Fingerprint::parse(text)) {
    CHECK(Fingerprint::parse(fingerprint->to_string()) == *fingerprint);
  }
  return 0;
}
