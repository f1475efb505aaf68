#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include "tools/cli/rest/http_transport.h"

namespace tools {

// A server by a script: it expects certain requests in their order, answers each, and keeps what was sent.
class ScriptedTransport : public HttpTransport {
 public:
  // `request` is "GET /sites": method and target below /api/v1.
  void expect(std::string request, media::Result<HttpAnswer> answer) {
    script_.emplace_back(std::move(request), std::move(answer));
  }
  void expect(std::string request, std::string body, unsigned status = 200, HttpHeaders headers = {}) {
    expect(std::move(request), HttpAnswer{status, std::move(headers), std::move(body)});
  }

  media::Result<HttpAnswer> send(const HttpRequest& request) override {
    sent.push_back(request);
    const std::string said = request.method + " " + request.target;
    if (script_.empty()) {
      ADD_FAILURE() << "not expected: " << said << " " << request.body;
      return media::failure("net.failed", "the script is over");
    }
    auto [expected, answer] = std::move(script_.front());
    script_.pop_front();
    const size_t gap = expected.find(' ');
    EXPECT_EQ(said, expected.substr(0, gap) + " /api/v1" + expected.substr(gap + 1));
    return answer;
  }

  bool is_over() const { return script_.empty(); }
  boost::json::value body(size_t index) const { return boost::json::parse(sent.at(index).body); }
  std::string header(size_t index, std::string_view name) const {
    for (const auto& [sent_name, value] : sent.at(index).headers) {
      if (sent_name == name) return value;
    }
    return "";
  }

  std::vector<HttpRequest> sent;

 private:
  std::deque<std::pair<std::string, media::Result<HttpAnswer>>> script_;
};

}  // namespace tools
