#pragma once

#include <string_view>
#include <utility>

#include "signaling/accounts/account_result.h"
#include "signaling/rest/operation.h"

namespace signaling {

// What a client is told of a refusal of accounts or seats. `secret` points to the new password or PIN in the body
// ("/password"), which the rules for these are about.
Problem account_problem(const AccountRefusal& refusal, std::string_view secret = "/password");

// The result that a handler replies with: what `write` makes of the value, or the problem.
template <typename T, typename Write>
ApiResult answer_of(AccountResult<T> result, Write write, std::string_view secret = "/password") {
  if (!result) return tl::unexpected(account_problem(result.error(), secret));
  if constexpr (std::is_void_v<T>) {
    return write();
  } else {
    return write(std::move(*result));
  }
}

// From where and when a call tries a password, code or PIN.
Attempt attempt_of(const ApiCall& call);

}  // namespace signaling
