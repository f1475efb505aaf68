// API tokens: how programs are known.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/find_user.h"

namespace tools {
namespace {

namespace json = boost::json;

const CommandOption kOfUser{"--user", {"Của tài khoản này (của mình)", "Of this account (one's own)"}};

// "/me/tokens", or those of --user.
Outcome<std::string> tokens_path(CommandContext& context, const Arguments& arguments) {
  if (!arguments.has("user")) return std::string("/me/tokens");
  auto user = find_user_path(context.api, arguments.text("user"));
  if (!user) return user;
  return "/users/" + *user + "/tokens";
}

View tokens_view() {
  return {.shape = View::Shape::kList,
          .columns = {{{"Mã", "Id"}, "id"},
                      {{"Nhãn", "Label"}, "label"},
                      {{"Phạm vi", "Scopes"}, "scopes"},
                      {{"Tạo lúc", "Created"}, "created", Format::kTime},
                      {{"Hết hạn", "Expires"}, "expires", Format::kTime}},
          .empty = {"Không có mã truy cập nào.", "There are no tokens."}};
}

Outcome<void> list(CommandContext& context, const Arguments& arguments) {
  constexpr size_t kMost = 1000;
  const auto path = tokens_path(context, arguments);
  if (!path) return tl::unexpected(path.error());
  auto items = context.api.items({.path = *path}, kMost);
  if (!items) return tl::unexpected(items.error());
  context.print(tokens_view(), json::object{{"items", std::move(*items)}});
  return {};
}

Outcome<json::object> token_body(const Arguments& arguments, CalendarTime now) {
  const auto scopes = arguments.list("scopes");
  json::object body{
      {"label", arguments.text("label")}, {"scopes", json::array(scopes.begin(), scopes.end())}, {"expires", nullptr}};
  if (!arguments.has("expires")) return body;
  const auto expires = parse_time(arguments.text("expires"), now);
  if (!expires) return tl::unexpected(expires.error());
  body["expires"] = to_request_time(*expires);
  return body;
}

Outcome<void> create(CommandContext& context, const Arguments& arguments) {
  auto body = token_body(arguments, context.now);
  if (!body) return tl::unexpected(body.error());
  const auto path = tokens_path(context, arguments);
  if (!path) return tl::unexpected(path.error());
  const auto answer = context.api.send({.method = "POST", .path = *path, .body = std::move(*body)});
  if (!answer) return tl::unexpected(answer.error());
  context.note({"Mã truy cập chỉ hiện một lần: hãy cất ngay.", "The token is shown only once: keep it now."});
  context.print({.shape = View::Shape::kRecord,
                 .columns = {{{"Mã", "Id"}, "id"}, {{"Mã truy cập", "Token"}, "token"}}},
                answer->body);
  return {};
}

Outcome<void> revoke(CommandContext& context, const Arguments& arguments) {
  const auto path = tokens_path(context, arguments);
  if (!path) return tl::unexpected(path.error());
  const auto answer =
      context.api.send({.method = "DELETE", .path = *path + "/" + path_segment(arguments.text("token"))});
  if (!answer) return tl::unexpected(answer.error());
  context.print({.done = {"Đã thu hồi.", "Revoked."}}, answer->body);
  return {};
}

}  // namespace

std::vector<Command> token_commands() {
  return {{.name = "tokens list",
           .summary = {"Các mã truy cập cho chương trình", "The tokens of programs"},
           .example = "tokens list",
           .options = {kOfUser},
           .run = list},
          {.name = "tokens create",
           .summary = {"Tạo mã truy cập cho một chương trình", "Makes a token for a program"},
           .example = "tokens create --label \"Lịch của cổng thông tin\" --scopes read --expires 2027-12-31",
           .options = {{"--label", {"Dùng để làm gì", "What it is for"}, OptionKind::kText, true},
                       {"--scopes",
                        {"read,book,conference,technical,metrics,admin",
                         "read,book,conference,technical,metrics,admin"},
                        OptionKind::kText,
                        true},
                       {"--expires", {"Hết hạn lúc nào (không hạn)", "When it ends (never)"}},
                       kOfUser},
           .run = create},
          {.name = "tokens revoke",
           .summary = {"Thu hồi một mã truy cập", "Revokes a token"},
           .example = "tokens revoke 12",
           .options = {{"token", {"Mã (cột đầu của tokens list)", "Id (first column of tokens list)"},
                        OptionKind::kText, true},
                       kOfUser},
           .run = revoke}};
}

}  // namespace tools
