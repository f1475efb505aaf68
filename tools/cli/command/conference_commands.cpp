// Conferences that are open or soon will be.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "tools/cli/command/booking_request.h"
#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"

namespace tools {
namespace {

namespace json = boost::json;

const CommandOption kConference{"conference", {"Mã hội nghị", "Id of the conference"}, OptionKind::kText, true};
const CommandOption kYes{"--yes", {"Không hỏi lại", "Do not ask"}, OptionKind::kFlag};

std::string conference_path(const Arguments& arguments) {
  return "/conferences/" + path_segment(arguments.text("conference"));
}

View conference_view(Text done = {}) {
  return {.shape = View::Shape::kRecord,
          .columns = {{{"Mã hội nghị", "Conference"}, "conference"},
                      {{"Tên", "Title"}, "title"},
                      {{"Trạng thái", "Phase"}, "phase", Format::kPhase},
                      {{"Từ lúc", "Since"}, "since", Format::kTime},
                      {{"Bắt đầu", "Start"}, "start", Format::kTime},
                      {{"Dự kiến kết thúc", "Expected end"}, "expected_end", Format::kTime},
                      {{"Quá giờ", "Over time"}, "overrun", Format::kYesNo},
                      {{"Họp khẩn", "Urgent"}, "urgent", Format::kYesNo},
                      {{"Bị gián đoạn bởi", "Interrupted by"}, "interrupted_by"},
                      {{"Xin gia hạn đến", "Asks to extend until"}, "question.until", Format::kTime},
                      {{"Điểm cầu đã kết nối", "Sites connected"}, "sites", Format::kConnected}},
          .done = std::move(done)};
}

View conferences_view() {
  return {.shape = View::Shape::kList,
          .columns = {{{"Bắt đầu", "Start"}, "start", Format::kTime},
                      {{"Hội nghị", "Conference"}, "title"},
                      {{"Trạng thái", "Phase"}, "phase", Format::kPhase},
                      {{"Đã kết nối", "Connected"}, "sites", Format::kConnected},
                      {{"Dự kiến kết thúc", "Expected end"}, "expected_end", Format::kTime},
                      {{"Quá giờ", "Over time"}, "overrun", Format::kYesNo},
                      {{"Khẩn", "Urgent"}, "urgent", Format::kYesNo},
                      {{"Mã hội nghị", "Conference id"}, "conference"}},
          .empty = {"Không có hội nghị nào đang mở hoặc sắp mở.", "No conference is open or will be soon."}};
}

View sites_view() {
  return {.shape = View::Shape::kList,
          .columns = {{{"Điểm cầu", "Site"}, "name"},
                      {{"Tình trạng", "State"}, "state", Format::kPresence},
                      {{"Điện thoại trực", "Duty telephone"}, "duty_telephone"}},
          .empty = {"Không có điểm cầu nào.", "There are no sites."}};
}

Command conferences_command() {
  return {.name = "conferences",
          .summary = {"Các hội nghị đang mở hoặc sắp mở", "Conferences that are open or will be soon"},
          .example = "conferences",
          .request = [](const Arguments&, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/conferences"};
          },
          .view = conferences_view(),
          .pages = 200};
}

Outcome<void> show_conference(CommandContext& context, const Arguments& arguments) {
  const auto answer = context.api.send({.path = conference_path(arguments)});
  if (!answer) return tl::unexpected(answer.error());
  context.print(conference_view(), answer->body);
  const auto* sites = member(answer->body, "sites");
  if (context.json || sites == nullptr) return {};
  context.out << '\n';
  context.print(sites_view(), json::object{{"items", *sites}});
  return {};
}

Command conference_command() {
  return {.name = "conference",
          .summary = {"Một hội nghị và từng điểm cầu của nó", "One conference and each of its sites"},
          .example = "conference hn-20261201-1",
          .options = {kConference},
          .run = show_conference};
}

// ---- phases

ApiRequest phase_request(const Arguments& arguments, std::string_view phase) {
  return {.method = "POST",
          .path = conference_path(arguments) + "/phases",
          .body = json::object{{"phase", phase}, {"confirmed", true}}};
}

Command phase_command(std::string_view name, Text summary, std::string_view example, std::string_view phase) {
  return {.name = name,
          .summary = std::move(summary),
          .example = example,
          .options = {kConference},
          .request = [phase](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return phase_request(arguments, phase);
          },
          .view = conference_view()};
}

Outcome<void> close_conference(CommandContext& context, const Arguments& arguments) {
  if (!arguments.has("yes")) {
    const std::string conference = arguments.text("conference");
    const auto agreed = context.asker.confirm({"Kết thúc hội nghị " + conference + "? Tất cả điểm cầu sẽ rời hội nghị.",
                                               "Close " + conference + "? All sites will leave it."});
    if (!agreed) return tl::unexpected(agreed.error());
    if (!*agreed) return nothing_done();
  }
  const auto answer = context.api.send(phase_request(arguments, "closed"));
  if (!answer) return tl::unexpected(answer.error());
  context.print(conference_view(), answer->body);
  return {};
}

Command close_command() {
  return {.name = "close",
          .summary = {"Kết thúc hội nghị", "Ends the session and closes the conference"},
          .example = "close hn-20261201-1 --yes",
          .options = {kConference, kYes},
          .run = close_conference};
}

// ---- extending

Command extend_command() {
  return {.name = "extend",
          .summary = {"Gia hạn hội nghị", "Extends a conference"},
          .example = "extend hn-20261201-1 --until 11:30",
          .options = {kConference, {"--until", {"Đến lúc nào", "Until when"}, OptionKind::kText, true}},
          .request = [](const Arguments& arguments, CalendarTime now) -> Outcome<ApiRequest> {
            const auto until = parse_time(arguments.text("until"), now);
            if (!until) return tl::unexpected(until.error());
            return ApiRequest{.method = "POST",
                              .path = conference_path(arguments) + "/extensions",
                              .body = json::object{{"until", to_request_time(*until)}}};
          },
          .view = conference_view()};
}

Command answer_extension_command() {
  return {.name = "answer-extension",
          .summary = {"Trả lời hội nghị xin gia hạn vào giờ của mình",
                      "Answers a conference that would extend into yours"},
          .example = "answer-extension hn-20261201-1 --neighbour hn-20261201-2 --agree yes",
          .options = {kConference,
                      {"--neighbour", {"Hội nghị của mình", "Your conference"}, OptionKind::kText, true},
                      {"--agree", {"yes hoặc no", "yes or no"}, OptionKind::kText, true}},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            const std::string agree = arguments.text("agree");
            if (agree != "yes" && agree != "no") {
              return wrong_use("--agree phải là yes hoặc no.", "--agree must be yes or no.");
            }
            return ApiRequest{
                .method = "POST",
                .path = conference_path(arguments) + "/extension-answers",
                .body = json::object{{"neighbour", arguments.text("neighbour")}, {"agreed", agree == "yes"}}};
          },
          .view = conference_view()};
}

// ---- call now

Outcome<void> call_now(CommandContext& context, const Arguments& arguments) {
  json::object call{{"title", arguments.has("title") ? arguments.text("title") : "Họp khẩn"},
                    {"sites", json::array()},
                    {"length_min", arguments.number("length").value_or(60)},
                    {"chair_site", arguments.text("chair-site")}};
  const auto sites = site_ids(context.api, arguments.list("sites"));
  if (!sites) return tl::unexpected(sites.error());
  call["sites"] = *sites;
  const auto answer = context.api.send({.method = "POST", .path = "/calls", .body = call});
  if (!answer) return tl::unexpected(answer.error());
  context.print(conference_view({"Đang gọi các điểm cầu. Theo dõi: diem-cau-ctl conference MÃ",
                                 "The sites are being called. Watch: diem-cau-ctl conference ID"}),
                answer->body);
  return {};
}

Command call_now_command() {
  return {.name = "call-now",
          .summary = {"Họp khẩn: gọi ngay các điểm cầu", "An urgent conference: calls the sites now"},
          .example = "call-now --title \"Ứng phó bão số 5\" --sites all --chair-site ubnd-tinh",
          .options = {{"--sites", {"Các điểm cầu: a,b,… hoặc all", "Sites: a,b,… or all"}, OptionKind::kText, true},
                      {"--chair-site", {"Điểm cầu trung tâm", "The chair's site"}, OptionKind::kText, true},
                      {"--title", {"Tên (Họp khẩn)", "Title (Họp khẩn)"}},
                      {"--length", {"Thời lượng, phút (60)", "Length in minutes (60)"}, OptionKind::kNumber}},
          .run = call_now};
}

}  // namespace

std::vector<Command> conference_commands() {
  return {conferences_command(),
          conference_command(),
          call_now_command(),
          phase_command("open", {"Mở kết nối thử", "Opens a conference for testing"}, "open hn-20261201-1", "testing"),
          phase_command("start", {"Bắt đầu họp", "Begins the session"}, "start hn-20261201-1", "in_session"),
          phase_command("pause", {"Tạm nghỉ", "Pauses the session"}, "pause hn-20261201-1", "paused"),
          phase_command("resume", {"Họp tiếp sau khi tạm nghỉ", "Goes on after a pause"}, "resume hn-20261201-1",
                        "in_session"),
          close_command(),
          phase_command("reopen",
                        {"Mở lại hội nghị vừa kết thúc (trong 10 phút)", "Reopens what was closed (within 10 minutes)"},
                        "reopen hn-20261201-1", "in_session"),
          extend_command(),
          answer_extension_command()};
}

}  // namespace tools
