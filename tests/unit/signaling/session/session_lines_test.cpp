// What was measured of the lines: joined with what the conference wants, and told to those who look after them.
#include <algorithm>
#include <chrono>
#include <set>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kDesk = 10, kTechnician = 11, kChair = 12, kControl = 13;
constexpr const char* kReport = R"({"type":"report","limit":"cpu"})";

mcu::SiteSecond measured(const std::string& site, double loss = 0) {
  mcu::SiteSecond second{SiteId(site)};
  const auto lost = static_cast<int64_t>(loss * 100);
  second.uplink = mcu::LineFigures{.packets = 100 - lost, .lost = lost, .kbps = 500, .loss = loss};
  return second;
}

class SessionLines : public testing::Test, public Scene {
 protected:
  SessionLines() : Scene(plan()) {
    mcu_up();
    EXPECT_TRUE(join(kCenter, "center"));
    EXPECT_TRUE(join(kA, "a"));
    EXPECT_TRUE(join(kDesk, "operator", false));
    EXPECT_TRUE(join(kTechnician, "technician", false));
    EXPECT_TRUE(join(kChair, "chair", false));
    forget();
  }

  // The mcu's next second.
  void next(const std::vector<mcu::SiteSecond>& figures = {}) {
    pass(1s);
    session.on_figures(figures, {}, now);
    collect();
  }
  const ObservedSite* observed(const std::string& site) const {
    if (seconds.empty()) return nullptr;
    const auto& sites = seconds.back().observed.sites;
    const auto found = std::ranges::find(sites, SiteId(site), &ObservedSite::site);
    return found == sites.end() ? nullptr : &*found;
  }
  SiteDuty duty(const std::string& site) {
    next();
    const auto* found = observed(site);
    return found == nullptr ? SiteDuty{} : found->duty;
  }
  // The words of the newest `lines` of the technician.
  std::string verdict(size_t site) const {
    return std::string(last(kTechnician, "lines").at("sites").at(site).at("verdict").at("kind").as_string());
  }
};

TEST_F(SessionLines, AreToldToThoseWhoLookAfterThem) {
  const auto seq = session.seq();
  next({measured("a")});
  EXPECT_EQ(types(kDesk), "lines");
  EXPECT_EQ(types(kTechnician), "lines");
  EXPECT_EQ(types(kChair) + types(kA), "");
  EXPECT_EQ(session.seq(), seq) << "they are no state";
  const auto lines = last(kTechnician, "lines");
  EXPECT_EQ(lines.at("at").as_string(), "2026-12-01T02:00:01Z");
  ASSERT_EQ(lines.at("sites").as_array().size(), 4U);
  EXPECT_EQ(lines.at("sites").at(1).at("site").as_string(), "a") << "the roster's order";
  EXPECT_EQ(lines.at("sites").at(1).at("figures").at("uplink").at("packets").as_int64(), 100);

  ASSERT_TRUE(come_back(20, "technician", seq));
  EXPECT_EQ(count(20, "lines"), 0U) << "nobody is told a second that is over";
  next();
  EXPECT_EQ(count(20, "lines"), 1U);
}

TEST_F(SessionLines, AreBuiltOnceForAll) {
  pass(1s);
  session.on_figures({}, {}, now);
  const auto output = session.take_output(now);
  ASSERT_EQ(output.sends.size(), 1U);
  EXPECT_EQ(std::set(output.sends[0].to.begin(), output.sends[0].to.end()),
            (std::set{ClientKey(kDesk), ClientKey(kTechnician)}));
  EXPECT_TRUE(output.second);
}

TEST_F(SessionLines, NameWhoseLineIsBad) {
  for (int i = 0; i < 12; ++i) next({measured("center"), measured("a", 0.2)});
  EXPECT_EQ(verdict(0), "fine");
  EXPECT_EQ(verdict(1), "uplink");
  EXPECT_EQ(verdict(2), "unreachable") << "b never came";
}

TEST_F(SessionLines, ATroubleIsInTheRecordOnceWithItsGrounds) {
  const auto troubles = [&] {
    std::vector<SiteJudged> found;
    for (const auto& event : events) {
      const auto* change = std::get_if<ConferenceChange>(&event.what);
      const auto* judged = change == nullptr ? nullptr : std::get_if<SiteJudged>(&change->what);
      if (judged != nullptr && judged->site == SiteId("a")) found.push_back(*judged);
    }
    return found;
  };
  next({measured("center"), measured("a")});
  EXPECT_TRUE(troubles().empty()) << "it is fine";
  for (int i = 0; i < 20; ++i) next({measured("center"), measured("a", 0.2)});
  ASSERT_EQ(troubles().size(), 1U);
  EXPECT_EQ(troubles()[0].kind, VerdictKind::kUplink);
  ASSERT_FALSE(troubles()[0].evidence.empty());
  for (int i = 0; i < 60; ++i) next({measured("center"), measured("a")});
  EXPECT_EQ(verdict(1), "fine");
  for (int i = 0; i < 20; ++i) next({measured("center"), measured("a", 0.2)});
  EXPECT_EQ(troubles().size(), 2U) << "it came again";
}

TEST_F(SessionLines, ASilentMcuIsTheServersFault) {
  next({measured("center"), measured("a")});
  forget();
  pass(1900ms);
  EXPECT_EQ(count(kTechnician, "lines"), 0U);
  pass(2200ms);
  EXPECT_EQ(count(kTechnician, "lines"), 3U) << "once a second";
  EXPECT_TRUE(last(kTechnician, "lines").at("server").is_null());
  for (size_t site = 0; site < 4; ++site) EXPECT_EQ(verdict(site), "server");
  EXPECT_EQ(count(kA, "roster"), 0U) << "nothing else is told for it";
}

TEST_F(SessionLines, AMissingMcuIsNoticedAtOnce) {
  session.mcu_down(now);
  collect();
  const auto before = seconds.size();
  pass(3s);
  EXPECT_EQ(seconds.size() - before, 3U);
}

TEST_F(SessionLines, AnEndpointSpeaksOfItself) {
  EXPECT_EQ(say(kA, kReport), "ok");
  EXPECT_TRUE(acts.empty()) << "no act of a person";
  next({measured("center"), measured("a")});
  EXPECT_EQ(observed("a")->figures->endpoint->encoder_limit, mcu::EncoderLimit::kCpu);
  EXPECT_FALSE(observed("center")->figures->endpoint);
  const auto sites = last(kDesk, "lines").at("sites");
  EXPECT_EQ(sites.at(1).at("figures").at("endpoint").at("encoder_limit").as_string(), "cpu");
}

TEST_F(SessionLines, OnlyTheHallsOwnDeviceMayReport) {
  EXPECT_EQ(say(kChair, kReport), "auth.role");
  EXPECT_EQ(say(kTechnician, kReport), "auth.role");
  auto control = visitor("a");
  control.controls = true;
  ASSERT_TRUE(session.join(ClientKey(kControl), control, Join{"token", false}, ConnectionId("x"), now));
  collect();
  EXPECT_EQ(say(kControl, kReport), "media.not_joined");
  ASSERT_TRUE(join(kB, "b", false));
  EXPECT_EQ(say(kB, kReport), "media.not_joined");
  EXPECT_EQ(say(kA, R"({"type":"report","limit":"none","site":"b"})"), "field.unknown");
}

TEST_F(SessionLines, AReportComparesNothingElse) {
  forget();
  EXPECT_EQ(say(kA, kReport), "ok");
  EXPECT_EQ(types(kDesk) + types(kA), "");
  EXPECT_TRUE(commands.empty());
}

TEST_F(SessionLines, WhoWasInvitedHasTheFloor) {
  EXPECT_FALSE(duty("a").has_floor);
  EXPECT_FALSE(duty("center").has_floor) << "a standing right is no turn";
  ASSERT_EQ(say(kDesk, R"({"type":"floor.grant","site":"a"})"), "ok");
  EXPECT_TRUE(duty("a").has_floor);
  EXPECT_TRUE(duty("a").microphone_on);
  ASSERT_EQ(say(kA, R"({"type":"microphone","on":false})"), "ok");
  EXPECT_FALSE(duty("a").microphone_on);
  EXPECT_TRUE(duty("a").has_floor);
  session.set_phase(OpenPhase::kPaused, now);
  collect();
  EXPECT_FALSE(duty("a").has_floor) << "nobody is heard in a break";
}

TEST_F(SessionLines, WhoTakesTheFloorWasNotInvited) {
  ASSERT_EQ(say(kDesk, R"({"type":"policy","policy":"open"})"), "ok");
  ASSERT_EQ(say(kA, R"({"type":"microphone","on":true})"), "ok");
  EXPECT_TRUE(duty("a").microphone_on);
  EXPECT_FALSE(duty("a").has_floor);
}

TEST_F(SessionLines, ACameraIsWantedWhileLayersAre) {
  EXPECT_FALSE(duty("a").camera_wanted);
  event(mcu::LayersEvent{ConferenceId("conf"), SiteId("a"), {"l"}});
  EXPECT_TRUE(duty("a").camera_wanted);
  event(mcu::LayersEvent{ConferenceId("conf"), SiteId("a"), {}});
  EXPECT_FALSE(duty("a").camera_wanted);
}

TEST_F(SessionLines, CountFromWhenTheMediaGetThrough) {
  using enum mcu::ConnectionState;
  const auto state = [&](mcu::ConnectionState s) {
    event(mcu::ParticipantStateEvent{ConferenceId("conf"), SiteId("a"), ConnectionId("c2"), s});
  };
  EXPECT_EQ(duty("a").connected_since, kStart) << "the device is there, its media should come";
  EXPECT_EQ(duty("b").connected_since, std::nullopt);
  ASSERT_EQ(say(kA, R"({"type":"offer","sdp":"v=0"})"), "ok");
  session.on_reply(commands.back().offer, mcu::Reply{1, true, "", "", "answer", {}});
  collect();
  state(kConnected);
  const auto connected = now;
  EXPECT_EQ(duty("a").connected_since, connected);
  leave(kA);
  EXPECT_EQ(duty("a").connected_since, connected) << "the media goes on for a while";
  ASSERT_TRUE(join(kA, "a", true, "c2"));
  EXPECT_EQ(duty("a").connected_since, connected) << "and is the same when the device is back";
  state(kDisconnected);
  EXPECT_EQ(duty("a").connected_since, std::nullopt);
  state(kConnected);
  const auto again = now;
  EXPECT_EQ(duty("a").connected_since, again);
  leave(kA);
  pass(11s);
  EXPECT_EQ(duty("a").connected_since, std::nullopt);
}

TEST_F(SessionLines, LeaveOutWhoWasRemoved) {
  next();
  ASSERT_NE(observed("a"), nullptr);
  ASSERT_EQ(say(kDesk, R"({"type":"remove","site":"a"})"), "ok");
  next({measured("a")});
  EXPECT_EQ(observed("a"), nullptr);
  EXPECT_EQ(last(kDesk, "lines").at("sites").as_array().size(), 3U);
}

}  // namespace
}  // namespace signaling
