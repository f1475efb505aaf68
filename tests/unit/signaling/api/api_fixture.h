#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

#include "signaling/api/background.h"
#include "signaling/rest/router.h"
#include "signaling/store/audit_log.h"
#include "signaling/store/store.h"
#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {

// Whoever is named by `principal` asks; nobody if there is none.
class Somebody : public Authenticator {
 public:
  tl::expected<std::optional<Caller>, AuthError> identify(const HttpRequest&, RequestTime) override {
    if (!principal) return std::nullopt;
    return Caller{.principal = *principal, .session_token = {}, .name = "an"};
  }
  std::vector<ConferenceRole> roles_in(const ConferenceId&, const Principal&) override { return roles; }

  std::optional<Principal> principal = Principal{.role = Role::kAdministrator, .user = UserId(1)};
  std::vector<ConferenceRole> roles;
};

// A real store in a temporary folder, and a router for the operations of one resource. Every answer below 400 is
// checked against what its operation says of it.
class ApiTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Store::open(folder_.path() / "state", now_.wall);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    auto all = operations();  // makes what authenticator() gives
    router_ = std::make_unique<Router>(std::move(all), authenticator(), kCsrfKey,
                                       RouterSettings{.requests_per_second = 1000, .request_burst = 100'000});
  }
  virtual std::vector<Operation> operations() = 0;
  virtual Authenticator& authenticator() { return somebody_; }
  // Lets what was begun come to its reply; false if there is nothing to wait for.
  virtual bool turn() {
    if (waiting_.empty()) return false;
    const auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
    return true;
  }
  // A thread of its own, which does a piece of work at each turn().
  Background background() {
    return [this](std::function<void()> work, std::function<void()> done) {
      waiting_.push_back([work = std::move(work), done = std::move(done)] {
        work();
        done();
      });
    };
  }

  // The answer's status; its body is in `body_`, its ETag in `tag_`.
  unsigned ask(const std::string& method, const std::string& path, const std::string& body = "",
               std::vector<std::pair<std::string, std::string>> headers = {}) {
    if (!body.empty()) headers.emplace_back("content-type", "application/json");
    HttpReply got;
    got.status = 0;
    router_->answer({method, "/api/v1" + path, std::move(headers), body, address_, tls_}, now_,
                    [&got](HttpReply reply) { got = std::move(reply); });
    while (got.status == 0 && turn()) {
    }
    body_ = got.body->empty() ? boost::json::value() : boost::json::parse(*got.body);
    tag_.clear();
    headers_ = got.headers;
    for (const auto& [name, value] : got.headers) {
      if (name == "ETag") tag_ = value;
    }
    check_documented(method, path, got.status);
    return got.status;
  }
  unsigned put(const std::string& path, const std::string& body) {
    return ask("PUT", path, body, {{"if-match", tag_}});
  }

  std::string code() const { return std::string(body_.at("code").as_string()); }
  // The pointers of what is wrong in the last request.
  std::vector<std::string> faults() const {
    std::vector<std::string> all;
    for (const auto& fault : body_.at("errors").as_array()) all.emplace_back(fault.at("pointer").as_string());
    return all;
  }
  std::string last_audit() {
    const auto page = AuditLog(store_->database()).page(std::nullopt, 1);
    return !page || page->empty() ? "" : page->front().who + " " + page->front().action + " " + page->front().object;
  }

  const HashKey kCsrfKey{{1, 2, 3}};
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Somebody somebody_;
  std::unique_ptr<Router> router_;
  RequestTime now_{WallTime(std::chrono::hours(24 * 365 * 56)), media::Timestamp(std::chrono::hours(1))};
  std::string address_ = "10.0.0.1";
  bool tls_ = false;
  std::deque<std::function<void()>> waiting_;  // in the background
  boost::json::value body_;
  std::string tag_;
  std::vector<std::pair<std::string, std::string>> headers_;

 private:
  void check_documented(const std::string& method, const std::string& path, unsigned status) {
    if (status >= 400) return;
    for (const auto& operation : router_->operations()) {
      if (operation.method != method || !operation.path.match("/api/v1" + path.substr(0, path.find('?')))) continue;
      for (const auto& outcome : operation.outcomes) {
        if (outcome.status != status) continue;
        if (!outcome.body) {
          EXPECT_TRUE(body_.is_null()) << operation.id << " has a body";
          return;
        }
        for (const auto& fault : outcome.body->check(body_)) {
          ADD_FAILURE() << operation.id << ": " << fault.pointer << " " << fault.text.en;
        }
        return;
      }
      ADD_FAILURE() << operation.id << " does not say that it answers " << status;
    }
  }
};

}  // namespace signaling
