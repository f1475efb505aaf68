#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace signaling {

// Why somebody is refused. Nothing has changed, unless the function says that a try was counted. Where the answer of a
// function here is a yes, a no or a time to wait, the caller names the refusal: kWrongLogin, kTooManyAttempts,
// kWrongCsrfToken, kWrongPin; those of accounts are named by signaling/accounts, which knows the store.
enum class AuthError : uint8_t {
  // ---- may this be done
  kRoleNotAllowed,
  kScopeNotAllowed,
  kOtherConference,
  kOtherSite,
  kOtherAccount,
  // ---- logging in
  kWrongLogin,  // name or password: never say which
  kTooManyAttempts,
  kNotLoggedIn,
  kWrongCsrfToken,
  kWrongToken,
  kLinkUsed,
  kLinkExpired,
  // ---- a new password or PIN
  kPasswordTooShort,
  kPasswordTooLong,
  kPasswordHasControl,
  kPasswordIsLogin,
  kPasswordTooCommon,
  kPinNotSixDigits,
  kPinTooSimple,
  // ---- enrolment and devices
  kWrongCode,
  kCodeExpired,
  kCodeUsed,
  kCodeRevoked,
  kCodeTriesSpent,
  kDeviceRevoked,
  kPinMissing,
  kPinAlreadySet,
  kWrongPin,
  kPinTriesSpent,
  // ---- accounts
  kPasswordBusy,  // too many are being hashed at once
  kWrongPassword,
  kWrongLoginName,
  kLoginTaken,
  kLastAdministrator,
  kUserDisabled,
  kTooManyTokens,
  kCount
};

struct AuthErrorRule {
  AuthError error;
  std::string_view word;  // stable, dotted: "password.too_short"
  std::string_view vi;    // what a person reads: cause, and cure where there is one
  std::string_view en;
};

// One row for each error, in the order of the enumeration.
std::span<const AuthErrorRule> auth_error_rules();
const AuthErrorRule& describe(AuthError error);

}  // namespace signaling
