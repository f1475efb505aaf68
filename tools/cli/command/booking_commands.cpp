// Bookings: what is in the calendar, and the changes that need one request. Making one: create_command.cpp.
#include <boost/json/object.hpp>

#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/create_command.h"
#include "tools/cli/command/export_command.h"

namespace tools {
namespace {

namespace json = boost::json;
using Query = std::vector<std::pair<std::string, std::string>>;

const CommandOption kBooking{"booking", {"Mã lịch hội nghị", "Id of the booking"}, OptionKind::kText, true};

Outcome<ApiRequest> list_request(const Arguments& arguments, CalendarTime now) {
  const auto span = span_of(arguments, now);
  if (!span) return tl::unexpected(span.error());
  return ApiRequest{.path = "/calendar",
                    .query = {{"from", to_request_time(span->from)},
                              {"to", to_request_time(span->to)},
                              {"site", arguments.text("site")},
                              {"text", arguments.text("text")}}};
}

Command list_command() {
  auto options = span_options();
  options.push_back({"--site", {"Chỉ hội nghị có điểm cầu này", "Only those with this site"}});
  options.push_back({"--text", {"Tìm trong tên, không cần dấu", "Look for this in titles, diacritics or not"}});
  return {.name = "list",
          .summary = {"Lịch hội nghị trong một khoảng thời gian", "The conferences of a span of time"},
          .example = "list --from today --to +7d --site my-loc",
          .options = std::move(options),
          .request = list_request,
          .view = calendar_view()};
}

Command show_command() {
  return {.name = "show",
          .summary = {"Chi tiết một lịch hội nghị", "One booking"},
          .example = "show hn-20261201-1",
          .options = {kBooking},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = booking_path(arguments)};
          },
          .view = booking_view()};
}

// The date of an occurrence as addresses and conference ids hold it: "20261201".
Outcome<std::string> occurrence_path(const Arguments& arguments, CalendarTime now) {
  const auto date = parse_time(arguments.text("date"), now);
  if (!date) return tl::unexpected(date.error());
  const auto local = signaling::TimeZone::ho_chi_minh().local(*date);
  return booking_path(arguments) + "/occurrences/" + signaling::to_ical_date(local);
}

Outcome<ApiRequest> cancel_request(const Arguments& arguments, CalendarTime now) {
  ApiRequest request{.method = "DELETE", .path = booking_path(arguments)};
  if (arguments.has("date")) {
    auto path = occurrence_path(arguments, now);
    if (!path) return tl::unexpected(std::move(path.error()));
    request.path = std::move(*path);
  } else {
    request.body = json::object{{"reason", arguments.text("reason")}};
  }
  return request;
}

Outcome<void> cancel(CommandContext& context, const Arguments& arguments) {
  const auto request = cancel_request(arguments, context.now);
  if (!request) return tl::unexpected(request.error());
  if (!arguments.has("yes")) {
    const std::string booking = arguments.text("booking");
    const auto agreed = context.asker.confirm(
        {"Hủy " + booking + "? Các điểm cầu sẽ nhận được thư hủy.", "Cancel " + booking + "? The sites will be told."});
    if (!agreed) return tl::unexpected(agreed.error());
    if (!*agreed) return nothing_done();
  }
  const auto answer = context.api.send(*request);
  if (!answer) return tl::unexpected(answer.error());
  context.print({.done = {"Đã hủy.", "Cancelled."}}, answer->body);
  return {};
}

Command cancel_command() {
  return {.name = "cancel",
          .summary = {"Hủy một lịch, hoặc một ngày của chuỗi", "Cancels a booking, or one day of a series"},
          .example = "cancel hn-20261201-1 --reason \"Hoãn do bão\"",
          .options = {kBooking,
                      {"--reason", {"Lý do, gửi kèm thư hủy", "Why: goes into the message"}},
                      {"--date", {"Chỉ hủy ngày này của chuỗi", "Only this day of a series"}},
                      {"--yes", {"Không hỏi lại", "Do not ask"}, OptionKind::kFlag}},
          .run = cancel};
}

Command copy_command() {
  return {.name = "copy",
          .summary = {"Sao chép một lịch sang thời gian khác", "Copies a booking to another time"},
          .example = "copy hn-20261201-1 --start \"2026-12-08 08:00\"",
          .options = {kBooking, {"--start", {"Thời gian bắt đầu mới", "The new start"}, OptionKind::kText, true}},
          .request = [](const Arguments& arguments, CalendarTime now) -> Outcome<ApiRequest> {
            const auto start = parse_time(arguments.text("start"), now);
            if (!start) return tl::unexpected(start.error());
            return ApiRequest{.method = "POST",
                              .path = booking_path(arguments) + "/copies",
                              .body = json::object{{"start", to_request_time(*start)}}};
          },
          .view = booking_view({"Đã sao chép.", "Copied."})};
}

Command move_command() {
  return {.name = "move",
          .summary = {"Chuyển một ngày của chuỗi sang thời gian khác", "Moves one day of a series"},
          .example = "move giao-ban --date 2026-12-07 --start \"2026-12-08 08:00\" --length 90",
          .options = {kBooking,
                      {"--date", {"Ngày theo chuỗi", "The day by the series"}, OptionKind::kText, true},
                      {"--start", {"Thời gian bắt đầu mới", "The new start"}, OptionKind::kText, true},
                      {"--length", {"Thời lượng, phút", "Length in minutes"}, OptionKind::kNumber, true}},
          .request = [](const Arguments& arguments, CalendarTime now) -> Outcome<ApiRequest> {
            auto path = occurrence_path(arguments, now);
            if (!path) return tl::unexpected(std::move(path.error()));
            const auto start = parse_time(arguments.text("start"), now);
            if (!start) return tl::unexpected(start.error());
            return ApiRequest{
                .method = "PUT",
                .path = std::move(*path),
                .body = json::object{{"start", to_request_time(*start)}, {"length_min", *arguments.number("length")}}};
          },
          .view = booking_view({"Đã chuyển.", "Moved."})};
}

Command templates_command() {
  return {.name = "templates",
          .summary = {"Các mẫu hội nghị", "The templates of conferences"},
          .example = "templates",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/templates"};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Mã", "Id"}, "id"},
                               {{"Tên", "Name"}, "name"},
                               {{"Thời lượng", "Length"}, "booking.length_min", Format::kMinutes},
                               {{"Điểm cầu", "Sites"}, "booking.sites", Format::kCount}},
                   .empty = {"Chưa có mẫu nào.", "There are no templates yet."}},
          .pages = 200};
}

Command layouts_command() {
  return {.name = "layouts",
          .summary = {"Các bố cục mà lịch hội nghị dùng được", "The layouts that bookings may name"},
          .example = "layouts",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/layouts"};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Mã", "Id"}, "id"},
                               {{"Tên", "Vietnamese"}, "vi"},
                               {{"Tiếng Anh", "English"}, "en"}},
                   .empty = {"Không có bố cục nào.", "There are no layouts."}}};
}

}  // namespace

std::vector<Command> booking_commands() {
  return {list_command(), show_command(), create_command(),    cancel_command(),
          copy_command(), move_command(), templates_command(), layouts_command(), export_command()};
}

}  // namespace tools
