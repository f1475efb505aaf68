#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "media/base/bytes.h"

namespace media {

// The SRTP protection profiles we negotiate (RFC 5764 §4.1.2, RFC 7714 §14.2), best first; nothing weaker.
enum class SrtpProfile : uint8_t { kAeadAes128Gcm, kAes128CmSha1_80 };

// All of them, in our order of preference.
inline constexpr std::array kSrtpProfiles{SrtpProfile::kAeadAes128Gcm, SrtpProfile::kAes128CmSha1_80};

// The name OpenSSL and getStats() use: "SRTP_AEAD_AES_128_GCM", "SRTP_AES128_CM_SHA1_80".
std::string_view to_string(SrtpProfile profile);

// Master key and master salt of one direction, in the order in which RFC 5764 §4.2 concatenates them.
class SrtpMasterKey {
 public:
  static constexpr size_t kKeySize = 16;
  static constexpr size_t kMaxSize = 30;

  // Bytes of key and salt together: 28 for GCM (12-byte salt), 30 for CM (14-byte salt).
  static constexpr size_t size_for(SrtpProfile profile) {
    return kKeySize + (profile == SrtpProfile::kAeadAes128Gcm ? 12 : 14);
  }

  SrtpMasterKey() = default;
  // `key` and `salt` together at most kMaxSize.
  SrtpMasterKey(Bytes key, Bytes salt);

  Bytes bytes() const { return Bytes(data_).first(size_); }
  friend bool operator==(const SrtpMasterKey&, const SrtpMasterKey&) = default;

 private:
  std::array<uint8_t, kMaxSize> data_{};
  size_t size_ = 0;
};

// What a finished DTLS handshake gives: `local` protects what we send, `remote` opens what we receive.
struct SrtpKeys {
  SrtpProfile profile = SrtpProfile::kAeadAes128Gcm;
  SrtpMasterKey local;
  SrtpMasterKey remote;
};

}  // namespace media
