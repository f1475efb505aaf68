// Each operation on a site in each state under each policy of each floor has one outcome.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/signaling/floor/floor_scene.h"

namespace signaling {
namespace {

constexpr Timestamp kBefore = Timestamp(1000s), kNow = Timestamp(1010s);

std::string_view name(FloorError error) {
  switch (error) {
    case FloorError::kAlreadyWaiting:
      return "!already_waiting";
    case FloorError::kAlreadyHolder:
      return "!already_holder";
    case FloorError::kNotWaiting:
      return "!not_waiting";
    case FloorError::kNotHolder:
      return "!not_holder";
    case FloorError::kStandingRight:
      return "!standing_right";
    case FloorError::kFloorFull:
      return "!floor_full";
    case FloorError::kNobodyWaits:
      return "!nobody_waits";
    case FloorError::kJustGranted:
      return "!just_granted";
    case FloorError::kClosed:
      return "!closed";
    case FloorError::kBadValue:
      return "!bad_value";
  }
  return "";
}

using Operation = std::function<FloorControl::Result(FloorControl&, const SiteId&)>;
const std::pair<std::string, Operation> kOperations[] = {
    {"request", [](auto& floor, const auto& site) { return floor.request(site, {}, kNow); }},
    {"cancel", [](auto& floor, const auto& site) { return floor.cancel(site, kNow); }},
    {"release", [](auto& floor, const auto& site) { return floor.release(site, kNow); }},
    {"grant", [](auto& floor, const auto& site) { return floor.grant(site, {}, kNow); }},
    {"next", [](auto& floor, const auto&) { return floor.grant_next(kNow); }},
    {"deny", [](auto& floor, const auto& site) { return floor.deny(site, kNow); }},
    {"revoke", [](auto& floor, const auto& site) { return floor.revoke(site, kNow); }},
    {"move", [](auto& floor, const auto& site) { return floor.move(site, 1, kNow); }},
};

// What brings the site into the state that the row is about.
using Preparation = std::function<void(FloorControl&, const SiteId&)>;
const Preparation kIdle = [](auto&, const auto&) {};
const Preparation kWaiting = [](auto& floor, const auto& site) { (void)floor.request(site, {}, kBefore); };
const Preparation kGoneWaiting = [](auto& floor, const auto& site) {
  (void)floor.request(site, {}, kBefore);
  floor.site_dropped(site, kBefore);
};
const Preparation kHolding = [](auto& floor, const auto& site) { (void)floor.grant(site, {}, kBefore); };
const Preparation kWaitingForB = [](auto& floor, const auto& site) {
  (void)floor.grant(kB, {}, kBefore);
  (void)floor.request(site, {}, kBefore);
};
const Preparation kBHolds = [](auto& floor, const auto&) { (void)floor.grant(kB, {}, kBefore); };
const Preparation kClosed = [](auto& floor, const auto& site) {
  (void)floor.request(site, {}, kBefore);
  floor.close(kBefore);
};

const std::vector<FloorPolicy> kAll = {FloorPolicy::kOpen, FloorPolicy::kChaired, FloorPolicy::kLecture};
const std::vector<FloorPolicy> kDecided = {FloorPolicy::kChaired, FloorPolicy::kLecture};
const std::vector<FloorPolicy> kOpenOnly = {FloorPolicy::kOpen};

struct Row {
  std::string state;
  FloorId floor;
  std::vector<FloorPolicy> policies;
  SiteId site;
  Preparation prepare;
  // What happens; an operation that is not named is refused as the site neither waits nor holds.
  std::map<std::string, std::string> outcomes;
};

const auto kSpeech = FloorId::kSpeech;
const auto kContent = FloorId::kContent;
const std::string kNobody = "!nobody_waits";

const Row kRows[] = {
    {"idle", kSpeech, kDecided, kA, kIdle, {{"request", "a pending site"}, {"grant", "a granted chair"}}},
    {"idle",
     kSpeech,
     kOpenOnly,
     kA,
     kIdle,
     {{"request", "a pending site, a granted policy"}, {"grant", "a granted chair"}}},
    {"idle", kContent, kDecided, kA, kIdle, {{"request", "a pending site"}, {"grant", "a granted chair"}}},
    {"idle",
     kContent,
     kOpenOnly,
     kA,
     kIdle,
     {{"request", "a pending site, a granted policy"}, {"grant", "a granted chair"}}},

    {"b holds",
     kSpeech,
     kDecided,
     kA,
     kBHolds,
     {{"request", "a pending site"}, {"grant", "b revoked handover, a granted chair"}}},
    {"b holds",
     kSpeech,
     kOpenOnly,
     kA,
     kBHolds,
     {{"request", "a pending site, a granted policy"}, {"grant", "a granted chair"}}},
    {"b holds",
     kContent,
     kOpenOnly,
     kA,
     kBHolds,
     {{"request", "a pending site, b revoked handover, a granted policy"},
      {"grant", "b revoked handover, a granted chair"}}},

    {"waiting",
     kSpeech,
     kDecided,
     kA,
     kWaiting,
     {{"request", "!already_waiting"},
      {"cancel", "a cancelled site"},
      {"grant", "a granted chair"},
      {"next", "a granted chair"},
      {"deny", "a denied chair"},
      {"move", ""}}},
    {"waiting",
     kContent,
     kDecided,
     kA,
     kWaiting,
     {{"request", "!already_waiting"},
      {"cancel", "a cancelled site"},
      {"grant", "a granted chair"},
      {"next", "a granted chair"},
      {"deny", "a denied chair"},
      {"move", ""}}},
    {"waiting, b holds",
     kSpeech,
     kDecided,
     kA,
     kWaitingForB,
     {{"request", "!already_waiting"},
      {"cancel", "a cancelled site"},
      {"grant", "b revoked handover, a granted chair"},
      {"next", "b revoked handover, a granted chair"},
      {"deny", "a denied chair"},
      {"move", ""}}},
    {"waiting and gone",
     kSpeech,
     kDecided,
     kA,
     kGoneWaiting,
     {{"request", "!already_waiting"},
      {"cancel", "a cancelled site"},
      {"grant", "a granted chair"},
      {"deny", "a denied chair"},
      {"move", ""}}},

    {"holding",
     kSpeech,
     kAll,
     kA,
     kHolding,
     {{"request", "!already_holder"}, {"release", "a released site"}, {"grant", ""}, {"revoke", "a revoked chair"}}},
    {"holding",
     kContent,
     kAll,
     kA,
     kHolding,
     {{"request", "!already_holder"}, {"release", "a released site"}, {"grant", ""}, {"revoke", "a revoked chair"}}},

    {"the chair's site",
     kSpeech,
     kAll,
     kChairSite,
     kIdle,
     {{"request", "!standing_right"}, {"grant", "!standing_right"}}},
    {"the lecturer's site",
     kSpeech,
     {FloorPolicy::kLecture},
     kLecturer,
     kIdle,
     {{"request", "!standing_right"}, {"grant", "!standing_right"}}},
    {"the lecturer's site",
     kSpeech,
     {FloorPolicy::kChaired},
     kLecturer,
     kIdle,
     {{"request", "lecturer pending site"}, {"grant", "lecturer granted chair"}}},
    {"the chair's site, b holds",
     kContent,
     kAll,
     kChairSite,
     kBHolds,
     {{"request", "chair pending site, b revoked handover, chair granted standing_right"},
      {"grant", "b revoked handover, chair granted chair"}}},
    {"the lecturer's site, b holds",
     kContent,
     {FloorPolicy::kLecture},
     kLecturer,
     kBHolds,
     {{"request", "lecturer pending site, b revoked handover, lecturer granted standing_right"},
      {"grant", "b revoked handover, lecturer granted chair"}}},
    {"the chair's site shows content",
     kContent,
     kAll,
     kChairSite,
     kHolding,
     {{"request", "!already_holder"},
      {"release", "chair released site"},
      {"grant", ""},
      {"revoke", "chair revoked chair"}}},

    {"closed", kSpeech, kAll, kA, kClosed, {{"request", "!closed"}, {"grant", "!closed"}, {"next", "!closed"}}},
    {"closed", kContent, kAll, kA, kClosed, {{"request", "!closed"}, {"grant", "!closed"}, {"next", "!closed"}}},
};

const std::map<std::string, std::string> kOtherwise = {{"cancel", "!not_waiting"}, {"release", "!not_holder"},
                                                       {"next", kNobody},          {"deny", "!not_waiting"},
                                                       {"revoke", "!not_holder"},  {"move", "!not_waiting"}};

TEST(FloorTable, EachOperationInEachState) {
  for (const auto& row : kRows) {
    for (const auto policy : row.policies) {
      for (const auto& [operation, run] : kOperations) {
        auto floor = row.floor == kSpeech ? make_floor({}, policy) : make_content(policy);
        row.prepare(floor, row.site);
        (void)floor.take_events();
        const FloorData before = floor.data();
        const auto done = run(floor, row.site);
        const std::string outcome = done ? story(floor) : std::string(name(done.error()));
        const auto wanted = row.outcomes.find(operation);
        EXPECT_EQ(outcome, wanted == row.outcomes.end() ? kOtherwise.at(operation) : wanted->second)
            << operation << ", " << row.state << ", " << to_string(row.floor) << ", " << to_string(policy);
        if (!done) {
          EXPECT_EQ(floor.data(), before) << operation << ": refused and yet changed";
        }
      }
    }
  }
}

}  // namespace
}  // namespace signaling
