#include "signaling/invitations/calendar_feeds.h"

#include <charconv>
#include <utility>

#include "signaling/invitations/invitation_content.h"
#include "signaling/invitations/invitations.h"
#include "signaling/invitations/mail_record.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/mail/icalendar.h"
#include "signaling/store/settings.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

constexpr std::chrono::days kBefore{31};
constexpr std::chrono::days kAfter{366};

std::string setting_of(const std::optional<SiteId>& site) {
  return site ? "feed.revision.site." + site->value() : "feed.revision.province";
}

}  // namespace

media::Result<uint64_t> CalendarFeeds::revision(const std::optional<SiteId>& site) {
  const auto stored = Settings(database_).find(setting_of(site));
  if (!stored) return tl::unexpected(stored.error());
  uint64_t number = 0;
  if (*stored) std::from_chars((*stored)->data(), (*stored)->data() + (*stored)->size(), number);
  return number;
}

media::Result<std::string> CalendarFeeds::token(const std::optional<SiteId>& site) {
  return revision(site).map([&](uint64_t number) { return links_.feed_token(site, number); });
}

media::Result<void> CalendarFeeds::renew(const std::optional<SiteId>& site) {
  const auto number = revision(site);
  if (!number) return tl::unexpected(number.error());
  return Settings(database_).set(setting_of(site), std::to_string(*number + 1));
}

// The province's token has a word in front that a site may have as its id, so both are tried.
media::Result<std::optional<CalendarFeeds::Owner>> CalendarFeeds::owner_of(std::string_view presented) {
  const auto province = token(std::nullopt);
  if (!province) return tl::unexpected(province.error());
  if (is_same_secret(*province, presented)) {
    auto settings = read_province_settings(database_);
    if (!settings) return tl::unexpected(settings.error());
    return Owner{std::nullopt, std::move(settings->province)};
  }
  const SiteId site{std::string(InvitationLinks::feed_owner(presented))};
  const auto right = token(site);
  if (!right) return tl::unexpected(right.error());
  if (!is_same_secret(*right, presented)) return std::optional<Owner>();
  auto known = Sites(database_).find(site);
  if (!known) return tl::unexpected(known.error());
  if (!*known) return std::optional<Owner>();
  return Owner{site, std::move((*known)->name)};
}

media::Result<std::optional<std::string>> CalendarFeeds::write(std::string_view token, WallTime now) {
  constexpr size_t kMaxTokenBytes = 200;
  if (token.size() > kMaxTokenBytes) return std::optional<std::string>();
  const auto owner = owner_of(token);
  if (!owner) return tl::unexpected(owner.error());
  if (!*owner) return std::optional<std::string>();
  const auto domain = uid_domain(database_);
  if (!domain) return tl::unexpected(domain.error());
  const auto address = read_province_settings(database_);
  if (!address) return tl::unexpected(address.error());

  // A feed names an organizer for the sake of the form (RFC 5546 §3.2.1); nobody is to write to it.
  InvitationFrame frame{.organizer = {(*owner)->name, *MailAddress::parse("no-reply@localhost")},
                        .uid_domain = *domain,
                        .chair_site = "",
                        .public_address = address->public_address};
  const auto time = std::chrono::floor<std::chrono::seconds>(now);
  CalendarFeed feed{.name = "Hội nghị trực tuyến – " + (*owner)->name};
  for (const auto& booking : bookings_.between(time - kBefore, time + kAfter, (*owner)->site)) {
    auto chair_site = site_name(database_, booking.chair_site);
    if (!chair_site) return tl::unexpected(chair_site.error());
    frame.chair_site = std::move(*chair_site);
    feed.events.push_back(make_invitation(booking, frame));
  }
  auto text = write_feed(feed, time);
  if (!text) return tl::unexpected(to_error(text.error()));
  return std::optional(std::move(*text));
}

}  // namespace signaling
