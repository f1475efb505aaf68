#include "signaling/invitations/invitations.h"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "signaling/base/hex.h"
#include "signaling/invitations/mail_record.h"
#include "signaling/invitations/province_settings.h"
#include "signaling/mail/invitation_mail.h"
#include "signaling/store/attendance_answers.h"
#include "signaling/store/booking_papers.h"
#include "signaling/store/settings.h"
#include "signaling/store/sites.h"

namespace signaling {
namespace {

constexpr size_t kUidDomainDigits = 16;

std::vector<PaperId> papers_of(const ConferenceBooking& booking) {
  std::vector<PaperId> papers;
  for (const auto& item : booking.agenda) papers.insert(papers.end(), item.papers.begin(), item.papers.end());
  return papers;
}

// Distinct for every message, the same for every try of one (RFC 5322 §3.6.4).
std::string message_id(const Notice& notice, const ConferenceBooking& booking, WallTime at) {
  return fmt::format("{}-{}-{}-{}-{}", booking.id.value(), notice.site.value(), booking.sequence,
                     notice.occurrence ? to_ical_date(*notice.occurrence) : "all", at.time_since_epoch().count());
}

}  // namespace

media::Result<std::string> uid_domain(Database& database) {
  Settings settings(database);
  auto known = settings.find("invitation.uid_domain");
  if (!known) return tl::unexpected(known.error());
  if (*known) return std::move(**known);
  std::string made = to_hex(HashKey::random().bytes()).substr(0, kUidDomainDigits) + ".diem-cau";
  if (auto stored = settings.set("invitation.uid_domain", made); !stored) return tl::unexpected(stored.error());
  return made;
}

media::Result<std::string> site_name(Database& database, const SiteId& site) {
  return Sites(database).find(site).map(
      [&](const std::optional<Site>& found) { return found ? found->name : site.value(); });
}

std::string confirm_link(const InvitationLinks& links, const std::string& public_address, const Invited& invited) {
  return public_address.empty() ? "" : public_address + "/confirm#" + links.confirm_token(invited);
}

media::Result<void> Invitations::booking_changed(const ConferenceBooking* former, const ConferenceBooking& now,
                                                 WallTime at) {
  if (auto set = set_papers(now); !set) return set;
  if (former != nullptr) {
    if (auto asked = ask_again(*former, now, at); !asked) return asked;
  }
  const auto due = notices_of(former, now, std::chrono::floor<std::chrono::seconds>(at));
  const auto written = write(due, now, at);
  if (!written) return tl::unexpected(written.error());
  return {};
}

media::Result<int> Invitations::send_again(const ConferenceBooking& booking, WallTime at) {
  if (booking.cancelled) return media::failure("booking.cancelled", "the conference is cancelled: nobody is invited");
  if (!room_.settings().enabled) {
    return media::failure("mail.disabled", "mail is switched off: set the mail server and switch it on");
  }
  return write(all_notices(booking), booking, at);
}

media::Result<std::vector<StoredMail>> Invitations::newest_mails(const BookingId& booking) {
  auto all = Mails(database_).of_booking(booking);
  if (!all) return tl::unexpected(all.error());
  std::map<SiteId, StoredMail> newest;
  for (auto& mail : *all) newest[mail.site] = std::move(mail);
  std::vector<StoredMail> result;
  for (auto& [site, mail] : newest) result.push_back(std::move(mail));
  return result;
}

// A cancelled booking keeps its papers: the record names them.
media::Result<void> Invitations::set_papers(const ConferenceBooking& now) {
  return BookingPapers(database_).set(now.id, papers_of(now));
}

media::Result<void> Invitations::ask_again(const ConferenceBooking& former, const ConferenceBooking& now,
                                           WallTime at) {
  AttendanceAnswers answers(database_);
  if (now.cancelled) return {};
  if (is_moved(former, now)) return answers.ask_again(now.id);
  for (const LocalTime original : changed_occurrences(former, now)) {
    for (const auto& site : now.sites) {
      AttendanceAnswer open{.booking = now.id, .occurrence = to_ical_text(original), .site = site, .answer = "",
                            .head = "", .delegates = 0, .sequence = now.sequence, .at = at, .by = ""};
      if (auto put = answers.put(open); !put) return put;
    }
  }
  return {};
}

media::Result<int> Invitations::write(const std::vector<Notice>& notices, const ConferenceBooking& booking,
                                      WallTime at) {
  if (notices.empty() || !room_.settings().enabled) return 0;
  const auto frame = frame_of(booking);
  if (!frame) return tl::unexpected(frame.error());
  if (!*frame) return 0;
  int written = 0;
  for (const auto& notice : notices) {
    const auto one = write_one(notice, booking, **frame, at);
    if (!one) return tl::unexpected(one.error());
    if (*one) ++written;
  }
  return written;
}

media::Result<std::optional<InvitationFrame>> Invitations::frame_of(const ConferenceBooking& booking) {
  const auto from = room_.settings().from();
  if (!from) return std::optional<InvitationFrame>();
  auto domain = uid_domain(database_);
  if (!domain) return tl::unexpected(domain.error());
  const auto province = read_province_settings(database_);
  if (!province) return tl::unexpected(province.error());
  auto chair_site = site_name(database_, booking.chair_site);
  if (!chair_site) return tl::unexpected(chair_site.error());
  return std::optional(InvitationFrame{.organizer = *from,
                                       .uid_domain = std::move(*domain),
                                       .chair_site = std::move(*chair_site),
                                       .public_address = province->public_address});
}

// False: the site has no address.
media::Result<bool> Invitations::write_one(const Notice& notice, const ConferenceBooking& booking,
                                           const InvitationFrame& frame, WallTime at) {
  const auto site = Sites(database_).find(notice.site);
  if (!site) return tl::unexpected(site.error());
  if (!*site || (*site)->mail.empty()) return false;
  StoredMail mail;
  mail.booking = booking.id;
  mail.site = notice.site;
  mail.recipient = (*site)->mail;
  mail.uid = event_uid(booking.id, frame.uid_domain);
  if (notice.occurrence) mail.occurrence = booking.zone().calendar(*notice.occurrence);
  mail.sequence = booking.sequence;
  Invitation invitation = make_invitation(booking, frame, notice);
  mail.subject = invitation_subject(invitation);
  auto address = MailAddress::parse(mail.recipient);
  if (!address) return room_.add_failed(std::move(mail), address.error(), at).map([] { return true; });

  const Invited invited{.booking = booking.id, .site = notice.site, .occurrence = notice.occurrence};
  const bool asks = notice.method == InvitationMethod::kRequest;
  const InvitationRecipient recipient{{(*site)->name, std::move(*address)},
                                      asks ? confirm_link(links_, frame.public_address, invited) : "",
                                      message_id(notice, booking, at)};
  invitation.attendees = {recipient.mailbox};
  const auto text = write_invitation_mail(invitation, recipient, std::chrono::floor<std::chrono::seconds>(at));
  if (!text) return tl::unexpected(to_error(text.error()));
  return room_.add(std::move(mail), *text, at).map([] { return true; });
}

}  // namespace signaling
