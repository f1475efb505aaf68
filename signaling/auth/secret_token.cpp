#include "signaling/auth/secret_token.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "signaling/auth/sodium_ready.h"

namespace signaling {
namespace {

constexpr size_t kRandomBytes = 32;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr size_t kTextSize = sodium_base64_ENCODED_LEN(kRandomBytes, kVariant) - 1;  // without the zero
constexpr size_t kPrefixSize = 4;
constexpr std::array kKinds = {TokenKind::kSession, TokenKind::kDevice, TokenKind::kApi, TokenKind::kAdminLink,
                              TokenKind::kJoinTicket};

std::string_view prefix(TokenKind kind) {
  switch (kind) {
    case TokenKind::kSession: return "dcs_";
    case TokenKind::kDevice: return "dcd_";
    case TokenKind::kApi: return "dca_";
    case TokenKind::kAdminLink: return "dcl_";
    case TokenKind::kJoinTicket: return "dct_";
  }
  return "";
}

bool is_base64url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string make_token(TokenKind kind) {
  require_sodium();
  std::array<uint8_t, kRandomBytes> random;
  randombytes_buf(random.data(), random.size());
  std::string text(prefix(kind));
  text.resize(kPrefixSize + kTextSize + 1);  // sodium writes a terminating zero
  sodium_bin2base64(text.data() + kPrefixSize, kTextSize + 1, random.data(), random.size(), kVariant);
  text.pop_back();
  sodium_memzero(random.data(), random.size());
  return text;
}

std::optional<TokenKind> token_kind(std::string_view text) {
  if (text.size() != kPrefixSize + kTextSize) return std::nullopt;
  const auto random = text.substr(kPrefixSize);
  if (!std::all_of(random.begin(), random.end(), is_base64url)) return std::nullopt;
  const auto kind = std::ranges::find_if(kKinds, [&](TokenKind k) { return text.starts_with(prefix(k)); });
  return kind == kKinds.end() ? std::nullopt : std::optional(*kind);
}

std::optional<Digest> token_digest(TokenKind kind, std::string_view text) {
  if (token_kind(text) != kind) return std::nullopt;
  return digest_of(text);
}

}  // namespace signaling
