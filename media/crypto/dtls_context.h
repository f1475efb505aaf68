#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <optional>
#include <span>

#include "media/crypto/certificate.h"
#include "media/crypto/dtls_session.h"

namespace media {

struct SslContextFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslContextFree>;

// DTLS 1.2 with ECDHE, AEAD suites and these SRTP profiles, no resumption, no renegotiation, a certificate demanded
// of the peer. The caller sets how that certificate is judged. Null if OpenSSL refuses something.
SslContext make_dtls_context(const Certificate& certificate, std::span<const SrtpProfile> profiles);

// The keys of a finished handshake (RFC 5764 §4.2); nullopt if no SRTP profile of ours was negotiated.
std::optional<SrtpKeys> export_srtp_keys(SSL* ssl, DtlsRole role);

}  // namespace media
