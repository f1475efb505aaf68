#include "signaling/http/tls_certificate.h"

#include <sys/stat.h>

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

struct X509Free {
  void operator()(X509* x) const { X509_free(x); }
};
std::unique_ptr<X509, X509Free> parse(const std::string& pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  std::unique_ptr<X509, X509Free> certificate(PEM_read_bio_X509(bio, nullptr, nullptr, nullptr));
  BIO_free(bio);
  return certificate;
}

TEST(TlsCertificate, IsSelfSignedForItsNames) {
  const auto made = make_self_signed({"localhost", "hoi-nghi.example", "127.0.0.1", "::1", "10.20.0.5"});
  ASSERT_TRUE(made) << made.error().message;
  const auto certificate = parse(made->certificate);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(X509_check_host(certificate.get(), "localhost", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(certificate.get(), "hoi-nghi.example", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(certificate.get(), "other.example", 0, 0, nullptr), 0);
  EXPECT_EQ(X509_check_ip_asc(certificate.get(), "10.20.0.5", 0), 1);
  EXPECT_EQ(X509_check_ip_asc(certificate.get(), "::1", 0), 1);
  EXPECT_EQ(X509_check_ip_asc(certificate.get(), "10.20.0.6", 0), 0);
  EVP_PKEY* key = X509_get0_pubkey(certificate.get());
  EXPECT_EQ(EVP_PKEY_base_id(key), EVP_PKEY_EC);
  EXPECT_EQ(EVP_PKEY_bits(key), 256);
  EXPECT_EQ(X509_verify(certificate.get(), key), 1);
  EXPECT_TRUE(is_usable(made->certificate));
  EXPECT_NE(make_self_signed({"localhost"})->certificate, make_self_signed({"localhost"})->certificate);
}

TEST(TlsCertificate, EndsWhenItSays) {
  const auto made = make_self_signed({"localhost"});
  const auto end = end_of(made->certificate);
  ASSERT_TRUE(end);
  auto second = static_cast<time_t>(end->time_since_epoch().count());
  EXPECT_EQ(X509_cmp_time(X509_get0_notAfter(parse(made->certificate).get()), &second), -1) << "equal counts as past";
  --second;
  EXPECT_EQ(X509_cmp_time(X509_get0_notAfter(parse(made->certificate).get()), &second), 1);
  EXPECT_EQ(end_of(made->certificate + make_self_signed({"other"})->certificate), end) << "the first of a chain";
}

TEST(TlsCertificate, WhatIsNoCertificateIsNotUsable) {
  EXPECT_FALSE(is_usable(""));
  EXPECT_FALSE(end_of("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"));
  EXPECT_FALSE(is_usable("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"));
}

TEST(TlsCertificate, LocalNamesHoldLocalhost) {
  const auto names = local_names();
  EXPECT_EQ(names.front(), "localhost");
  EXPECT_NE(std::find(names.begin(), names.end(), "127.0.0.1"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), "::1"), names.end());
}

TEST(TlsCertificate, IsMadeOnceAndKept) {
  const media::test::TemporaryFolder folder;
  const auto dir = folder.path() / "deep";
  const auto first = self_signed_certificate(dir, {"hoi-nghi.example"});
  ASSERT_TRUE(first) << first.error().message;
  struct stat info {};
  ASSERT_EQ(::stat((dir / "key.pem").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  EXPECT_EQ(X509_check_host(parse(first->certificate).get(), "hoi-nghi.example", 0, 0, nullptr), 1);
  const auto second = self_signed_certificate(dir, {});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->certificate, first->certificate);
  EXPECT_EQ(read_certificate(dir / "certificate.pem", dir / "key.pem")->key, first->key);

  media::test::write_text(dir / "certificate.pem", "damaged");
  const auto third = self_signed_certificate(dir, {});
  ASSERT_TRUE(third);
  EXPECT_NE(third->certificate, first->certificate);
}

TEST(TlsCertificate, ProblemsNameTheFile) {
  EXPECT_EQ(read_certificate("/nowhere/c.pem", "/nowhere/k.pem").error().message, "/nowhere/c.pem cannot be read");
  const media::test::TemporaryFolder folder;
  const auto made = self_signed_certificate(folder.write("file", "x") + "/state", {});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, "tls.cannot_write");
}

}  // namespace
}  // namespace signaling
