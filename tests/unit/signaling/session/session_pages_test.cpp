// Pages that see and hear: they receive only.
#include <gtest/gtest.h>

#include "scene.h"

namespace signaling {
namespace {

constexpr uint64_t kA = 2, kChair = 9, kDesk = 10, kObserver = 12;

const mcu::DesiredParticipant* viewer(const Scene& scene, const std::string& name) {
  for (const auto& p : scene.desired.back().participants) {
    if (p.viewer && p.name == name) return &p;
  }
  return nullptr;
}

TEST(SessionPages, EachRoleSeesItsPicture) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kChair, "chair", true));
  ASSERT_TRUE(scene.join(kDesk, "operator", true));
  ASSERT_TRUE(scene.join(kObserver, "observer", true));
  ASSERT_TRUE(scene.join(13, "secretary", false));
  const auto* chair = viewer(scene, "Chủ trì");
  ASSERT_NE(chair, nullptr);
  EXPECT_EQ(chair->group, "thumbnails");
  EXPECT_FALSE(chair->sound);
  EXPECT_FALSE(chair->heard);
  EXPECT_TRUE(chair->site.value().starts_with("~"));
  const auto* desk = viewer(scene, "operator");
  ASSERT_NE(desk, nullptr);
  EXPECT_EQ(desk->group, "halls");
  EXPECT_EQ(desk->second_group, "thumbnails");
  const auto* observer = viewer(scene, "observer");
  ASSERT_NE(observer, nullptr);
  EXPECT_EQ(observer->group, "halls");
  EXPECT_TRUE(observer->sound);
  EXPECT_EQ(viewer(scene, "secretary"), nullptr) << "came without media";
}

TEST(SessionPages, OffersAreAnsweredAndEndWithThePage) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kChair, "chair", true));
  const auto name = viewer(scene, "Chủ trì")->site;
  EXPECT_EQ(scene.say(kChair, R"({"type":"offer","sdp":"v=0","id":1})"), "ok");
  uint64_t number = 0;
  for (const auto& c : scene.commands) {
    if (const auto* offer = std::get_if<mcu::Offer>(&c.body)) {
      EXPECT_EQ(offer->site, name);
      number = c.offer;
    }
  }
  scene.session.on_reply(number, {1, true, "", "", "v=0 answer", {{"0", "stage", std::nullopt, true}}});
  scene.collect();
  EXPECT_EQ(scene.last(kChair, "answer").at("sdp").as_string(), "v=0 answer");
  EXPECT_EQ(scene.last(kChair, "slots").at("slots").at(0).at("composed"), true);
  scene.event(mcu::SlotsEvent{ConferenceId("conf"), name, {{"0", "stage", std::nullopt, false}}});
  EXPECT_EQ(scene.last(kChair, "slots").at("slots").at(0).at("composed"), false);
  scene.forget();
  scene.leave(kChair);
  ASSERT_EQ(scene.commands.size(), 2U);
  const auto* leave = std::get_if<mcu::Leave>(&scene.commands[0].body);
  ASSERT_NE(leave, nullptr) << "while it has its place, with which its media would end";
  EXPECT_EQ(leave->site, name);
  EXPECT_TRUE(std::holds_alternative<mcu::SetConference>(scene.commands[1].body));
  EXPECT_EQ(viewer(scene, "Chủ trì"), nullptr);
}

TEST(SessionPages, AnMcuThatComesBackWithoutThemMakesThemComeBack) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kChair, "chair", true));
  (void)scene.say(kChair, R"({"type":"offer","sdp":"v=0"})");
  scene.session.on_reply(1, {1, true, "", "", "v=0 answer", {}});
  scene.session.mcu_down(scene.now);
  scene.mcu_up();
  EXPECT_EQ(scene.closed[kChair], CloseCode::kServiceRestart);
}

TEST(SessionPages, ViewersNeitherCountAsSitesNorAreHeard) {
  Scene scene(Scene::plan());
  scene.mcu_up();
  ASSERT_TRUE(scene.join(kObserver, "observer", true));
  EXPECT_EQ(scene.session.connected_sites(), 0U);
  EXPECT_EQ(scene.presence, "");
  EXPECT_EQ(scene.last(kObserver, "roster").at("sites").as_array().size(), 4U);
  ASSERT_TRUE(scene.join(kA, "a"));
  EXPECT_EQ(scene.heard(), "center");
}

}  // namespace
}  // namespace signaling
