#include "tests/unit/tools/cli/command/command_bench.h"

namespace tools {
namespace {

namespace json = boost::json;

class SiteCommandsTest : public CommandBench {};

TEST_F(SiteCommandsTest, EnrolPrintsTheCodeBigItsLinkAndTheTimeLeft) {
  const std::string answer =
      R"({"code":"K7MX-24PQ","expires":"2026-11-26T02:44:58Z","link":"https://h/enrol#K7MX24PQ"})";
  server_.expect("POST /sites/my-loc/enrolment-codes", answer, 201);
  const std::string shown = output({"enrol", "my-loc"});
  EXPECT_NE(shown.find("█"), std::string::npos);
  EXPECT_NE(shown.find("\nK7MX-24PQ\nhttps://h/enrol#K7MX24PQ\n"), std::string::npos);
  EXPECT_NE(shown.find("good for 14 min 58 s."), std::string::npos);
  EXPECT_EQ(server_.body(0), (json::object{{"kind", "hall"}}));
  server_.expect("POST /sites/my-loc/enrolment-codes", answer, 201);
  EXPECT_EQ(json::parse(output({"enrol", "my-loc", "--kind", "chair_tablet", "--json"})), json::parse(answer));
  EXPECT_EQ(server_.body(1), (json::object{{"kind", "chair_tablet"}}));
  EXPECT_EQ(status({"enrol", "my-loc", "--kind", "phone"}), ExitStatus::kWrongUse);
}

TEST_F(SiteCommandsTest, EnrolBearsAnAnswerWithoutTime) {
  server_.expect("POST /sites/a%2Fb/enrolment-codes", R"({"code":"K7MX-24PQ"})", 201);
  EXPECT_NE(output({"enrol", "a/b"}).find("K7MX-24PQ"), std::string::npos);
}

TEST_F(SiteCommandsTest, ListsOfSitesDelegatesAndDevices) {
  server_.expect("GET /sites", R"({"items":[{"id":"my-loc","name":"Mỹ Lộc"}],"next":null})");
  EXPECT_NE(output({"sites"}).find("my-loc  Mỹ Lộc\n"), std::string::npos);
  server_.expect("GET /sites/my-loc/delegates", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"delegates", "--site", "my-loc"}), "There are no delegates.\n");
  server_.expect("GET /delegates?text=lan", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"delegates", "--text", "lan"}), "There are no delegates.\n");
  server_.expect("GET /devices", R"({"items":[{"id":7,"site":"my-loc","kind":"hall","online":true}],"next":null})");
  EXPECT_NE(output({"devices"}).find("7   my-loc  hall  yes\n"), std::string::npos);
  server_.expect("GET /enrolment-codes", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"devices", "codes"}), "There are no codes.\n");
  server_.expect("DELETE /devices/7", "", 204);
  EXPECT_EQ(output({"devices", "revoke", "7"}), "Revoked.\n");
}

TEST_F(SiteCommandsTest, SystemFigures) {
  server_.expect("GET /health",
                 R"({"status":"degraded","mcu":"refused","mcu_problem":"no","store_bytes":2048,"uptime_s":90})");
  EXPECT_EQ(output({"health"}),
            "Status              degraded\nUp for              1 min 30 s\nMedia server (mcu)  refused\n"
            "Its problem         no\nDatabase            2.0 kB\n");
  server_.expect("GET /audit?text=x", R"({"items":[{"who":"lan","action":"a"},{"who":"ba"}],"next":"n"})");
  EXPECT_EQ(output({"audit", "--text", "x", "--limit", "1"}),
            "At  Who  Action  Object  Details\n──  ───  ──────  ──────  ───────\n    lan  a\n");
  server_.expect("GET /mail?state=failed", R"({"items":[],"next":null})");
  EXPECT_EQ(output({"mail", "--state", "failed"}), "There is no mail.\n");
  server_.expect("GET /me", R"({"user":{"login":"lan","role":"operator"}})");
  EXPECT_EQ(output({"whoami"}), "Log-in name  lan\nRole         operator\n");
}

}  // namespace
}  // namespace tools
