#include "signaling/preflight/preflight_json.h"

#include <string>

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace signaling {
namespace {

namespace json = boost::json;
using enum PreflightCheck;
using enum CheckResult;

PreflightReport report() {
  return {true,
          {{kReach, kPass, Finding::kGood},
           {kLossUp, kWarn, Finding::kOff, 2.14159, 1},
           {kCamera, kFail, Finding::kDenied},
           {kBrowser, kPass, Finding::kGood, 140, std::nullopt, "Chrome 140"}}};
}

TEST(PreflightJson, ACheckIsTheSameForPagesAndPrograms) {
  EXPECT_EQ(json::serialize(to_json(report().checks[1])),
            R"({"check":"loss_up","result":"warn","value":2.142E0,"unit":"%",)"
            R"("vi":"Chiều lên mất 2,1 % số gói (giới hạn 1,0 %).","en":"2.1 % of packets lost on the uplink )"
            R"((limit 1.0 %).","advice":{"vi":"Kiểm tra dây mạng, bộ chuyển mạch và Wi-Fi tại điểm cầu; )"
            R"(nếu đều tốt, báo nhà mạng.","en":"Check cable, switch and Wi-Fi at the site; )"
            R"(if they are good, call the carrier."}})");
  const auto camera = to_json(report().checks[2]);
  EXPECT_TRUE(camera.at("value").is_null());
  EXPECT_EQ(camera.at("unit").as_string(), "");
  EXPECT_TRUE(to_json(report().checks[0]).at("advice").is_null());
}

// What is wrong with this stored report; empty: nothing.
std::string problem_of(const json::value& value, PreflightReport* read = nullptr) {
  std::string problem;
  MemberReader reader(value, problem);
  auto report = read_preflight_report(reader);
  reader.finish();
  if (read != nullptr) *read = std::move(report);
  return problem;
}

TEST(PreflightJson, AStoredReportIsReadAgain) {
  PreflightReport read;
  EXPECT_EQ(problem_of(to_stored(report()), &read), "");
  auto expected = report();
  expected.checks[1].value = 2.142;  // more digits mean nothing
  EXPECT_EQ(read, expected);
  expected.asked_by = "Trần Thị B";
  EXPECT_EQ(problem_of(to_stored(expected), &read), "");
  EXPECT_EQ(read, expected);
  EXPECT_EQ(problem_of(to_stored({}), &read), "");
  EXPECT_EQ(read, PreflightReport{});
}

TEST(PreflightJson, AStoredReportIsTakenForHostile) {
  const std::string good =
      R"({"check":"rtt","result":"pass","finding":"good","value":40,"bound":null,"detail":""})";
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    return R"({"sounds":false,"checks":[)" + text + "]}";
  };
  EXPECT_EQ(problem_of(json::parse(with("40", "40.5"))), "");
  std::string many;
  for (int i = 0; i < 14; ++i) many += (i == 0 ? "" : ",") + good;
  const std::pair<std::string, std::string> cases[] = {
      {R"({"checks":[]})", "sounds"},
      {R"({"sounds":false})", "checks"},
      {R"({"sounds":false,"asked_by":"","checks":[]})", "asked_by"},
      {R"({"sounds":false,"asked_by":7,"checks":[]})", "asked_by"},
      {with("rtt", "weather"), "checks[0].check"},
      {with("\"pass\"", "\"great\""), "checks[0].result"},
      {with("\"good\"", "\"still\""), "checks[0].finding"},  // of a camera only
      {with("40", "1e13"), "checks[0].value"},
      {with("40", "\"40\""), "checks[0].value"},
      {with("null", "true"), "checks[0].bound"},
      {with("\"detail\":\"\"", "\"detail\":\"" + std::string(801, 'x') + "\""), "checks[0].detail"},
      {with("\"detail\":\"\"", R"("detail":"a\u0007")"), "checks[0].detail"},
      {with("\"detail\":\"\"", "\"detail\":\"\",\"more\":1"), "checks[0].more"},
      {R"({"sounds":false,"checks":[)" + good + "," + good + "]}", "checks[1].check"},
      {R"({"sounds":false,"checks":[)" + many + "]}", "checks"},
  };
  for (const auto& [text, named] : cases) {
    const auto problem = problem_of(json::parse(text));
    EXPECT_TRUE(problem.starts_with("\"" + named + "\"")) << text << ": " << problem;
  }
}

}  // namespace
}  // namespace signaling
