#include "signaling/invitations/guest_links.h"

#include <algorithm>
#include <charconv>

#include "signaling/store/settings.h"

namespace signaling {
namespace {

constexpr size_t kMaxTokenBytes = 200;

std::string setting_of(const ConferenceId& conference) { return "guest_link.revision." + conference.value(); }

}  // namespace

media::Result<uint64_t> GuestLinks::revision(const ConferenceId& conference) {
  const auto stored = Settings(database_).find(setting_of(conference));
  if (!stored) return tl::unexpected(stored.error());
  uint64_t number = 0;
  if (*stored) std::from_chars((*stored)->data(), (*stored)->data() + (*stored)->size(), number);
  return std::min(number, kMaxRevisions);
}

media::Result<std::string> GuestLinks::token(const ConferenceId& conference) {
  return revision(conference).map([&](uint64_t number) { return links_.guest_token(conference, number); });
}

media::Result<void> GuestLinks::renew(const ConferenceId& conference) {
  const auto number = revision(conference);
  if (!number) return tl::unexpected(number.error());
  return Settings(database_).set(setting_of(conference), std::to_string(*number + 1));
}

media::Result<std::optional<GuestLinks::Pass>> GuestLinks::read(std::string_view presented) {
  const size_t dot = presented.rfind('.');
  if (presented.size() > kMaxTokenBytes || dot == std::string_view::npos) return std::optional<Pass>();
  const ConferenceId conference{std::string(presented.substr(0, dot))};
  const auto newest = revision(conference);
  if (!newest) return tl::unexpected(newest.error());
  for (uint64_t number = *newest + 1; number-- > 0;) {
    if (is_same_secret(links_.guest_token(conference, number), presented)) return Pass{conference, number != *newest};
  }
  return std::optional<Pass>();
}

}  // namespace signaling
