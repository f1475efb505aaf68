#include "media/base/config_reader.h"

#include <chrono>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace media {
namespace {

using namespace std::chrono_literals;

enum class Colour { kRed, kBlue };

struct Example {
  bool on = false;
  uint16_t port = 80;
  std::string name = "default";
  std::vector<std::string> words;
  double share = 0.5;
  Duration limit = 3s;
  Colour colour = Colour::kRed;
};

Result<Example> read_example(std::string_view text) {
  auto reader = ConfigReader::parse(text, "x.toml");
  if (!reader) return tl::unexpected(reader.error());
  Example e;
  auto s = reader->root().section("example");
  s.read("on", e.on);
  s.read("port", e.port, 1);
  s.read("name", e.name, 10);
  s.read("words", e.words, 3);
  s.read("share", e.share, 0, 1);
  s.read("limit_s", e.limit, 1s, 0, 60);
  s.read("colour", e.colour, {{"red", Colour::kRed}, {"blue", Colour::kBlue}});
  if (auto done = reader->finish(); !done) return tl::unexpected(done.error());
  return e;
}

TEST(ConfigReader, SilenceLeavesTheDefaults) {
  const auto e = read_example("");
  ASSERT_TRUE(e);
  EXPECT_EQ(e->port, 80);
  EXPECT_EQ(e->name, "default");
  EXPECT_EQ(e->limit, 3s);
  EXPECT_EQ(e->colour, Colour::kRed);
}

TEST(ConfigReader, ReadsEveryKind) {
  const auto e = read_example(R"([example]
on = true
port = 65535
name = "Ý Yên"
words = ["a", "b"]
share = 1
limit_s = 2.5
colour = "blue"
)");
  ASSERT_TRUE(e) << e.error().message;
  EXPECT_TRUE(e->on);
  EXPECT_EQ(e->port, 65535);
  EXPECT_EQ(e->name, "Ý Yên");
  EXPECT_EQ(e->words, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(e->share, 1.0);
  EXPECT_EQ(e->limit, 2500ms);
  EXPECT_EQ(e->colour, Colour::kBlue);
}

struct Refusal {
  const char* text;
  const char* message;
};

TEST(ConfigReader, NamesFileLineAndKeyOfWhatIsWrong) {
  const Refusal refusals[] = {
      {"[example]\nprt = 1", "x.toml:2: example.prt: unknown key; did you mean \"port\"?"},
      {"[example]\nunheard_of = 1", "x.toml:2: example.unheard_of: unknown key"},
      {"\n[exampel]\nport = 1", "x.toml:2: exampel: unknown key; did you mean \"example\"?"},
      {"[example]\n\nport = 0", "x.toml:3: example.port: 0 is not between 1 and 65535"},
      {"[example]\nport = 70000", "x.toml:2: example.port: 70000 is not between 1 and 65535"},
      {"[example]\nport = \"80\"", "x.toml:2: example.port: must be a whole number, not a text"},
      {"[example]\nport = 80.0", "x.toml:2: example.port: must be a whole number, not a number"},
      {"[example]\non = 1", "x.toml:2: example.on: must be true or false, not a whole number"},
      {"[example]\nname = true", "x.toml:2: example.name: must be a text in quotes, not true or false"},
      {"[example]\nname = \"12345678901\"", "x.toml:2: example.name: is longer than 10 bytes"},
      {"[example]\nwords = \"a\"", "x.toml:2: example.words: must be a list of texts, not a text"},
      {"[example]\nwords = [1]", "x.toml:2: example.words: must hold texts only, not a whole number"},
      {"[example]\nwords = [\"a\",\"b\",\"c\",\"d\"]", "x.toml:2: example.words: has more than 3 entries"},
      {"[example]\nshare = 1.5", "x.toml:2: example.share: 1.5 is not between 0 and 1"},
      {"[example]\nshare = nan", "x.toml:2: example.share: nan is not between 0 and 1"},
      {"[example]\nlimit_s = 61", "x.toml:2: example.limit_s: 61 is not between 0 and 60"},
      {"[example]\ncolour = \"green\"", "x.toml:2: example.colour: \"green\" is not one of red, blue"},
      {"example = 3", "x.toml:1: example: must be a section [example], not a whole number"},
      // The complaint that stands first in the file wins.
      {"[example]\nx = 1\nport = 0", "x.toml:2: example.x: unknown key"},
      {"[example]\nport = 0\nx = 1", "x.toml:2: example.port: 0 is not between 1 and 65535"},
  };
  for (const auto& refusal : refusals) {
    const auto e = read_example(refusal.text);
    ASSERT_FALSE(e) << refusal.text;
    EXPECT_EQ(e.error().message, refusal.message);
  }
}

TEST(ConfigReader, NamesTheLineOfASyntaxError) {
  const auto e = read_example("[example]\nport = = 3\n");
  ASSERT_FALSE(e);
  EXPECT_EQ(e.error().code, "config.syntax");
  EXPECT_EQ(e.error().message.rfind("x.toml:2: ", 0), 0U) << e.error().message;
}

TEST(ConfigReader, ReadsListsOfSectionsAndOpenTables) {
  auto reader = ConfigReader::parse(R"([[site]]
id = "a"
[site.tokens]
x = "1"
y = "2"
[[site]]
id = "b"
)",
                                    "x.toml");
  ASSERT_TRUE(reader);
  auto sites = reader->root().sections("site");
  ASSERT_EQ(sites.size(), 2U);
  std::string id;
  sites[1].read("id", id);
  EXPECT_EQ(id, "b");
  sites[0].read("id", id);
  auto tokens = sites[0].section("tokens");
  EXPECT_EQ(tokens.keys(), (std::vector<std::string>{"x", "y"}));
  std::string token;
  tokens.read("x", token);
  EXPECT_EQ(token, "1");
  const auto done = reader->finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "x.toml:5: site[1].tokens.y: unknown key");
}

TEST(ConfigReader, RequiredKeysAndRulesOfTheCaller) {
  auto reader = ConfigReader::parse("\n[a]\nx = 1\n", "x.toml");
  ASSERT_TRUE(reader);
  auto a = reader->root().section("a");
  int x = 0;
  a.read("x", x);
  a.require("x");
  EXPECT_TRUE(reader->finish());
  a.require("y");
  EXPECT_EQ(reader->finish().error().message, "x.toml:2: a.y: is missing");
  a.complain("x", "does not please");
  EXPECT_EQ(reader->finish().error().message, "x.toml:2: a.y: is missing");
}

TEST(ConfigReader, ReadsAFileAndCountsPathsFromItsFolder) {
  const test::TemporaryFolder folder;
  auto reader = ConfigReader::read_file(folder.write("a.toml", "pages = \"web\"\nabsolute = \"/srv\"\n"));
  ASSERT_TRUE(reader);
  std::filesystem::path pages;
  std::filesystem::path absolute;
  std::filesystem::path silent = "kept";
  reader->root().read("pages", pages);
  reader->root().read("absolute", absolute);
  reader->root().read("silent", silent);
  EXPECT_TRUE(reader->finish());
  EXPECT_EQ(pages, folder.path() / "web");
  EXPECT_EQ(absolute, "/srv");
  EXPECT_EQ(silent, "kept");

  const auto missing = ConfigReader::read_file(folder.path() / "b.toml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "config.missing_file");
}

}  // namespace
}  // namespace media
