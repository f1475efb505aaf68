#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "media/base/bytes.h"
#include "media/packet/rtcp/rtcp_header.h"

namespace media::test {

using Written = std::vector<uint8_t>;

// What `write` makes of `message`, with `space` bytes to write to; empty if it did not fit.
template <typename Message>
Written written(void (*write)(const Message&, ByteWriter&), const Message& message, size_t space = 2048) {
  Written bytes(space);
  ByteWriter writer{MutableBytes(bytes)};
  write(message, writer);
  bytes.resize(writer.ok() ? writer.size() : 0);
  return bytes;
}

// Parses the one RTCP packet that `bytes` hold.
template <typename Message>
std::optional<Message> parsed(std::optional<Message> (*parse)(const RtcpPacketView&), const Written& bytes) {
  ByteReader reader{Bytes(bytes)};
  const auto packet = read_rtcp_packet(reader);
  if (!packet || reader.remaining() != 0) return std::nullopt;
  return parse(*packet);
}

// `bytes` with the body cut after `words` 32-bit words and the length made to fit.
inline Written cut(Written bytes, size_t words) {
  bytes.resize(4 + words * 4);
  bytes[2] = 0;
  bytes[3] = static_cast<uint8_t>(words);
  return bytes;
}

}  // namespace media::test
