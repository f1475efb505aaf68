// What stands in the history's file: whatever is taken for a minute or a summary is the same after it was written and
// read again. Blocks come unpacked, since no mutation finds a checksum.

#include <string>
#include <string_view>

#include "media/base/check.h"
#include "signaling/history/figure_summary.h"
#include "signaling/history/minute_block.h"
#include "signaling/history/packing.h"

using namespace signaling;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(unpack(bytes, 64 * 1024));
  if (const auto block = MinuteBlock::decode(pack(bytes))) {
    CHECK(MinuteBlock::decode(block->encode()) == block);
    CHECK(decode_summaries(encode_summaries(block->summaries())));
  }
  if (const auto summaries = decode_summaries(bytes)) {
    CHECK(decode_summaries(encode_summaries(*summaries)) == summaries);
  }
  return 0;
}
