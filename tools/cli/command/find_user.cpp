#include "tools/cli/command/find_user.h"

#include <charconv>

#include <boost/json/serialize.hpp>

#include "tools/cli/command/view.h"

namespace tools {
namespace {

namespace json = boost::json;

constexpr const char* kPage = "200";  // the largest that the service gives
constexpr size_t kMostUsers = 100'000;

}  // namespace

Outcome<json::value> find_user_id(ApiClient& api, const std::string& named) {
  int64_t id = 0;
  const auto [end, error] = std::from_chars(named.data(), named.data() + named.size(), id);
  if (error == std::errc() && end == named.data() + named.size()) return json::value(id);
  // The service looks for parts of people's names, not for log-in names: so all are read.
  const auto users = api.items({.path = "/users", .query = {{"limit", kPage}}}, kMostUsers);
  if (!users) return tl::unexpected(users.error());
  for (const auto& user : *users) {
    const auto* login = member(user, "login");
    const auto* user_id = member(user, "id");
    if (login != nullptr && user_id != nullptr && *login == json::value(named)) return *user_id;
  }
  return fail(ExitStatus::kRefused, "cli.no_user",
              "Không có tài khoản \"" + named + "\". Xem: diem-cau-ctl users list",
              "There is no user \"" + named + "\". See: diem-cau-ctl users list");
}

Outcome<std::string> find_user_path(ApiClient& api, const std::string& named) {
  const auto id = find_user_id(api, named);
  if (!id) return tl::unexpected(id.error());
  return path_segment(id->is_string() ? std::string(id->get_string()) : json::serialize(*id));
}

}  // namespace tools
