#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "signaling/conference/conference_engine.h"

namespace signaling {

// An engine with a made-up clock, a chair, an operator, and four halls that are there; `center` is the chair's.
class EngineScene {
 public:
  EngineScene() : EngineScene(plan()) {}
  explicit EngineScene(const ConferencePlan& plan) : engine(plan, presets()) {
    engine.set_plan(plan, now);
    for (const auto& site : plan.sites) engine.site_connected(site.id, now);
    collect();
  }

  static ConferencePlan plan(FloorPolicy policy = FloorPolicy::kChaired) {
    ConferencePlan plan;
    plan.id = ConferenceId("conf");
    plan.title = "Giao ban";
    plan.policy = policy;
    plan.sites = {{SiteId("center"), "UBND tỉnh", 5},
                  {SiteId("a"), "Ý Yên", 4},
                  {SiteId("b"), "Mỹ Lộc", 3},
                  {SiteId("c"), "Hải Hậu", 2}};
    plan.chair_site = SiteId("center");
    plan.agenda = {{"Khai mạc", std::chrono::minutes(10), {}, {}, ""},
                   {"Tham luận", std::chrono::minutes(30), {{SiteId("b"), "Trần B"}, {SiteId("a"), ""}}, {}, "pair"},
                   {"Bế mạc", std::chrono::minutes(5), {}, {}, "no such layout"}};
    plan.floor.time_limit = std::chrono::seconds(60);
    return plan;
  }
  static std::vector<LayoutPreset> presets() {
    using Kind = PlaceRule::Kind;
    return {{"stage", {"Hình chính", "Stage"}, mcu::LayoutName::kStage, {{Kind::kSpeaker}}, true},
            {"grid", {"Lưới", "Grid"}, mcu::LayoutName::kGrid, {}, true},
            {"pair", {"Hai hình", "Pair"}, mcu::LayoutName::kPair, {{Kind::kSpeaker}, {Kind::kChair}}, false},
            {"slides", {"Tài liệu", "Slides"}, mcu::LayoutName::kContentSpeaker, {{Kind::kContent}}, false}};
  }
  const std::string& preset() const { return engine.stage().of(StageGroup::kHalls).live->preset; }
  static Actor person(Role role, std::string name) {
    Actor actor;
    actor.kind = Actor::Kind::kPerson;
    actor.id = "user 7";
    actor.name = std::move(name);
    actor.role = role;
    return actor;
  }

  void collect() {
    for (auto& event : engine.take_events()) events.push_back(std::move(event));
  }
  // Lets time pass and does what comes due, at the moment it is due.
  void pass(Duration d) {
    const Timestamp end = now + d;
    while (engine.next_deadline() <= end) {
      now = std::max(now, engine.next_deadline());
      engine.handle_timeout(now);
      collect();
    }
    now = end;
  }
  // Who is heard, in order.
  std::string live() const {
    std::string sites;
    for (const auto& seat : engine.data().seats) {
      if (engine.is_live(seat.site)) sites += (sites.empty() ? "" : " ") + seat.site.value();
    }
    return sites;
  }
  const SeatData& seat(const std::string& site) const { return *engine.data().seat(SiteId(site)); }
  Timestamp now{std::chrono::seconds(1000)};
  ConferenceEngine engine;
  std::vector<ConferenceEvent> events;
  const Actor chair = person(Role::kChair, "Nguyễn Chủ Trì");
  const Actor desk = person(Role::kOperator, "Lê Vận Hành");
  const Actor hall = person(Role::kSite, "Ý Yên");
};

}  // namespace signaling
