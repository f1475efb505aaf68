// The way in for the first administrator, made anew on this machine: the one that the service printed may be out of
// sight, out of date or lost. Works beside the running service and without it.
#include <boost/json/object.hpp>

#include "signaling/accounts/first_administrator.h"
#include "signaling/base/date_time.h"
#include "signaling/store/store.h"
#include "tools/cli/command/command.h"
#include "tools/cli/command/store_place.h"

namespace tools {
namespace {

namespace json = boost::json;

tl::unexpected<Failure> refused(const media::Error& error) {
  return fail(ExitStatus::kRefused, error.code, "Không tạo được đường dẫn.\n  " + error.message, error.message);
}

Outcome<void> make_link(CommandContext& context, const Arguments& arguments) {
  const auto folder = store_folder(arguments);
  if (auto there = check_store(folder); !there) return there;
  const auto database = signaling::Database::open(signaling::StoreLayout{folder}.database());
  if (!database) return refused(database.error());
  const auto token = signaling::make_first_administrator_link(**database, context.now);
  if (!token) return refused(token.error());
  if (!*token) {
    return fail(ExitStatus::kRefused, "link.used",
                "Đã có quản trị viên. Hãy nhờ người ấy đặt lại mật khẩu hoặc thêm tài khoản.",
                "There is an administrator already, who can set passwords and add accounts.");
  }
  const View view{.shape = View::Shape::kRecord,
                  .columns = {{{"Đường dẫn", "Link"}, "link"},
                              {{"Dùng được đến", "Good until"}, "expires", Format::kTime}},
                  .done = {"Mở đường dẫn này trong trình duyệt để tạo quản trị viên đầu tiên; chỉ dùng được một lần.",
                           "Open this link in a browser to make the first administrator; it works once."}};
  context.print(view, json::object{{"link", context.server.origin + "/first-administrator#" + **token},
                                   {"expires", signaling::to_date_time(context.now + signaling::kAdminLinkLifetime)}});
  return {};
}

}  // namespace

std::vector<Command> administrator_link_commands() {
  return {{.name = "administrator-link",
           .summary = {"Tạo đường dẫn cho quản trị viên đầu tiên, trên máy chủ (root)",
                       "Makes the first administrator's link, on the server itself (root)"},
           .example = "administrator-link --server https://diem-cau.tinh:8443",
           .options = {store_option()},
           .run = make_link,
           .needs_token = false}};
}

}  // namespace tools
