#include "media/crypto/srtp_profile.h"

#include <algorithm>

#include "media/base/check.h"

namespace media {

std::string_view to_string(SrtpProfile profile) {
  switch (profile) {
    case SrtpProfile::kAeadAes128Gcm: return "SRTP_AEAD_AES_128_GCM";
    case SrtpProfile::kAes128CmSha1_80: return "SRTP_AES128_CM_SHA1_80";
  }
  return "unknown";
}

SrtpMasterKey::SrtpMasterKey(Bytes key, Bytes salt) : size_(key.size() + salt.size()) {
  CHECK(size_ <= kMaxSize);
  std::copy(salt.begin(), salt.end(), std::copy(key.begin(), key.end(), data_.begin()));
}

}  // namespace media
