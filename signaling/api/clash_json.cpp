#include "signaling/api/clash_json.h"

#include <fmt/format.h>

#include "signaling/base/date_time.h"
#include "signaling/store/sites.h"

namespace signaling {

namespace json = boost::json;

namespace {

std::string_view word_of(ClashKind kind) {
  switch (kind) {
    case ClashKind::kSession: return "session";
    case ClashKind::kTestWindow: return "test_window";
    case ClashKind::kConferences: return "conferences";
    case ClashKind::kSeats: return "seats";
  }
  return "";
}

// "26/11/2026 08:00–10:00", with the second date if it is another day.
std::string span_of(const Clash& clash) {
  const auto& zone = TimeZone::ho_chi_minh();
  const auto from = to_display_text(zone.local(clash.from));
  const auto to = to_display_text(zone.local(clash.to));
  constexpr size_t kDate = sizeof("26/11/2026 ") - 1;
  return from + "–" + (from.substr(0, kDate) == to.substr(0, kDate) ? to.substr(kDate) : to);
}

std::string name_of(const SiteId& site, const SiteNames& sites) {
  const auto known = sites.find(site);
  return known == sites.end() ? site.value() : known->second;
}

Text describe_capacity(const Clash& clash, const std::string& span) {
  const bool seats = clash.kind == ClashKind::kSeats;
  const std::string vi = seats ? "quá số điểm cầu" : "quá số hội nghị";
  const std::string en = seats ? "sites" : "conferences";
  if (clash.other.value().empty()) {
    return {fmt::format("Máy chủ không phục vụ nổi hội nghị này: {} cùng lúc ({}).", vi, span),
            fmt::format("This conference alone is more {} than the server carries ({}).", en, span)};
  }
  return {fmt::format("Máy chủ {} cùng lúc {}; trong giờ đó có hội nghị \"{}\".", vi, span, clash.other_title),
          fmt::format("More {} at a time than the server carries, {}; \"{}\" is in session then.", en, span,
                      clash.other_title)};
}

}  // namespace

media::Result<SiteNames> site_names(Database& database) {
  const auto all = Sites(database).all();
  if (!all) return tl::unexpected(all.error());
  SiteNames names;
  for (const auto& site : *all) names[site.id] = site.name;
  return names;
}

// The title and the names are data; fmt reads them as arguments only.
Text describe(const Clash& clash, const SiteNames& sites) {
  const auto span = span_of(clash);
  const auto site = name_of(clash.site, sites);
  switch (clash.kind) {
    case ClashKind::kSession:
      return {fmt::format("{} đã có hội nghị \"{}\" ({}).", site, clash.other_title, span),
              fmt::format("{} is already in \"{}\" ({}).", site, clash.other_title, span)};
    case ClashKind::kTestWindow:
      return {fmt::format("{}: giờ kết nối thử trùng với hội nghị \"{}\" ({}); sẽ thử khi điểm cầu rảnh.", site,
                          clash.other_title, span),
              fmt::format("{}: its test meets \"{}\" ({}); it is tested when the hall is free.", site,
                          clash.other_title, span)};
    case ClashKind::kConferences:
    case ClashKind::kSeats: return describe_capacity(clash, span);
  }
  return {};
}

json::object to_json(const Clash& clash, const SiteNames& sites) {
  const auto text = describe(clash, sites);
  json::object object{{"kind", word_of(clash.kind)},
                      {"hard", clash.is_hard()},
                      {"conference", clash.conference.value()},
                      {"site", nullptr},
                      {"other_booking", clash.other_booking.value()},
                      {"other", clash.other.value()},
                      {"other_title", clash.other_title},
                      {"from", to_date_time(clash.from)},
                      {"to", to_date_time(clash.to)},
                      {"vi", text.vi},
                      {"en", text.en}};
  if (!clash.site.value().empty()) object["site"] = clash.site.value();
  return object;
}

Schema clash_schema() {
  return Schema::object({{"kind", Schema::word({"session", "test_window", "conferences", "seats"})},
                         {"hard", Schema::boolean().described("It cannot be saved.")},
                         {"conference", Schema::text(1, 60).described("Of the booking asked about.")},
                         {"site", Schema::text(1, 40).or_null()},
                         {"other_booking", Schema::text(0, 40)},
                         {"other", Schema::text(0, 60).described("Empty: the conference alone is too much.")},
                         {"other_title", Schema::text(0, 200)},
                         {"from", Schema::date_time()},
                         {"to", Schema::date_time()},
                         {"vi", Schema::text(1, 1000)},
                         {"en", Schema::text(1, 1000)}})
      .named("Clash");
}

FieldFault to_fault(const Clash& clash, const SiteNames& sites) {
  return {clash.site.value().empty() ? "/start" : "/sites", "clash." + std::string(word_of(clash.kind)),
          describe(clash, sites)};
}

}  // namespace signaling
