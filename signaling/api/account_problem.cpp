#include "signaling/api/account_problem.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>

#include "signaling/api/store_problem.h"
#include "signaling/http/address_limits.h"

namespace signaling {
namespace {

using enum AuthError;

constexpr std::string_view kSecret = "secret";  // the field that account_problem() is told

struct Rule {
  AuthError error;
  unsigned status;
  std::string_view field{};  // which one is wrong; empty: none in particular
};

// Those that are no matter of rights; refused() has the others.
constexpr Rule kRules[] = {
    {kWrongLogin, 401},
    {kLinkUsed, 409},
    {kLinkExpired, 409},
    {kPasswordTooShort, 422, kSecret},
    {kPasswordTooLong, 422, kSecret},
    {kPasswordHasControl, 422, kSecret},
    {kPasswordIsLogin, 422, kSecret},
    {kPasswordTooCommon, 422, kSecret},
    {kPinNotSixDigits, 422, kSecret},
    {kPinTooSimple, 422, kSecret},
    {kWrongCode, 422, "/code"},
    {kCodeExpired, 422, "/code"},
    {kCodeUsed, 422, "/code"},
    {kCodeRevoked, 422, "/code"},
    {kCodeTriesSpent, 422, "/code"},
    {kPinMissing, 409},
    {kPinAlreadySet, 409},
    {kWrongPin, 422, "/pin"},
    {kPinTriesSpent, 409},
    {kPasswordBusy, 503},
    {kWrongPassword, 422, "/current"},
    {kWrongLoginName, 422, "/login"},
    {kLoginTaken, 409, "/login"},
    {kLastAdministrator, 409},
    {kUserDisabled, 409},
    {kTooManyTokens, 409},
};

Problem auth_problem(AuthError error, std::string_view secret) {
  const auto rule = std::ranges::find(kRules, error, &Rule::error);
  if (rule == std::end(kRules)) return refused(error);
  const auto& words = describe(error);
  const Text text{std::string(words.vi), std::string(words.en)};
  Problem problem{rule->status, std::string(words.word), text, {}, {}, {}};
  const std::string_view field = rule->field == kSecret ? secret : rule->field;
  if (!field.empty()) problem.faults.push_back({std::string(field), problem.code, text});
  if (rule->status == 401) problem.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (rule->status == 503) problem.headers.emplace_back("Retry-After", "1");
  return problem;
}

Problem too_soon(media::Duration wait) {
  Problem problem = too_many_requests(std::chrono::ceil<std::chrono::seconds>(wait).count());
  const auto& words = describe(kTooManyAttempts);
  problem.code = words.word;
  problem.title = {std::string(words.vi), std::string(words.en)};
  return problem;
}

}  // namespace

Problem account_problem(const AccountRefusal& refusal, std::string_view secret) {
  if (const auto* error = std::get_if<AuthError>(&refusal)) return auth_problem(*error, secret);
  if (const auto* soon = std::get_if<TooSoon>(&refusal)) return too_soon(soon->wait);
  if (const auto* error = std::get_if<media::Error>(&refusal)) return store_problem(*error);
  return not_found();
}

Attempt attempt_of(const ApiCall& call) { return {network_of(call.address), call.now.wall, call.now.steady}; }

}  // namespace signaling
