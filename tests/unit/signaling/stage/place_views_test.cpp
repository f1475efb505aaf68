#include "signaling/stage/place_views.h"

#include <functional>

#include <gtest/gtest.h>

#include "tests/unit/signaling/stage/stage_scene.h"

namespace signaling {
namespace {

struct Case {
  std::string what;
  StageView view;
  std::function<void(StageRoster&)> change;  // of everybody(): all connected, nobody speaks
  std::string places;
  std::vector<SiteId> speakers{};  // the latest first
  std::optional<SiteId> pinned = std::nullopt;
};

const auto kNothing = [](StageRoster&) {};
const auto kASpeaks = [](StageRoster& r) { r.holders = {kA}; };
const auto kOpen = [](StageRoster& r) { r.open = true; };

void expect(std::initializer_list<Case> cases) {
  const auto all = presets();
  for (const auto& c : cases) {
    auto roster = everybody();
    c.change(roster);
    StageState state;
    state.speakers = c.speakers;
    const auto group = place_view(c.view, c.pinned, state, all, roster);
    EXPECT_EQ(text(group), c.places) << c.what;
    const auto* preset = find_preset(all, c.view.preset);
    if (preset == nullptr) preset = &all.front();
    EXPECT_EQ(group.layout, preset->layout) << c.what;
    EXPECT_EQ(group.fill, preset->fill) << c.what;
  }
}

TEST(PlaceView, EachRule) {
  expect({
      {"the chair without waiting for a word", {"stage"}, kNothing, "h"},
      {"who holds the floor", {"stage"}, kASpeaks, "a"},
      {"the mixer's choice", {"stage"}, kOpen, "*"},
      {"the lecturer before the chair", {"stage"}, [](auto& r) { r.lecturer = kB; }, "b"},
      {"a question in a lecture",
       {"pair"},
       [](auto& r) {
         r.lecturer = kB;
         r.holders = {kC};
       },
       "c b"},
      {"one holder and the chair", {"pair"}, kASpeaks, "a h"},
      {"two holders",
       {"pair"},
       [](auto& r) {
         r.holders = {kC, kA};
       },
       "c a"},
      {"nobody but the chair, and the next who is there", {"pair"}, kNothing, "h a"},
      {"the mixer's choice and the chair", {"pair"}, kOpen, "* h"},
      {"speaker and chair", {"chair-speaker"}, kASpeaks, "a h"},
      {"the chair speaks", {"chair-speaker"}, kNothing, "h a"},
      {"content",
       {"content-speaker"},
       [](auto& r) {
         r.content = kB;
         r.holders = {kA};
       },
       "content a"},
      {"no content", {"content-speaker"}, kASpeaks, "a h"},
      {"who spoke before", {"dialogue"}, kASpeaks, "a c", {kA, kC, kB}},
      {"who spoke last", {"dialogue"}, kNothing, "h a", {kA, kC, kB}},
      {"nobody spoke before", {"dialogue"}, kASpeaks, "a h", {kA}},
      {"before the active speaker", {"dialogue"}, kOpen, "* c", {kA, kC}},
      {"rules that mean another one", {"reverse"}, kASpeaks, "c h a", {kA, kC, kB}},
      {"a site", {"guest"}, kASpeaks, "d a"},
      {"a site that speaks itself", {"guest"}, [](auto& r) { r.holders = {kD}; }, "d h"},
      {"all alike", {"grid"}, kASpeaks, ""},
      {"a preset that is no more", {"gone"}, kASpeaks, "a"},
  });
}

TEST(PlaceView, ByHandAndPinned) {
  expect({
      {"a site", {"pair", {by_hand(kC)}}, kASpeaks, "c a"},
      {"the speaker moved up", {"chair-speaker", {by_hand(kB)}}, kASpeaks, "b h"},
      {"the second place", {"pair", {std::nullopt, by_hand(kC)}}, kASpeaks, "a c"},
      {"the speaker stands elsewhere by hand", {"pair", {std::nullopt, by_hand(kA)}}, kASpeaks, "h a"},
      {"content", {"stage", {kShowContent}}, [](auto& r) { r.content = kB; }, "content"},
      {"empty", {"pair", {std::nullopt, kNobody}}, kASpeaks, "a -"},
      {"twice", {"pair", {by_hand(kC), by_hand(kC)}}, kASpeaks, "c a"},
      {"beyond the rules", {"stage", {std::nullopt, by_hand(kD), std::nullopt, by_hand(kA)}}, kASpeaks, "h d b a"},
      {"of a grid", {"grid", {by_hand(kD), std::nullopt, by_hand(kA)}}, kNothing, "d h a"},
      {"pinned", {"stage"}, kASpeaks, "c", {}, kC},
      {"pinned in a grid", {"grid"}, kASpeaks, "c", {}, kC},
      {"pinned before by hand", {"pair", {by_hand(kB), by_hand(kC)}}, kASpeaks, "c a", {}, kC},
      {"pinned beside the speaker", {"pair"}, kASpeaks, "c a", {}, kC},
  });
}

TEST(PlaceView, ALateChangeOfTheRosterLeavesNoHole) {
  const auto c_goes = [](StageRoster& r) {
    std::erase(r.connected, kC);
    r.holders = {kA};
  };
  expect({
      {"by hand", {"pair", {by_hand(kC), by_hand(kB)}}, c_goes, "a b"},
      {"in a grid", {"grid", {by_hand(kC), by_hand(kB)}}, c_goes, "h b"},
      {"pinned", {"stage"}, c_goes, "a", {}, kC},
      {"who spoke before", {"dialogue"}, c_goes, "a b", {kA, kC, kB}},
      {"content ends", {"content-speaker", {kShowContent}}, kASpeaks, "a h"},
      {"the chair",
       {"chair-speaker"},
       [](auto& r) {
         std::erase(r.connected, kChair);
         r.holders = {kA};
       },
       "a b"},
      {"the chair who would be shown", {"stage"}, [](auto& r) { std::erase(r.connected, kChair); }, "a"},
      {"the holder keeps its place",
       {"stage"},
       [](auto& r) {
         std::erase(r.connected, kA);
         r.holders = {kA};
       },
       "a"},
      {"a site that never came",
       {"guest"},
       [](auto& r) {
         std::erase(r.connected, kD);
         r.holders = {kA};
       },
       "a h"},
      {"only one is left", {"pair"}, [](auto& r) { r.connected = {kB}; }, "b -"},
      {"nobody is left", {"pair", {by_hand(kA)}}, [](auto& r) { r.connected = {}; }, "- -"},
      {"a removed site", {"pair", {by_hand(SiteId("x"))}}, kASpeaks, "a h"},
  });
}

}  // namespace
}  // namespace signaling
