// The lines of a running conference, live: a program of its own (tools/cli/watch), since it needs the whole terminal,
// a WebSocket, and nothing of what the other commands share.
#include "tools/cli/command/command.h"

namespace tools {
namespace {

Outcome<void> watch(CommandContext& context, const Arguments& arguments) {
  std::vector<std::string> further;
  if (arguments.has("once")) further.emplace_back("--once");
  if (context.json) further.emplace_back("--json");
  if (arguments.has("conference")) {
    further.emplace_back("--");
    further.push_back(arguments.text("conference"));
  }
  return context.become("watch", further);
}

}  // namespace

std::vector<Command> watch_commands() {
  return {{.name = "watch",
           .summary = {"Theo dõi đường truyền các điểm cầu ngay trên màn hình lệnh; q để thoát",
                       "The lines of all sites, live in the terminal; q ends it"},
           .example = "watch hn-20261201-1",
           .options = {{"conference",
                        {"Mã hoặc đầu tên hội nghị; không nêu: hội nghị đang họp",
                         "Its id or how its title begins; not named: the one in session"}},
                       {"--once", {"In một bảng rồi thoát, cho tập lệnh", "Print one table and end, for scripts"},
                        OptionKind::kFlag}},
           .run = watch}};
}

}  // namespace tools
