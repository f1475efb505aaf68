#include "tools/cli/command/create_command.h"

#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

using Words = std::vector<std::string>;

const Words kCreate = {"create", "--title", "Giao ban", "--start", "2026-12-01 08:00", "--sites", "a,b",
                       "--chair-site", "a", "--chair", "5", "--operator", "3"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

constexpr const char* kClashing = R"({"errors":[],"warnings":[],"more":false,"clashes":[
    {"kind":"session","hard":true,"vi":"Mỹ Lộc đang họp","en":"Mỹ Lộc is in session"}]})";
constexpr const char* kWarning = R"({"errors":[],"warnings":[],"more":false,"clashes":[
    {"kind":"test_window","hard":false,"vi":"Trùng giờ thử","en":"Tests meet"}]})";
constexpr const char* kFine = R"({"errors":[],"warnings":[],"clashes":[],"more":false})";

class CreateTest : public CommandBench {};

TEST_F(CreateTest, ChecksThenSavesAndShowsTheBooking) {
  server_.expect("POST /bookings/checks", kFine);
  server_.expect("POST /bookings", R"({"id":"hn-1","title":"Giao ban"})", 201);
  EXPECT_EQ(output(kCreate), "The booking is saved.\nBooking  hn-1\nTitle    Giao ban\n");
  EXPECT_EQ(server_.body(0), server_.body(1)) << "what was checked is what is saved";
  EXPECT_EQ(server_.body(1).at("chair"), 5);
  EXPECT_EQ(server_.body(1).at("start"), "2026-12-01T08:00:00+07:00");
}

TEST_F(CreateTest, AClashIsSaidInWordsAndNothingIsSaved) {
  server_.expect("POST /bookings/checks", kClashing);
  const auto done = run(kCreate);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().status, ExitStatus::kClash);
  EXPECT_EQ(done.error().text.vi, "Lịch hội nghị bị trùng:\n  ✗ Mỹ Lộc đang họp");
}

TEST_F(CreateTest, AWarningIsSaidAndTheBookingSaved) {
  server_.expect("POST /bookings/checks", kWarning);
  server_.expect("POST /bookings", R"({"id":"hn-1"})", 201);
  EXPECT_EQ(status(kCreate), ExitStatus::kDone);
  EXPECT_EQ(notes_.str(), "  ! Tests meet\n");
}

TEST_F(CreateTest, WrongMembersAreRefused) {
  server_.expect("POST /bookings/checks", R"({"errors":[{"pointer":"/start","code":"x","vi":"đã qua","en":"is past"}],
      "warnings":[],"clashes":[],"more":false})");
  const auto done = run(kCreate);
  EXPECT_EQ(done.error().status, ExitStatus::kRefused);
  EXPECT_EQ(done.error().text.en, "The booking is not right:\n  ✗ /start: is past");
}

TEST_F(CreateTest, AClashThatCameAfterTheCheckIsOneToo) {
  server_.expect("POST /bookings/checks", kFine);
  server_.expect("POST /bookings", R"({"code":"booking.clash","title":"Trùng","en":{"title":"Collides"}})", 409);
  EXPECT_EQ(status(kCreate), ExitStatus::kClash);
}

TEST_F(CreateTest, CheckSavesNothing) {
  server_.expect("POST /bookings/checks", kFine);
  EXPECT_EQ(output(with(kCreate, {"--check"})), "The booking is right and collides with nothing.\n");
  server_.expect("POST /bookings/checks", kClashing);
  EXPECT_EQ(status(with(kCreate, {"--check"})), ExitStatus::kClash);
}

TEST_F(CreateTest, CheckGivesProgramsTheReport) {
  server_.expect("POST /bookings/checks", kClashing);
  const auto done = run(with(kCreate, {"--check", "--json"}));
  EXPECT_EQ(done.error().status, ExitStatus::kClash);
  EXPECT_TRUE(done.error().text.vi.empty()) << "the report has said it";
  EXPECT_EQ(boost::json::parse(out_.str()), boost::json::parse(kClashing));
}

TEST_F(CreateTest, BeginsWithATemplate) {
  server_.expect("GET /templates/giao-ban", R"({"id":"giao-ban","booking":{"kind":"giao-ban","length_min":45}})");
  server_.expect("POST /bookings/checks", kFine);
  server_.expect("POST /bookings", "{}", 201);
  EXPECT_EQ(status(with(kCreate, {"--template", "giao-ban"})), ExitStatus::kDone);
  EXPECT_EQ(server_.body(2).at("length_min"), 45);
  EXPECT_EQ(server_.body(2).at("title"), "Giao ban");
}

TEST_F(CreateTest, ALectureIsBookedAndWhatIsWrongIsSaid) {
  server_.expect("POST /bookings/checks", kFine);
  server_.expect("POST /bookings", R"({"id":"hn-1","policy":"lecture","lecturer":"b"})", 201);
  EXPECT_EQ(output(with(kCreate, {"--policy", "lecture", "--lecturer", "b", "--layouts", "full,grid"})),
            "The booking is saved.\nBooking       hn-1\nFloor policy  lecture\nLecturer      b\n");
  EXPECT_EQ(server_.body(1).at("policy"), "lecture");
  EXPECT_EQ(server_.body(1).at("lecturer"), "b");
  EXPECT_EQ(server_.body(1).at("layout_presets"), (boost::json::array{"full", "grid"}));
  server_.expect("POST /bookings/checks", R"({"errors":[{"pointer":"/lecturer","code":"lecture.no_lecturer",
      "vi":"Hãy chọn","en":"Choose the lecturer's site."}],"warnings":[],"clashes":[],"more":false})");
  EXPECT_EQ(run(with(kCreate, {"--policy", "lecture"})).error().text.en,
            "The booking is not right:\n  ✗ /lecturer: Choose the lecturer's site.");
}

TEST_F(CreateTest, AWrongTimeIsSeenBeforeAnythingIsSent) {
  EXPECT_EQ(status({"create", "--start", "soon"}), ExitStatus::kWrongUse);
}

}  // namespace
}  // namespace tools
