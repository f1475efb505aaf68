#include "signaling/schedule/validate_booking.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "signaling/schedule/problem_list.h"
#include "signaling/schedule/validate_series.h"

namespace signaling {
namespace {

using std::chrono::minutes;

void check_names(ProblemList& errors, std::string_view field, const std::vector<std::string>& names, size_t most) {
  if (!errors.check_count(field, names.size(), most)) return;
  std::set<std::string_view> seen;
  for (size_t i = 0; i < names.size(); ++i) {
    const auto entry = fmt::format("{}[{}]", field, i);
    errors.check_title(entry, names[i], kMaxNameLength);
    if (!seen.insert(names[i]).second) errors.add(ProblemCode::kNamedTwice, entry, names[i]);
  }
}

void check_times(const ConferenceBooking& booking, CalendarTime now, const ConferenceBooking* former,
                 ProblemList& errors) {
  const bool unchanged = former != nullptr && former->start == booking.start;
  if (booking.start <= now && !unchanged) {
    errors.add(ProblemCode::kStartInPast, "start", to_display_text(booking.zone().local(now)));
  } else if (booking.start > now + kMaxAhead) {
    errors.add(make_problem(ProblemCode::kOutOfRange, "start", "5 năm tới", "within the next 5 years"));
  } else if (std::chrono::floor<minutes>(booking.start) != booking.start) {
    errors.add(ProblemCode::kNotWholeMinute, "start");
  }
  errors.check_length("length_min", booking.length);
  if (booking.test_window < minutes(0) || booking.test_window > kMaxTestWindow) {
    errors.add(make_problem(ProblemCode::kOutOfRange, "test_window_min", "0 đến 240 phút", "0 to 240 minutes"));
  }
}

void check_sites(const ConferenceBooking& booking, std::span<const SiteId> known_sites, ProblemList& errors) {
  if (booking.sites.empty()) errors.add(ProblemCode::kEmpty, "sites");
  if (!errors.check_count("sites", booking.sites.size(), kMaxSites)) return;
  std::set<SiteId> seen;
  for (size_t i = 0; i < booking.sites.size(); ++i) {
    const auto& site = booking.sites[i];
    const auto field = fmt::format("sites[{}]", i);
    if (std::ranges::count(known_sites, site) == 0) errors.add(ProblemCode::kUnknownSite, field, site.value());
    if (!seen.insert(site).second) errors.add(ProblemCode::kSiteTwice, field, site.value());
  }
  if (!seen.contains(booking.chair_site)) errors.add(ProblemCode::kNoChairSite, "chair_site");
}

void check_people(const ConferenceBooking& booking, ProblemList& errors) {
  errors.check_named("chair", booking.chair.value());
  errors.check_named("operator_in_charge", booking.operator_in_charge.value());
  if (booking.deputy) errors.check_named("deputy", booking.deputy->value());
  if (booking.secretary) errors.check_named("secretary", booking.secretary->value());
  check_names(errors, "departments", booking.departments, kMaxDepartments);
  check_names(errors, "communes", booking.communes, kMaxCommunes);
}

void check_speakers(const ConferenceBooking& booking, const AgendaItem& item, const std::string& field,
                    ProblemList& errors) {
  if (!errors.check_count(field + ".speakers", item.speakers.size(), kMaxSpeakers)) return;
  for (size_t i = 0; i < item.speakers.size(); ++i) {
    const auto& speaker = item.speakers[i];
    const auto entry = fmt::format("{}.speakers[{}]", field, i);
    errors.check_line(entry + ".delegate", speaker.delegate, kMaxNameLength);
    if (std::ranges::count(booking.sites, speaker.site) == 0) {
      errors.add(ProblemCode::kSiteNotInvited, entry + ".site", speaker.site.value());
    }
  }
}

void check_papers(const AgendaItem& item, const std::string& field, ProblemList& errors) {
  if (!errors.check_count(field + ".papers", item.papers.size(), kMaxPapers)) return;
  for (size_t i = 0; i < item.papers.size(); ++i) {
    errors.check_named(fmt::format("{}.papers[{}]", field, i), item.papers[i].value());
  }
}

void check_agenda_item(const ConferenceBooking& booking, const AgendaItem& item, const std::string& field,
                       ProblemList& errors) {
  errors.check_title(field + ".title", item.title, kMaxTitleLength);
  if (item.planned < minutes(0) || item.planned > kMaxLength) {
    errors.add(make_problem(ProblemCode::kOutOfRange, field + ".planned_min", "0 phút đến 24 giờ", "0 to 24 hours"));
  }
  if (!item.layout_preset.empty() && std::ranges::count(booking.layout_presets, item.layout_preset) == 0) {
    errors.add(ProblemCode::kUnknownPreset, field + ".layout_preset", item.layout_preset);
  }
  check_speakers(booking, item, field, errors);
  check_papers(item, field, errors);
}

// Under kLecture somebody lectures; under another policy the name would say what does not happen.
void check_lecturer(const ConferenceBooking& booking, ProblemList& errors) {
  if (booking.policy != FloorPolicy::kLecture) {
    if (booking.lecturer) errors.add(ProblemCode::kNoLecture, "lecturer");
  } else if (!booking.lecturer) {
    errors.add(ProblemCode::kNoLecturer, "lecturer");
  } else if (std::ranges::count(booking.sites, *booking.lecturer) == 0) {
    errors.add(ProblemCode::kSiteNotInvited, "lecturer", booking.lecturer->value());
  }
}

// A layout that the province gave up since it was booked may stay: the first there is takes its place on the screen.
void check_layouts(const ConferenceBooking& booking, std::span<const std::string> known,
                   const ConferenceBooking* former, ProblemList& errors) {
  const auto& presets = booking.layout_presets;
  if (!errors.check_count("layout_presets", presets.size(), kMaxLayoutPresets)) return;
  for (size_t i = 0; i < presets.size(); ++i) {
    const auto entry = fmt::format("layout_presets[{}]", i);
    const bool stays = former != nullptr && std::ranges::count(former->layout_presets, presets[i]) != 0;
    if (!stays && std::ranges::count(known, presets[i]) == 0) {
      errors.add(ProblemCode::kUnknownLayout, entry, presets[i]);
    } else if (std::count(presets.begin(), presets.begin() + static_cast<ptrdiff_t>(i), presets[i]) != 0) {
      errors.add(ProblemCode::kNamedTwice, entry, presets[i]);
    }
  }
}

void check_agenda(const ConferenceBooking& booking, ProblemList& errors) {
  if (!errors.check_count("agenda", booking.agenda.size(), kMaxAgendaItems)) return;
  for (size_t i = 0; i < booking.agenda.size(); ++i) {
    check_agenda_item(booking, booking.agenda[i], fmt::format("agenda[{}]", i), errors);
  }
}

}  // namespace

BookingReport validate_booking(const ConferenceBooking& booking, const KnownNames& known, CalendarTime now,
                               const ConferenceBooking* former) {
  ProblemList errors, warnings;
  check_times(booking, now, former, errors);
  // A series is expanded only from times that are right.
  if (errors.empty() && booking.recurrence) validate_series(booking, errors, warnings);
  errors.check_id("id", booking.id.value());
  errors.check_title("title", booking.title, kMaxTitleLength);
  errors.check_line("kind", booking.kind, kMaxNameLength);
  check_sites(booking, known.sites, errors);
  check_people(booking, errors);
  check_lecturer(booking, errors);
  check_layouts(booking, known.layouts, former, errors);
  check_agenda(booking, errors);
  return {errors.take(), warnings.take()};
}

std::vector<ScheduleProblem> validate_delegate(const Delegate& delegate, std::string_view field) {
  ProblemList errors;
  const std::string prefix(field);
  errors.check_title(prefix + ".name", delegate.name, kMaxNameLength);
  errors.check_line(prefix + ".post", delegate.post, kMaxNameLength);
  errors.check_line(prefix + ".unit", delegate.unit, kMaxNameLength);
  errors.check_line(prefix + ".commune", delegate.commune, kMaxNameLength);
  return errors.take();
}

}  // namespace signaling
