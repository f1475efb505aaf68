#include "media/crypto/fingerprint.h"

#include <gtest/gtest.h>

#include <string>

#include "media/crypto/certificate.h"

namespace media {
namespace {

std::string pairs(int count, const std::string& pair = "aB") {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? ":" : "") + pair;
  return text;
}

TEST(Fingerprint, ReadsAnyCaseAndWritesCanonical) {
  const auto fingerprint = Fingerprint::parse("SHA-256 " + pairs(32));
  ASSERT_TRUE(fingerprint);
  EXPECT_EQ(fingerprint->hash, FingerprintHash::kSha256);
  EXPECT_EQ(fingerprint->to_string(), "sha-256 " + pairs(32, "AB"));
  EXPECT_EQ(Fingerprint::parse("sha-384 " + pairs(48))->hash, FingerprintHash::kSha384);
  EXPECT_EQ(Fingerprint::parse("sha-512 " + pairs(64))->hash, FingerprintHash::kSha512);
}

TEST(Fingerprint, RefusesWhatIsNoFingerprint) {
  for (const std::string& text :
       {std::string(), std::string("sha-256"), "sha-1 " + pairs(20), "md5 " + pairs(16), "sha-256 " + pairs(31),
        "sha-256 " + pairs(33), "sha-256 " + pairs(32, "0G"), "sha-256  " + pairs(32), pairs(32),
        "sha-256 " + pairs(32) + " "}) {
    const auto fingerprint = Fingerprint::parse(text);
    ASSERT_FALSE(fingerprint) << text;
    EXPECT_EQ(fingerprint.error().code, "crypto.fingerprint");
  }
}

TEST(Fingerprint, OfACertificateDependsOnTheCertificate) {
  const auto one = Certificate::create();
  const auto other = Certificate::create();
  ASSERT_TRUE(one && other);
  for (const FingerprintHash hash : {FingerprintHash::kSha256, FingerprintHash::kSha384, FingerprintHash::kSha512}) {
    const auto fingerprint = Fingerprint::of(one->x509(), hash);
    ASSERT_TRUE(fingerprint);
    EXPECT_EQ(*Fingerprint::parse(fingerprint->to_string()), *fingerprint);
    EXPECT_NE(Fingerprint::of(other->x509(), hash), fingerprint);
  }
  EXPECT_FALSE(Fingerprint::of(nullptr, FingerprintHash::kSha256));
}

}  // namespace
}  // namespace media
