// Who was invited, whether the mail went out, who attends.
#include <boost/json/object.hpp>

#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"

namespace tools {
namespace {

namespace json = boost::json;

const CommandOption kBooking{"booking", {"Mã lịch hội nghị", "Id of the booking"}, OptionKind::kText, true};

View invitations_view() {
  return {.shape = View::Shape::kList,
          .columns = {{{"Điểm cầu", "Site"}, "site"},
                      {{"Thư mời", "Mail"}, "mail.state", Format::kMail},
                      {{"Lúc", "At"}, "mail.changed_at", Format::kTime},
                      {{"Trả lời", "Answer"}, "attendance.answer", Format::kAnswer},
                      {{"Trưởng đoàn", "Head"}, "attendance.head"},
                      {{"Số người", "Number"}, "attendance.number"},
                      {{"Lỗi gửi thư", "Mail's error"}, "mail.error"}},
          .empty = {"Chưa có điểm cầu nào được mời.", "No site is invited yet."}};
}

Command show_command() {
  return {.name = "invitations show",
          .summary = {"Thư mời và việc tham dự của một lịch", "The invitations of a booking and who attends"},
          .example = "invitations show hn-20261201-1",
          .options = {kBooking},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = booking_path(arguments) + "/invitations"};
          },
          .view = invitations_view(),
          .pages = 1000};
}

Command send_command() {
  return {.name = "invitations send",
          .summary = {"Gửi thư mời, hoặc gửi lại", "Sends the invitations, or sends them again"},
          .example = "invitations send hn-20261201-1",
          .options = {kBooking},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.method = "POST", .path = booking_path(arguments) + "/invitations"};
          },
          .view = {.done = {"Thư mời đã vào hàng đợi gửi.", "The invitations wait to be sent."}}};
}

Outcome<ApiRequest> answer_request(const Arguments& arguments, CalendarTime) {
  const std::string answer = arguments.text("answer");
  if (answer != "yes" && answer != "no") {
    return wrong_use("--answer phải là yes hoặc no.", "--answer must be yes or no.");
  }
  return ApiRequest{.method = "PUT",
                    .path = booking_path(arguments) + "/attendance/" + path_segment(arguments.text("site")),
                    .body = json::object{{"answer", answer},
                                         {"head", arguments.text("head")},
                                         {"number", arguments.number("number").value_or(0)}}};
}

Command answer_command() {
  return {.name = "invitations answer",
          .summary = {"Ghi câu trả lời của một điểm cầu", "Notes a site's answer"},
          .example = "invitations answer hn-20261201-1 my-loc --answer yes --head \"Trần Thị B\" --number 25",
          .options = {kBooking,
                      {"site", {"Mã điểm cầu", "Id of the site"}, OptionKind::kText, true},
                      {"--answer", {"yes hoặc no", "yes or no"}, OptionKind::kText, true},
                      {"--head", {"Trưởng đoàn", "Head of the delegation"}},
                      {"--number", {"Số người", "Number of people"}, OptionKind::kNumber}},
          .request = answer_request,
          .view = {.done = {"Đã ghi.", "Noted."}}};
}

}  // namespace

std::vector<Command> invitation_commands() { return {show_command(), send_command(), answer_command()}; }

}  // namespace tools
