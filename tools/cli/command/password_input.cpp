#include "tools/cli/command/password_input.h"

namespace tools {

CommandOption password_option() {
  return {"--password-stdin",
          {"Đọc mật khẩu từ dòng đầu của đầu vào chuẩn", "Read the password from the first line of standard input"},
          OptionKind::kFlag};
}

Outcome<std::string> known_password(CommandContext& context, const Arguments& arguments) {
  if (arguments.has("password-stdin")) return context.asker.input_line();
  return context.asker.secret({"Mật khẩu", "Password"});
}

Outcome<std::string> new_password(CommandContext& context, const Arguments& arguments) {
  if (arguments.has("password-stdin")) return context.asker.input_line();
  auto first = context.asker.secret({"Mật khẩu mới", "New password"});
  if (!first) return first;
  const auto second = context.asker.secret({"Nhập lại mật khẩu mới", "New password again"});
  if (!second) return second;
  if (*first == *second) return first;
  return wrong_use("Hai lần nhập không giống nhau.", "The two are not the same.");
}

}  // namespace tools
