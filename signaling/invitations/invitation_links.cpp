#include "signaling/invitations/invitation_links.h"

#include <vector>

#include <fmt/format.h>

#include "signaling/schedule/booking_limits.h"

namespace signaling {
namespace {

constexpr std::string_view kWhole = "all";  // in place of an occurrence, of a site
constexpr size_t kHashDigits = 32;          // 128 bits
constexpr size_t kMaxTokenBytes = 200;

std::string keyed_text(const HashKey& key, std::string_view purpose, std::string_view text) {
  return keyed_digest(key, purpose, text).to_hex().substr(0, kHashDigits);
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    parts.push_back(text.substr(0, dot));
    text.remove_prefix(dot + 1);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

bool is_same_secret(std::string_view a, std::string_view b) { return digest_of(a) == digest_of(b); }

std::string InvitationLinks::confirm_token(const Invited& invited) const {
  const std::string occurrence = invited.occurrence ? to_ical_text(*invited.occurrence) : std::string(kWhole);
  const std::string words = fmt::format("{}.{}.{}", invited.booking.value(), invited.site.value(), occurrence);
  return words + "." + keyed_text(key_, "confirm-link", words);
}

std::optional<Invited> InvitationLinks::read_confirm_token(std::string_view token) const {
  if (token.size() > kMaxTokenBytes) return std::nullopt;
  const auto parts = split(token);
  if (parts.size() != 4) return std::nullopt;
  Invited invited{.booking = BookingId(std::string(parts[0])), .site = SiteId(std::string(parts[1]))};
  if (parts[2] != kWhole) {
    invited.occurrence = parse_ical_text(parts[2]);
    if (!invited.occurrence) return std::nullopt;
  }
  if (!is_same_secret(confirm_token(invited), token)) return std::nullopt;
  return invited;
}

std::string InvitationLinks::feed_token(const std::optional<SiteId>& site, uint64_t revision) const {
  const std::string_view owner = site ? std::string_view(site->value()) : kWhole;
  const std::string meaning = fmt::format("{}/{}/{}", site ? "site" : "province", owner, revision);
  return fmt::format("{}.{}", owner, keyed_text(key_, "feed-link", meaning));
}

std::string InvitationLinks::guest_token(const ConferenceId& conference, uint64_t revision) const {
  const std::string meaning = fmt::format("{}/{}", conference.value(), revision);
  return fmt::format("{}.{}", conference.value(), keyed_text(key_, "guest-link", meaning));
}

}  // namespace signaling
