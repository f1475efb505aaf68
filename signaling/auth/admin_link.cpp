#include "signaling/auth/admin_link.h"

#include "signaling/auth/secret_token.h"

namespace signaling {

AdminLink make_admin_link(WallTime now, std::string& token) {
  token = make_token(TokenKind::kAdminLink);
  return {digest_of(token), now + kAdminLinkLifetime, false};
}

tl::expected<void, AuthError> use_admin_link(AdminLink& link, std::string_view token, WallTime now) {
  const auto digest = token_digest(TokenKind::kAdminLink, token);
  if (!digest || *digest != link.token) return tl::unexpected(AuthError::kWrongToken);
  if (link.used) return tl::unexpected(AuthError::kLinkUsed);
  if (now >= link.expires) return tl::unexpected(AuthError::kLinkExpired);
  link.used = true;
  return {};
}

}  // namespace signaling
