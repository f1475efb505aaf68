// How the sites of a conference came through their tests: a program of its own (tools/cli/preflight), since a run is
// asked for and followed over a WebSocket, as by `watch`.
#include "tools/cli/command/command.h"

namespace tools {
namespace {

Outcome<void> preflight(CommandContext& context, const Arguments& arguments) {
  if (!arguments.has("run") && (arguments.has("sounds") || arguments.has("site"))) {
    return wrong_use("--sounds và --site chỉ dùng cùng --run.", "--sounds and --site go with --run only.");
  }
  std::vector<std::string> further;
  for (const char* flag : {"run", "sounds"}) {
    if (arguments.has(flag)) further.push_back(std::string("--") + flag);
  }
  if (arguments.has("site")) further.push_back("--site=" + arguments.text("site"));
  if (context.json) further.emplace_back("--json");
  if (arguments.has("conference")) {
    further.emplace_back("--");
    further.push_back(arguments.text("conference"));
  }
  return context.become("preflight", further);
}

}  // namespace

std::vector<Command> preflight_commands() {
  return {{.name = "preflight",
           .summary = {"Kết quả kiểm tra trước đường truyền và thiết bị các điểm cầu; --run: kiểm tra ngay",
                       "How lines and equipment of the sites were found before; --run: test them now"},
           .example = "preflight hn-20261201-1 --run",
           .options = {{"conference",
                        {"Mã hoặc đầu tên hội nghị; không nêu: hội nghị đang mở",
                         "Its id or how its title begins; not named: the one that is open"}},
                       {"--run",
                        {"Kiểm tra ngay và đợi kết quả", "Test now and wait for what is found"},
                        OptionKind::kFlag},
                       {"--sounds",
                        {"Với --run: phát tiếng thử ở loa điểm cầu", "With --run: play a test sound in the halls"},
                        OptionKind::kFlag},
                       {"--site", {"Với --run: chỉ điểm cầu này", "With --run: this site only"}}},
           .run = preflight}};
}

}  // namespace tools
