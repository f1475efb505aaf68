#include "signaling/auth/csrf.h"

#include "signaling/auth/secret_token.h"

namespace signaling {
namespace {

Digest derive(const HashKey& key, std::string_view session_token) { return keyed_digest(key, "csrf", session_token); }

}  // namespace

std::string csrf_token(const HashKey& key, std::string_view session_token) {
  return derive(key, session_token).to_hex();
}

bool is_csrf_token(const HashKey& key, std::string_view session_token, std::string_view presented) {
  if (token_kind(session_token) != TokenKind::kSession) return false;
  const auto digest = Digest::from_hex(presented);
  return digest && *digest == derive(key, session_token);
}

}  // namespace signaling
