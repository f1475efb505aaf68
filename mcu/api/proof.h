#pragma once

#include <string>
#include <string_view>

namespace mcu {

// The proof that one knows the shared secret: HMAC-SHA256(secret, nonce) in hexadecimal (RFC 2104).
std::string control_proof(std::string_view secret, std::string_view nonce);

// Compares in a time that does not depend on where two texts differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// 32 hexadecimal digits from the system's random source.
std::string make_nonce();

}  // namespace mcu
