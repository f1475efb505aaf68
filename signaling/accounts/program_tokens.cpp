#include "signaling/accounts/program_tokens.h"

#include <algorithm>
#include <utility>

#include "signaling/accounts/account_state.h"
#include "signaling/auth/authorize.h"
#include "signaling/auth/secret_token.h"
#include "signaling/base/nfc.h"

namespace signaling {

AccountResult<IssuedToken> ProgramTokens::issue(UserId owner, const TokenRequest& request, const Principal& issuer,
                                                const Author& by) {
  const auto user = find_user(database_, owner);
  if (!user) return tl::unexpected(user.error());
  if (user->disabled) return refuse_account(AuthError::kUserDisabled);
  if (!may_issue(issuer, request.scopes)) return refuse_account(AuthError::kScopeNotAllowed);
  const auto others = list(owner);
  if (!others) return tl::unexpected(others.error());
  if (others->size() >= kMostOfUser) return refuse_account(AuthError::kTooManyTokens);

  IssuedToken issued{.record = {}, .token = make_token(TokenKind::kApi)};
  issued.record.token_hash = digest_of(issued.token).to_hex();
  issued.record.owner = owner;
  issued.record.scopes = to_string(request.scopes);
  issued.record.label = nfc(request.label);
  issued.record.created = by.at;
  issued.record.expires = request.expires;
  auto work = AuditedTransaction::begin(database_, by);
  if (!work) return refuse_account(work.error());
  const auto id = ApiTokens(database_).add(issued.record);
  if (!id) return refuse_account(id.error());
  issued.record.id = *id;
  auto done = work->commit("token.create", user->login, issued.record.label + ": " + issued.record.scopes);
  if (!done) return refuse_account(done.error());
  return issued;
}

AccountResult<void> ProgramTokens::revoke(UserId owner, ApiTokenId id, const Author& by) {
  const auto user = find_user(database_, owner);
  if (!user) return tl::unexpected(user.error());
  const auto tokens = list(owner);
  if (!tokens) return tl::unexpected(tokens.error());
  const auto token = std::ranges::find(*tokens, id, &ApiToken::id);
  if (token == tokens->end()) return refuse_account(Missing{});
  auto work = AuditedTransaction::begin(database_, by);
  if (!work) return refuse_account(work.error());
  if (auto done = ApiTokens(database_).revoke(id, by.at); !done) return refuse_account(done.error());
  if (auto done = work->commit("token.revoke", user->login, token->label); !done) return refuse_account(done.error());
  return {};
}

AccountResult<std::vector<ApiToken>> ProgramTokens::list(UserId owner) {
  auto tokens = ApiTokens(database_).of_user(owner);
  if (!tokens) return refuse_account(tokens.error());
  std::erase_if(*tokens, [](const ApiToken& token) { return token.revoked.has_value(); });
  return std::move(*tokens);
}

AccountResult<TokenHolder> ProgramTokens::find(std::string_view token, WallTime now) {
  const auto digest = token_digest(TokenKind::kApi, token);
  if (!digest) return refuse_account(AuthError::kWrongToken);
  const auto found = ApiTokens(database_).find(digest->to_hex());
  if (!found) return refuse_account(found.error());
  if (!*found || (*found)->revoked) return refuse_account(AuthError::kWrongToken);
  if ((*found)->expires && now >= *(*found)->expires) return refuse_account(AuthError::kWrongToken);
  const auto scopes = parse_scopes((*found)->scopes);
  auto user = Users(database_).find((*found)->owner);
  if (!user) return refuse_account(user.error());
  if (!scopes || !*user || (*user)->disabled) return refuse_account(AuthError::kWrongToken);
  return TokenHolder{std::move(**user), *scopes};
}

media::Result<void> revoke_all_tokens(Database& database, UserId owner, WallTime now) {
  ApiTokens tokens(database);
  const auto all = tokens.of_user(owner);
  if (!all) return tl::unexpected(all.error());
  for (const auto& token : *all) {
    if (auto done = tokens.revoke(token.id, now); !done) return tl::unexpected(done.error());
  }
  return {};
}

}  // namespace signaling
