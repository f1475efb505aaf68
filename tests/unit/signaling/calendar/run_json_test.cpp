#include "signaling/calendar/run_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "tests/unit/signaling/schedule/scene.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace scene;

ConferenceRun full_run() {
  ConferenceRun run;
  run.plan = occurrence("hn-20261202-1", at("20261202T080000"), 90min, {kKnownSites[0], kKnownSites[1]});
  run.plan.auto_start = true;
  run.phase = ConferencePhase::kPaused;
  run.since = at("20261202T090000");
  run.session_number = 12'345'678'901;
  run.expected_end = at("20261202T110000");
  run.urgent = run.overrun = run.missed = run.may_reopen = true;
  run.interrupted_by = ConferenceId("hk-20261202-1");
  run.calls = {{kKnownSites[0], CallState::kNoticed},
               {kKnownSites[1], CallState::kRinging},
               {kKnownSites[2], CallState::kAnswered}};
  run.question = ExtensionQuestion{at("20261202T113000"), {{ConferenceId("x"), UserId(1), true},
                                                           {ConferenceId("y"), UserId(2), false}}};
  return run;
}

TEST(RunJson, EveryMemberComesBack) {
  const auto run = full_run();
  const auto read = read_run(json::parse(json::serialize(to_json(run))));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, run);
  EXPECT_EQ(read_run(to_json(ConferenceRun())).value(), ConferenceRun());
}

TEST(RunJson, EveryPhaseComesBack) {
  using enum ConferencePhase;
  for (const auto phase : {kScheduled, kTesting, kInSession, kPaused, kClosed}) {
    auto run = full_run();
    run.phase = phase;
    EXPECT_EQ(read_run(to_json(run)).value().phase, phase);
  }
}

TEST(RunJson, AMemberTooFewOrTooManyOrAWrongWordIsRefused) {
  const json::value whole = to_json(full_run());
  for (const auto* pointer : {"", "/plan", "/calls/0", "/question", "/question/answers/0"}) {
    const auto members = whole.at_pointer(pointer).as_object();
    for (const auto& [name, value] : members) {
      auto document = whole;
      document.at_pointer(pointer).as_object().erase(name);
      EXPECT_EQ(read_run(document).error().code, "run.bad_document") << pointer << " without " << name;
    }
    auto document = whole;
    document.at_pointer(pointer).as_object()["surprise"] = 1;
    EXPECT_FALSE(read_run(document)) << pointer;
  }
  for (const auto* pointer : {"/phase", "/since", "/calls/0/state", "/plan/start", "/plan/original_start"}) {
    auto document = whole;
    document.at_pointer(pointer) = "something";
    EXPECT_EQ(read_run(document).error().code, "run.bad_document") << pointer;
  }
}

}  // namespace
}  // namespace signaling
