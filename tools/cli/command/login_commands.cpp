// Logging in at a shell: a password for an API token, which the commands after it use.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "tools/cli/command/command.h"
#include "tools/cli/command/login_file.h"
#include "tools/cli/command/password_input.h"
#include "tools/cli/rest/findings.h"

namespace tools {
namespace {

namespace json = boost::json;

// A person's page login, while it lasts: the transport keeps its cookie.
class PageLogin {
 public:
  static Outcome<PageLogin> begin(ApiClient& api, const std::string& login, const std::string& password) {
    const auto answer =
        api.send({.method = "POST", .path = "/login", .body = json::object{{"login", login}, {"password", password}}});
    if (!answer) return tl::unexpected(answer.error());
    const auto* csrf = member(answer->body, "csrf_token");
    return PageLogin(api, csrf != nullptr && csrf->is_string() ? std::string(csrf->get_string()) : "");
  }

  Outcome<ApiAnswer> send(ApiRequest request) {
    request.headers.emplace_back("X-CSRF-Token", csrf_);
    return api_.send(request);
  }

  void end() { (void)send({.method = "POST", .path = "/logout"}); }

 private:
  PageLogin(ApiClient& api, std::string csrf) : api_(api), csrf_(std::move(csrf)) {}

  ApiClient& api_;
  std::string csrf_;
};

Outcome<ApiAnswer> make_token(PageLogin& page, const Arguments& arguments, CalendarTime now) {
  constexpr std::chrono::days kLifetime{90};
  const auto scopes = arguments.has("scopes") ? arguments.list("scopes")
                                              : std::vector<std::string>{"read", "book", "conference"};
  const auto expires = arguments.has("expires") ? parse_time(arguments.text("expires"), now) : now + kLifetime;
  if (!expires) return tl::unexpected(expires.error());
  return page.send({.method = "POST",
                    .path = "/me/tokens",
                    .body = json::object{{"label", "diem-cau-ctl"},
                                         {"scopes", json::array(scopes.begin(), scopes.end())},
                                         {"expires", to_request_time(*expires)}}});
}

Outcome<void> no_login_file() {
  return wrong_use("Không biết cất mã truy cập ở đâu: hãy đặt HOME hoặc XDG_CONFIG_HOME.",
                   "It is not known where to keep the token: set HOME or XDG_CONFIG_HOME.");
}

Outcome<void> log_in(CommandContext& context, const Arguments& arguments) {
  if (context.login_file.empty()) return no_login_file();
  const auto password = known_password(context, arguments);
  if (!password) return tl::unexpected(password.error());
  const std::string login = arguments.text("name");
  context.api.set_token("");
  auto page = PageLogin::begin(context.api, login, *password);
  if (!page) return tl::unexpected(page.error());
  const auto made = make_token(*page, arguments, context.now);
  page->end();
  if (!made) return tl::unexpected(made.error());
  const auto* id = member(made->body, "id");
  const Login kept{context.server.origin, login,
                   made->body.is_object() ? text_member(made->body.get_object(), "token") : "",
                   id == nullptr ? json::value() : *id};
  if (auto written = write_login(context.login_file, kept); !written) return written;
  context.note({"Đã đăng nhập " + context.server.origin + " với tên " + login + ".",
                "Logged in at " + context.server.origin + " as " + login + "."});
  return {};
}

std::string token_path(const Login& login) {
  return "/me/tokens/" + path_segment(show_member(json::object{{"id", login.token_id}}, {.title = {}, .member = "id"},
                                                  Language::kEnglish));
}

// A token may be too weak to revoke itself: then its owner does it, with the password.
Outcome<void> revoke(CommandContext& context, const Arguments& arguments, const Login& login) {
  constexpr unsigned kUnknown = 401;
  context.api.set_token(login.token);
  const auto revoked = context.api.send({.method = "DELETE", .path = token_path(login)});
  if (revoked || revoked.error().http_status == kUnknown) return {};  // unknown: it was revoked before
  if (revoked.error().status == ExitStatus::kUnreachable) return tl::unexpected(revoked.error());
  const auto password = known_password(context, arguments);
  if (!password) return tl::unexpected(password.error());
  context.api.set_token("");
  auto page = PageLogin::begin(context.api, login.login, *password);
  if (!page) return tl::unexpected(page.error());
  const auto done = page->send({.method = "DELETE", .path = token_path(login)});
  page->end();
  if (!done) return tl::unexpected(done.error());
  return {};
}

Outcome<void> log_out(CommandContext& context, const Arguments& arguments) {
  const auto login = read_login(context.login_file);
  if (!login) return tl::unexpected(login.error());
  if (!*login) return wrong_use("Chưa đăng nhập.", "Nobody is logged in.");
  if ((*login)->server != context.server.origin) {
    return wrong_use("Đang đăng nhập tại " + (*login)->server + ", không phải " + context.server.origin + ".",
                     "You are logged in at " + (*login)->server + ", not at " + context.server.origin + ".");
  }
  if (auto revoked = revoke(context, arguments, **login); !revoked) return revoked;
  std::error_code error;
  std::filesystem::remove(context.login_file, error);
  context.note({"Đã đăng xuất.", "Logged out."});
  return {};
}

}  // namespace

std::vector<Command> login_commands() {
  return {{.name = "login",
           .summary = {"Đăng nhập: đổi mật khẩu lấy mã truy cập và cất lại",
                       "Logs in: keeps a token for later commands"},
           .example = "login lan --server https://diem-cau.tinh:8443 --scopes read,book,conference",
           .options = {{"name", {"Tên đăng nhập", "Log-in name"}, OptionKind::kText, true},
                       {"--scopes",
                        {"Được làm gì: read,book,conference,technical,metrics,admin (read,book,conference)",
                         "What it may do: read,book,conference,technical,metrics,admin (read,book,conference)"}},
                       {"--expires", {"Hết hạn lúc nào (sau 90 ngày)", "When it ends (after 90 days)"}},
                       password_option()},
           .run = log_in,
           .needs_token = false},
          {.name = "logout",
           .summary = {"Đăng xuất: thu hồi mã truy cập đã cất", "Logs out: revokes the token that is kept"},
           .example = "logout",
           .options = {password_option()},
           .run = log_out,
           .needs_token = false}};
}

}  // namespace tools
