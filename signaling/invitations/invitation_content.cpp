#include "signaling/invitations/invitation_content.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "signaling/schedule/recurrence_rule.h"

namespace signaling {
namespace {

using Lines = std::vector<std::string>;

void add_names(Lines& lines, std::string_view label, const std::vector<std::string>& names) {
  if (!names.empty()) lines.push_back(fmt::format("{}: {}", label, fmt::join(names, "; ")));
}

void add_agenda(Lines& lines, const std::vector<AgendaItem>& agenda) {
  if (agenda.empty()) return;
  lines.emplace_back("Chương trình / Agenda:");
  for (size_t i = 0; i < agenda.size(); ++i) {
    const auto& item = agenda[i];
    std::string line = fmt::format("{}. {}", i + 1, item.title);
    if (item.planned.count() > 0) line += fmt::format(" ({} phút / min)", item.planned.count());
    std::vector<std::string> speakers;
    for (const auto& speaker : item.speakers) {
      if (!speaker.delegate.empty()) speakers.push_back(speaker.delegate);
    }
    if (!speakers.empty()) line += fmt::format(" – {}", fmt::join(speakers, ", "));
    lines.push_back(std::move(line));
  }
}

bool has_speakers(const ConferenceBooking& booking) {
  return std::ranges::any_of(booking.agenda, [](const AgendaItem& item) { return !item.speakers.empty(); });
}

Lines description_of(const ConferenceBooking& booking) {
  Lines lines;
  if (booking.test_window.count() > 0) {
    lines.push_back(fmt::format("Kết nối thử trước giờ họp {0} phút / Test of the line {0} minutes before",
                                booking.test_window.count()));
  }
  add_agenda(lines, booking.agenda);
  add_names(lines, "Thành phần / Departments", booking.departments);
  add_names(lines, "Các xã, phường / Communes", booking.communes);
  lines.emplace_back(
      "Chuẩn bị: danh sách đại biểu (họ tên, chức vụ, đơn vị) / Bring: the list of delegates (name, post, unit)");
  if (has_speakers(booking)) {
    lines.emplace_back("Điểm cầu có tham luận: mang theo bài phát biểu / Sites that speak: bring the speech");
  }
  return lines;
}

void add_series(Invitation& invitation, const ConferenceBooking& booking) {
  const auto& zone = booking.zone();
  const auto& recurrence = *booking.recurrence;
  const auto rule = RecurrenceRule::parse(recurrence.rule, zone);
  invitation.rule = rule ? rule->text() : recurrence.rule;
  for (const LocalTime start : recurrence.cancelled) invitation.cancelled.push_back(zone.calendar(start));
  for (const auto& moved : recurrence.moved) {
    if (std::ranges::count(recurrence.cancelled, moved.original_start) != 0) continue;
    invitation.moved.push_back({zone.calendar(moved.original_start), moved.start, moved.start + moved.length});
  }
}

// One occurrence in place of the series.
void narrow(Invitation& invitation, const ConferenceBooking& booking, LocalTime original) {
  const auto& zone = booking.zone();
  invitation.rule.clear();
  invitation.cancelled.clear();
  invitation.occurrence = zone.calendar(original);
  invitation.start = *invitation.occurrence;
  invitation.end = invitation.start + booking.length;
  for (const auto& moved : std::exchange(invitation.moved, {})) {
    if (moved.original_start != *invitation.occurrence) continue;
    invitation.start = moved.start;
    invitation.end = moved.end;
  }
}

}  // namespace

std::string event_uid(const BookingId& booking, std::string_view uid_domain) {
  return fmt::format("{}@{}", booking.value(), uid_domain);
}

Invitation make_invitation(const ConferenceBooking& booking, const InvitationFrame& frame) {
  Invitation invitation{.organizer = frame.organizer};
  invitation.uid = event_uid(booking.id, frame.uid_domain);
  invitation.sequence = booking.sequence;
  invitation.title = booking.title;
  invitation.description = description_of(booking);
  if (!frame.chair_site.empty()) invitation.location = "Điểm cầu trung tâm / Chair's site: " + frame.chair_site;
  invitation.url = frame.public_address;
  invitation.start = booking.start;
  invitation.end = booking.end();
  invitation.zone = {std::string(booking.zone().name()), booking.zone().offset()};
  if (booking.recurrence) add_series(invitation, booking);
  if (booking.cancelled) invitation.status = InvitationStatus::kCancelled;
  return invitation;
}

Invitation make_invitation(const ConferenceBooking& booking, const InvitationFrame& frame, const Notice& notice) {
  Invitation invitation = make_invitation(booking, frame);
  invitation.method = notice.method;
  invitation.first_time = notice.first_time;
  invitation.withdrawn = notice.withdrawn;
  if (notice.occurrence && booking.recurrence) narrow(invitation, booking, *notice.occurrence);
  return invitation;
}

}  // namespace signaling
