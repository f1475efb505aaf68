#include "signaling/mail/calendar_event.h"

#include <libical/ical.h>

#include <algorithm>

#include "media/base/check.h"
#include "signaling/mail/clean_text.h"

namespace signaling {
namespace {

using std::chrono::sys_seconds;

constexpr size_t kMaxTitleBytes = 500;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxLocationBytes = 500;
constexpr size_t kMaxDescriptionBytes = 16'000;
constexpr size_t kMaxRuleBytes = 256;

// A parameter value has no form for a quotation mark (RFC 5545 §3.1).
std::string parameter_text(const std::string& name) {
  std::string clean = clean_line(name, kMaxNameBytes);
  std::replace(clean.begin(), clean.end(), '"', '\'');
  return clean;
}

void name_parameter(icalproperty* property, const Mailbox& mailbox) {
  const std::string name = parameter_text(mailbox.name);
  if (!name.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(name.c_str()));
}

icalproperty* make_organizer(const Mailbox& organizer) {
  icalproperty* property = icalproperty_new_organizer(organizer.address.mailto().c_str());
  CHECK(property != nullptr);
  name_parameter(property, organizer);
  return property;
}

icalproperty* make_attendee(const Mailbox& attendee, bool asks) {
  icalproperty* property = icalproperty_new_attendee(attendee.address.mailto().c_str());
  CHECK(property != nullptr);
  name_parameter(property, attendee);
  icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
  if (asks) {
    icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
  }
  return property;
}

std::string description_text(const Invitation& invitation) {
  std::string text;
  for (const auto& line : invitation.description) {
    if (!text.empty()) text += '\n';
    text += line;
    if (text.size() > kMaxDescriptionBytes) break;
  }
  return clean_lines(text, kMaxDescriptionBytes);
}

icalproperty_status to_ical(InvitationStatus status) {
  switch (status) {
    case InvitationStatus::kConfirmed: return ICAL_STATUS_CONFIRMED;
    case InvitationStatus::kTentative: return ICAL_STATUS_TENTATIVE;
    case InvitationStatus::kCancelled: return ICAL_STATUS_CANCELLED;
  }
  return ICAL_STATUS_CONFIRMED;
}

void add_people(icalcomponent* event, const Invitation& invitation, EventAudience audience) {
  add(event, make_organizer(invitation.organizer));
  if (audience == EventAudience::kReaders) return;
  const bool asks = invitation.method == InvitationMethod::kRequest;
  for (const auto& attendee : invitation.attendees) add(event, make_attendee(attendee, asks));
}

void add_texts(icalcomponent* event, const Invitation& invitation) {
  add(event, icalproperty_new_summary(clean_line(invitation.title, kMaxTitleBytes).c_str()));
  const std::string description = description_text(invitation);
  if (!description.empty()) add(event, icalproperty_new_description(description.c_str()));
  const std::string location = clean_line(invitation.location, kMaxLocationBytes);
  if (!location.empty()) add(event, icalproperty_new_location(location.c_str()));
  if (!invitation.url.empty()) add(event, icalproperty_new_url(invitation.url.c_str()));
}

// An event without what makes it a series or one of a series.
IcalComponent make_event(const Invitation& invitation, EventAudience audience, sys_seconds stamp, sys_seconds start,
                         sys_seconds end) {
  IcalComponent event(icalcomponent_new_vevent());
  add(event.get(), icalproperty_new_uid(invitation.uid.c_str()));
  add(event.get(), make_stamp(stamp));
  add(event.get(), icalproperty_new_sequence(static_cast<int>(invitation.sequence)));
  add(event.get(), make_zoned(ZonedProperty::kStart, start, invitation.zone));
  add(event.get(), make_zoned(ZonedProperty::kEnd, end, invitation.zone));
  if (!invitation.withdrawn) add(event.get(), icalproperty_new_status(to_ical(invitation.status)));
  add_texts(event.get(), invitation);
  add_people(event.get(), invitation, audience);
  return event;
}

// What may be given to libical's parser. Other calendars than the Gregorian (RFC 7529) stay out; it leaks their names.
bool is_parsable_rule(const std::string& rule) {
  return rule.size() <= kMaxRuleBytes && rule.find("RSCALE") == std::string::npos &&
         std::all_of(rule.begin(), rule.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("=;,+-").find(c) != std::string_view::npos;
         });
}

MailResult<void> add_series(icalcomponent* event, const Invitation& invitation) {
  if (!is_parsable_rule(invitation.rule)) return mail_failure(MailErrorCode::kWrongRule, invitation.rule);
  icalerror_clear_errno();
  const icalrecurrencetype rule = icalrecurrencetype_from_string(invitation.rule.c_str());
  if (rule.freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR) {
    return mail_failure(MailErrorCode::kWrongRule, invitation.rule);
  }
  add(event, icalproperty_new_rrule(rule));
  for (const auto start : invitation.cancelled) {
    add(event, make_zoned(ZonedProperty::kExceptionDate, start, invitation.zone));
  }
  return {};
}

}  // namespace

MailResult<std::vector<IcalComponent>> make_events(const Invitation& invitation, EventAudience audience,
                                                   sys_seconds stamp) {
  if (const auto checked = check(invitation); !checked) return tl::unexpected(checked.error());
  std::vector<IcalComponent> events;
  events.push_back(make_event(invitation, audience, stamp, invitation.start, invitation.end));
  icalcomponent* master = events.front().get();
  if (invitation.occurrence)
    add(master, make_zoned(ZonedProperty::kRecurrenceId, *invitation.occurrence, invitation.zone));
  if (invitation.rule.empty()) return events;
  if (const auto added = add_series(master, invitation); !added) return tl::unexpected(added.error());
  for (const auto& moved : invitation.moved) {
    events.push_back(make_event(invitation, audience, stamp, moved.start, moved.end));
    add(events.back().get(), make_zoned(ZonedProperty::kRecurrenceId, moved.original_start, invitation.zone));
  }
  return events;
}

}  // namespace signaling
