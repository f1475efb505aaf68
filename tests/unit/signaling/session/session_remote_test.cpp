// A technician helps halls from afar.
#include <chrono>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr uint64_t kCenter = 1, kA = 2, kB = 3, kChair = 9, kDesk = 10, kAn = 11, kBinh = 12, kControl = 13;

class SessionRemote : public testing::Test, public Scene {
 protected:
  SessionRemote() : Scene(plan()) {
    mcu_up();
    EXPECT_TRUE(join(kCenter, "center"));
    EXPECT_TRUE(join(kA, "a"));
    EXPECT_TRUE(join(kB, "b"));
    EXPECT_TRUE(join(kChair, "chair", false));
    EXPECT_TRUE(join(kDesk, "operator", true));
    technician(kAn, "An");
    technician(kBinh, "Bình");
    forget();
  }

  void technician(uint64_t key, const std::string& called, bool media = true) {
    auto who = visitor("technician");
    who.name = called;
    who.credential = called;
    EXPECT_TRUE(session.join(ClientKey(key), who, {"token", media}, ConnectionId("c" + std::to_string(key)), now));
    collect();
  }
  // Asks, with the id 5.
  std::string ask(uint64_t key, const std::string& type, const std::string& site, const std::string& more = "") {
    return say(key, R"({"type":"remote.)" + type + R"(","site":)" + (site.empty() ? "null" : '"' + site + '"') + more +
                        R"(,"id":5})");
  }
  std::string answer(uint64_t key, uint64_t request, const std::string& more = "") {
    return say(key, R"({"type":"remote.answer","ok":true,"request":)" + std::to_string(request) + more + "}");
  }
  // The number of the newest request that a hall was told of.
  uint64_t asked(uint64_t key) const { return last(key, "remote.do").at("request").to_number<uint64_t>(); }
  const mcu::DesiredParticipant& page(const std::string& called) const {
    for (const auto& p : desired.back().participants) {
      if (p.viewer && p.name == called) return p;
    }
    throw std::runtime_error("no page of " + called);
  }
  // The acts in the record since the beginning: "An listen a begin, …".
  std::string acts_of_help() const {
    std::string all;
    for (const auto& event : events) {
      const auto* change = std::get_if<ConferenceChange>(&event.what);
      const auto* help = change == nullptr ? nullptr : std::get_if<RemoteHelp>(&change->what);
      if (help == nullptr) continue;
      if (!all.empty()) all += ", ";
      all += event.by.name + " " + std::string(to_string(help->act)) + " " + help->site.value();
      if (!help->detail.empty()) all += " " + help->detail;
      if (help->cap_kbps) all += " " + std::to_string(*help->cap_kbps);
    }
    return all;
  }
  json::value board(uint64_t key) const { return last(key, "remote").at("sites"); }
};

// ---- what a hall is asked ------------------------------------------------------------------------------------------

TEST_F(SessionRemote, AHallIsAskedForItsDevicesAndSwitchesThem) {
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  const auto told = last(kA, "remote.do");
  EXPECT_EQ(told.at("what").as_string(), "devices");
  EXPECT_EQ(told.at("by").as_string(), "An");
  EXPECT_EQ(answer(kA, asked(kA), R"(,"devices":[{"kind":"camera","id":"x1","label":"Camera USB","chosen":true}])"),
            "ok");
  const auto answered = last(kAn, "remote.answer");
  EXPECT_EQ(answered.at("reply_to").as_int64(), 5);
  EXPECT_EQ(answered.at("site").as_string(), "a");
  EXPECT_EQ(answered.at("ok"), true);
  EXPECT_EQ(answered.at("devices").at(0).at("label").as_string(), "Camera USB");
  EXPECT_EQ(count(kBinh, "remote.answer"), 0U) << "nobody else hears it";

  EXPECT_EQ(ask(kAn, "switch", "a", R"(,"kind":"camera","device":"x1")"), "ok");
  EXPECT_EQ(last(kA, "remote.do").at("kind").as_string(), "camera");
  EXPECT_EQ(last(kA, "remote.do").at("device").as_string(), "x1");
  EXPECT_EQ(answer(kA, asked(kA), R"(,"text":"Đã đổi")"), "ok");
  EXPECT_EQ(last(kAn, "remote.answer").at("text").at("vi").as_string(), "Đã đổi");
  EXPECT_TRUE(last(kAn, "remote.answer").at("devices").is_null());
  EXPECT_EQ(acts_of_help(), "An devices a, An switch a camera Camera USB");
}

TEST_F(SessionRemote, AStillPictureIsHandedOn) {
  EXPECT_EQ(ask(kAn, "still", "a"), "ok");
  EXPECT_EQ(answer(kA, asked(kA), R"(,"image":"/9j/AAAA","devices":[])"), "ok");
  EXPECT_EQ(last(kAn, "remote.answer").at("image").as_string(), "/9j/AAAA");
  EXPECT_TRUE(last(kAn, "remote.answer").at("devices").is_null()) << "nobody asked for them";
  EXPECT_EQ(ask(kAn, "still", "a"), "ok");
  EXPECT_EQ(answer(kA, asked(kA)), "ok");
  EXPECT_EQ(last(kAn, "remote.answer").at("ok"), false) << "it has sent none";
  EXPECT_FALSE(last(kAn, "remote.answer").at("text").at("vi").as_string().empty());
  EXPECT_EQ(ask(kAn, "restart", "a"), "ok");
  EXPECT_EQ(answer(kA, asked(kA), R"(,"image":"/9j/AAAA")"), "ok");
  EXPECT_TRUE(last(kAn, "remote.answer").at("image").is_null());
}

TEST_F(SessionRemote, AnAnswerIsToItsRequestOnly) {
  EXPECT_EQ(answer(kA, 1), "remote.none") << "nobody asked";
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  const auto request = asked(kA);
  EXPECT_EQ(answer(kB, request), "remote.none") << "another hall";
  EXPECT_EQ(answer(kA, request + 1), "remote.none");
  EXPECT_EQ(answer(kA, request, R"(,"devices":[])"), "ok");
  EXPECT_EQ(answer(kA, request, R"(,"devices":[])"), "remote.none") << "twice";
  EXPECT_EQ(count(kAn, "remote.answer"), 1U);
  EXPECT_EQ(answer(kAn, request), "auth.role") << "it is no hall";
}

TEST_F(SessionRemote, WhatIsNotAnsweredInTimeIsSaid) {
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  EXPECT_EQ(ask(kAn, "devices", "a"), "remote.open");
  EXPECT_EQ(ask(kBinh, "devices", "a"), "ok") << "another technician may";
  pass(10s - 1ms);
  EXPECT_EQ(count(kAn, "remote.answer"), 0U);
  pass(1ms);
  EXPECT_EQ(last(kAn, "remote.answer").at("ok"), false);
  EXPECT_EQ(last(kAn, "remote.answer").at("reply_to").as_int64(), 5);
  EXPECT_EQ(last(kAn, "remote.answer").at("text").at("vi").as_string(),
            "Trang của điểm cầu không trả lời trong 10 giây.");
  EXPECT_EQ(count(kBinh, "remote.answer"), 1U);
  EXPECT_EQ(answer(kA, asked(kA)), "remote.none") << "too late";
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
}

TEST_F(SessionRemote, AHallThatGoesEndsItsRequests) {
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  leave(kA);
  EXPECT_EQ(last(kAn, "remote.answer").at("ok"), false);
  EXPECT_EQ(ask(kAn, "devices", "a"), "site.not_connected");
  ASSERT_TRUE(join(kA + 20, "a"));
  EXPECT_EQ(count(kA + 20, "remote.do"), 0U);
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  ASSERT_TRUE(join(kA + 30, "a")) << "takes the other's place";
  EXPECT_EQ(count(kAn, "remote.answer"), 2U);
}

TEST_F(SessionRemote, AnAnswerToAPageThatIsGoneIsForNobody) {
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  leave(kAn);
  EXPECT_EQ(answer(kA, asked(kA), R"(,"devices":[])"), "ok");
  EXPECT_EQ(count(kAn, "remote.answer"), 0U);
}

TEST_F(SessionRemote, HasBoundedRequests) {
  for (const auto* type : {"devices", "restart", "still"}) {
    for (const uint64_t by : {kAn, kBinh}) EXPECT_EQ(ask(by, type, "a"), "ok");
  }
  EXPECT_EQ(ask(kAn, "devices", "b"), "ok");
  EXPECT_EQ(ask(kAn, "still", "b"), "ok");
  EXPECT_EQ(ask(kBinh, "still", "b"), "remote.full");
  EXPECT_EQ(count(kB, "remote.do"), 2U);
}

TEST_F(SessionRemote, WhoCannotBeHelpedIsSaid) {
  for (const auto* type : {"devices", "mute", "restart", "still", "listen", "watch", "talk"}) {
    EXPECT_EQ(ask(kAn, type, "nowhere"), "site.unknown") << type;
    EXPECT_EQ(ask(kAn, type, "c"), "site.not_connected") << type;
    EXPECT_EQ(ask(kDesk, type, "a"), "auth.role") << type;
    EXPECT_EQ(ask(kChair, type, "a"), "auth.role") << type;
    EXPECT_EQ(ask(kA, type, "a"), "auth.role") << type;
  }
  EXPECT_EQ(ask(kAn, "cap", "c", R"(,"kbps":500)"), "site.not_connected");
  EXPECT_EQ(say(kChair, R"({"type":"remove","site":"a"})"), "ok");
  EXPECT_EQ(ask(kAn, "devices", "a"), "site.removed");
  EXPECT_EQ(acts_of_help(), "");
}

// ---- what signaling does by itself ---------------------------------------------------------------------------------

TEST_F(SessionRemote, MutesAsTheChairDoes) {
  EXPECT_EQ(say(kChair, R"({"type":"floor.grant","site":"a"})"), "ok");
  EXPECT_EQ(heard(), "center a");
  EXPECT_EQ(ask(kAn, "mute", "a"), "ok");
  EXPECT_EQ(heard(), "center");
  EXPECT_EQ(roster_word(kChair, "a", "muted"), "true");
  EXPECT_EQ(acts_of_help(), "An mute a");
}

TEST_F(SessionRemote, ACapIsToldAndSurvivesARestart) {
  auto control = visitor("a");
  control.controls = true;
  ASSERT_TRUE(session.join(ClientKey(kControl), control, {"token", false}, ConnectionId("c13"), now));
  collect();
  EXPECT_EQ(ask(kAn, "cap", "a", R"(,"kbps":800)"), "ok");
  EXPECT_EQ(last(kA, "remote.state").at("cap_kbps").as_int64(), 800);
  EXPECT_EQ(last(kControl, "remote.state").at("cap_kbps").as_int64(), 800);
  EXPECT_EQ(count(kB, "remote.state"), 0U);
  EXPECT_EQ(board(kBinh), json::parse(R"([{"site":"a","cap_kbps":800,"listeners":[],"watchers":[],"talker":null}])"));
  EXPECT_EQ(count(kDesk, "remote") + count(kChair, "remote") + count(kA, "remote"), 0U);
  EXPECT_EQ(ask(kBinh, "cap", "a", R"(,"kbps":800)"), "ok");
  EXPECT_EQ(acts_of_help(), "An cap a 800") << "nothing new";

  Scene after(plan(), events, now + 3s);
  after.mcu_up();
  ASSERT_TRUE(after.join(kA, "a"));
  EXPECT_EQ(after.last(kA, "remote.state").at("cap_kbps").as_int64(), 800);

  EXPECT_EQ(ask(kBinh, "cap", "a", R"(,"kbps":null)"), "ok");
  EXPECT_TRUE(last(kA, "remote.state").at("cap_kbps").is_null());
  EXPECT_TRUE(board(kAn).as_array().empty());
  EXPECT_EQ(acts_of_help(), "An cap a 800, Bình cap a");
}

// ---- what lasts ----------------------------------------------------------------------------------------------------

TEST_F(SessionRemote, TheMcuIsToldWhomAPageHelps) {
  EXPECT_EQ(page("An").listens_to, std::nullopt);
  EXPECT_EQ(ask(kAn, "listen", "a"), "ok");
  EXPECT_EQ(page("An").listens_to, SiteId("a"));
  EXPECT_EQ(last(kA, "remote.state").at("listening"), true);
  EXPECT_EQ(ask(kAn, "watch", "b"), "ok");
  EXPECT_EQ(page("An").listens_to, std::nullopt) << "the later counts";
  EXPECT_EQ(page("An").mirrors, SiteId("b"));
  EXPECT_EQ(last(kA, "remote.state").at("listening"), false);
  EXPECT_EQ(ask(kAn, "talk", "b"), "ok");
  EXPECT_EQ(page("An").talks_to, SiteId("b"));
  EXPECT_EQ(last(kB, "remote.state").at("talker").as_string(), "An");
  EXPECT_EQ(board(kBinh), json::parse(R"([{"site":"b","cap_kbps":null,"listeners":[],"watchers":["An"],
    "talker":"An"}])"));
  EXPECT_EQ(page("Bình").talks_to, std::nullopt);
  EXPECT_EQ(heard(), "center") << "the conference hears nothing of it";
  EXPECT_EQ(ask(kAn, "watch", ""), "ok");
  EXPECT_EQ(ask(kAn, "talk", ""), "ok");
  EXPECT_EQ(ask(kAn, "talk", ""), "ok") << "there is nothing to end";
  EXPECT_EQ(page("An").mirrors, std::nullopt);
  EXPECT_EQ(acts_of_help(), "An listen a begin, An listen a end, An watch b begin, An talk b begin, An watch b end, "
                            "An talk b end");
}

TEST_F(SessionRemote, OneTalksWithASite) {
  EXPECT_EQ(ask(kAn, "talk", "a"), "ok");
  EXPECT_EQ(ask(kBinh, "talk", "a"), "remote.busy");
  EXPECT_EQ(last_refusal.text.vi, "An đang nói riêng với điểm cầu này.");
  EXPECT_EQ(ask(kBinh, "listen", "a"), "ok");
  leave(kAn);
  EXPECT_TRUE(last(kA, "remote.state").at("talker").is_null());
  EXPECT_EQ(ask(kBinh, "talk", "a"), "ok");
  EXPECT_EQ(acts_of_help(), "An talk a begin, Bình listen a begin, An talk a end, Bình talk a begin");
}

TEST_F(SessionRemote, TwoPagesOfATechnicianAreOne) {
  technician(20, "An");
  EXPECT_EQ(ask(kAn, "devices", "a"), "ok");
  EXPECT_EQ(ask(20, "devices", "a"), "remote.open");
  EXPECT_EQ(ask(kAn, "listen", "a"), "ok");
  EXPECT_EQ(ask(20, "listen", "a"), "ok");
  EXPECT_EQ(board(kBinh).at(0).at("listeners"), json::parse(R"(["An"])"));
  EXPECT_EQ(ask(kAn, "listen", ""), "ok");
  EXPECT_EQ(board(kBinh).at(0).at("listeners"), json::parse(R"(["An"])")) << "the other one goes on";
  EXPECT_EQ(ask(20, "listen", ""), "ok");
  EXPECT_EQ(ask(kAn, "talk", "a"), "ok");
  EXPECT_EQ(ask(20, "talk", "a"), "ok");
  EXPECT_EQ(ask(kBinh, "talk", "a"), "remote.busy");
  leave(kAn);
  EXPECT_EQ(last(kA, "remote.state").at("talker").as_string(), "An");
  leave(20);
  EXPECT_TRUE(last(kA, "remote.state").at("talker").is_null());
  EXPECT_EQ(acts_of_help(),
            "An devices a, An listen a begin, An listen a begin, An listen a end, An listen a end, "
            "An talk a begin, An talk a begin, An talk a end, An talk a end");
}

TEST_F(SessionRemote, APageNeedsMedia) {
  technician(20, "Cúc", false);
  for (const auto* type : {"listen", "watch", "talk"}) {
    EXPECT_EQ(ask(20, type, "a"), "media.not_joined") << type;
    EXPECT_EQ(ask(20, type, ""), "media.not_joined") << type;
  }
  EXPECT_EQ(ask(20, "devices", "a"), "ok") << "what the hall does needs none";
}

TEST_F(SessionRemote, EndsWithTheSite) {
  EXPECT_EQ(ask(kAn, "listen", "a"), "ok");
  EXPECT_EQ(ask(kAn, "talk", "a"), "ok");
  leave(kA);
  EXPECT_EQ(page("An").listens_to, SiteId("a")) << "a short break of the line ends nothing";
  ASSERT_TRUE(join(kA + 20, "a"));
  EXPECT_EQ(last(kA + 20, "remote.state").at("talker").as_string(), "An");
  EXPECT_EQ(say(kChair, R"({"type":"remove","site":"a"})"), "ok");
  EXPECT_EQ(page("An").listens_to, std::nullopt);
  EXPECT_EQ(page("An").talks_to, std::nullopt);
  EXPECT_EQ(acts_of_help(), "An listen a begin, An talk a begin, An listen a end, An talk a end");

  EXPECT_EQ(ask(kAn, "watch", "b"), "ok");
  auto smaller = plan();
  std::erase_if(smaller.sites, [](const auto& site) { return site.id == SiteId("b"); });
  session.change(smaller, now);
  collect();
  EXPECT_EQ(page("An").mirrors, std::nullopt);
}

TEST_F(SessionRemote, EndsWithTheRight) {
  EXPECT_EQ(ask(kAn, "listen", "a"), "ok");
  auto observer = with_part(visitor("technician"), ConferenceId("conf"), Role::kObserver);
  observer.principal.role = Role::kObserver;
  EXPECT_TRUE(session.set_rights(ClientKey(kAn), observer));
  collect();
  EXPECT_EQ(page("An").listens_to, std::nullopt);
  EXPECT_EQ(acts_of_help(), "An listen a begin, An listen a end");
}

TEST_F(SessionRemote, ATechnicianWhoComesBackIsToldTheBoard) {
  EXPECT_EQ(ask(kAn, "cap", "a", R"(,"kbps":800)"), "ok");
  const auto seq = session.seq();
  EXPECT_EQ(ask(kAn, "listen", "b"), "ok");
  technician(20, "Cúc", false);
  EXPECT_EQ(board(20).as_array().size(), 2U);
  ASSERT_TRUE(come_back(21, "technician", session.seq()));
  EXPECT_EQ(count(21, "remote"), 0U);
  ASSERT_TRUE(come_back(22, "technician", seq));
  EXPECT_EQ(count(22, "remote"), 1U);
}

TEST_F(SessionRemote, GuestsAreNotHelped) {
  auto guest = visitor("a");
  guest.guest = true;
  Join join{"token", true};
  join.name = "Trần Văn Khách";
  join.secret = "0123456789abcdef0123456789abcdef";
  ASSERT_TRUE(session.join(ClientKey(30), guest, join, ConnectionId("c30"), now));
  collect();
  ASSERT_EQ(say(kDesk, R"({"type":"guest.admit_all"})"), "ok");
  EXPECT_EQ(ask(kAn, "devices", "guest.1"), "guest.not_a_site");
  EXPECT_EQ(ask(kAn, "listen", "guest.1"), "guest.not_a_site");
}

}  // namespace
}  // namespace signaling
