#include "tools/cli/command/command_line.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace tools {
namespace {

using Words = std::vector<std::string>;

Outcome<CommandLine> parse(const Words& words, Language language = Language::kEnglish) {
  return parse_command_line(words, all_commands(), language);
}

std::string refusal(const Words& words, Language language = Language::kEnglish) {
  const auto line = parse(words, language);
  if (line) return "taken";
  EXPECT_EQ(line.error().status, ExitStatus::kWrongUse);
  const auto& text = in(language, line.error().text);
  return text.substr(0, text.find('\n'));
}

// As a shell splits it: blanks, and double quotes around blanks.
Words split(std::string_view example) {
  Words words(1);
  bool quoted = false;
  for (const char c : example) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

TEST(CommandLine, ReadsACommandWithItsOptions) {
  const auto line = parse({"--json", "create", "--title", "Giao ban", "--length", "90", "--auto-start", "--server",
                           "https://h:8443"});
  ASSERT_TRUE(line) << line.error().text.en;
  EXPECT_EQ(line->command->name, "create");
  EXPECT_EQ(line->arguments.text("title"), "Giao ban");
  EXPECT_EQ(line->arguments.number("length"), 90);
  EXPECT_TRUE(line->arguments.has("auto-start"));
  EXPECT_FALSE(line->arguments.has("check"));
  EXPECT_FALSE(line->arguments.has("start"));
  EXPECT_TRUE(line->general.json);
  EXPECT_EQ(line->general.server, "https://h:8443") << "general options stand behind a command too";
}

TEST(CommandLine, GroupsHaveCommandsAndStandForTheirList) {
  EXPECT_EQ(parse({"users", "create", "--login", "a", "--name", "b", "--role", "operator"})->command->name,
            "users create");
  EXPECT_EQ(parse({"users"})->command->name, "users list");
  EXPECT_EQ(parse({"users", "--json"})->command->name, "users list");
  EXPECT_EQ(parse({"invitations"})->command, nullptr) << "it has no list: its help";
}

TEST(CommandLine, SaysWhatIsMissingOrNotUnderstood) {
  EXPECT_EQ(refusal({"show"}), "booking is missing.");
  EXPECT_EQ(refusal({"show"}, Language::kVietnamese), "Thiếu booking.");
  EXPECT_EQ(refusal({"copy", "b"}), "--start is missing.");
  EXPECT_EQ(refusal({"show", "b", "c"}), "Not understood: \"c\".");
  EXPECT_EQ(refusal({"show", "b", "--colour"}, Language::kVietnamese), "Không hiểu \"--colour\".");
  EXPECT_EQ(refusal({"shwo"}), "Not understood: \"shwo\".");
  EXPECT_EQ(refusal({"create", "--length", "long"}), "--length must be a whole number, not negative.");
  EXPECT_EQ(refusal({"create", "--length=-1"}), "--length must be a whole number, not negative.");
  EXPECT_NE(refusal({"list", "--lang", "fr"}), "taken");
}

TEST(CommandLine, HelpIsInTheLanguage) {
  const std::string vi = parse({"--help"}, Language::kVietnamese)->answer;
  EXPECT_NE(vi.find("Mã kết thúc: 0 xong"), std::string::npos);
  EXPECT_NE(vi.find("Họp khẩn"), std::string::npos);
  const std::string en = parse({"create", "--help"})->answer;
  EXPECT_NE(en.find("Example: diem-cau-ctl create"), std::string::npos);
  EXPECT_NE(en.find("--chair-site"), std::string::npos);
  EXPECT_EQ(parse({})->command, nullptr);
  EXPECT_NE(parse({"--version"})->answer.find("diem-cau-ctl"), std::string::npos);
}

TEST(CommandLine, TheLanguageIsLookedAtFirst) {
  EXPECT_EQ(language_option(Words{"list", "--lang", "en"}), "en");
  EXPECT_EQ(language_option(Words{"--lang=vi", "list"}), "vi");
  EXPECT_EQ(language_option(Words{"list", "--lang"}), "");
  EXPECT_EQ(language_option(Words{"list"}), "");
}

TEST(Commands, EveryOneHasANameOfItsOwnBothLanguagesAndAnExampleThatIsRight) {
  std::set<std::string_view> names;
  for (const auto& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.summary.vi.empty() || command.summary.en.empty()) << command.name;
    EXPECT_NE(static_cast<bool>(command.request), static_cast<bool>(command.run)) << command.name;
    const auto line = parse(split(command.example));
    ASSERT_TRUE(line) << command.example << ": " << line.error().text.en;
    EXPECT_EQ(line->command, &command) << command.example;
    for (const auto& option : command.options) {
      EXPECT_FALSE(option.help.vi.empty() || option.help.en.empty()) << command.name << " " << option.name;
    }
  }
}

TEST(Commands, ColumnsHaveTitlesInBothLanguages) {
  for (const auto& command : all_commands()) {
    for (const auto& column : command.view.columns) {
      EXPECT_FALSE(column.title.vi.empty() || column.title.en.empty()) << command.name << " " << column.member;
    }
    const bool list = command.view.shape == View::Shape::kList;
    EXPECT_EQ(list, !command.view.empty.vi.empty()) << command.name;
    EXPECT_TRUE(list || command.pages == 0) << command.name;
  }
}

TEST(Commands, NoneTakesAPasswordAsAnOption) {
  for (const auto& command : all_commands()) {
    for (const auto& option : command.options) {
      EXPECT_TRUE(option.name != "--password" && option.name != "--token") << command.name;
    }
  }
}

}  // namespace
}  // namespace tools
