#pragma once

#include <memory>
#include <string>

#include "media/base/result.h"

// OpenSSL's X509 and EVP_PKEY, named here so that its headers stay out of ours.
struct x509_st;
struct evp_pkey_st;

namespace media {

// Our side's DTLS identity: an ECDSA P-256 key and a self-signed certificate, made at create() and never stored. WebRTC
// trusts it by the fingerprint in the session description (RFC 8122, RFC 8827 §6.5), not by who signed it.
// A value: copies share the immutable key. One certificate per process is enough. May be used from any thread.
class Certificate {
 public:
  // Makes key and certificate (about a millisecond). Fails only if OpenSSL does ("crypto.certificate").
  static Result<Certificate> create();

  // As in a=fingerprint: "sha-256 0A:1B:…:FF".
  const std::string& fingerprint() const { return fingerprint_; }

  // For DtlsSession; owned by the certificate.
  x509_st* x509() const { return x509_.get(); }
  evp_pkey_st* key() const { return key_.get(); }

 private:
  Certificate(std::shared_ptr<x509_st> x509, std::shared_ptr<evp_pkey_st> key, std::string fingerprint);

  std::shared_ptr<x509_st> x509_;
  std::shared_ptr<evp_pkey_st> key_;
  std::string fingerprint_;
};

}  // namespace media
