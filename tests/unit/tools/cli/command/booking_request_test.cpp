#include "tools/cli/command/booking_request.h"

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

class BookingRequestTest : public CommandBench {
 protected:
  json::object members(const std::vector<std::pair<std::string, std::string>>& options) {
    Arguments arguments;
    for (const auto& [name, text] : options) arguments.set(name, text);
    const auto read = booking_members(arguments, now_);
    EXPECT_TRUE(read) << read.error().text.en;
    return read.value_or(json::object());
  }
};

TEST_F(BookingRequestTest, HasTheMembersThatWereNamedAndNoOthers) {
  EXPECT_EQ(members({{"title", "Giao ban"}, {"start", "2026-12-01 08:00"}, {"length", "90"}, {"sites", "a, b"},
                     {"chair-site", "a"}, {"chair", "lan"}, {"auto-start", "true"}}),
            (json::object{{"title", "Giao ban"}, {"chair_site", "a"}, {"chair", "lan"}, {"length_min", 90},
                          {"sites", {"a", "b"}}, {"auto_start", true}, {"start", "2026-12-01T08:00:00+07:00"}}));
  EXPECT_EQ(members({}), json::object());
}

TEST_F(BookingRequestTest, ALectureHasALecturer) {
  EXPECT_EQ(members({{"policy", "lecture"}, {"lecturer", "a"}}),
            (json::object{{"lecturer", "a"}, {"policy", "lecture"}}));
  EXPECT_EQ(members({{"lecturer", "a"}}), (json::object{{"lecturer", "a"}})) << "the policy may be the template's";
  EXPECT_EQ(members({{"policy", "open"}}), (json::object{{"policy", "open"}, {"lecturer", nullptr}}))
      << "the template's lecturer does not stay behind";
  EXPECT_EQ(members({{"policy", "open"}, {"lecturer", "a"}}).at("lecturer"), "a") << "the service says what is wrong";
}

TEST_F(BookingRequestTest, AnUnknownPolicyIsNamedBeforeAnythingIsSent) {
  Arguments arguments;
  arguments.set("policy", "lectures");
  const auto wrong = booking_members(arguments, now_);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().status, ExitStatus::kWrongUse);
  EXPECT_EQ(wrong.error().text.en, "--policy must be chaired, open or lecture.");
}

TEST_F(BookingRequestTest, ARuleMakesASeries) {
  EXPECT_EQ(members({{"rule", "FREQ=WEEKLY;COUNT=10"}}).at("recurrence"),
            (json::object{{"rule", "FREQ=WEEKLY;COUNT=10"}, {"cancelled", json::array()}, {"moved", json::array()}}));
}

TEST_F(BookingRequestTest, OptionsWinOverTheFileAndAnswersCanBeSentAgain) {
  const auto file = folder_.write("b.json", R"({"id":"hn-1","sequence":3,"cancelled":false,"created":"x",
      "changed":{"at":"x","by":"y"},"title":"Cũ","kind":"k"})");
  EXPECT_EQ(members({{"file", file}, {"title", "Mới"}}), (json::object{{"title", "Mới"}, {"kind", "k"}}));
}

TEST_F(BookingRequestTest, AWrongFileIsNamed) {
  for (const auto& [name, text] : {std::pair("file", "[]"), std::pair("file", "{"), std::pair("agenda", "- a: b")}) {
    Arguments arguments;
    arguments.set(name, folder_.write("wrong", text));
    EXPECT_EQ(booking_members(arguments, now_).error().status, ExitStatus::kWrongUse) << text;
  }
  Arguments arguments;
  arguments.set("file", (folder_.path() / "missing").string());
  EXPECT_NE(booking_members(arguments, now_).error().text.en.find("missing"), std::string::npos);
  arguments.set("file", folder_.path().string());
  EXPECT_EQ(booking_members(arguments, now_).error().status, ExitStatus::kWrongUse) << "a folder";
}

TEST_F(BookingRequestTest, MembersStandOverTheTemplateOverTheDefaults) {
  const auto booking = with_defaults({{"title", "T"}}, {{"title", "mẫu"}, {"length_min", 45}});
  EXPECT_EQ(booking.at("title"), "T");
  EXPECT_EQ(booking.at("length_min"), 45);
  EXPECT_EQ(booking.at("test_window_min"), 60);
  EXPECT_EQ(booking.at("policy"), "chaired");
  EXPECT_TRUE(booking.at("recurrence").is_null());
  EXPECT_TRUE(booking.at("lecturer").is_null());
  EXPECT_EQ(booking.size(), 19U);
}

TEST_F(BookingRequestTest, PeopleBecomeIdsAndAllBecomesAllSites) {
  server_.expect("GET /me", R"({"user":{"id":3}})");
  server_.expect("GET /users?limit=200",
                 R"({"items":[{"id":8,"login":"lan.anh"},{"id":9,"login":"lan"}],"next":null})");
  server_.expect("GET /sites", R"({"items":[{"id":"a"},{"id":"b"}],"next":null})");
  const auto whole = complete_booking(api_, {{"operator_in_charge", nullptr}, {"chair", "lan"}, {"deputy", "12"},
                                             {"secretary", 5}, {"sites", json::array{"all"}}});
  ASSERT_TRUE(whole) << whole.error().text.en;
  EXPECT_EQ(whole->at("operator_in_charge"), 3);
  EXPECT_EQ(whole->at("chair"), 9);
  EXPECT_EQ(whole->at("deputy"), 12);
  EXPECT_EQ(whole->at("secretary"), 5);
  EXPECT_EQ(whole->at("sites"), (json::array{"a", "b"}));
}

TEST_F(BookingRequestTest, AnUnknownPersonIsNamed) {
  server_.expect("GET /users?limit=200", R"({"items":[{"id":8,"login":"lan.anh"}],"next":null})");
  const auto whole = complete_booking(api_, {{"operator_in_charge", 1}, {"chair", "lan"}});
  EXPECT_EQ(whole.error().code, "cli.no_user");
  EXPECT_NE(whole.error().text.vi.find("\"lan\""), std::string::npos);
}

TEST(Agenda, IsReadAsAPersonWritesIt) {
  const auto agenda = parse_agenda(
      "# Giao ban\n\n30 Báo cáo tình hình\r\n- my-loc: Nguyễn Văn A\n  - vu-ban\nKết luận\n2026 và sau đó\n12345 x\n");
  ASSERT_TRUE(agenda);
  ASSERT_EQ(agenda->size(), 4U);
  EXPECT_EQ(agenda->at(0), (json::object{{"title", "Báo cáo tình hình"}, {"planned_min", 30},
                                         {"speakers", {json::object{{"site", "my-loc"}, {"delegate", "Nguyễn Văn A"}},
                                                       json::object{{"site", "vu-ban"}, {"delegate", ""}}}},
                                         {"layout_preset", ""}, {"papers", json::array()}}));
  EXPECT_EQ(agenda->at(1).at("title"), "Kết luận");
  EXPECT_EQ(agenda->at(1).at("planned_min"), 0);
  EXPECT_EQ(agenda->at(2).at("planned_min"), 2026);
  EXPECT_EQ(agenda->at(3).at("title"), "12345 x") << "no number of minutes";
}

TEST(Agenda, IsTakenAsJsonToo) {
  EXPECT_EQ(parse_agenda(" [{\"title\":\"a\"}]"), (json::array{json::object{{"title", "a"}}}));
  EXPECT_EQ(parse_agenda("[{").error().status, ExitStatus::kWrongUse);
  EXPECT_EQ(parse_agenda(""), json::array());
}

TEST(Agenda, ASpeakerNeedsAnItem) { EXPECT_EQ(parse_agenda("- a: b").error().status, ExitStatus::kWrongUse); }

}  // namespace
}  // namespace tools
