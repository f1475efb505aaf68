#include "tools/cli/command/command.h"

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

class PreflightCommand : public BecomeBench {};

TEST_F(PreflightCommand, GivesItsPlaceToTheProgramThatAsks) {
  struct Case {
    Words typed;
    Words given;
  };
  const std::vector<Case> cases = {
      {{"preflight"}, {}},
      {{"preflight", "hn-1", "--json"}, {"--json", "--", "hn-1"}},
      {{"preflight", "--run"}, {"--run"}},
      {{"preflight", "Giao ban", "--run", "--sounds", "--site", "y-yen"},
       {"--run", "--sounds", "--site=y-yen", "--", "Giao ban"}},
  };
  for (const auto& [typed, given] : cases) {
    further_ = {"nothing"};
    ASSERT_TRUE(run(typed));
    EXPECT_EQ(program_, "preflight");
    EXPECT_EQ(further_, given);
  }
}

TEST_F(PreflightCommand, MakesNoSoundWithoutARun) {
  for (const Words& typed : std::vector<Words>{
           {"preflight", "--sounds"}, {"preflight", "hn-1", "--site", "y-yen"}, {"preflight", "a", "b"}}) {
    EXPECT_EQ(status(typed), ExitStatus::kWrongUse);
  }
  EXPECT_EQ(program_, "");
}

}  // namespace
}  // namespace tools
