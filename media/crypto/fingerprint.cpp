#include "media/crypto/fingerprint.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "media/base/bytes.h"

namespace media {
namespace {

struct HashName {
  FingerprintHash hash;
  std::string_view name;
  size_t bytes;
};

constexpr std::array kHashes{
    HashName{FingerprintHash::kSha256, "sha-256", 32},
    HashName{FingerprintHash::kSha384, "sha-384", 48},
    HashName{FingerprintHash::kSha512, "sha-512", 64},
};

const HashName& entry(FingerprintHash hash) { return kHashes[static_cast<size_t>(hash)]; }

const EVP_MD* digest(FingerprintHash hash) {
  switch (hash) {
    case FingerprintHash::kSha256: return EVP_sha256();
    case FingerprintHash::kSha384: return EVP_sha384();
    case FingerprintHash::kSha512: return EVP_sha512();
  }
  return nullptr;
}

std::string with_case(std::string_view text, int (*convert)(int)) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [&](char c) { return static_cast<char>(convert(static_cast<unsigned char>(c))); });
  return result;
}

// "0A:1B:…" of exactly `bytes` bytes?
bool is_hex_pairs(std::string_view text, size_t bytes) {
  if (text.size() != bytes * 3 - 1) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % 3 == 2 ? text[i] != ':' : !std::isxdigit(static_cast<unsigned char>(text[i]))) return false;
  }
  return true;
}

std::string hex_pairs(Bytes bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  text.reserve(bytes.size() * 3);
  for (const uint8_t byte : bytes) {
    if (!text.empty()) text += ':';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

Result<Fingerprint> Fingerprint::parse(std::string_view text) {
  const size_t space = text.find(' ');
  const std::string name = with_case(text.substr(0, space), std::tolower);
  const auto known = std::find_if(kHashes.begin(), kHashes.end(), [&](const HashName& h) { return h.name == name; });
  if (space == std::string_view::npos || known == kHashes.end()) {
    return failure("crypto.fingerprint", "a fingerprint needs one of sha-256, sha-384, sha-512 in front");
  }
  const std::string_view value = text.substr(space + 1);
  if (!is_hex_pairs(value, known->bytes)) {
    return failure("crypto.fingerprint",
                   "a " + name + " fingerprint is " + std::to_string(known->bytes) + " hex pairs joined by ':'");
  }
  return Fingerprint{known->hash, with_case(value, std::toupper)};
}

std::optional<Fingerprint> Fingerprint::of(x509_st* certificate, FingerprintHash hash) {
  std::array<uint8_t, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (!certificate || X509_digest(certificate, digest(hash), bytes.data(), &size) != 1) return std::nullopt;
  return Fingerprint{hash, hex_pairs(Bytes(bytes).first(size))};
}

std::string Fingerprint::to_string() const { return std::string(entry(hash).name) + ' ' + value; }

}  // namespace media
