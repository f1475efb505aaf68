#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

class ConferenceCommandsTest : public CommandBench {
 protected:
  // The body of the request that a command makes; it must be the only one.
  json::value sent(const std::string& request, const std::vector<std::string>& arguments) {
    server_.sent.clear();
    server_.expect(request, R"({"conference":"hn-1"})");
    EXPECT_EQ(output(arguments).find("Conference  hn-1\n") == std::string::npos, false) << out_.str();
    return server_.body(0);
  }
};

TEST_F(ConferenceCommandsTest, PhasesAreTheirWords) {
  const std::string path = "POST /conferences/hn-1/phases";
  const auto phase = [](const char* word) { return json::object{{"phase", word}, {"confirmed", true}}; };
  EXPECT_EQ(sent(path, {"open", "hn-1"}), phase("testing"));
  EXPECT_EQ(sent(path, {"start", "hn-1"}), phase("in_session"));
  EXPECT_EQ(sent(path, {"pause", "hn-1"}), phase("paused"));
  EXPECT_EQ(sent(path, {"resume", "hn-1"}), phase("in_session"));
  EXPECT_EQ(sent(path, {"reopen", "hn-1"}), phase("in_session"));
  EXPECT_EQ(sent(path, {"close", "hn-1", "--yes"}), phase("closed"));
}

TEST_F(ConferenceCommandsTest, CloseAsks) {
  asker_.answers = {"n"};
  EXPECT_EQ(status({"close", "hn-1"}), ExitStatus::kRefused);
  EXPECT_EQ(asker_.questions.size(), 1U);
  EXPECT_TRUE(server_.sent.empty());
}

TEST_F(ConferenceCommandsTest, ExtendingAndItsAnswer) {
  EXPECT_EQ(sent("POST /conferences/hn-1/extensions", {"extend", "hn-1", "--until", "11:30"}),
            (json::object{{"until", "2026-11-26T11:30:00+07:00"}}));
  EXPECT_EQ(sent("POST /conferences/hn-1/extension-answers",
                 {"answer-extension", "hn-1", "--neighbour", "hn-2", "--agree", "no"}),
            (json::object{{"neighbour", "hn-2"}, {"agreed", false}}));
  EXPECT_EQ(status({"answer-extension", "hn-1", "--neighbour", "hn-2", "--agree", "perhaps"}), ExitStatus::kWrongUse);
}

TEST_F(ConferenceCommandsTest, CallNowTakesAllSites) {
  server_.expect("GET /sites", R"({"items":[{"id":"a"},{"id":"b"}],"next":null})");
  server_.expect("POST /calls", R"({"conference":"hk-1"})", 201);
  EXPECT_NE(output({"call-now", "--sites", "all", "--chair-site", "a"}).find("hk-1"), std::string::npos);
  EXPECT_EQ(server_.body(1),
            (json::object{{"title", "Họp khẩn"}, {"sites", {"a", "b"}}, {"length_min", 60}, {"chair_site", "a"}}));
}

TEST_F(ConferenceCommandsTest, OneConferenceShowsItsSitesAndTheirTelephones) {
  server_.expect("GET /conferences/hn-1", R"({"conference":"hn-1","phase":"in_session","overrun":true,"sites":[
      {"site":"a","name":"Mỹ Lộc","state":"connected","duty_telephone":"0228"},
      {"site":"b","name":"Vụ Bản","state":"called","duty_telephone":"0229"}]})");
  language_ = Language::kVietnamese;
  EXPECT_EQ(output({"conference", "hn-1"}),
            "Mã hội nghị          hn-1\n"
            "Trạng thái           đang họp\n"
            "Quá giờ              có\n"
            "Điểm cầu đã kết nối  1/2\n"
            "\n"
            "Điểm cầu  Tình trạng  Điện thoại trực\n"
            "────────  ──────────  ───────────────\n"
            "Mỹ Lộc    đã kết nối  0228\n"
            "Vụ Bản    đang gọi    0229\n");
}

TEST_F(ConferenceCommandsTest, RunningConferences) {
  server_.expect("GET /conferences", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"conferences"}), "No conference is open or will be soon.\n");
}

}  // namespace
}  // namespace tools
