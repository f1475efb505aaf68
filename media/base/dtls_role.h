#pragma once

#include <cstdint>

namespace media {

// An end of a DTLS association (RFC 5763 §5): the server answers a ClientHello (a=setup:passive), the client sends it
// (a=setup:active).
enum class DtlsRole : uint8_t { kServer, kClient };

}  // namespace media
