#include "signaling/history/call_row.h"

#include "signaling/history/varint.h"

namespace signaling {

std::string encode_verdicts(const std::array<uint32_t, kVerdictKinds>& verdicts) {
  std::string out;
  for (const uint32_t seconds : verdicts) put_varint(out, seconds);
  return out;
}

std::optional<CallRecord> read_call(const SqliteStatement& row, int column, const StreamKey& stream) {
  auto figures = decode_summaries(row.bytes(column + 4));
  if (!figures) return std::nullopt;
  CallRecord call{stream.first,
                  stream.second,
                  row.integer(column),
                  row.integer(column + 1),
                  row.integer(column + 2) != 0,
                  std::string(row.text(column + 3)),
                  *figures};
  VarintReader verdicts(row.bytes(column + 5));
  for (auto& seconds : call.verdicts) {
    if (!verdicts.at_end()) seconds = static_cast<uint32_t>(verdicts.varint());
  }
  return call;
}

}  // namespace signaling
