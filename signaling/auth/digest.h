#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace signaling {

// A BLAKE2b hash of 32 bytes (RFC 7693): what is kept of a secret in place of it.
class Digest {
 public:
  static constexpr size_t kSize = 32;  // bytes

  Digest() = default;
  explicit Digest(const std::array<uint8_t, kSize>& bytes) : bytes_(bytes) {}

  // 64 lower-case hexadecimal digits, as the store keeps it.
  std::string to_hex() const;
  // Exactly such a text; none for anything else.
  static std::optional<Digest> from_hex(std::string_view text);

  const std::array<uint8_t, kSize>& bytes() const { return bytes_; }
  // Takes the same time wherever the first difference is.
  friend bool operator==(const Digest& a, const Digest& b);

 private:
  std::array<uint8_t, kSize> bytes_{};
};

// The hash of a secret that nobody can guess (32 random bytes): a stolen store gives no token back.
Digest digest_of(std::string_view secret);

// A secret key of the service, for what could be guessed (short codes) or must be derived again (CSRF tokens). It is
// kept in a file of its own, not in the store. Losing it makes open codes and pages ask anew, no more.
class HashKey {
 public:
  static constexpr size_t kSize = 32;  // bytes

  explicit HashKey(const std::array<uint8_t, kSize>& bytes) : bytes_(bytes) {}
  static HashKey random();

  const std::array<uint8_t, kSize>& bytes() const { return bytes_; }

 private:
  std::array<uint8_t, kSize> bytes_;
};

// The keyed hash of `text` (RFC 7693 §3.3). `purpose`, at most 16 bytes, keeps the uses of one key apart: the same text
// under another purpose has another hash.
Digest keyed_digest(const HashKey& key, std::string_view purpose, std::string_view text);

}  // namespace signaling

// Digests of secrets are evenly spread already.
template <>
struct std::hash<signaling::Digest> {
  std::size_t operator()(const signaling::Digest& digest) const;
};
