// Sites are tested before the conference and at a click: who is asked, who is told, what stays.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kDesk = 10, kTechnician = 11, kChair = 12, kControl = 13;

class SessionPreflight : public testing::Test, public Scene {
 protected:
  explicit SessionPreflight(OpenPhase phase = OpenPhase::kTesting) : Scene(plan()) {
    session.set_phase(phase, now);
    mcu_up();
    EXPECT_TRUE(join(kTechnician, "technician", false));
    EXPECT_TRUE(join(kChair, "chair", false));
  }

  // A hall's device, whose media get through.
  void come(uint64_t key, const std::string& site) {
    EXPECT_TRUE(join(key, site));
    EXPECT_EQ(say(key, R"({"type":"offer","sdp":"v=0"})"), "ok");
    session.on_reply(commands.back().offer, mcu::Reply{1, true, "", "", "answer", {}});
    collect();
    event(mcu::ParticipantStateEvent{ConferenceId("conf"), SiteId(site), ConnectionId("c" + std::to_string(key)),
                                     mcu::ConnectionState::kConnected});
  }
  // Lets seconds pass, each with the mcu's figures of a and b.
  void measure(int count) {
    for (int i = 0; i < count; ++i) {
      pass(1s);
      std::vector<mcu::SiteSecond> figures;
      for (const auto* site : {"a", "b"}) {
        auto& second = figures.emplace_back();
        second.site = SiteId(site);
        second.uplink.emplace().packets = 100;
        second.downlink.emplace().packets = 100;
        second.downlink->rtt_ms = 30;
      }
      session.on_figures(figures, {}, now);
      collect();
    }
  }
  json::value start(uint64_t key) const { return last(key, "preflight.start"); }
  std::string answer(uint64_t key, const std::string& more = R"("camera":"ok")") {
    const auto test = start(key).is_null() ? std::string("1") : json::serialize(start(key).at("test"));
    return say(key, R"({"type":"preflight.result","test":)" + test +
                        R"(,"up_kbps":3900,"down_kbps":3900,"microphone_dbov":-30,"browser":"Chrome 140","clock_ms":)" +
                        std::to_string(session_ms()) + "," + more + "}");
  }
  int64_t session_ms() const {
    const auto wall = settings().clocks.to_wall(now);
    return std::chrono::floor<std::chrono::milliseconds>(wall.time_since_epoch()).count();
  }
  // A site as the client knows it from all that it was told since forget(); null: it was told nothing of it.
  json::value entry(uint64_t key, std::string_view site) const {
    json::value found;
    const auto messages = told.find(key);
    if (messages == told.end()) return found;
    for (const auto& message : messages->second) {
      if (message.at("type").as_string() != "preflight") continue;
      if (message.at("whole").as_bool()) found = nullptr;
      for (const auto& one : message.at("sites").as_array()) {
        if (one.at("site").as_string() == site) found = one;
      }
    }
    return found;
  }
  // Its "state lamp".
  std::string told_of(uint64_t key, std::string_view site) const {
    const auto one = entry(key, site);
    if (one.is_null()) return "(no site)";
    return std::string(one.at("state").as_string()) + " " + std::string(one.at("lamp").as_string());
  }
  json::value check(uint64_t key, std::string_view site, std::string_view check) const {
    const auto known = entry(key, site);
    for (const auto& one : known.at("checks").as_array()) {
      if (one.at("check").as_string() == check) return one;
    }
    return nullptr;
  }
  // The sites of the newest message, behind "whole" if it is that.
  std::string news(uint64_t key) const {
    const auto message = last(key, "preflight");
    if (message.is_null()) return "";
    std::string names = message.at("whole").as_bool() ? "whole" : "";
    for (const auto& one : message.at("sites").as_array()) names += " " + std::string(one.at("site").as_string());
    return names;
  }
  std::vector<SiteTested> tested() const {
    std::vector<SiteTested> all;
    for (const auto& event : events) {
      const auto* change = std::get_if<ConferenceChange>(&event.what);
      if (change == nullptr) continue;
      if (const auto* one = std::get_if<SiteTested>(&change->what)) all.push_back(*one);
    }
    return all;
  }
};

class SessionPreflightInSession : public SessionPreflight {
 protected:
  SessionPreflightInSession() : SessionPreflight(OpenPhase::kInSession) {}
};

TEST_F(SessionPreflight, AHallIsTestedByItselfAndItsReportStays) {
  come(kA, "a");
  EXPECT_EQ(told_of(kTechnician, "a"), "untested none");
  measure(5);
  EXPECT_EQ(start(kA).at("sounds"), false);
  EXPECT_EQ(start(kA).at("quiet_ms"), 6000);
  EXPECT_EQ(start(kA).at("probe"), json::parse(R"({"max_kbps":4000,"seconds":2,"bytes":1000000})"));
  EXPECT_EQ(told_of(kTechnician, "a"), "running none");
  measure(10);
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(told_of(kTechnician, "a"), "done green");
  EXPECT_EQ(entry(kTechnician, "a").at("at").as_string(), "2026-12-01T02:00:15Z");
  EXPECT_TRUE(entry(kTechnician, "a").at("asked_by").is_null());
  EXPECT_EQ(check(kTechnician, "a", "rtt").at("value"), 30.0);
  EXPECT_EQ(check(kTechnician, "a", "clock").at("value"), 0.0);
  ASSERT_EQ(tested().size(), 1U);
  EXPECT_EQ(tested()[0].site, SiteId("a"));
  ASSERT_EQ(session.engine().data().tests.size(), 1U);
  EXPECT_EQ(session.engine().data().tests[0].report, tested()[0].report);
  EXPECT_EQ(answer(kA), "preflight.none") << "it is over";
  EXPECT_EQ(tested().size(), 1U);
}

TEST_F(SessionPreflight, TheBoardIsToldWholeAndThenWhatChanges) {
  EXPECT_EQ(news(kTechnician), "whole center a b c");
  come(kA, "a");
  come(kB, "b");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(news(kTechnician), " a");
  EXPECT_EQ(answer(kB), "ok");
  EXPECT_EQ(news(kTechnician), " b");
  ASSERT_TRUE(join(20, "technician", false));
  EXPECT_EQ(news(20), "whole center a b c") << "who comes later lacks all";
  auto fewer = plan();
  fewer.sites.pop_back();
  session.change(fewer, now);
  collect();
  EXPECT_EQ(news(kTechnician), "whole center a b");
}

TEST_F(SessionPreflight, AHallHearsOfItsOwnTestsAlone) {
  come(kA, "a");
  come(kB, "b");
  auto control = visitor("a");
  control.controls = true;
  ASSERT_TRUE(session.join(ClientKey(kControl), control, Join{"token", false}, ConnectionId("x"), now));
  collect();
  EXPECT_EQ(count(kA, "preflight"), 0U) << "there is nothing to tell yet";
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  for (const auto key : {kA, kControl}) {
    const auto board = last(key, "preflight");
    ASSERT_EQ(board.at("sites").as_array().size(), 1U);
    EXPECT_EQ(told_of(key, "a"), "done green");
  }
  EXPECT_EQ(told_of(kB, "b"), "running none");
  EXPECT_EQ(told_of(kB, "a"), "(no site)");
  EXPECT_EQ(count(kChair, "preflight"), 0U) << "it is no business of the chair";
  EXPECT_EQ(count(kControl, "preflight.start"), 0U) << "only the device is asked";
}

TEST_F(SessionPreflight, ResultsCountForTheirSenderOnly) {
  come(kA, "a");
  come(kB, "b");
  measure(15);
  const auto test_of_b = json::serialize(start(kB).at("test"));
  const std::string stolen = R"({"type":"preflight.result","camera":"lost","test":)" + test_of_b + "}";
  EXPECT_EQ(say(kA, stolen), "preflight.none");
  EXPECT_EQ(say(kTechnician, stolen), "auth.role");
  EXPECT_EQ(say(kA, R"({"type":"preflight.result","test":1,"camera":"lost"})"), "preflight.none");
  EXPECT_EQ(told_of(kTechnician, "b"), "running none");
  EXPECT_EQ(answer(kB), "ok");
  EXPECT_EQ(told_of(kTechnician, "b"), "done green");
}

TEST_F(SessionPreflight, AClockThatIsHoursOffIsRed) {
  come(kA, "a");
  measure(15);
  now += 2h;  // for the hall's message only
  const auto ms = std::to_string(session_ms());
  now -= 2h;
  EXPECT_EQ(say(kA, R"({"type":"preflight.result","camera":"ok","test":)" + json::serialize(start(kA).at("test")) +
                        R"(,"clock_ms":)" + ms + "}"),
            "ok");
  EXPECT_EQ(check(kTechnician, "a", "clock").at("result").as_string(), "fail");
  EXPECT_EQ(check(kTechnician, "a", "clock").at("value"), 7200.0);
  EXPECT_EQ(told_of(kTechnician, "a"), "done red");
  EXPECT_EQ(entry(kTechnician, "a").at("retest_in_ms"), 60000);
}

TEST_F(SessionPreflight, AHallWhoseComputerIsOverloadedIsYellow) {
  come(kA, "a");
  const auto report = [this](const std::string& limit) {
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(say(kA, R"({"type":"report","limit":")" + limit + R"("})"), "ok");
      measure(3);
    }
  };
  report("cpu");
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(told_of(kTechnician, "a"), "done yellow");
  const auto camera = check(kTechnician, "a", "camera");
  EXPECT_EQ(camera.at("result").as_string(), "warn");
  EXPECT_EQ(camera.at("vi").as_string(), "Máy tính ở điểm cầu quá tải: hình gửi đi bị giảm hoặc giật.");
  EXPECT_FALSE(camera.at("advice").is_null());

  report("none");
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"a"})"), "ok");
  report("none");
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(told_of(kTechnician, "a"), "done green");
}

TEST_F(SessionPreflight, WhoIsMissingIsRedAndComesToTheRecordOnce) {
  come(kA, "a");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  pass(2min);
  EXPECT_EQ(told_of(kTechnician, "center"), "done red");
  EXPECT_EQ(check(kTechnician, "c", "reach").at("vi").as_string(), "Chưa kết nối.");
  EXPECT_EQ(tested().size(), 4U) << "a, and three that did not come";
}

TEST_F(SessionPreflight, SomebodyAsksForATest) {
  come(kA, "a");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  forget();
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"a","sounds":true})"), "ok");
  EXPECT_EQ(start(kA).at("sounds"), true);
  ASSERT_EQ(acts.size(), 1U);
  EXPECT_EQ(acts[0].action, Action::kRunPreflight);
  measure(10);
  EXPECT_EQ(answer(kA, R"("camera":"ok","chirp":"heard","chirp_loss_db":14.5)"), "ok");
  EXPECT_EQ(check(kTechnician, "a", "echo").at("value"), 14.5);
  EXPECT_EQ(entry(kTechnician, "a").at("sounds"), true);
  EXPECT_EQ(entry(kTechnician, "a").at("asked_by").as_string(), "technician");
  EXPECT_EQ(tested().back().report.asked_by, "technician");
  forget();
  EXPECT_EQ(say(kA, R"({"type":"preflight.run","sounds":true})"), "ok") << "a hall tests itself";
  EXPECT_EQ(start(kA).at("sounds"), true);
  EXPECT_EQ(say(kA, R"({"type":"preflight.run","site":"b"})"), "auth.other_site");
  EXPECT_EQ(say(kChair, R"({"type":"preflight.run"})"), "auth.role");
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"nowhere"})"), "site.unknown");
}

TEST_F(SessionPreflight, ARemovedSiteIsNotTested) {
  ASSERT_TRUE(join(kDesk, "operator", false));
  come(kA, "a");
  EXPECT_EQ(say(kDesk, R"({"type":"remove","site":"a"})"), "ok");
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"a"})"), "site.removed");
  measure(15);
  EXPECT_EQ(count(kA, "preflight.start"), 0U);
}

TEST_F(SessionPreflightInSession, NobodyIsTestedByItselfNorProbed) {
  come(kA, "a");
  measure(30);
  EXPECT_EQ(count(kA, "preflight.start"), 0U);
  EXPECT_EQ(count(kA, "preflight"), 0U);
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"a"})"), "ok");
  EXPECT_TRUE(start(kA).at("probe").is_null());
  measure(10);
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(check(kTechnician, "a", "band_up").at("result").as_string(), "skipped");
  EXPECT_EQ(told_of(kTechnician, "a"), "done green");
}

TEST_F(SessionPreflightInSession, WhoHoldsTheFloorWaits) {
  come(kA, "a");
  measure(10);
  EXPECT_EQ(say(kChair, R"({"type":"floor.grant","site":"a"})"), "ok");
  EXPECT_EQ(say(kTechnician, R"({"type":"preflight.run","site":"a"})"), "ok");
  measure(5);
  EXPECT_EQ(count(kA, "preflight.start"), 0U);
  EXPECT_EQ(told_of(kTechnician, "a"), "waiting none");
  EXPECT_EQ(say(kChair, R"({"type":"floor.revoke","site":"a"})"), "ok");
  EXPECT_EQ(count(kA, "preflight.start"), 1U);
}

TEST_F(SessionPreflight, WhoComesLaterIsToldTheBoard) {
  come(kA, "a");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  const auto seq = this->seq(kTechnician);
  ASSERT_TRUE(join(20, "operator", false));
  EXPECT_EQ(told_of(20, "a"), "done green");
  ASSERT_TRUE(come_back(21, "technician", seq));
  EXPECT_EQ(count(21, "preflight"), 0U) << "it has heard that";
  leave(kA);
  ASSERT_TRUE(join(22, "a"));
  EXPECT_EQ(told_of(22, "a"), "done green");
}

TEST_F(SessionPreflight, WhoIsGivenTheRightIsToldTheBoardAtOnce) {
  come(kA, "a");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  EXPECT_EQ(count(kChair, "preflight"), 0U);
  const auto told_before = count(kTechnician, "preflight");
  auto chair = visitor("chair");
  chair.principal.role = Role::kTechnician;
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(session.set_rights(ClientKey(kChair), chair));
    EXPECT_TRUE(session.set_rights(ClientKey(kTechnician), visitor("technician")));
    collect();
    EXPECT_EQ(count(kChair, "preflight"), 1U) << "once";
    EXPECT_EQ(count(kTechnician, "preflight"), told_before) << "who had the right before hears nothing";
  }
  EXPECT_EQ(news(kChair), "whole center a b c");
  EXPECT_EQ(told_of(kChair, "a"), "done green");
  EXPECT_EQ(seq(kChair), session.seq());
}

TEST_F(SessionPreflight, ReportsStandAfterARestart) {
  come(kA, "a");
  measure(15);
  EXPECT_EQ(answer(kA), "ok");
  Scene after(plan(), events, now + 30s);
  ASSERT_TRUE(after.join(kTechnician, "technician", false));
  const auto board = after.last(kTechnician, "preflight");
  EXPECT_EQ(board.at("sites").at(1).at("state").as_string(), "done");
  EXPECT_EQ(board.at("sites").at(1).at("at").as_string(), "2026-12-01T02:00:15Z");
  EXPECT_EQ(board.at("sites").at(1).at("checks"), entry(kTechnician, "a").at("checks"));
  EXPECT_EQ(board.at("sites").at(2).at("state").as_string(), "untested");
  for (const auto& event : after.events) {
    const auto* change = std::get_if<ConferenceChange>(&event.what);
    EXPECT_FALSE(change != nullptr && std::holds_alternative<SiteTested>(change->what)) << "it is told once";
  }
}

}  // namespace
}  // namespace signaling
