#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/base/result.h"

struct x509_st;

namespace media {

// The hash functions an a=fingerprint may name here (RFC 8122 §5 without the broken ones: no md5, no sha-1).
enum class FingerprintHash { kSha256, kSha384, kSha512 };

// One a=fingerprint value in canonical form: lower-case hash name, upper-case hex pairs joined by ':'.
struct Fingerprint {
  FingerprintHash hash = FingerprintHash::kSha256;
  std::string value;  // "0A:1B:…"

  // "sha-256 0a:1b:…" in any case; refuses an unknown hash, wrong length or anything that is not hex
  // ("crypto.fingerprint").
  static Result<Fingerprint> parse(std::string_view text);
  // The fingerprint of a certificate (DER digest).
  static std::optional<Fingerprint> of(x509_st* certificate, FingerprintHash hash);

  std::string to_string() const;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

}  // namespace media
