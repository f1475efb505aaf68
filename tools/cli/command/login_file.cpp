#include "tools/cli/command/login_file.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tools/cli/command/text_file.h"
#include "tools/cli/rest/findings.h"

namespace tools {

namespace json = boost::json;
namespace fs = std::filesystem;

fs::path login_file_path(const Environment& environment) {
  const auto folder = environment("XDG_CONFIG_HOME");
  if (folder && !folder->empty()) return fs::path(*folder) / "diem-cau" / "login.json";
  const auto home = environment("HOME");
  return home && !home->empty() ? fs::path(*home) / ".config" / "diem-cau" / "login.json" : fs::path();
}

Outcome<std::optional<Login>> read_login(const fs::path& path) {
  std::error_code missing;
  if (path.empty() || !fs::exists(path, missing)) return std::optional<Login>();
  const auto text = read_text_file(path);
  if (!text) return tl::unexpected(text.error());
  boost::system::error_code error;
  const auto value = json::parse(*text, error);
  if (!error && value.is_object()) {
    const auto& object = value.get_object();
    const auto* id = object.if_contains("token_id");
    Login login{text_member(object, "server"), text_member(object, "login"), text_member(object, "token"),
                id == nullptr ? json::value() : *id};
    if (!login.server.empty() && !login.token.empty()) return std::optional(std::move(login));
  }
  return wrong_use("Tệp " + path.string() + " không đúng. Hãy xóa rồi đăng nhập lại.",
                   path.string() + " is not right. Remove it and log in again.");
}

Outcome<void> write_login(const fs::path& path, const Login& login) {
  const json::object object{
      {"server", login.server}, {"login", login.login}, {"token", login.token}, {"token_id", login.token_id}};
  return write_text_file(path, json::serialize(object) + "\n", true);
}

}  // namespace tools
