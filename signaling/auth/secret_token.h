#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "signaling/auth/digest.h"

namespace signaling {

// What a token lets in. The kind stands in front of the token, so that one kind is never taken for another and a token
// that leaked into a file can be searched for (RFC 8959 has the idea).
enum class TokenKind : uint8_t {
  kSession,    // "dcs_": the cookie of a page
  kDevice,     // "dcd_": a seat's device
  kApi,        // "dca_": a program
  kAdminLink,  // "dcl_": the first administrator
  kJoinTicket, // "dct_": one entry into a conference
};

// A fresh token: the kind's prefix and 43 characters of base64url without padding (RFC 4648 §5), which are 32 random
// bytes. It is shown to its holder once and is never stored or logged; digest_of() it is kept.
std::string make_token(TokenKind kind);

// What kind of token a text could be by its form; none if it has no token's form. Says nothing about whether it is one.
std::optional<TokenKind> token_kind(std::string_view text);

// The hash to look a presented token up by; none if `text` has not the form of a token of this kind. Bounded: nothing
// longer than a token is hashed. Looking up a hash in a map tells nobody how near a guess was.
std::optional<Digest> token_digest(TokenKind kind, std::string_view text);

}  // namespace signaling
