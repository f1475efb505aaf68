#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace signaling {

// What one hash costs: argon2id (RFC 9106) with one lane.
struct PasswordCost {
  uint64_t passes = 3;                             // over the memory; ≥ 1
  size_t memory_bytes = size_t{64} * 1024 * 1024;  // held while one hash or verification runs; ≥ 8 KiB
};
inline constexpr PasswordCost kCheapestPassword{1, 8192};  // for tests only

// Hashes a password or PIN. The result is argon2's own text, at most 127 bytes: parameters, salt and hash
// ("$argon2id$v=19$m=65536,t=3,p=1$…"). Errors: "password.cost" (the cost is out of libsodium's bounds or the memory
// could not be had; lower password.memory or add memory).
//
// A hash takes one to two tenths of a second of one core and `memory_bytes`; so does a verification. From any thread,
// at the same time: it is the caller's duty to run them off the loop, at most as many at once as there is memory for,
// and to ask an AttemptLimiter first.
//
// The text is hashed as it is. Passwords typed on different keyboards are one only if the caller brings them to NFC
// first (RFC 8265 §4.2.2).
media::Result<std::string> hash_password(std::string_view password, const PasswordCost& cost);

// True if `password` is the one that `hash` was made of. A hash that is none verifies nothing.
bool verify_password(std::string_view hash, std::string_view password);

// Spends the time of one verification for a login name that does not exist, so that the answer comes no sooner than for
// one that does.
void verify_nobody(std::string_view password, const PasswordCost& cost);

// True if `hash` was made at another cost (or is none): make it anew when the password is next at hand.
bool needs_rehash(std::string_view hash, const PasswordCost& cost);

}  // namespace signaling
