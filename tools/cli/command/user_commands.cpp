// Accounts.
#include <boost/json/object.hpp>

#include "tools/cli/command/booking_views.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/find_user.h"
#include "tools/cli/command/password_input.h"

namespace tools {
namespace {

namespace json = boost::json;

const CommandOption kUser{"user", {"Tên đăng nhập hoặc mã", "Log-in name or id"}, OptionKind::kText, true};
const CommandOption kRole{
    "--role",
    {"administrator, operator, chair, deputy, secretary, technician hoặc observer",
     "administrator, operator, chair, deputy, secretary, technician or observer"}};

View user_view(Text done) {
  return {.shape = View::Shape::kRecord,
          .columns = {{{"Mã", "Id"}, "id"},
                      {{"Tên đăng nhập", "Log-in name"}, "login"},
                      {{"Họ và tên", "Name"}, "name"},
                      {{"Vai trò", "Role"}, "role", Format::kRole},
                      {{"Bị khóa", "Disabled"}, "disabled", Format::kYesNo}},
          .done = std::move(done)};
}

Command list_command() {
  return {.name = "users list",
          .summary = {"Các tài khoản", "The accounts"},
          .example = "users list --text nguyen",
          .options = {{"--text", {"Tìm tên, không cần dấu", "Look for a name, with or without diacritics"}},
                      {"--limit", {"Nhiều nhất bao nhiêu (1000)", "At most so many (1000)"}, OptionKind::kNumber}},
          .request = [](const Arguments& arguments, CalendarTime) -> Outcome<ApiRequest> {
            return ApiRequest{.path = "/users", .query = {{"text", arguments.text("text")}}};
          },
          .view = {.shape = View::Shape::kList,
                   .columns = {{{"Mã", "Id"}, "id"},
                               {{"Tên đăng nhập", "Log-in name"}, "login"},
                               {{"Họ và tên", "Name"}, "name"},
                               {{"Vai trò", "Role"}, "role", Format::kRole},
                               {{"Bị khóa", "Disabled"}, "disabled", Format::kYesNo},
                               {{"Đăng nhập lần cuối", "Last log-in"}, "last_login", Format::kTime}},
                   .empty = {"Không có tài khoản nào.", "There are no accounts."}},
          .pages = 1000};
}

Outcome<void> create(CommandContext& context, const Arguments& arguments) {
  const auto password = new_password(context, arguments);
  if (!password) return tl::unexpected(password.error());
  const auto answer = context.api.send({.method = "POST",
                                        .path = "/users",
                                        .body = json::object{{"login", arguments.text("login")},
                                                             {"name", arguments.text("name")},
                                                             {"role", arguments.text("role")},
                                                             {"password", *password}}});
  if (!answer) return tl::unexpected(answer.error());
  context.print(user_view({"Đã tạo tài khoản.", "The account is made."}), answer->body);
  return {};
}

Command create_command() {
  auto role = kRole;
  role.required = true;
  return {.name = "users create",
          .summary = {"Tạo tài khoản", "Makes an account"},
          .example = "users create --login lan --name \"Nguyễn Thị Lan\" --role operator",
          .options = {{"--login", {"Tên đăng nhập", "Log-in name"}, OptionKind::kText, true},
                      {"--name", {"Họ và tên", "Name"}, OptionKind::kText, true},
                      role,
                      password_option()},
          .run = create};
}

// Reads the account, lets `edit` change it, and writes it back only if nobody else has changed it meanwhile.
template <typename Edit>
Outcome<void> change_user(CommandContext& context, const Arguments& arguments, const Text& done, Edit edit) {
  const auto path = find_user_path(context.api, arguments.text("user"));
  if (!path) return tl::unexpected(path.error());
  const auto former = context.api.send({.path = "/users/" + *path});
  if (!former) return tl::unexpected(former.error());
  json::object body;
  for (const auto* name : {"login", "name", "role", "disabled"}) {
    if (const auto* value = member(former->body, name)) body[name] = *value;
  }
  edit(body);
  const auto answer = context.api.send(
      {.method = "PUT", .path = "/users/" + *path, .body = std::move(body), .headers = {{"If-Match", former->etag}}});
  if (!answer) return tl::unexpected(answer.error());
  context.print(user_view(done), answer->body);
  return {};
}

Command change_command() {
  return {.name = "users change",
          .summary = {"Đổi tên đăng nhập, họ tên hoặc vai trò", "Changes log-in name, name or role"},
          .example = "users change lan --role administrator",
          .options = {kUser,
                      {"--login", {"Tên đăng nhập mới", "New log-in name"}},
                      {"--name", {"Họ và tên mới", "New name"}},
                      kRole},
          .run = [](CommandContext& context, const Arguments& arguments) {
            return change_user(context, arguments, {"Đã sửa.", "Changed."}, [&](json::object& user) {
              for (const auto* name : {"login", "name", "role"}) {
                if (arguments.has(name)) user[name] = arguments.text(name);
              }
            });
          }};
}

Command disable_command(std::string_view name, Text summary, std::string_view example, Text done, bool disabled) {
  return {.name = name,
          .summary = std::move(summary),
          .example = example,
          .options = {kUser},
          .run = [done = std::move(done), disabled](CommandContext& context, const Arguments& arguments) {
            return change_user(context, arguments, done, [&](json::object& user) { user["disabled"] = disabled; });
          }};
}

Outcome<void> set_password(CommandContext& context, const Arguments& arguments) {
  const auto path = find_user_path(context.api, arguments.text("user"));
  if (!path) return tl::unexpected(path.error());
  const auto password = new_password(context, arguments);
  if (!password) return tl::unexpected(password.error());
  const auto answer = context.api.send(
      {.method = "PUT", .path = "/users/" + *path + "/password", .body = json::object{{"password", *password}}});
  if (!answer) return tl::unexpected(answer.error());
  context.print({.done = {"Đã đổi mật khẩu.", "The password is changed."}}, answer->body);
  return {};
}

Command password_command() {
  return {.name = "users password",
          .summary = {"Đặt mật khẩu mới cho một tài khoản", "Sets an account's password"},
          .example = "users password lan",
          .options = {kUser, password_option()},
          .run = set_password};
}

Outcome<void> log_out(CommandContext& context, const Arguments& arguments) {
  const auto path = find_user_path(context.api, arguments.text("user"));
  if (!path) return tl::unexpected(path.error());
  const auto answer = context.api.send({.method = "POST", .path = "/users/" + *path + "/log-outs"});
  if (!answer) return tl::unexpected(answer.error());
  context.print({.done = {"Đã đăng xuất ở mọi nơi.", "Logged out everywhere."}}, answer->body);
  return {};
}

Command log_out_command() {
  return {.name = "users log-out",
          .summary = {"Đăng xuất một tài khoản ở mọi nơi", "Logs an account out everywhere"},
          .example = "users log-out lan",
          .options = {kUser},
          .run = log_out};
}

}  // namespace

std::vector<Command> user_commands() {
  return {list_command(),
          create_command(),
          change_command(),
          disable_command("users disable", {"Khóa tài khoản", "Disables an account"}, "users disable lan",
                          {"Đã khóa.", "Disabled."}, true),
          disable_command("users enable", {"Mở khóa tài khoản", "Enables an account"}, "users enable lan",
                          {"Đã mở khóa.", "Enabled."}, false),
          password_command(),
          log_out_command()};
}

}  // namespace tools
