#include "tools/cli/command/command.h"

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

class WatchCommand : public BecomeBench {};

TEST_F(WatchCommand, GivesItsPlaceToTheProgramThatDraws) {
  struct Case {
    Words typed;
    Words given;
  };
  const std::vector<Case> cases = {
      {{"watch"}, {}},
      {{"watch", "hn-1"}, {"--", "hn-1"}},
      {{"watch", "--once"}, {"--once"}},
      {{"watch", "Phòng chống bão", "--json"}, {"--json", "--", "Phòng chống bão"}},
  };
  for (const auto& [typed, given] : cases) {
    further_ = {"nothing"};
    ASSERT_TRUE(run(typed));
    EXPECT_EQ(program_, "watch");
    EXPECT_EQ(further_, given);
  }
  EXPECT_EQ(status({"watch", "a", "b"}), ExitStatus::kWrongUse);
}

TEST_F(WatchCommand, SaysWhyTheProgramDidNotStart) {
  become_ = [](std::string_view, const Words&) -> Outcome<void> { return wrong_use("Thiếu.", "Missing."); };
  EXPECT_EQ(status({"watch"}), ExitStatus::kWrongUse);
}

}  // namespace
}  // namespace tools
