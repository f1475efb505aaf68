#include "media/crypto/certificate.h"

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>

#include "media/crypto/fingerprint.h"

namespace media {
namespace {

TEST(Certificate, IsSelfSignedWithAP256Key) {
  const auto certificate = Certificate::create();
  ASSERT_TRUE(certificate);
  EXPECT_EQ(X509_verify(certificate->x509(), certificate->key()), 1);
  char group[32] = {};
  ASSERT_EQ(EVP_PKEY_get_group_name(certificate->key(), group, sizeof group, nullptr), 1);
  EXPECT_EQ(OBJ_sn2nid(group), NID_X9_62_prime256v1);
  EXPECT_EQ(X509_get_signature_nid(certificate->x509()), NID_ecdsa_with_SHA256);
}

TEST(Certificate, IsValidNowAndForYears) {
  const auto certificate = Certificate::create();
  ASSERT_TRUE(certificate);
  int days = 0;
  int seconds = 0;
  ASSERT_EQ(ASN1_TIME_diff(&days, &seconds, X509_get0_notBefore(certificate->x509()), nullptr), 1);
  EXPECT_GE(days, 29);
  ASSERT_EQ(ASN1_TIME_diff(&days, &seconds, nullptr, X509_get0_notAfter(certificate->x509())), 1);
  EXPECT_GE(days, 3600);
}

TEST(Certificate, FingerprintIsTheOneOfItsDer) {
  const auto certificate = Certificate::create();
  ASSERT_TRUE(certificate);
  const auto fingerprint = Fingerprint::of(certificate->x509(), FingerprintHash::kSha256);
  ASSERT_TRUE(fingerprint);
  EXPECT_EQ(certificate->fingerprint(), fingerprint->to_string());
  EXPECT_EQ(certificate->fingerprint().size(), 8 + 32 * 3 - 1u);
}

TEST(Certificate, EachIsNewAndCopiesAreTheSame) {
  const auto one = Certificate::create();
  const auto other = Certificate::create();
  ASSERT_TRUE(one && other);
  EXPECT_NE(one->fingerprint(), other->fingerprint());
  const Certificate copy = *one;
  EXPECT_EQ(copy.fingerprint(), one->fingerprint());
  EXPECT_EQ(copy.x509(), one->x509());
}

}  // namespace
}  // namespace media
