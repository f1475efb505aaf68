#include "media/crypto/dtls_context.h"

#include <openssl/srtp.h>

#include <array>
#include <string>
#include <string_view>

namespace media {
namespace {

// The RSA suites are for peers with RSA certificates whose server we must take as client.
constexpr const char* kSuites =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";

constexpr std::string_view kExportLabel = "EXTRACTOR-dtls_srtp";

// As SSL_CTX_set_tlsext_use_srtp() wants it: names joined by ':'.
std::string joined(std::span<const SrtpProfile> profiles) {
  std::string names;
  for (const SrtpProfile profile : profiles) {
    if (!names.empty()) names += ':';
    names += to_string(profile);
  }
  return names;
}

std::optional<SrtpProfile> negotiated_profile(SSL* ssl) {
  const SRTP_PROTECTION_PROFILE* profile = SSL_get_selected_srtp_profile(ssl);
  if (!profile) return std::nullopt;
  if (profile->id == SRTP_AEAD_AES_128_GCM) return SrtpProfile::kAeadAes128Gcm;
  if (profile->id == SRTP_AES128_CM_SHA1_80) return SrtpProfile::kAes128CmSha1_80;
  return std::nullopt;
}

}  // namespace

SslContext make_dtls_context(const Certificate& certificate, std::span<const SrtpProfile> profiles) {
  SslContext context(SSL_CTX_new(DTLS_method()));
  if (!context) return nullptr;
  SSL_CTX* raw = context.get();
  SSL_CTX_set_options(raw, SSL_OP_NO_QUERY_MTU | SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                               SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_verify(raw, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  const bool done = SSL_CTX_set_min_proto_version(raw, DTLS1_2_VERSION) == 1 &&
                    SSL_CTX_set_max_proto_version(raw, DTLS1_2_VERSION) == 1 &&
                    SSL_CTX_set_cipher_list(raw, kSuites) == 1 && SSL_CTX_set1_groups_list(raw, "X25519:P-256") == 1 &&
                    SSL_CTX_use_certificate(raw, certificate.x509()) == 1 &&
                    SSL_CTX_use_PrivateKey(raw, certificate.key()) == 1 &&
                    SSL_CTX_set_tlsext_use_srtp(raw, joined(profiles).c_str()) == 0;  // this one gives 0 for success
  return done ? std::move(context) : nullptr;
}

std::optional<SrtpKeys> export_srtp_keys(SSL* ssl, DtlsRole role) {
  const auto profile = negotiated_profile(ssl);
  if (!profile) return std::nullopt;
  constexpr size_t kKey = SrtpMasterKey::kKeySize;
  const size_t salt = SrtpMasterKey::size_for(*profile) - kKey;
  std::array<uint8_t, 2 * SrtpMasterKey::kMaxSize> material{};
  if (SSL_export_keying_material(ssl, material.data(), 2 * (kKey + salt), kExportLabel.data(), kExportLabel.size(),
                                 nullptr, 0, 0) != 1) {
    return std::nullopt;
  }
  // Client key, server key, client salt, server salt.
  const Bytes all(material);
  const SrtpMasterKey client(all.subspan(0, kKey), all.subspan(2 * kKey, salt));
  const SrtpMasterKey server(all.subspan(kKey, kKey), all.subspan(2 * kKey + salt, salt));
  const bool is_server = role == DtlsRole::kServer;
  return SrtpKeys{*profile, is_server ? server : client, is_server ? client : server};
}

}  // namespace media
