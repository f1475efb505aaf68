// Who speaks is told five times a second: nothing else is built for it.
#include <chrono>

#include <gtest/gtest.h>

#include "scene.h"

// Of the address sanitizer; GCC does not ship the header.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void*, size_t),
                                                         void (*freed)(const volatile void*));

static size_t allocations = 0;

namespace signaling {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t kA = 2, kDesk = 10;

mcu::SpeakingEvent speaking(const std::string& site) {
  return {ConferenceId("conf"), {SiteId(site)}, SiteId("center"), SiteId(site)};
}

Scene in_session() {
  Scene scene(Scene::plan());
  scene.mcu_up();
  EXPECT_TRUE(scene.join(kA, "a"));
  EXPECT_TRUE(scene.join(kDesk, "operator", false));
  scene.event(speaking("a"));
  scene.pass(1s);
  return scene;
}

TEST(SessionIdle, AnOutputInWhichNothingChangedAllocatesNothing) {
  auto scene = in_session();
  auto& session = scene.session;
  session.on_event(speaking("a"), scene.now);
  ASSERT_NE(__sanitizer_install_malloc_and_free_hooks([](const volatile void*, size_t) { ++allocations; },
                                                      [](const volatile void*) {}), 0);
  const size_t before = allocations;
  const auto output = session.take_output(scene.now);
  EXPECT_EQ(allocations - before, 0U);
  EXPECT_TRUE(output.sends.empty() && output.to_mcu.empty());
  session.on_event(speaking("center"), scene.now);
  EXPECT_FALSE(session.take_output(scene.now).sends.empty());
  EXPECT_GT(allocations, before) << "nothing is counted";
}

TEST(SessionIdle, WhoSpeaksIsToldAloneAndWhatElseComesWithItToo) {
  auto scene = in_session();
  scene.forget();
  scene.event(speaking("center"));
  EXPECT_EQ(scene.types(kA), "speaking");
  scene.forget();
  scene.event(speaking("b"));
  EXPECT_EQ(scene.say(kDesk, R"({"type":"message","text":"Nghỉ","seconds":5})"), "ok");
  EXPECT_EQ(scene.last(kA, "roster").at("message").as_string(), "Nghỉ");
  EXPECT_EQ(scene.desired.back().picture.message, "Nghỉ");
  scene.event(speaking("a"));
  scene.pass(6s);  // speakers are told meanwhile
  EXPECT_EQ(scene.last(kA, "roster").at("message").as_string(), "") << "and goes by itself";
}

}  // namespace
}  // namespace signaling
