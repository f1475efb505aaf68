#include "media/crypto/certificate.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <utility>

#include "media/crypto/fingerprint.h"
#include "media/crypto/openssl_error.h"

namespace media {
namespace {

constexpr long kDay = 24 * 3600;
// Nobody checks the dates of a certificate trusted by fingerprint, but some peers refuse one that is not valid at all:
// a wide span survives halls whose clock is wrong.
constexpr long kValidBefore = -30 * kDay;
constexpr long kValidAfter = 3650 * kDay;

bool set_random_serial(X509* x509) {
  struct BigNumberFree {
    void operator()(BIGNUM* number) const { BN_free(number); }
  };
  const std::unique_ptr<BIGNUM, BigNumberFree> number(BN_new());
  return number && BN_rand(number.get(), 64, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509));
}

// The subject tells a peer nothing about us.
bool set_names(X509* x509) {
  X509_NAME* name = X509_get_subject_name(x509);
  const auto* text = reinterpret_cast<const unsigned char*>("WebRTC");
  return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1 &&
         X509_set_issuer_name(x509, name) == 1;
}

bool fill_and_sign(X509* x509, EVP_PKEY* key) {
  return X509_set_version(x509, 2) == 1 && set_random_serial(x509) && set_names(x509) &&
         X509_gmtime_adj(X509_getm_notBefore(x509), kValidBefore) &&
         X509_gmtime_adj(X509_getm_notAfter(x509), kValidAfter) && X509_set_pubkey(x509, key) == 1 &&
         X509_sign(x509, key, EVP_sha256()) > 0;
}

}  // namespace

Certificate::Certificate(std::shared_ptr<x509_st> x509, std::shared_ptr<evp_pkey_st> key, std::string fingerprint)
    : x509_(std::move(x509)), key_(std::move(key)), fingerprint_(std::move(fingerprint)) {}

Result<Certificate> Certificate::create() {
  const auto fail = [] { return failure("crypto.certificate", "no DTLS certificate: " + take_openssl_error()); };
  std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  std::shared_ptr<X509> x509(X509_new(), X509_free);
  if (!key || !x509 || !fill_and_sign(x509.get(), key.get())) return fail();
  const auto fingerprint = Fingerprint::of(x509.get(), FingerprintHash::kSha256);
  if (!fingerprint) return fail();
  return Certificate(std::move(x509), std::move(key), fingerprint->to_string());
}

}  // namespace media
