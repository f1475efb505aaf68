#include "signaling/auth/digest.h"

#include <algorithm>
#include <cstring>

#include <sodium.h>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "signaling/auth/sodium_ready.h"

namespace signaling {

static_assert(Digest::kSize == crypto_generichash_blake2b_BYTES);
static_assert(HashKey::kSize == crypto_generichash_blake2b_KEYBYTES);

std::string Digest::to_hex() const {
  std::string text(2 * kSize + 1, '\0');  // sodium writes a terminating zero
  sodium_bin2hex(text.data(), text.size(), bytes_.data(), bytes_.size());
  text.pop_back();
  return text;
}

std::optional<Digest> Digest::from_hex(std::string_view text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (text.size() != 2 * kSize || !std::all_of(text.begin(), text.end(), is_hex)) return std::nullopt;
  std::array<uint8_t, kSize> bytes;
  CHECK(sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, nullptr, nullptr) == 0);
  return Digest(bytes);
}

bool operator==(const Digest& a, const Digest& b) {
  return sodium_memcmp(a.bytes_.data(), b.bytes_.data(), Digest::kSize) == 0;
}

Digest digest_of(std::string_view secret) {
  require_sodium();
  const auto text = media::as_bytes(secret);
  std::array<uint8_t, Digest::kSize> out;
  CHECK(crypto_generichash(out.data(), out.size(), text.data(), text.size(), nullptr, 0) == 0);
  return Digest(out);
}

HashKey HashKey::random() {
  require_sodium();
  std::array<uint8_t, kSize> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return HashKey(bytes);
}

Digest keyed_digest(const HashKey& key, std::string_view purpose, std::string_view text) {
  require_sodium();
  constexpr size_t kPersonal = crypto_generichash_blake2b_PERSONALBYTES;
  CHECK(purpose.size() <= kPersonal);
  std::array<uint8_t, kPersonal> personal{};
  std::copy(purpose.begin(), purpose.end(), personal.begin());
  const auto in = media::as_bytes(text);
  std::array<uint8_t, Digest::kSize> out;
  CHECK(crypto_generichash_blake2b_salt_personal(out.data(), out.size(), in.data(), in.size(), key.bytes().data(),
                                                 HashKey::kSize, nullptr, personal.data()) == 0);
  return Digest(out);
}

}  // namespace signaling

std::size_t std::hash<signaling::Digest>::operator()(const signaling::Digest& digest) const {
  std::size_t value = 0;
  std::memcpy(&value, digest.bytes().data(), sizeof value);
  return value;
}
