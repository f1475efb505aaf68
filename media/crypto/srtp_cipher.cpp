#include "media/crypto/srtp_cipher.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>

namespace media {
namespace {

constexpr size_t kSaltSize = 14;
constexpr size_t kGcmNonceSize = 12;
constexpr size_t kAuthKeySize = 20;

using Iv = std::array<uint8_t, 16>;

// Labels of RFC 3711 §4.3.1; those of SRTCP follow SRTP's.
enum class Label : uint8_t { kEncryption = 0, kAuthentication = 1, kSalt = 2 };
constexpr uint8_t kRtcpLabels = 3;

Error refused(SrtpProfile profile) {
  return {"crypto.srtp", "OpenSSL refuses " + std::string(to_string(profile))};
}

void add_big_endian(uint64_t value, size_t bytes, uint8_t* out) {
  for (size_t i = 0; i < bytes; ++i) out[i] ^= static_cast<uint8_t>(value >> (8 * (bytes - 1 - i)));
}

// The key stream of AES-CM that begins at the master salt with the label in it (RFC 3711 §4.3.3).
bool derive(const SrtpMasterKey& master, uint8_t label, MutableBytes out) {
  const Bytes key = master.bytes().first(SrtpMasterKey::kKeySize);
  const Bytes salt = master.bytes().subspan(SrtpMasterKey::kKeySize);
  Iv iv{};
  std::copy(salt.begin(), salt.end(), iv.begin());
  iv[7] ^= label;
  std::fill(out.begin(), out.end(), uint8_t{0});
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                &EVP_CIPHER_CTX_free);
  int size = 0;
  return context && EVP_EncryptInit_ex(context.get(), EVP_aes_128_ctr(), nullptr, key.data(), iv.data()) == 1 &&
         EVP_EncryptUpdate(context.get(), out.data(), &size, out.data(), static_cast<int>(out.size())) == 1;
}

EVP_MAC_CTX* make_mac(Bytes key) {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr),
                                                               &EVP_MAC_free);
  EVP_MAC_CTX* context = hmac ? EVP_MAC_CTX_new(hmac.get()) : nullptr;
  char digest[] = OSSL_DIGEST_NAME_SHA1;
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  if (context != nullptr && EVP_MAC_init(context, key.data(), key.size(), parameters) != 1) {
    EVP_MAC_CTX_free(context);
    context = nullptr;
  }
  return context;
}

}  // namespace

void SrtpCipher::CipherFree::operator()(evp_cipher_ctx_st* context) const { EVP_CIPHER_CTX_free(context); }
void SrtpCipher::MacFree::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

Result<SrtpCipher> SrtpCipher::create(SrtpProfile profile, const SrtpMasterKey& master, Use use, bool encrypt) {
  const bool gcm = profile == SrtpProfile::kAeadAes128Gcm;
  const auto label = [use](Label of) {
    return static_cast<uint8_t>(static_cast<uint8_t>(of) + (use == Use::kRtcp ? kRtcpLabels : 0));
  };
  std::array<uint8_t, SrtpMasterKey::kKeySize> key;
  std::array<uint8_t, kAuthKeySize> authentication_key;
  SrtpCipher result;
  const MutableBytes salt = MutableBytes(result.salt_).first(gcm ? kGcmNonceSize : kSaltSize);
  if (!derive(master, label(Label::kEncryption), key) || !derive(master, label(Label::kSalt), salt) ||
      !derive(master, label(Label::kAuthentication), authentication_key)) {
    return tl::unexpected(refused(profile));
  }
  result.cipher_.reset(EVP_CIPHER_CTX_new());
  const EVP_CIPHER* cipher = gcm ? EVP_aes_128_gcm() : EVP_aes_128_ctr();
  bool ready = result.cipher_ && EVP_CipherInit_ex(result.cipher_.get(), cipher, nullptr, key.data(), nullptr,
                                                   encrypt ? 1 : 0) == 1;
  if (!gcm) {
    result.mac_.reset(make_mac(authentication_key));
    ready = ready && result.mac_;
  }
  OPENSSL_cleanse(key.data(), key.size());
  OPENSSL_cleanse(authentication_key.data(), authentication_key.size());
  if (!ready) return tl::unexpected(refused(profile));
  return result;
}

// RFC 7714 §8.1 and §9.1: zeros, SSRC, index, over the salt. RFC 3711 §4.1.1: the same two bytes further on, and a
// counter of blocks behind it.
bool SrtpCipher::begin(const Packet& packet) {
  Iv iv{};
  std::copy(salt_.begin(), salt_.end(), iv.begin());
  const size_t place = mac_ ? 4 : 2;
  add_big_endian(packet.ssrc, 4, iv.data() + place);
  add_big_endian(packet.index, 6, iv.data() + place + 4);
  return EVP_CipherInit_ex(cipher_.get(), nullptr, nullptr, nullptr, iv.data(), -1) == 1;
}

// Authenticated, not encrypted.
bool SrtpCipher::add(Bytes bytes) {
  int size = 0;
  return bytes.empty() ||
         EVP_CipherUpdate(cipher_.get(), nullptr, &size, bytes.data(), static_cast<int>(bytes.size())) == 1;
}

bool SrtpCipher::process(MutableBytes text) {
  int size = 0;
  return text.empty() ||
         EVP_CipherUpdate(cipher_.get(), text.data(), &size, text.data(), static_cast<int>(text.size())) == 1;
}

bool SrtpCipher::authenticate(const Packet& packet, std::array<uint8_t, 20>& digest) {
  size_t size = 0;
  return EVP_MAC_init(mac_.get(), nullptr, 0, nullptr) == 1 &&
         EVP_MAC_update(mac_.get(), packet.head.data(), packet.head.size()) == 1 &&
         EVP_MAC_update(mac_.get(), packet.text.data(), packet.text.size()) == 1 &&
         EVP_MAC_update(mac_.get(), packet.trailer.data(), packet.trailer.size()) == 1 &&
         EVP_MAC_final(mac_.get(), digest.data(), &size, digest.size()) == 1;
}

bool SrtpCipher::seal(const Packet& packet) {
  if (!begin(packet)) return false;
  if (mac_) {
    std::array<uint8_t, 20> digest;
    if (!process(packet.text) || !authenticate(packet, digest)) return false;
    std::copy_n(digest.begin(), packet.tag.size(), packet.tag.begin());
    return true;
  }
  int size = 0;
  return add(packet.head) && add(packet.trailer) && process(packet.text) &&
         EVP_CipherFinal_ex(cipher_.get(), nullptr, &size) == 1 &&
         EVP_CIPHER_CTX_ctrl(cipher_.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(packet.tag.size()),
                             packet.tag.data()) == 1;
}

bool SrtpCipher::open(const Packet& packet) {
  if (mac_) {
    std::array<uint8_t, 20> digest;
    if (!authenticate(packet, digest) || CRYPTO_memcmp(digest.data(), packet.tag.data(), packet.tag.size()) != 0) {
      return false;
    }
    return begin(packet) && process(packet.text);
  }
  if (!begin(packet)) return false;
  int size = 0;
  return EVP_CIPHER_CTX_ctrl(cipher_.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(packet.tag.size()),
                             packet.tag.data()) == 1 &&
         add(packet.head) && add(packet.trailer) && process(packet.text) &&
         EVP_CipherFinal_ex(cipher_.get(), nullptr, &size) == 1;
}

}  // namespace media
