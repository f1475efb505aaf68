#include "tools/cli/rest/api_client.h"

#include "tests/unit/tools/cli/scripted_transport.h"

namespace tools {
namespace {

using namespace std::chrono_literals;

class ApiClientTest : public testing::Test {
 protected:
  ~ApiClientTest() override { EXPECT_TRUE(transport_.is_over()); }

  ScriptedTransport transport_;
  std::vector<std::chrono::seconds> waits_;
  ApiClient api_{transport_, ServerUrl{}, [this](std::chrono::seconds span) { waits_.push_back(span); }};
};

TEST_F(ApiClientTest, SendsTheTokenAndTheBodyAndReadsTheAnswer) {
  api_.set_token("dca_x");
  transport_.expect("POST /bookings?a=%C4%91%20b", R"({"id":"hn-1"})", 201, {{"etag", "\"e\""}});
  const auto answer = api_.send({.method = "POST",
                                 .path = "/bookings",
                                 .query = {{"a", "đ b"}, {"empty", ""}},
                                 .body = {{"title", "T"}},
                                 .headers = {{"If-Match", "\"d\""}}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 201U);
  EXPECT_EQ(answer->etag, "\"e\"");
  EXPECT_EQ(answer->body.at("id"), "hn-1");
  EXPECT_EQ(transport_.header(0, "Authorization"), "Bearer dca_x");
  EXPECT_EQ(transport_.header(0, "Content-Type"), "application/json");
  EXPECT_EQ(transport_.header(0, "If-Match"), "\"d\"");
  EXPECT_EQ(transport_.body(0).at("title"), "T");
}

TEST_F(ApiClientTest, WithoutATokenNobodyIsNamed) {
  transport_.expect("GET /version", "{}");
  ASSERT_TRUE(api_.send({.path = "/version"}));
  EXPECT_EQ(transport_.header(0, "Authorization"), "");
  EXPECT_EQ(transport_.sent[0].body, "");
}

TEST_F(ApiClientTest, WaitsOnceWhenItIsTold) {
  transport_.expect("POST /calls", "{}", 429, {{"retry-after", "3"}});
  transport_.expect("POST /calls", "{}", 201);
  EXPECT_TRUE(api_.send({.method = "POST", .path = "/calls"}));
  EXPECT_EQ(waits_, std::vector{3s});
}

TEST_F(ApiClientTest, AndNotTwice) {
  transport_.expect("GET /sites", "{}", 429, {{"retry-after", "1"}});
  transport_.expect("GET /sites", "{}", 429, {{"retry-after", "1"}});
  EXPECT_EQ(api_.send({.path = "/sites"}).error().http_status, 429U);
  EXPECT_EQ(waits_.size(), 1U);
}

TEST_F(ApiClientTest, DoesNotWaitLongOrForWhatIsNoSpan) {
  for (const auto* span : {"61", "-1", "soon", "9999999999999999999999", ""}) {
    transport_.expect("GET /sites", "{}", 429, {{"retry-after", span}});
    EXPECT_FALSE(api_.send({.path = "/sites"})) << span;
  }
  EXPECT_TRUE(waits_.empty());
}

TEST_F(ApiClientTest, AnswersThatAreNoJsonAreNotTaken) {
  transport_.expect("GET /sites", "<html>");
  EXPECT_EQ(api_.send({.path = "/sites"}).error().status, ExitStatus::kUnreachable);
}

TEST_F(ApiClientTest, ReadsAllPagesOfAList) {
  transport_.expect("GET /audit?text=x", R"({"items":[1,2],"next":"c/1"})");
  transport_.expect("GET /audit?text=x&cursor=c%2F1", R"({"items":[3],"next":null})");
  EXPECT_EQ(api_.items({.path = "/audit", .query = {{"text", "x"}}}, 100), (boost::json::array{1, 2, 3}));
}

TEST_F(ApiClientTest, StopsAtTheLimitAndAtAServerThatGoesRound) {
  transport_.expect("GET /audit", R"({"items":[1,2,3],"next":"a"})");
  EXPECT_EQ(api_.items({.path = "/audit"}, 2), (boost::json::array{1, 2}));
  transport_.expect("GET /audit", R"({"items":[1],"next":"a"})");
  transport_.expect("GET /audit?cursor=a", R"({"items":[1],"next":"a"})");
  EXPECT_EQ(api_.items({.path = "/audit"}, 100)->size(), 2U);
}

TEST_F(ApiClientTest, AListThatIsNoneIsRefused) {
  for (const auto* body : {"[]", "{}", R"({"items":7})", ""}) {
    transport_.expect("GET /audit", body);
    EXPECT_EQ(api_.items({.path = "/audit"}, 100).error().code, "cli.no_list") << body;
  }
}

TEST(PathSegment, NothingLeavesItsSegment) {
  EXPECT_EQ(path_segment("hn-20261201-1"), "hn-20261201-1");
  EXPECT_EQ(path_segment("a/b?c#d%"), "a%2Fb%3Fc%23d%25");
  EXPECT_EQ(path_segment(".."), "%2E%2E");
  EXPECT_EQ(path_segment("a.b"), "a.b");
  EXPECT_EQ(path_segment("Mỹ"), "M%E1%BB%B9");
}

}  // namespace
}  // namespace tools
