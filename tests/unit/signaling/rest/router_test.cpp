#include "signaling/rest/router.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

#include "signaling/auth/csrf.h"
#include "signaling/auth/secret_token.h"
#include "signaling/rest/openapi.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::HasSubstr;

const HashKey kKey({1, 2, 3});

const std::string& page_token() {
  static const std::string token = make_token(TokenKind::kSession);
  return token;
}

// Bearer words are roles; the cookie "page" is an operator's login; "bad" is a token that is worth nothing.
class Words : public Authenticator {
 public:
  tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest& request, RequestTime) override {
    if (request.header("cookie") == "page") return Caller{{.role = Role::kOperator, .user = UserId(7)}, page_token()};
    const std::string_view word = request.header("authorization");
    if (word.empty()) return std::nullopt;
    const auto role = parse_role(word);
    if (!role) return tl::unexpected(AuthError::kWrongToken);
    Caller caller{{.role = *role, .user = UserId(1)}, ""};
    if (*role == Role::kSite) caller.principal = {.role = Role::kSite, .site = SiteId("y-yen")};
    return caller;
  }
  std::vector<ConferenceRole> roles_in(const ConferenceId& conference, const Principal& principal) override {
    if (conference != ConferenceId("hn-1") || principal.role != Role::kObserver) return {};
    return {{conference, Role::kSecretary}};
  }
};

class RouterTest : public testing::Test {
 protected:
  RouterTest() : router_(operations(), words_, kKey, {.requests_per_second = 10, .request_burst = 50}) {}

  std::vector<Operation> operations() {
    const auto echo = at_once([this](const ApiCall& call) -> ApiResult {
      calls_.push_back(call);
      return ApiAnswer{.body = json::object{{"query", call.query}, {"body", call.body}}};
    });
    const auto site = [](const auto& path) { return Target{.site = SiteId(path.at("site"))}; };
    std::vector<Operation> all;
    all.push_back({.method = "GET", .path = PathTemplate("/api/v1/version"), .id = "readVersion", .summary = "Version.",
                   .action = std::nullopt, .outcomes = {{200, "The version."}}, .handler = echo});
    all.push_back({.method = "GET", .path = PathTemplate("/api/v1/sites"), .id = "listSites", .summary = "All sites.",
                   .action = Action::kReadSite,
                   .query = {{"limit", Schema::integer(1, 100)}, {"from", Schema::date_time(), true}},
                   .outcomes = {{200, "Sites."}}, .handler = echo});
    all.push_back({.method = "PUT", .path = PathTemplate("/api/v1/sites/{site}/delegates"), .id = "changeDelegates",
                   .summary = "Replaces the delegates.", .action = Action::kChangeDelegates, .target = site,
                   .body = Schema::object({{"names", Schema::array(Schema::text(1, 100), 0, 60)}}).named("Delegates"),
                   .needs_if_match = true, .outcomes = {{200, "Done."}}, .handler = echo});
    all.push_back({.method = "DELETE", .path = PathTemplate("/api/v1/sites/{site}"), .id = "removeSite",
                   .summary = "Removes a site.", .action = Action::kRemoveSite, .target = site,
                   .outcomes = {{204, "Gone."}},
                   .handler = at_once([](const ApiCall&) -> ApiResult { throw std::runtime_error("a library"); })});
    all.push_back({.method = "POST", .path = PathTemplate("/api/v1/logins"), .id = "logIn", .summary = "Logs in.",
                   .action = std::nullopt, .outcomes = {{204, "Done."}},
                   .handler = [this](const ApiCall&, ApiReply reply) { waiting_.push_back(std::move(reply)); }});
    all.push_back({.method = "GET", .path = PathTemplate("/api/v1/me/calendar"), .id = "readMyCalendar",
                   .summary = "One's own.", .action = Action::kReadSiteCalendar, .own = true,
                   .outcomes = {{200, "Done."}}, .handler = echo});
    all.push_back({.method = "PUT", .path = PathTemplate("/api/v1/bookings/{booking}/papers"), .id = "putPapers",
                   .summary = "Papers.", .action = Action::kUploadPaper,
                   .target = [](const auto& path) { return Target{.conference = ConferenceId(path.at("booking"))}; },
                   .outcomes = {{200, "Done."}}, .handler = echo});
    return all;
  }

  HttpReply ask(const std::string& method, const std::string& target,
                std::vector<std::pair<std::string, std::string>> headers = {}, const std::string& body = "") {
    reply_ = HttpReply();
    reply_.status = 0;
    router_.answer({method, target, std::move(headers), body, address_}, {WallTime(1h), now_},
                   [this](HttpReply reply) { reply_ = std::move(reply); });
    return reply_;
  }
  std::string code() const { return std::string(json::parse(*reply_.body).at("code").as_string()); }
  std::string header(const std::string& name) const {
    for (const auto& [key, value] : reply_.headers) {
      if (key == name) return value;
    }
    return "";
  }

  Words words_;
  std::vector<ApiCall> calls_;
  std::vector<ApiReply> waiting_;
  Router router_;
  HttpReply reply_;
  std::string address_ = "10.0.0.1";
  media::Timestamp now_{};
};

TEST_F(RouterTest, ServesWhatIsRight) {
  EXPECT_EQ(ask("GET", "/api/v1/version").status, 200U);
  EXPECT_EQ(header("Content-Type"), "application/json");
  EXPECT_EQ(header("Cache-Control"), "no-store");
  EXPECT_EQ(header("X-Content-Type-Options"), "nosniff");
  ask("GET", "/api/v1/sites?limit=20&from=2026-11-26T08%3A00%3A00%2B07%3A00", {{"authorization", "observer"}});
  EXPECT_EQ(json::parse(*reply_.body).at("query"),
            json::parse(R"({"limit":20,"from":"2026-11-26T08:00:00+07:00"})"));
  ask("PUT", "/api/v1/sites/y-yen/delegates",
      {{"authorization", "operator"}, {"content-type", "application/json; charset=utf-8"}, {"if-match", "\"3\""}},
      R"({"names":["Nguyễn Văn Đức"]})");
  EXPECT_EQ(reply_.status, 200U) << *reply_.body;
  ASSERT_EQ(calls_.size(), 3U);
  EXPECT_EQ(calls_[2].if_match, "\"3\"");
  EXPECT_EQ(calls_[2].path.at("site"), "y-yen");
  EXPECT_EQ(calls_[2].body.at("names").at(0), "Nguyễn Văn Đức");
  EXPECT_EQ(calls_[2].authorization.as, Role::kOperator);
}

TEST_F(RouterTest, RefusesAddressesAndMethodsThatDoNotExist) {
  EXPECT_EQ(ask("GET", "/api/v1/nothing").status, 404U);
  EXPECT_EQ(ask("POST", "/api/v1/version").status, 405U);
  EXPECT_EQ(header("Allow"), "GET");
  EXPECT_EQ(ask("HEAD", "/api/v1/version").status, 200U);
  for (const char* target : {"/api/v1/sites/a%00b", "/api/v1/sites/a%ffb", "/api/v1/version?a=%c0%af",
                             "/api/v1/version?%ff=1", "/api/v1/%zz", "*", "http://x/api/v1/version", ""}) {
    EXPECT_EQ(ask("GET", target).status, 400U) << target;
  }
  for (const char* target : {"/api/v1/../v1/version", "/api//v1/version", "/api/v1/version/"}) {
    EXPECT_EQ(ask("GET", target).status, 404U) << target;
  }
}

TEST_F(RouterTest, KnowsThePartOfTheCallerInTheConference) {
  EXPECT_EQ(ask("PUT", "/api/v1/bookings/hn-1/papers", {{"authorization", "observer"}}).status, 200U);
  EXPECT_EQ(calls_.at(0).authorization.as, Role::kSecretary);
  EXPECT_EQ(ask("PUT", "/api/v1/bookings/hn-2/papers", {{"authorization", "observer"}}).status, 403U);
}

TEST_F(RouterTest, WhatIsOnesOwnIsDoneToOneself) {
  EXPECT_EQ(ask("GET", "/api/v1/me/calendar", {{"authorization", "site"}}).status, 200U);
  EXPECT_EQ(ask("GET", "/api/v1/me/calendar", {{"authorization", "observer"}}).status, 403U) << "has no site";
}

TEST_F(RouterTest, AsksWhoItIsAndWhetherItMay) {
  EXPECT_EQ(ask("GET", "/api/v1/sites?from=2026-11-26T08:00:00Z").status, 401U);
  EXPECT_EQ(header("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(ask("GET", "/api/v1/sites?from=2026-11-26T08:00:00Z", {{"authorization", "bad"}}).status, 401U);
  EXPECT_EQ(code(), "token.wrong");
  EXPECT_EQ(ask("GET", "/api/v1/version", {{"authorization", "bad"}}).status, 200U) << "open to everybody";
  const std::vector<std::pair<std::string, std::string>> site{{"authorization", "site"}, {"if-match", "1"},
                                                              {"content-type", "application/json"}};
  EXPECT_EQ(ask("PUT", "/api/v1/sites/hai-hau/delegates", site, R"({"names":[]})").status, 403U) << "another's";
  EXPECT_EQ(ask("DELETE", "/api/v1/sites/y-yen", site).status, 403U);
  EXPECT_TRUE(calls_.size() == 1) << "nobody else came through";
}

TEST_F(RouterTest, ChangesByCookieNeedTheCsrfToken) {
  const std::string target = "/api/v1/sites/y-yen/delegates";
  std::vector<std::pair<std::string, std::string>> headers{
      {"cookie", "page"}, {"if-match", "1"}, {"content-type", "application/json"}};
  EXPECT_EQ(ask("PUT", target, headers, R"({"names":[]})").status, 403U);
  EXPECT_EQ(code(), describe(AuthError::kWrongCsrfToken).word);
  headers.emplace_back("x-csrf-token", csrf_token(kKey, make_token(TokenKind::kSession)));
  EXPECT_EQ(ask("PUT", target, headers, R"({"names":[]})").status, 403U);
  headers.back().second = csrf_token(kKey, page_token());
  EXPECT_EQ(ask("PUT", target, headers, R"({"names":[]})").status, 200U) << *reply_.body;
  EXPECT_EQ(ask("GET", "/api/v1/sites?from=2026-11-26T08:00:00Z", {{"cookie", "page"}}).status, 200U) << "reads";
}

TEST_F(RouterTest, NamesWrongParametersAndBodies) {
  const auto get = [&](const std::string& query) {
    ask("GET", "/api/v1/sites?" + query, {{"authorization", "operator"}});
    const auto body = json::parse(*reply_.body);
    return std::string(body.at("errors").at(0).at("pointer").as_string()) + " " +
           std::string(body.at("errors").at(0).at("code").as_string());
  };
  EXPECT_EQ(get("limit=3"), "from field.missing");
  EXPECT_EQ(get("from=now"), "from field.not_a_time");
  EXPECT_EQ(get("from=2026-11-26T08:00:00Z&limit=101"), "limit field.out_of_range");
  EXPECT_EQ(get("from=2026-11-26T08:00:00Z&limit=1&limit=2"), "limit field.twice");
  EXPECT_EQ(get("from=2026-11-26T08:00:00Z&bogus=1"), "bogus field.unknown");

  const auto put = [&](std::vector<std::pair<std::string, std::string>> headers, const std::string& body) {
    headers.emplace_back("authorization", "operator");
    ask("PUT", "/api/v1/sites/y-yen/delegates", std::move(headers), body);
    return std::to_string(reply_.status) + " " + code();
  };
  EXPECT_EQ(put({{"content-type", "application/json"}}, "{}"), "428 state.unnamed");
  EXPECT_EQ(put({{"if-match", "1"}}, "{}"), "415 body.media_type");
  EXPECT_EQ(put({{"if-match", "1"}, {"content-type", "text/plain"}}, "{}"), "415 body.media_type");
  EXPECT_EQ(put({{"if-match", "1"}, {"content-type", "application/json"}}, "{"), "400 body.not_json");
  EXPECT_EQ(put({{"if-match", "1"}, {"content-type", "application/json"}}, "{}"), "422 fields.wrong");
  EXPECT_TRUE(calls_.empty());
}

TEST_F(RouterTest, WhatALibraryThrowsIsAnAnswer) {
  EXPECT_EQ(ask("DELETE", "/api/v1/sites/y-yen", {{"authorization", "administrator"}}).status, 500U);
  EXPECT_EQ(code(), "internal");
  EXPECT_THAT(*reply_.body, testing::Not(HasSubstr("a library"))) << "says nothing of our insides";
}

TEST_F(RouterTest, AHandlerMayAnswerLaterAndOnce) {
  EXPECT_EQ(ask("POST", "/api/v1/logins").status, 0U) << "not yet";
  waiting_.at(0)(ApiAnswer{.status = 204});
  EXPECT_EQ(reply_.status, 204U);
  EXPECT_EQ(header("Cache-Control"), "no-store");
  waiting_.at(0)(ApiAnswer{.status = 200});
  EXPECT_EQ(reply_.status, 204U);
}

TEST_F(RouterTest, BoundsTheRequestsOfAnAddress) {
  for (int i = 0; i < 50; ++i) EXPECT_EQ(ask("GET", "/api/v1/version").status, 200U);
  EXPECT_EQ(ask("GET", "/api/v1/version").status, 429U);
  EXPECT_EQ(header("Retry-After"), "1");
  address_ = "10.0.0.2";
  EXPECT_EQ(ask("GET", "/api/v1/version").status, 200U) << "another one is served";
  address_ = "10.0.0.1";
  now_ += 1s;
  EXPECT_EQ(ask("GET", "/api/v1/version").status, 200U);
}

TEST_F(RouterTest, LongBodiesOnlyWhereOneIsWanted) {
  EXPECT_EQ(router_.max_body({"PUT", "/api/v1/sites/a/delegates", {}, {}, {}}), 1024U * 1024);
  EXPECT_EQ(router_.max_body({"GET", "/api/v1/sites", {}, {}, {}}), HttpHandler::kSmallBody);
  EXPECT_EQ(router_.max_body({"PUT", "/api/v1/nothing", {}, {}, {}}), HttpHandler::kSmallBody);
  EXPECT_TRUE(Router::is_api("/api/v1/version"));
  EXPECT_TRUE(Router::is_api("/metrics"));
  EXPECT_TRUE(Router::is_api("/metrics?x=1"));
  for (const auto* other : {"/apiary", "/metrics.js", "/metrics/x", "/", ""}) {
    EXPECT_FALSE(Router::is_api(other)) << other;
  }
}

// Every "$ref" of the document leads somewhere.
void expect_references(const json::value& value, const json::object& schemas) {
  if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) {
      if (name == "$ref") {
        const std::string_view target = member.as_string();
        constexpr std::string_view kPrefix = "#/components/schemas/";
        ASSERT_TRUE(target.starts_with(kPrefix)) << target;
        EXPECT_TRUE(schemas.contains(target.substr(kPrefix.size()))) << target;
      }
      expect_references(member, schemas);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) expect_references(item, schemas);
  }
}

TEST_F(RouterTest, TheDocumentSaysWhatIsServed) {
  const auto document = openapi_document(router_.operations(), "1.2.3");
  EXPECT_EQ(document.at("openapi"), "3.1.0");
  const auto& paths = document.at("paths").as_object();
  EXPECT_EQ(paths.size(), 7U);
  const auto& put = paths.at("/api/v1/sites/{site}/delegates").at("put");
  EXPECT_EQ(put.at("operationId"), "changeDelegates");
  EXPECT_EQ(put.at("x-action"), "delegate.change");
  EXPECT_EQ(put.at("parameters").as_array().size(), 2U) << "the site and If-Match";
  EXPECT_EQ(put.at("requestBody").at("content").at("application/json").at("schema"),
            json::parse(R"({"$ref":"#/components/schemas/Delegates"})"));
  EXPECT_EQ(paths.at("/api/v1/version").at("get").at("security"), json::array());
  const auto& schemas = document.at("components").at("schemas").as_object();
  EXPECT_TRUE(schemas.contains("Problem"));
  expect_references(document, schemas);
}

TEST_F(RouterTest, ProblemsAreAsTheDocumentSays) {
  ask("GET", "/api/v1/sites", {{"authorization", "operator"}});
  const auto body = json::parse(*reply_.body).as_object();
  const auto document = openapi_document(router_.operations(), "1");
  const auto& known = document.at("components").at("schemas").at("Problem").at("properties").as_object();
  for (const auto& [name, value] : body) EXPECT_TRUE(known.contains(name)) << name;
  const auto& required = document.at("components").at("schemas").at("Problem").at("required").as_array();
  for (const auto& name : required) EXPECT_TRUE(body.contains(name.as_string())) << name.as_string();
}

}  // namespace
}  // namespace signaling
