// Sites, their delegates and devices.
#include <algorithm>

#include <boost/json/object.hpp>

#include "signaling/base/date_time.h"
#include "tools/cli/command/big_code.h"
#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"

namespace tools {
namespace {

namespace json = boost::json;

Command sites_command() {
  return {.name = "sites",
          .summary = {"Các điểm cầu", "The sites"},
          .example = "sites",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> { return ApiRequest{.path = "/sites"}; },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Mã", "Id"}, "id"},
                               {{"Tên", "Name"}, "name"},
                               {{"Điện thoại trực", "Duty telephone"}, "duty_telephone"},
                               {{"Đường truyền", "Line"}, "line_kind"},
                               {{"Thư điện tử", "Mail"}, "mail"}},
                   .empty = {"Chưa có điểm cầu nào.", "There are no sites yet."}},
          .pages = 1000};
}

Outcome<ApiRequest> delegates_request(const Arguments& arguments, CalendarTime) {
  if (arguments.has("site")) {
    return ApiRequest{.path = "/sites/" + path_segment(arguments.text("site")) + "/delegates"};
  }
  return ApiRequest{.path = "/delegates", .query = {{"text", arguments.text("text")}}};
}

Command delegates_command() {
  return {.name = "delegates",
          .summary = {"Đại biểu của một điểm cầu, hoặc tìm trong tất cả",
                      "The delegates of a site, or a search in all"},
          .example = "delegates --text nguyen",
          .options = {{"--site", {"Chỉ điểm cầu này", "Only this site"}},
                      {"--text", {"Tìm tên, không cần dấu", "Look for a name, with or without diacritics"}}},
          .request = delegates_request,
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Họ và tên", "Name"}, "name"},
                               {{"Chức vụ", "Post"}, "post"},
                               {{"Đơn vị", "Unit"}, "unit"},
                               {{"Xã", "Commune"}, "commune"},
                               {{"Điểm cầu", "Site"}, "site"},
                               {{"Mã", "Id"}, "id"}},
                   .empty = {"Không có đại biểu nào.", "There are no delegates."}},
          .pages = 1000};
}

// ---- enrolment

std::string time_left(const json::value& answer, const CommandContext& context) {
  const auto* expires = member(answer, "expires");
  if (expires == nullptr || !expires->is_string()) return "";
  const auto time = signaling::parse_date_time(std::string_view(expires->get_string()));
  if (!time) return "";
  return show_span(std::max(*time - context.now, std::chrono::seconds(0)), context.language);
}

Outcome<void> enrol(CommandContext& context, const Arguments& arguments) {
  const std::string kind = arguments.has("kind") ? arguments.text("kind") : "hall";
  if (kind != "hall" && kind != "chair_tablet") {
    return wrong_use("--kind phải là hall hoặc chair_tablet.", "--kind must be hall or chair_tablet.");
  }
  const auto answer = context.api.send({.method = "POST",
                                        .path = "/sites/" + path_segment(arguments.text("site")) + "/enrolment-codes",
                                        .body = json::object{{"kind", kind}}});
  if (!answer) return tl::unexpected(answer.error());
  if (context.json) {
    context.print({}, answer->body);
    return {};
  }
  const auto shown = [&](std::string_view name) {
    return show_member(answer->body, {.title = {}, .member = name}, context.language);
  };
  const bool vi = context.language == Language::kVietnamese;
  context.out << '\n' << big_code(shown("code")) << '\n' << shown("code") << '\n' << shown("link") << '\n';
  context.out << (vi ? "Mã dùng một lần, còn hiệu lực " : "To be used once, good for ")
              << time_left(answer->body, context) << ".\n";
  return {};
}

Command enrol_command() {
  return {.name = "enrol",
          .summary = {"Cấp mã kết nối thiết bị của một điểm cầu", "Makes the code by which a site's device enrols"},
          .example = "enrol my-loc",
          .options = {{"site", {"Mã điểm cầu", "Id of the site"}, OptionKind::kText, true},
                      {"--kind", {"hall (mặc định) hoặc chair_tablet", "hall (default) or chair_tablet"}}},
          .run = enrol};
}

// ---- devices

Command devices_command() {
  return {.name = "devices list",
          .summary = {"Các thiết bị đã kết nối vào hệ thống", "The devices that are enrolled"},
          .example = "devices list",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/devices"};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Mã", "Id"}, "id"},
                               {{"Điểm cầu", "Site"}, "site"},
                               {{"Loại", "Kind"}, "kind", Format::kDevice},
                               {{"Đang kết nối", "Online"}, "online", Format::kYesNo},
                               {{"Thấy lần cuối", "Last seen"}, "last_seen", Format::kTime},
                               {{"Đã thu hồi", "Revoked"}, "revoked", Format::kTime}},
                   .empty = {"Chưa có thiết bị nào.", "There are no devices yet."}},
          .pages = 1000};
}

Command codes_command() {
  return {.name = "devices codes",
          .summary = {"Các mã kết nối còn hiệu lực", "The enrolment codes that are still good"},
          .example = "devices codes",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/enrolment-codes"};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Điểm cầu", "Site"}, "site"},
                               {{"Loại", "Kind"}, "kind", Format::kDevice},
                               {{"Hết hạn", "Expires"}, "expires", Format::kTime},
                               {{"Số lần thử còn lại", "Tries left"}, "tries_left"}},
                   .empty = {"Không có mã nào.", "There are no codes."}},
          .pages = 1000};
}

Command revoke_command() {
  return {.name = "devices revoke",
          .summary = {"Thu hồi quyền của một thiết bị", "Revokes a device"},
          .example = "devices revoke 7",
          .options = {{"device", {"Mã thiết bị", "Id of the device"}, OptionKind::kText, true}},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.method = "DELETE", .path = "/devices/" + path_segment(arguments.text("device"))};
          },
          .view = {.done = {"Đã thu hồi.", "Revoked."}}};
}

}  // namespace

std::vector<Command> site_commands() {
  return {sites_command(), delegates_command(), enrol_command(), devices_command(), codes_command(), revoke_command()};
}

}  // namespace tools
