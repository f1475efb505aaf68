#include "signaling/preflight/preflight_json.h"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "signaling/preflight/preflight_words.h"

namespace signaling {
namespace {

namespace json = boost::json;

constexpr double kMostValue = 1e12;
constexpr size_t kMaxTextBytes = 800;  // 200 characters

json::value number(const std::optional<double>& value) {
  if (!value) return nullptr;
  return to_thousandths(*value);
}

// Boost.JSON's parser may miss a number by its last bit.
std::optional<double> read_number(MemberReader& reader, std::string_view name) {
  const auto value = reader.real_or_null(name, -kMostValue, kMostValue);
  return value ? std::optional(to_thousandths(*value)) : std::nullopt;
}

json::object to_object(const Text& text) { return {{"vi", text.vi}, {"en", text.en}}; }

CheckOutcome read_check(MemberReader& reader) {
  CheckOutcome check;
  check.check = reader.word_of<PreflightCheck>("check", kPreflightChecks);
  check.result = reader.word_of<CheckResult>("result", kCheckResults);
  check.finding = reader.word_of<Finding>("finding", kFindings);
  check.value = read_number(reader, "value");
  check.bound = read_number(reader, "bound");
  check.detail = reader.text("detail", 0, kMaxTextBytes);
  if (find_words(check.check, check.finding) == nullptr) reader.fail("finding", "must be one that this check can have");
  return check;
}

}  // namespace

json::object to_json(const CheckOutcome& check) {
  const auto text = describe(check);
  const auto advice = advice_of(check);
  return {{"check", to_string(check.check)},
          {"result", to_string(check.result)},
          {"value", number(check.value)},
          {"unit", unit_of(check.check)},
          {"vi", text.vi},
          {"en", text.en},
          {"advice", advice ? json::value(to_object(*advice)) : json::value(nullptr)}};
}

json::object to_stored(const PreflightReport& report) {
  json::array checks;
  for (const auto& check : report.checks) {
    checks.push_back(json::object{{"check", to_string(check.check)},
                                  {"result", to_string(check.result)},
                                  {"finding", to_string(check.finding)},
                                  {"value", number(check.value)},
                                  {"bound", number(check.bound)},
                                  {"detail", check.detail}});
  }
  json::object stored{{"sounds", report.sounds}, {"checks", std::move(checks)}};
  if (!report.asked_by.empty()) stored["asked_by"] = report.asked_by;
  return stored;
}

PreflightReport read_preflight_report(MemberReader& reader) {
  PreflightReport report;
  report.sounds = reader.boolean("sounds");
  if (reader.has("asked_by")) report.asked_by = reader.text("asked_by", 1, kMaxTextBytes);
  reader.objects("checks", kPreflightChecks, [&](MemberReader& element) {
    auto check = read_check(element);
    const bool again = std::ranges::find(report.checks, check.check, &CheckOutcome::check) != report.checks.end();
    if (again) element.fail("check", "stands there twice");
    report.checks.push_back(std::move(check));
  });
  return report;
}

}  // namespace signaling
