#include "signaling/rest/raw_body.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "signaling/rest/openapi.h"
#include "signaling/rest/router.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

// The authorization header is a role, who is a secretary in "hn-2".
class Words : public Authenticator {
 public:
  tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest& request, RequestTime) override {
    const auto role = parse_role(request.header("authorization"));
    if (!role) return std::nullopt;
    return Caller{.principal = {.role = *role, .user = UserId(1)}, .session_token = {}, .name = "an"};
  }
  std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const Principal&) override {
    if (conference != ConferenceId("hn-2")) return {};
    return {{conference, Role::kSecretary}};
  }
};

// Takes letters but "x" refuses and "!" throws.
class Letters : public BodyReceiver {
 public:
  Letters(std::string& taken, int& alive) : taken_(taken), alive_(alive) { ++alive_; }
  ~Letters() override { --alive_; }
  tl::expected<void, Problem> take(std::string_view piece) override {
    if (piece.find('!') != std::string_view::npos) throw std::runtime_error("a library");
    if (piece.find('x') != std::string_view::npos) return tl::unexpected(wrong_media_type("letters"));
    taken_ += piece;
    return {};
  }
  ApiResult finish() override { return ApiAnswer{.status = 201, .body = json::value(taken_)}; }

 private:
  std::string& taken_;
  int& alive_;
};

class RawBodyTest : public testing::Test {
 protected:
  std::vector<Operation> operations() {
    std::vector<Operation> all;
    all.push_back({.method = "POST", .path = PathTemplate("/api/v1/letters"), .id = "sendLetters",
                   .summary = "Takes letters.", .action = Action::kUploadPaper,
                   .query = {{"name", Schema::text(1, 20), true}},
                   .outcomes = {{201, "Done.", Schema::text(0, 100)}},
                   .raw_body = Operation::RawBody{
                       {"text/plain", "text/html"}, 100,
                       [this](ApiCall call) -> tl::expected<std::unique_ptr<BodyReceiver>, Problem> {
                         if (call.query.at("name") == "nobody") return tl::unexpected(not_found());
                         return std::make_unique<Letters>(taken_, alive_);
                       }}});
    const auto file = at_once([](const ApiCall&) -> ApiResult {
      return ApiAnswer{.headers = {{"Content-Disposition", "attachment"}},
                       .content = ApiContent{.media_type = "application/pdf", .text = {}, .file = {"/x", 5}}};
    });
    all.push_back({.method = "GET", .path = PathTemplate("/api/v1/letters/{letter}"), .id = "readLetter",
                   .summary = "A file.", .action = Action::kRemovePaper,
                   .targets = [](const auto& path) -> std::vector<Target> {
                     if (path.at("letter") == "none") return {};
                     return {{.conference = ConferenceId("hn-1")}, {.conference = ConferenceId(path.at("letter"))}};
                   },
                   .outcomes = {{200, "The file.", std::nullopt, {"application/pdf", "image/png"}}}, .handler = file});
    return all;
  }
  static HttpRequest head(std::string role, std::string target = "/api/v1/letters?name=a",
                          std::string type = "text/plain; charset=utf-8") {
    return {"POST", std::move(target), {{"authorization", std::move(role)}, {"content-type", std::move(type)}}, "",
            "10.0.0.1"};
  }
  // What the sink of a request says after these pieces; empty: it has none.
  HttpReply send(const HttpRequest& request, const std::vector<std::string>& pieces) {
    const auto sink = router_.body_sink(request, {WallTime(1h), {}});
    HttpReply reply;
    reply.status = 0;
    if (!sink) return reply;
    bool goes_on = sink->take({});
    for (size_t i = 0; i < pieces.size() && goes_on; ++i) goes_on = sink->take(pieces[i]);
    refused_ = !goes_on;
    sink->finish([&](HttpReply answer) { reply = std::move(answer); });
    return reply;
  }
  static std::string code(const HttpReply& reply) {
    return std::string(json::parse(*reply.body).at("code").as_string());
  }

  Words words_;
  std::string taken_;
  int alive_ = 0;
  bool refused_ = false;
  Router router_{operations(), words_, HashKey({1, 2, 3}), {.requests_per_second = 100, .request_burst = 100}};
};

TEST_F(RawBodyTest, GoesToItsReceiver) {
  const auto reply = send(head("operator"), {"abc", "de"});
  EXPECT_EQ(reply.status, 201U);
  EXPECT_EQ(*reply.body, "\"abcde\"");
  EXPECT_FALSE(refused_);
  EXPECT_EQ(alive_, 0);
}

TEST_F(RawBodyTest, IsRefusedByTheHeadAsAnyRequestIs) {
  const std::pair<HttpRequest, std::string> cases[] = {
      {head("nobody"), "login.needed"},
      {head("observer"), "auth.role"},
      {head("operator", "/api/v1/letters"), "fields.wrong"},
      {head("operator", "/api/v1/letters?name=a", "application/json"), "body.media_type"},
      {head("operator", "/api/v1/letters?name=nobody"), "not_found"},
  };
  for (const auto& [request, wanted] : cases) {
    const auto reply = send(request, {"abc"});
    EXPECT_TRUE(refused_);
    EXPECT_EQ(code(reply), wanted);
  }
  EXPECT_EQ(taken_, "");
}

TEST_F(RawBodyTest, TheReceiversRefusalEndsIt) {
  EXPECT_EQ(code(send(head("operator"), {"ab", "x", "c"})), "body.media_type");
  EXPECT_TRUE(refused_);
  EXPECT_EQ(taken_, "ab");
  EXPECT_EQ(code(send(head("operator"), {"!"})), "internal");
  EXPECT_EQ(alive_, 0);
}

TEST_F(RawBodyTest, IsBounded) {
  EXPECT_EQ(router_.max_body(head("operator")), 100U);
  const auto reply = router_.too_large(head("operator"));
  EXPECT_EQ(reply.status, 413U);
  EXPECT_EQ(code(reply), "body.too_large");
  EXPECT_EQ(code(send(head("operator"), {std::string(60, 'a'), std::string(60, 'a')})), "body.too_large");
  EXPECT_EQ(alive_, 0);
}

TEST_F(RawBodyTest, OtherRequestsHaveNoSink) {
  EXPECT_EQ(send(head("operator", "/api/v1/nothing"), {}).status, 0U);
  EXPECT_EQ(send(head("operator", "/api/v1/letters/1"), {}).status, 0U);
}

TEST_F(RawBodyTest, OfAServerThatCollectsBodiesIsTakenToo) {
  HttpReply reply;
  auto request = head("operator");
  request.body = "abc";
  router_.answer(request, {WallTime(1h), {}}, [&](HttpReply answer) { reply = std::move(answer); });
  EXPECT_EQ(*reply.body, "\"abc\"");
}

TEST_F(RawBodyTest, FilesAreAnsweredAndOneOfSeveralTargetsIsEnough) {
  const auto get = [this](const std::string& role, const std::string& letter) {
    HttpReply reply;
    router_.answer({"GET", "/api/v1/letters/" + letter, {{"authorization", role}}, "", "10.0.0.1"}, {WallTime(1h), {}},
                   [&](HttpReply answer) { reply = std::move(answer); });
    return reply;
  };
  const auto reply = get("observer", "hn-2");
  ASSERT_EQ(reply.status, 200U);
  EXPECT_EQ(reply.file->path, "/x");
  EXPECT_EQ(reply.file->size, 5U);
  const std::pair<std::string, std::string> headers[] = {
      {"Content-Disposition", "attachment"},
      {"Content-Type", "application/pdf"},
      {"X-Content-Type-Options", "nosniff"},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"},
      {"Cache-Control", "no-store"},
  };
  for (const auto& header : headers) EXPECT_THAT(reply.headers, testing::Contains(header));
  EXPECT_EQ(get("observer", "hn-3").status, 403U);
  EXPECT_EQ(get("observer", "none").status, 403U) << "what belongs to nothing is nobody's own";
  EXPECT_EQ(get("operator", "none").status, 200U);
}

TEST_F(RawBodyTest, StandsInTheDocument) {
  const auto document = openapi_document(router_.operations(), "1");
  const auto& post = document.at("paths").at("/api/v1/letters").at("post");
  EXPECT_EQ(post.at("requestBody").at("content"), json::parse(R"({"text/plain":{},"text/html":{}})"));
  const auto& get = document.at("paths").at("/api/v1/letters/{letter}").at("get");
  EXPECT_EQ(get.at("responses").at("200").at("content"), json::parse(R"({"application/pdf":{},"image/png":{}})"));
}

}  // namespace
}  // namespace signaling
