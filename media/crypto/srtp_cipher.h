#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "media/base/bytes.h"
#include "media/base/result.h"
#include "media/crypto/srtp_profile.h"

// OpenSSL's, named here so that its headers stay out of ours.
struct evp_cipher_ctx_st;
struct evp_mac_ctx_st;

namespace media {

// The session keys of SRTP or of SRTCP in one direction and what is done with them: AES-GCM (RFC 7714) or AES-CM with
// HMAC-SHA1 (RFC 3711), by OpenSSL. All SSRCs of a session share its keys, and so this. Knows no packets: the caller
// says which bytes are encrypted and which only authenticated. With GCM nothing is allocated after create(); OpenSSL's
// HMAC does for each packet. One thread at a time.
class SrtpCipher {
 public:
  enum class Use : uint8_t { kRtp, kRtcp };

  // Derives the session keys from the master key (RFC 3711 §4.3, RFC 7714 §11; key derivation rate 0). `encrypt`: for
  // seal(), else for open(). REQUIRES: the key has the size of the profile. "crypto.srtp" if OpenSSL refuses.
  static Result<SrtpCipher> create(SrtpProfile profile, const SrtpMasterKey& master, Use use, bool encrypt);
  SrtpCipher(SrtpCipher&&) noexcept = default;
  SrtpCipher& operator=(SrtpCipher&&) noexcept = default;

  // Bytes of the authentication tag: 16 (GCM) or 10 (HMAC-SHA1-80).
  size_t tag_size() const { return mac_ ? 10 : 16; }

  // One packet. `index`: of 48 bits for SRTP (ROC and sequence number), of 31 for SRTCP. `head` comes before the text
  // in the packet, `trailer` is authenticated with it; `tag` has tag_size() bytes.
  struct Packet {
    uint32_t ssrc = 0;
    uint64_t index = 0;
    Bytes head;
    MutableBytes text;  // en- or decrypted in place
    Bytes trailer;
    MutableBytes tag;
  };
  // Encrypts the text and writes the tag.
  bool seal(const Packet& packet);
  // Decrypts the text; false if the tag is not right, the text is then unspecified.
  bool open(const Packet& packet);

 private:
  struct CipherFree {
    void operator()(evp_cipher_ctx_st* context) const;
  };
  struct MacFree {
    void operator()(evp_mac_ctx_st* context) const;
  };

  SrtpCipher() = default;
  bool begin(const Packet& packet);
  bool add(Bytes bytes);
  bool process(MutableBytes text);
  bool authenticate(const Packet& packet, std::array<uint8_t, 20>& digest);

  std::unique_ptr<evp_cipher_ctx_st, CipherFree> cipher_;
  std::unique_ptr<evp_mac_ctx_st, MacFree> mac_;  // null: GCM authenticates by itself
  std::array<uint8_t, 14> salt_{};                // 12 bytes of it for GCM
};

}  // namespace media
