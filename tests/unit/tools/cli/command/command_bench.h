#pragma once

#include <deque>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"
#include "tests/unit/tools/cli/scripted_transport.h"
#include "tools/cli/command/command_line.h"

namespace tools {

using media::test::TemporaryFolder;

// A person at the terminal who answers by a list.
class ScriptedAsker : public Asker {
 public:
  Outcome<std::string> secret(const Text& question) override { return next(question.en); }
  Outcome<bool> confirm(const Text& question) override {
    const auto answer = next(question.en);
    if (!answer) return tl::unexpected(answer.error());
    return *answer == "y";
  }
  Outcome<std::string> input_line() override { return next("input"); }

  std::deque<std::string> answers;
  std::vector<std::string> questions;

 private:
  Outcome<std::string> next(const std::string& question) {
    questions.push_back(question);
    if (answers.empty()) return wrong_use("Không có ai.", "Nobody is there.");
    const std::string answer = answers.front();
    answers.pop_front();
    return answer;
  }
};

// Runs whole command lines against a server by script. It is 09:30 on 26/11/2026 in the province.
class CommandBench : public testing::Test {
 protected:
  ~CommandBench() override { EXPECT_TRUE(server_.is_over()) << "fewer requests than expected"; }

  Outcome<void> run(const std::vector<std::string>& arguments) {
    const auto line = parse_command_line(arguments, all_commands(), language_);
    if (!line) return tl::unexpected(line.error());
    if (line->command == nullptr) return wrong_use("help", "help");
    CommandContext context{.api = api_,
                           .asker = asker_,
                           .out = out_,
                           .notes = notes_,
                           .language = language_,
                           .json = line->general.json,
                           .now = now_,
                           .server = ServerUrl{},
                           .login_file = folder_.path() / "login.json",
                           .become = become_};
    return run_command(*line->command, context, line->arguments);
  }
  // The output of a command that must be done.
  std::string output(const std::vector<std::string>& arguments) {
    out_.str("");
    const auto done = run(arguments);
    EXPECT_TRUE(done) << done.error().text.en;
    return out_.str();
  }
  ExitStatus status(const std::vector<std::string>& arguments) {
    const auto done = run(arguments);
    return done ? ExitStatus::kDone : done.error().status;
  }

  TemporaryFolder folder_;
  ScriptedTransport server_;
  ScriptedAsker asker_;
  ApiClient api_{server_, ServerUrl{}, [](std::chrono::seconds) {}};
  std::ostringstream out_;
  std::ostringstream notes_;
  std::function<Outcome<void>(std::string_view, const std::vector<std::string>&)> become_;
  Language language_ = Language::kEnglish;
  CalendarTime now_ = std::chrono::sys_days(std::chrono::year(2026) / 11 / 26) + std::chrono::minutes(150);
};

// For commands that give their place to another program: which, and with what.
class BecomeBench : public CommandBench {
 protected:
  using Words = std::vector<std::string>;

  BecomeBench() {
    become_ = [this](std::string_view program, const Words& arguments) -> Outcome<void> {
      program_ = program;
      further_ = arguments;
      return {};
    };
  }

  std::string program_;
  Words further_;
};

}  // namespace tools
