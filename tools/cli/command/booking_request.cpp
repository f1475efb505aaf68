#include "tools/cli/command/booking_request.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "tools/cli/command/find_user.h"
#include "tools/cli/command/text_file.h"
#include "tools/cli/command/view.h"

namespace tools {
namespace {

namespace json = boost::json;

struct MemberOption {
  std::string_view option;
  std::string_view member;
};

constexpr MemberOption kTexts[] = {{"title", "title"},         {"kind", "kind"},     {"chair-site", "chair_site"},
                                   {"chair", "chair"},         {"deputy", "deputy"}, {"secretary", "secretary"},
                                   {"operator", "operator_in_charge"}, {"lecturer", "lecturer"}};
constexpr MemberOption kNumbers[] = {{"length", "length_min"}, {"test-window", "test_window_min"}};
constexpr MemberOption kLists[] = {
    {"sites", "sites"}, {"departments", "departments"}, {"communes", "communes"}, {"layouts", "layout_presets"}};
constexpr std::string_view kPolicies[] = {"chaired", "open", "lecture"};
constexpr std::string_view kPeople[] = {"chair", "deputy", "secretary", "operator_in_charge"};
// Members that answers add and requests do not have: so that what `show --json` prints can be sent again.
constexpr std::string_view kOfAnswersOnly[] = {"id",      "sequence", "cancelled",
                                                "urgent", "created",  "changed"};

Outcome<json::object> from_file(const std::string& path) {
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  boost::system::error_code error;
  auto value = json::parse(*text, error);
  if (error || !value.is_object()) {
    return wrong_use(path + " không phải một đối tượng JSON.", path + " is no JSON object.");
  }
  auto booking = std::move(value.as_object());
  for (const auto member : kOfAnswersOnly) booking.erase(member);
  return booking;
}

json::array texts(const std::vector<std::string>& list) { return json::array(list.begin(), list.end()); }

Outcome<void> add_start(json::object& booking, const Arguments& arguments, CalendarTime now) {
  if (!arguments.has("start")) return {};
  const auto start = parse_time(arguments.text("start"), now);
  if (!start) return tl::unexpected(start.error());
  booking["start"] = to_request_time(*start);
  return {};
}

// A lecturer that a template names stays behind with its policy.
Outcome<void> add_policy(json::object& booking, const Arguments& arguments) {
  if (!arguments.has("policy")) return {};
  const auto policy = arguments.text("policy");
  if (std::ranges::find(kPolicies, policy) == std::end(kPolicies)) {
    return wrong_use("--policy phải là chaired, open hoặc lecture.", "--policy must be chaired, open or lecture.");
  }
  booking["policy"] = policy;
  if (policy != "lecture" && !arguments.has("lecturer")) booking["lecturer"] = nullptr;
  return {};
}

Outcome<void> add_agenda(json::object& booking, const Arguments& arguments) {
  if (!arguments.has("agenda")) return {};
  const auto text = read_text_file(arguments.text("agenda"));
  if (!text) return tl::unexpected(text.error());
  auto agenda = parse_agenda(*text);
  if (!agenda) return tl::unexpected(agenda.error());
  booking["agenda"] = std::move(*agenda);
  return {};
}

Outcome<json::value> own_id(ApiClient& api) {
  const auto me = api.send({.path = "/me"});
  if (!me) return tl::unexpected(me.error());
  const auto* id = member(me->body, "user.id");
  if (id == nullptr) return wrong_use("Hãy nêu --operator.", "Name the operator in charge with --operator.");
  return *id;
}

}  // namespace

Outcome<json::object> booking_members(const Arguments& arguments, CalendarTime now) {
  json::object booking;
  if (arguments.has("file")) {
    auto read = from_file(arguments.text("file"));
    if (!read) return tl::unexpected(std::move(read.error()));
    booking = std::move(*read);
  }
  for (const auto& [option, member] : kTexts) {
    if (arguments.has(option)) booking[member] = arguments.text(option);
  }
  for (const auto& [option, member] : kNumbers) {
    if (const auto number = arguments.number(option)) booking[member] = *number;
  }
  for (const auto& [option, member] : kLists) {
    if (arguments.has(option)) booking[member] = texts(arguments.list(option));
  }
  if (arguments.has("auto-start")) booking["auto_start"] = true;
  if (arguments.has("rule")) {
    booking["recurrence"] =
        json::object{{"rule", arguments.text("rule")}, {"cancelled", json::array()}, {"moved", json::array()}};
  }
  if (auto added = add_start(booking, arguments, now); !added) return tl::unexpected(added.error());
  if (auto added = add_policy(booking, arguments); !added) return tl::unexpected(added.error());
  if (auto added = add_agenda(booking, arguments); !added) return tl::unexpected(added.error());
  return booking;
}

json::object with_defaults(const json::object& members, const json::object& base) {
  json::object booking{
      {"title", ""},           {"kind", ""},           {"start", ""},
      {"length_min", 120},     {"test_window_min", 60}, {"sites", json::array()},
      {"chair_site", ""},      {"chair", nullptr},     {"deputy", nullptr},
      {"secretary", nullptr},  {"operator_in_charge", nullptr}, {"departments", json::array()},
      {"communes", json::array()}, {"agenda", json::array()}, {"policy", "chaired"},
      {"lecturer", nullptr},   {"layout_presets", json::array()}, {"auto_start", false}, {"recurrence", nullptr}};
  for (const auto* layer : {&base, &members}) {
    for (const auto& [name, value] : *layer) booking[name] = value;
  }
  return booking;
}

Outcome<json::object> complete_booking(ApiClient& api, json::object booking) {
  if (booking["operator_in_charge"].is_null()) {
    auto id = own_id(api);
    if (!id) return tl::unexpected(std::move(id.error()));
    booking["operator_in_charge"] = std::move(*id);
  }
  for (const auto name : kPeople) {
    auto& person = booking[name];
    if (!person.is_string()) continue;
    auto id = find_user_id(api, std::string(person.as_string()));
    if (!id) return tl::unexpected(std::move(id.error()));
    person = std::move(*id);
  }
  if (booking["sites"] == json::array{"all"}) {
    auto sites = site_ids(api, {"all"});
    if (!sites) return tl::unexpected(std::move(sites.error()));
    booking["sites"] = std::move(*sites);
  }
  return booking;
}

Outcome<json::array> site_ids(ApiClient& api, const std::vector<std::string>& named) {
  constexpr size_t kMostSites = 1000;
  if (named != std::vector<std::string>{"all"}) return texts(named);
  const auto items = api.items({.path = "/sites"}, kMostSites);
  if (!items) return tl::unexpected(items.error());
  json::array ids;
  for (const auto& site : *items) {
    if (const auto* id = member(site, "id")) ids.push_back(*id);
  }
  return ids;
}

}  // namespace tools
