#include "signaling/auth/enrolment.h"

#include <algorithm>
#include <utility>

#include "signaling/auth/spoken_code.h"

namespace signaling {

Enrolment::Enrolment(HashKey key, EnrolmentSettings settings, std::vector<IssuedCode> stored)
    : key_(key), settings_(settings), codes_(std::move(stored)) {}

std::string Enrolment::issue(const SeatPlace& place, WallTime now) {
  revoke(place);
  forget_ended(now);
  const std::string code = fresh_code();
  codes_.push_back({code.substr(0, kSpokenGroupSize), digest(code), place, now + settings_.lifetime, settings_.tries,
                    CodeState::kOpen});
  mark_changed(codes_.back());
  return show_spoken_code(code);
}

bool Enrolment::revoke(const SeatPlace& place) {
  const auto code = std::find_if(codes_.begin(), codes_.end(),
                                 [&](const auto& c) { return c.place == place && c.state == CodeState::kOpen; });
  if (code == codes_.end()) return false;
  code->state = CodeState::kRevoked;
  mark_changed(*code);
  return true;
}

tl::expected<SeatPlace, AuthError> Enrolment::redeem(std::string_view typed, WallTime now) {
  const auto text = parse_spoken_code(typed);
  if (!text) return tl::unexpected(AuthError::kWrongCode);
  IssuedCode* code = find(text->substr(0, kSpokenGroupSize));
  if (code == nullptr) return tl::unexpected(AuthError::kWrongCode);
  if (code->tries_left <= 0) return tl::unexpected(AuthError::kCodeTriesSpent);
  if (digest(*text) != code->digest) {
    --code->tries_left;
    mark_changed(*code);
    return tl::unexpected(code->tries_left == 0 ? AuthError::kCodeTriesSpent : AuthError::kWrongCode);
  }
  if (code->state == CodeState::kUsed) return tl::unexpected(AuthError::kCodeUsed);
  if (code->state == CodeState::kRevoked) return tl::unexpected(AuthError::kCodeRevoked);
  if (now >= code->expires) return tl::unexpected(AuthError::kCodeExpired);
  code->state = CodeState::kUsed;
  mark_changed(*code);
  return code->place;
}

void Enrolment::forget_ended(WallTime now) {
  std::erase_if(codes_, [&](const auto& code) { return now >= code.expires + settings_.kept; });
}

std::vector<IssuedCode> Enrolment::take_changed() {
  std::vector<IssuedCode> result;
  for (const auto& group : std::exchange(changed_, {})) {
    if (const auto* code = find(group)) result.push_back(*code);
  }
  return result;
}

IssuedCode* Enrolment::find(std::string_view group) {
  const auto code = std::find_if(codes_.begin(), codes_.end(), [&](const auto& c) { return c.group == group; });
  return code == codes_.end() ? nullptr : &*code;
}

std::string Enrolment::fresh_code() {
  while (true) {
    std::string code = make_spoken_code();
    if (find(std::string_view(code).substr(0, kSpokenGroupSize)) == nullptr) return code;
  }
}

Digest Enrolment::digest(std::string_view code) const { return keyed_digest(key_, "enrolment", code); }

void Enrolment::mark_changed(const IssuedCode& code) {
  if (std::find(changed_.begin(), changed_.end(), code.group) == changed_.end()) changed_.push_back(code.group);
}

media::Result<std::string> enrolment_link(std::string_view base, std::string_view shown_code) {
  const size_t scheme = base.starts_with("https://") ? 8 : base.starts_with("http://") ? 7 : 0;
  const auto host = base.substr(scheme);
  const bool wrong = host.empty() || std::any_of(host.begin(), host.end(), [](char c) {
                       return c <= ' ' || c == '\x7f' || c == '/' || c == '?' || c == '#' || c == '@' || c == '\\';
                     });
  if (scheme == 0 || wrong) {
    return media::failure("enrolment.base",
                          "The bridge's own address must be http:// or https:// and a host with or without a port, "
                          "like https://bridge.example; it is \"" +
                              std::string(base.substr(0, 200)) + "\".");
  }
  return std::string(base) + "/enrol#" + std::string(shown_code);
}

}  // namespace signaling
