// Random operations of all kinds: whatever happens, the events give the state again, also when they were written and
// read, and only who may speak is heard.
#include <random>

#include <gtest/gtest.h>

#include "engine_scene.h"
#include "signaling/conference/conference_event_json.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

const ClockPair kClocks{std::chrono::sys_days(std::chrono::year(2026) / 12 / 1), Timestamp(1000s)};

class RandomConference {
 public:
  explicit RandomConference(unsigned seed) : random_(seed) {}

  void step() {
    auto& engine = scene.engine;
    const auto now = scene.now;
    const auto& chair = scene.chair;
    const auto floor = number(4) == 0 ? FloorId::kContent : FloorId::kSpeech;
    switch (number(44)) {
      case 0:
      case 1:
        (void)engine.request(scene.hall, site(), floor, {{"A", ""}, number(2) == 0}, now);
        break;
      case 2:
        (void)engine.cancel(scene.hall, site(), floor, now);
        break;
      case 3:
        (void)engine.release(scene.hall, site(), floor, now);
        break;
      case 4:
      case 5:
        (void)engine.grant(chair, site(), floor, {Duration(1s * (5 + number(60)))}, now);
        break;
      case 6:
        (void)engine.grant_next(chair, now);
        break;
      case 7:
        (void)engine.deny(chair, site(), floor, now);
        break;
      case 8:
        (void)engine.revoke(chair, site(), floor, now);
        break;
      case 9:
        (void)engine.move(chair, site(), 1 + number(4), now);
        break;
      case 10:
        (void)engine.set_order(chair, static_cast<QueueOrder>(number(4)), now);
        break;
      case 11:
        (void)engine.clear(chair, floor, now);
        break;
      case 12:
        (void)engine.change_settings(chair, {1U + number(3), std::nullopt, 5s, 3s}, now);
        break;
      case 13:
        (void)engine.set_policy(chair, static_cast<FloorPolicy>(number(3)), site(), now);
        break;
      case 14:
        (void)engine.undo(chair, now);
        break;
      case 15:
      case 16:
        (void)engine.switch_microphone(scene.hall, site(), number(2) == 0, now);
        break;
      case 17:
        (void)engine.mute(chair, site(), now);
        break;
      case 18:
        (void)engine.mute_all(chair, now);
        break;
      case 19:
        (void)engine.lock(chair, number(2) == 0, now);
        break;
      case 20:
        (void)engine.remove(chair, site(), now);
        break;
      case 21:
        (void)engine.readmit(chair, site(), now);
        break;
      case 22:
        (void)engine.hand_over_chair(chair, site(), now);
        break;
      case 23:
        (void)(number(2) == 0 ? engine.take_over_chair(scene.desk, now) : engine.hand_back_chair(chair, now));
        break;
      case 24:
        (void)engine.begin_item(chair, number(4), now);
        break;
      case 25:
        (void)engine.write_note(scene.desk, number(4), "n" + std::to_string(number(9)), "k\nl", now);
        break;
      case 26:
        (void)engine.send_chat(scene.hall, site(), ChatTo::kDesk, "Chào\nbạn", now);
        break;
      case 27:
        (void)engine.ask_help(scene.hall, site(), "giúp", now);
        break;
      case 28:
        (void)engine.answer_help(scene.desk, site(), now);
        engine.note_help(scene.desk, {site(), RemoteAct::kCap, "", static_cast<int>(100 + number(900))}, now);
        break;
      case 29:
        (void)engine.draw_message(scene.desk, number(3) == 0 ? "" : "Tin", 10s, now);
        break;
      case 30:
        (void)engine.pin_stage(chair, number(3) == 0 ? std::nullopt : std::optional(site()), now);
        break;
      case 31:
        (void)engine.set_layout(chair, number(2) == 0 ? "halls" : "chair", number(2) == 0 ? "grid" : "pair", now);
        break;
      case 32:
        (void)engine.set_view(scene.hall, site(), static_cast<mcu::View>(number(2)), now);
        break;
      case 33:
        roll();
        break;
      case 34:
        vote();
        break;
      case 35:
        number(2) == 0 ? engine.site_lost(site(), now) : engine.site_connected(site(), now);
        break;
      case 36:
        engine.set_phase(chair, static_cast<OpenPhase>(number(3)), std::nullopt, now);
        break;
      case 37:
        replan();
        break;
      case 38:
        (void)engine.prepare_stage(scene.desk, "halls", {"pair", {StagePlace{StagePlace::Kind::kSite, site()}}}, now);
        break;
      case 39:
        (void)engine.take_stage(scene.desk, "halls", now);
        break;
      case 40:
      case 41:
        guest();
        break;
      case 42:
        if (number(3) > 0) break;
        engine.close(chair, "closed", now);
        EXPECT_TRUE(engine.speech().holders.empty() && engine.speech().queue.empty());
        EXPECT_TRUE(engine.content().holders.empty() && engine.content().queue.empty());
        break;
      case 43:
        engine.site_tested(site(), test_report(), now);
        break;
    }
    scene.collect();
    scene.pass(std::chrono::milliseconds(number(4000)));
  }

  EngineScene scene;

 private:
  unsigned number(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(random_); }
  SiteId site() {
    constexpr const char* kIds[] = {"center", "a", "b", "c", "x", "guest.1", "guest.2"};
    return SiteId(kIds[number(7)]);
  }
  void guest() {
    auto& engine = scene.engine;
    const SiteId guest("guest." + std::to_string(1 + number(3)));
    switch (number(6)) {
      case 0:
      case 1:
        (void)engine.guest_came(scene.hall, "k" + std::to_string(number(4)), "Trần An", "xã Hải Minh", scene.now);
        break;
      case 2:
        (void)engine.admit_guest(scene.desk, guest, scene.now);
        break;
      case 3:
        (void)engine.admit_guests(scene.chair, scene.now);
        break;
      case 4:
        (void)engine.turn_away_guest(scene.chair, guest, scene.now);
        break;
      case 5:
        engine.guest_left(guest, scene.now);
        break;
    }
  }
  PreflightReport test_report() {
    const auto result = static_cast<CheckResult>(number(4));
    return {number(2) == 0,
            {{PreflightCheck::kRtt, result, Finding::kOff, 0.125 * number(4000), 400},
             {PreflightCheck::kBrowser, CheckResult::kWarn, Finding::kUntried, {}, {}, "Trình duyệt \"lạ\""}}};
  }
  void roll() {
    auto& engine = scene.engine;
    switch (number(6)) {
      case 0:
        (void)engine.start_roll(scene.chair, scene.now);
        break;
      case 1:
        (void)engine.call_next(scene.chair, scene.now);
        break;
      case 2:
        (void)engine.end_roll(scene.chair, scene.now);
        break;
      case 3:
        (void)engine.call_site(scene.chair, site(), scene.now);
        break;
      case 4:
        (void)engine.mark_roll(scene.chair, site(), static_cast<Presence>(number(4)), {"H", number(6)}, scene.now);
        break;
      case 5:
        (void)engine.answer_roll(scene.hall, site(), {std::nullopt, number(6)}, scene.now);
        break;
    }
  }
  void vote() {
    auto& engine = scene.engine;
    switch (number(5)) {
      case 0:
        (void)engine.open_vote(scene.chair, "Thông qua?", 50, scene.now);
        break;
      case 1:
        (void)engine.enter_vote(scene.hall, site(), {number(3), number(2), number(2)}, scene.now);
        break;
      case 2:
        (void)engine.close_vote(scene.chair, scene.now);
        break;
      case 3:
        (void)engine.confirm_vote(scene.chair, scene.now);
        break;
      case 4:
        (void)engine.cancel_vote(scene.chair, scene.now);
        break;
    }
  }
  void replan() {
    auto plan = EngineScene::plan();
    if (number(2) == 0) plan.sites.pop_back();
    if (number(3) == 0) plan.chair_site = SiteId("a");
    if (number(3) == 0) plan.sites.insert(plan.sites.begin(), SitePlan{SiteId("d"), "Vụ Bản", 3});
    scene.engine.set_plan(plan, scene.now);
  }

  std::mt19937 random_;
};

void expect_same(const ConferenceEngine& a, const ConferenceEngine& b) {
  EXPECT_EQ(a.data(), b.data());
  EXPECT_EQ(a.speech(), b.speech());
  EXPECT_EQ(a.content(), b.content());
  EXPECT_EQ(a.roll().state(), b.roll().state());
  EXPECT_EQ(a.votes().state(), b.votes().state());
  EXPECT_EQ(a.stage(), b.stage());
  EXPECT_EQ(a.sequence(), b.sequence());
}

ConferenceEngine replay(const std::vector<ConferenceEvent>& events) {
  ConferenceEngine engine(EngineScene::plan(), EngineScene::presets());
  engine.restore({events, events.back().sequence});
  return engine;
}

void expect_rules(const ConferenceEngine& engine) {
  for (const auto& seat : engine.data().seats) {
    if (!engine.is_live(seat.site)) continue;
    EXPECT_NE(engine.data().phase, OpenPhase::kPaused);
    EXPECT_FALSE(seat.removed || seat.muted);
    const auto& turn = engine.roll().state().turn;
    const bool called = turn && turn->site == seat.site;
    EXPECT_TRUE(called || engine.speech().has_floor(seat.site));
  }
  for (const auto& guest : engine.data().guests) {
    EXPECT_EQ(engine.data().seat(guest.site) != nullptr, guest.state == GuestState::kAdmitted);
  }
  for (const auto& group : engine.stage().groups) {
    EXPECT_FALSE(group.aside && engine.content().holders.empty()) << "a picture stands aside for nobody's content";
  }
  for (const auto& holder : engine.speech().holders) {
    const auto* seat = engine.data().seat(holder.site);
    ASSERT_NE(seat, nullptr);
    EXPECT_FALSE(seat->removed);
    EXPECT_NE(holder.site, engine.data().chair_site);
  }
}

TEST(EngineProperties, EventsGiveTheStateAgainAndOnlyWhoMayIsHeard) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    RandomConference conference(seed);
    for (int i = 0; i < 120; ++i) {
      conference.step();
      expect_rules(conference.scene.engine);
    }
    expect_same(conference.scene.engine, replay(conference.scene.events));
    if (testing::Test::HasFailure()) FAIL() << "seed " << seed;
  }
}

TEST(EngineProperties, EventsThatWereWrittenAndReadAreTheSame) {
  for (unsigned seed = 100; seed < 120; ++seed) {
    RandomConference conference(seed);
    for (int i = 0; i < 120; ++i) conference.step();
    std::vector<ConferenceEvent> read;
    for (const auto& event : conference.scene.events) {
      const auto line = to_json(event, kClocks);
      EXPECT_EQ(line.find('\n'), std::string::npos);
      auto back = parse_conference_event(line, kClocks);
      ASSERT_TRUE(back) << line << back.error().message;
      ASSERT_EQ(*back, event) << line;
      read.push_back(std::move(*back));
    }
    expect_same(conference.scene.engine, replay(read));
  }
}

TEST(EngineProperties, ARestoredConferenceGoesOn) {
  RandomConference conference(7);
  for (int i = 0; i < 100; ++i) conference.step();
  auto engine = replay(conference.scene.events);
  const auto now = conference.scene.now;
  engine.set_plan(EngineScene::plan(), now);
  const uint64_t before = engine.sequence();
  ASSERT_TRUE(engine.send_chat(conference.scene.desk, std::nullopt, ChatTo::kAll, "Tiếp tục", now));
  const auto events = engine.take_events();
  ASSERT_FALSE(events.empty());
  EXPECT_GT(events.front().sequence, conference.scene.events.back().sequence);
  EXPECT_EQ(events.back().sequence, before + 1);
}

}  // namespace
}  // namespace signaling
