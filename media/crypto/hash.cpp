#include "media/crypto/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "media/base/check.h"

namespace media {

Sha256 hmac_sha256(Bytes key, Bytes data) {
  Sha256 mac{};
  unsigned size = 0;
  CHECK(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data.data(), data.size(), mac.data(), &size));
  CHECK(size == mac.size());
  return mac;
}

void fill_random(MutableBytes out) { CHECK(RAND_bytes(out.data(), static_cast<int>(out.size())) == 1); }

bool equal_in_constant_time(Bytes a, Bytes b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace media
