#include "signaling/base/member_reader.h"

#include <functional>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

const ClockPair kClocks{WallTime(1764118800000ms), media::Timestamp(500s)};
constexpr std::pair<std::string_view, int> kWords[] = {{"one", 1}, {"two", 2}};

// What is wrong with `text` for this reading; empty: nothing.
std::string problem_of(std::string_view text, const std::function<void(MemberReader&)>& read) {
  const json::value value = json::parse(text);
  std::string problem;
  MemberReader reader(value, problem);
  read(reader);
  reader.finish();
  return problem;
}

TEST(MemberReader, GivesWhatIsThere) {
  const std::string text = R"({"t": "Ý Yên", "l": "a\nb\tc", "n": 7, "big": 18446744073709551615, "none": null,
                               "r": -0.5, "whole": -7, "nothing": null,
                               "b": true, "s": "y-yen", "at": "2025-11-26T01:00:00.5Z", "w": "two",
                               "o": [{"n": 1}, {"n": 2}]})";
  const auto read = [](MemberReader& r) {
    EXPECT_EQ(r.text("t", 1, 10), "Ý Yên");
    EXPECT_EQ(r.lines("l", 10), "a\nb\tc");
    EXPECT_EQ(r.number("n", 7, 7), 7u);
    EXPECT_EQ(r.number_or_null("big", 0, ~uint64_t{0}), ~uint64_t{0});
    EXPECT_EQ(r.number_or_null("none", 0, 1), std::nullopt);
    EXPECT_EQ(r.real_or_null("r", -1, 1), -0.5);
    EXPECT_EQ(r.real_or_null("whole", -7, 7), -7);
    EXPECT_EQ(r.real_or_null("nothing", 0, 1), std::nullopt);
    EXPECT_TRUE(r.boolean("b"));
    EXPECT_EQ(r.site("s"), media::SiteId("y-yen"));
    EXPECT_EQ(r.time("at", kClocks), media::Timestamp(500500ms));
    EXPECT_EQ(r.word("w", kWords), 2);
    uint64_t sum = 0;
    r.objects("o", 2, [&](MemberReader& element) { sum += element.number("n", 0, 9); });
    EXPECT_EQ(sum, 3u);
  };
  EXPECT_EQ(problem_of(text, read), "");
}

TEST(MemberReader, NamesTheMemberThatIsWrong) {
  struct Case {
    std::string_view text;
    std::function<void(MemberReader&)> read;
    std::string_view problem;
  };
  const Case cases[] = {
      {"[]", [](auto&) {}, "the whole must be an object"},
      {"{}", [](auto& r) { r.boolean("b"); }, R"("b" is missing)"},
      {R"({"b": 1})", [](auto& r) { r.boolean("b"); }, R"("b" must be true or false)"},
      {R"({"r": 1.01})", [](auto& r) { r.real_or_null("r", -1, 1); }, R"("r" must be null or a number from -1 to 1)"},
      {R"({"r": "1"})", [](auto& r) { r.real_or_null("r", -1, 1); }, R"("r" must be null or a number from -1 to 1)"},
      {R"({"r": 1e300})", [](auto& r) { r.real_or_null("r", -1, 1); },
       R"("r" must be null or a number from -1 to 1)"},
      {"{}", [](auto& r) { r.real_or_null("r", -1, 1); }, R"("r" is missing)"},
      {R"({"n": -1})", [](auto& r) { r.number("n", 0, 9); }, R"("n" must be a whole number from 0 to 9)"},
      {R"({"n": 10})", [](auto& r) { r.number("n", 0, 9); }, R"("n" must be a whole number from 0 to 9)"},
      {R"({"n": 1.0})", [](auto& r) { r.number("n", 0, 9); }, R"("n" must be a whole number from 0 to 9)"},
      {R"({"n": "1"})", [](auto& r) { r.number_or_null("n", 0, 9); }, R"("n" must be a whole number from 0 to 9)"},
      {R"({"t": ""})", [](auto& r) { r.text("t", 1, 3); },
       R"("t" must be a text of 1 to 3 bytes without control characters)"},
      {R"({"t": "abcd"})", [](auto& r) { r.text("t", 1, 3); },
       R"("t" must be a text of 1 to 3 bytes without control characters)"},
      {R"({"t": "a\n"})", [](auto& r) { r.text("t", 1, 3); },
       R"("t" must be a text of 1 to 3 bytes without control characters)"},
      {R"({"t": "\u202e"})", [](auto& r) { r.lines("t", 3); },
       R"("t" must be a text of 0 to 3 bytes without control characters)"},
      {R"({"s": ""})", [](auto& r) { r.site("s"); },
       R"("s" must be a text of 1 to 64 bytes without control characters)"},
      {R"({"w": "three"})", [](auto& r) { r.word("w", kWords); }, R"("w" must be a word that is known here)"},
      {R"({"at": "2025-11-26 01:00"})", [](auto& r) { r.time("at", kClocks); },
       R"("at" must be a time like 2026-11-26T01:00:00.25Z, within twenty years)"},
      {R"({"at": "2199-11-26T01:00:00Z"})", [](auto& r) { r.time("at", kClocks); },
       R"("at" must be a time like 2026-11-26T01:00:00.25Z, within twenty years)"},
      {R"({"o": [{}, {}]})", [](auto& r) { r.objects("o", 1, [](auto&) {}); },
       R"("o" must be an array of at most 1 elements)"},
      {R"({"o": [{"n": 1}, {"n": true}]})", [](auto& r) { r.objects("o", 2, [](auto& e) { e.number("n", 0, 9); }); },
       R"("o[1].n" must be a whole number from 0 to 9)"},
      {R"({"o": [3]})", [](auto& r) { r.objects("o", 2, [](auto&) {}); }, R"("o[0]" must be an object)"},
      {R"({"o": [{"x": 1}]})", [](auto& r) { r.objects("o", 2, [](auto&) {}); }, R"("o[0].x" is not known here)"},
      {R"({"a": 1, "b": true})", [](auto& r) { r.boolean("b"); }, R"("a" is not known here)"},
      {R"({"\n": 1})", [](auto&) {}, R"("…" is not known here)"},
  };
  for (const auto& c : cases) EXPECT_EQ(problem_of(c.text, c.read), c.problem) << c.text;
}

TEST(MemberReader, KeepsTheFirstProblem) {
  EXPECT_EQ(problem_of(R"({"z": 1})",
                       [](auto& r) {
                         r.boolean("a");
                         r.boolean("b");
                       }),
            R"("a" is missing)");
}

}  // namespace
}  // namespace signaling
