#include "mcu/ice/fast_path.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/mcu/ice/ice_peer.h"
#include "tests/unit/mcu/ice/udp_socket.h"

namespace mcu {
namespace {

using test::receive_all;
using test::run_until;
using test::UdpSocket;

// Two sockets as libnice would have them on two addresses, and the path beside them.
struct Fixture {
  Fixture() {
    auto opened = FastPath::open(loop, std::make_shared<DatagramReader>(), {nice_a.fd(), nice_b.fd()},
                                 [this](media::MutableBytes bytes, const media::Address& from,
                                        media::Timestamp now) {
                                   seen.emplace_back(std::string(media::as_text(bytes)), from);
                                   times.push_back(now);
                                 });
    EXPECT_TRUE(opened);
    path = *std::move(opened);
  }

  EventLoop loop;
  UdpSocket nice_a;
  UdpSocket nice_b;
  UdpSocket peer;
  std::vector<std::pair<std::string, media::Address>> seen;
  std::vector<media::Timestamp> times;  // of what was seen
  std::unique_ptr<FastPath> path;
};

TEST(FastPath, ReadsEverySocketOnTheLoop) {
  Fixture f;
  f.peer.send("\x80to a", f.nice_a.address());
  f.peer.send("\x80to b", f.nice_b.address());
  f.peer.send(std::string("\x01stun", 5), f.nice_b.address());
  ASSERT_TRUE(run_until(f.loop, [&] { return f.seen.size() == 2; }));
  EXPECT_EQ(f.seen[0].second, f.peer.address());
  EXPECT_EQ(receive_all(f.nice_b.fd()).size(), 1u);
}

TEST(FastPath, EmptiesASocketThatHasMoreThanABatch) {
  Fixture f;
  for (int i = 0; i < 400; ++i) f.peer.send("\x80" + std::to_string(i), f.nice_a.address());
  ASSERT_TRUE(run_until(f.loop, [&] { return f.seen.size() == 400; }));
  for (int i = 0; i < 400; ++i) EXPECT_EQ(f.seen[static_cast<size_t>(i)].first, "\x80" + std::to_string(i));
}

// The kernel begins to stamp what arrives a while after the first socket has asked for it, and until then gives the
// time of reading. Waits until it has begun; it goes on for as long as `asking` is open.
bool stamps_what_arrives(UdpSocket& asking) {
  const int on = 1;
  EXPECT_EQ(setsockopt(asking.fd(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on), 0);
  DatagramReader reader;
  const auto limit = EventLoop::now() + std::chrono::seconds(10);
  while (EventLoop::now() < limit) {
    asking.send("\x80", asking.address());
    const auto sent = std::chrono::system_clock::now().time_since_epoch();
    const auto datagrams = reader.read(asking.fd());
    if (datagrams.size() == 1 && datagrams[0].received.count() != 0 && datagrams[0].received < sent) return true;
  }
  return false;
}

TEST(FastPath, ReadsAtIntervalsWithTheKernelsReceiveTime) {
  UdpSocket asking;
  ASSERT_TRUE(stamps_what_arrives(asking));
  EventLoop loop;
  UdpSocket nice;
  UdpSocket peer;
  std::vector<media::Timestamp> received;
  std::vector<media::Timestamp> seen;
  std::vector<int> wake_ups;
  int wake_up = 0;
  const EventLoop::Hook count = loop.after_wake_up([&] { ++wake_up; });
  const media::Duration interval = std::chrono::milliseconds(20);
  auto path = FastPath::open(
      loop, std::make_shared<DatagramReader>(), {nice.fd()},
      [&](media::MutableBytes, const media::Address&, media::Timestamp now) {
        received.push_back(now);
        seen.push_back(EventLoop::now());
        wake_ups.push_back(wake_up);
      },
      interval);
  ASSERT_TRUE(path);
  const media::Timestamp before = EventLoop::now();
  for (int i = 0; i < 40; ++i) peer.send("\x80", nice.address());
  const media::Timestamp after = EventLoop::now();
  ASSERT_TRUE(run_until(loop, [&] { return seen.size() == 40; }));
  const media::Duration slack = std::chrono::milliseconds(2);  // between two readings of two clocks
  for (const auto time : received) {
    EXPECT_GE(time, before - slack);
    EXPECT_LE(time, after + slack);
  }
  // All in one wake-up, at a multiple of the interval.
  EXPECT_GE(seen.front().time_since_epoch() / interval, before.time_since_epoch() / interval + 1);
  EXPECT_EQ(wake_ups.front(), wake_ups.back());
}

TEST(FastPath, WhatIsHeldWaitsForRead) {
  UdpSocket asking;
  ASSERT_TRUE(stamps_what_arrives(asking));
  Fixture f;
  f.path->hold(true);
  const media::Timestamp before = EventLoop::now();
  f.peer.send("\x80to a", f.nice_a.address());
  f.peer.send("\x80to b", f.nice_b.address());
  const media::Timestamp after = EventLoop::now();
  run_until(f.loop, [] { return true; });
  EXPECT_TRUE(f.seen.empty());
  f.path->read();
  ASSERT_EQ(f.seen.size(), 2U);
  const media::Duration slack = std::chrono::milliseconds(2);  // between two readings of two clocks
  for (const auto time : f.times) {
    EXPECT_GE(time, before - slack);
    EXPECT_LE(time, after + slack);
  }
  f.path->read();
  EXPECT_EQ(f.seen.size(), 2U);

  f.peer.send("\x80last held", f.nice_a.address());
  f.path->hold(false);
  EXPECT_EQ(f.seen.size(), 2U) << "never inside hold()";
  ASSERT_TRUE(run_until(f.loop, [&] { return f.seen.size() == 3; })) << "nothing of it is lost";
  f.peer.send("\x80not held", f.nice_a.address());
  EXPECT_TRUE(run_until(f.loop, [&] { return f.seen.size() == 4; }));
}

TEST(FastPath, SendsFromTheSelectedSocket) {
  Fixture f;
  EXPECT_FALSE(f.path->can_send());
  media::DatagramBatch batch;
  ASSERT_TRUE(batch.append(media::as_bytes("\x80hi")));
  for (const UdpSocket* local : {&f.nice_a, &f.nice_b}) {
    ASSERT_TRUE(f.path->select({local->address(), f.peer.address()}));
    EXPECT_EQ(f.path->send(batch).datagrams, 1u);
    SocketAddress from;
    from.size = sizeof from.storage;
    char byte = 0;
    ASSERT_EQ(recvfrom(f.peer.fd(), &byte, 1, 0, from.get(), &from.size), 1);
    EXPECT_EQ(from_sockaddr(*from.get()), local->address());
  }
  EXPECT_FALSE(f.path->select({media::Address::v4({127, 0, 0, 1}, 1), f.peer.address()}));
  EXPECT_FALSE(f.path->can_send());
}

TEST(FastPath, EndsQuietly) {
  Fixture f;
  f.peer.send("\x80late", f.nice_a.address());
  f.path.reset();
  run_until(f.loop, [] { return true; });
  EXPECT_TRUE(f.seen.empty());
  f.peer.send("\x80later", f.nice_a.address());
  EXPECT_EQ(receive_all(f.nice_a.fd()).size(), 1u);
}

}  // namespace
}  // namespace mcu
