#include "mcu/ice/ice_inbox.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace mcu {
namespace {

struct Fixture {
  EventLoop loop;
  std::vector<std::string> seen;
  std::shared_ptr<IceInbox> inbox = std::make_shared<IceInbox>(
      loop, IceInbox::Sink{[this](const NiceEvent& event) {
                             seen.push_back(event.kind == NiceEvent::Kind::kSelected ? event.pair.remote.to_string()
                                                                                     : std::string("event"));
                           },
                           [this](media::MutableBytes bytes) { seen.emplace_back(media::as_text(bytes)); }});

  void run() {
    loop.post([this] { loop.stop(); });
    loop.run();
  }
};

TEST(IceInbox, DeliversInOrderOnTheLoopEventsFirst) {
  Fixture f;
  f.inbox->push(media::as_bytes("one"));
  f.inbox->push(media::as_bytes(""));
  f.inbox->push(media::as_bytes("two"));
  f.inbox->push(NiceEvent{NiceEvent::Kind::kSelected, {{}, media::Address::v4({10, 0, 0, 1}, 7)}});
  EXPECT_TRUE(f.seen.empty());
  f.run();
  EXPECT_EQ(f.seen, (std::vector<std::string>{"10.0.0.1:7", "one", "", "two"}));
  f.inbox->push(media::as_bytes("three"));
  f.run();
  EXPECT_EQ(f.seen.back(), "three");
  f.inbox->close();
}

TEST(IceInbox, CarriesFromAnotherThreadWithoutLoss) {
  Fixture f;
  constexpr size_t kCount = 500;
  std::thread writer([&] {
    for (size_t i = 0; i < kCount; ++i) f.inbox->push(media::as_bytes(std::to_string(i)));
    f.loop.post([&] { f.loop.stop(); });
  });
  f.loop.run();
  writer.join();
  ASSERT_EQ(f.seen.size(), kCount);
  for (size_t i = 0; i < kCount; ++i) EXPECT_EQ(f.seen[i], std::to_string(i));
  f.inbox->close();
}

TEST(IceInbox, IsBoundedInNumberAndBytes) {
  Fixture f;
  for (size_t i = 0; i < IceInbox::kMaxDatagrams + 5; ++i) f.inbox->push(media::as_bytes("x"));
  EXPECT_EQ(f.inbox->dropped(), 5u);
  f.run();
  EXPECT_EQ(f.seen.size(), IceInbox::kMaxDatagrams);
  const std::vector<uint8_t> large(2048);
  for (size_t i = 0; i < 520; ++i) f.inbox->push(large);
  EXPECT_EQ(f.inbox->dropped(), 5u + 520 - IceInbox::kMaxBytes / 2048);
  f.inbox->close();
}

TEST(IceInbox, NothingComesAfterClose) {
  Fixture f;
  f.inbox->push(media::as_bytes("late"));
  f.inbox->close();
  f.inbox->push(media::as_bytes("later"));
  f.run();
  EXPECT_TRUE(f.seen.empty());
  EXPECT_EQ(f.inbox.use_count(), 1);
}

}  // namespace
}  // namespace mcu
