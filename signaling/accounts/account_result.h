#pragma once

#include <functional>
#include <string>
#include <variant>

#include <tl/expected.hpp>

#include "media/base/result.h"
#include "media/base/time.h"
#include "signaling/auth/auth_error.h"
#include "signaling/base/ids.h"

namespace signaling {

// There were too many attempts: nothing was tried, come back after this long (Retry-After).
struct TooSoon {
  media::Duration wait;
};

// What the call names is not there.
struct Missing {};

// Why a call of this folder was refused. Nothing has changed, in memory or in the store, unless the function says that
// a try was counted. A media::Error is one of the store's (database.h).
using AccountRefusal = std::variant<AuthError, TooSoon, Missing, media::Error>;

template <typename T>
using AccountResult = tl::expected<T, AccountRefusal>;

// Takes the result of a call that hashes a password: called once, within the call or later, on the service's thread.
template <typename T>
using AccountReply = std::function<void(AccountResult<T>)>;

inline tl::unexpected<AccountRefusal> refuse_account(AccountRefusal why) {
  return tl::unexpected<AccountRefusal>(std::move(why));
}

// From where somebody tries a password, code or PIN, and when, on both clocks.
struct Attempt {
  std::string address;  // as AttemptLimiter counts it: an IPv4 address, or 64 bits of an IPv6 one
  WallTime wall;
  media::Timestamp steady;
};

}  // namespace signaling
