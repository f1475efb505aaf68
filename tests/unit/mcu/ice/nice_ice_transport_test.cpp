#include "mcu/ice/nice_ice_transport.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <set>

#include "mcu/ice/socket_address.h"
#include "tests/unit/mcu/ice/ice_peer.h"
#include "tests/unit/mcu/ice/udp_socket.h"

namespace mcu {
namespace {

using test::IcePair;
using test::IcePeer;
using test::loopback_config;
using test::make_factory;
using test::run_until;

// With the fast path and without.
class BothPaths : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(NiceIceTransport, BothPaths, testing::Bool(),
                         [](const auto& info) { return info.param ? "fast" : "libnice"; });

TEST(NiceIceTransport, DescribesItselfAtOnceOnTheListenAddress) {
  EventLoop loop;
  const auto factory = make_factory(loopback_config());
  IcePeer peer(*factory, loop, IceRole::kControlled);
  const IceDescription local = peer.transport->local();
  EXPECT_GE(local.credentials.ufrag.size(), 4u);
  EXPECT_GE(local.credentials.password.size(), 22u);
  ASSERT_EQ(local.candidates.size(), 1u);
  EXPECT_EQ(local.candidates[0].address, "127.0.0.1");
  EXPECT_NE(local.candidates[0].port, 0);
  EXPECT_EQ(local.candidates[0].type, media::CandidateType::kHost);
  EXPECT_TRUE(peer.states.empty());
}

TEST_P(BothPaths, ConnectsAndCarriesDatagramsBothWays) {
  IcePair pair(GetParam());
  ASSERT_TRUE(pair.connect());
  EXPECT_EQ(pair.mcu->states.front(), IceState::kChecking);
  EXPECT_EQ(pair.mcu->remotes.back(), media::Address::v4({127, 0, 0, 1}, pair.endpoint->port()));
  pair.mcu->send({"\x80 a", "\x80 b", "\x80 c"});
  pair.endpoint->send({"\x80 d"});
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.endpoint->received.size() == 3 && !pair.mcu->received.empty(); }));
  EXPECT_EQ(pair.endpoint->received, (std::vector<std::string>{"\x80 a", "\x80 b", "\x80 c"}));
  EXPECT_EQ(pair.mcu->received, (std::vector<std::string>{"\x80 d"}));
  EXPECT_EQ(pair.mcu->last_from, pair.mcu->remotes.back());
  EXPECT_TRUE(pair.mcu->last_validated);
  EXPECT_EQ(pair.mcu->transport->counters().send_dropped, 0u);
}

TEST_P(BothPaths, ConnectsWithoutACandidateOfThePeer) {
  IcePair pair(GetParam());
  IceDescription hidden = pair.endpoint->transport->local();
  hidden.candidates.clear();  // the browser gave mDNS names only
  pair.mcu->learn(hidden);
  pair.endpoint->learn(pair.mcu->transport->local());
  EXPECT_TRUE(run_until(pair.loop, [&] { return pair.mcu->connected() && pair.endpoint->connected(); }));
}

TEST(NiceIceTransport, CandidatesMayComeBeforeTheCredentials) {
  IcePair pair;
  const IceDescription endpoint = pair.endpoint->transport->local();
  ASSERT_TRUE(pair.mcu->transport->add_remote_candidate(media::write_candidate(endpoint.candidates[0])));
  ASSERT_TRUE(pair.mcu->transport->set_remote(endpoint.credentials));
  pair.endpoint->learn(pair.mcu->transport->local());
  EXPECT_TRUE(run_until(pair.loop, [&] { return pair.mcu->connected() && pair.endpoint->connected(); }));
}

TEST(NiceIceTransport, WrongPasswordNeverConnects) {
  IcePair pair;
  IceDescription wrong = pair.mcu->transport->local();
  wrong.credentials.password = "0123456789abcdefghijkl";
  pair.mcu->learn(pair.endpoint->transport->local());
  pair.endpoint->learn(wrong);
  EXPECT_FALSE(run_until(pair.loop, [&] { return pair.mcu->connected() || pair.endpoint->connected(); },
                         std::chrono::milliseconds(300)));
}

TEST_P(BothPaths, RestartKeepsTheSocketsAndMediaFlowing) {
  IcePair pair(GetParam());
  ASSERT_TRUE(pair.connect());
  const IceDescription before = pair.mcu->transport->local();
  const uint16_t endpoint_port = pair.endpoint->port();
  const size_t mcu_pairs = pair.mcu->remotes.size();
  const size_t endpoint_pairs = pair.endpoint->remotes.size();

  pair.endpoint->transport->restart();
  const IceDescription offer = pair.endpoint->transport->local();
  EXPECT_EQ(offer.candidates[0].port, endpoint_port);
  pair.mcu->send({"\x80 during"});
  pair.mcu->learn(offer);
  const IceDescription after = pair.mcu->transport->local();
  EXPECT_NE(after.credentials.ufrag, before.credentials.ufrag);
  EXPECT_NE(after.credentials.password, before.credentials.password);
  EXPECT_EQ(after.candidates[0].port, before.candidates[0].port);
  pair.endpoint->learn(after);
  EXPECT_TRUE(pair.mcu->connected()) << "the old pair serves until a new one is found";
  ASSERT_TRUE(run_until(pair.loop, [&] {
    return pair.mcu->remotes.size() > mcu_pairs && pair.endpoint->remotes.size() > endpoint_pairs;
  }));
  pair.mcu->send({"\x80 after"});
  pair.endpoint->send({"\x80 back"});
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.endpoint->received.size() == 2 && !pair.mcu->received.empty(); }));
  EXPECT_EQ(pair.endpoint->received, (std::vector<std::string>{"\x80 during", "\x80 after"}));
}

TEST(NiceIceTransport, TheSameCredentialsAgainAreNoRestart) {
  IcePair pair;
  const IceCredentials remote = pair.endpoint->transport->local().credentials;
  ASSERT_TRUE(pair.mcu->transport->set_remote(remote));
  const IceCredentials local = pair.mcu->transport->local().credentials;
  ASSERT_TRUE(pair.mcu->transport->set_remote(remote));
  EXPECT_EQ(pair.mcu->transport->local().credentials, local);
}

TEST(NiceIceTransport, RefusesBadCredentialsAndCandidates) {
  EventLoop loop;
  const auto factory = make_factory(loopback_config());
  IcePeer peer(*factory, loop, IceRole::kControlled);
  const std::string password(22, 'p');
  for (const IceCredentials& bad :
       {IceCredentials{"abc", password}, IceCredentials{"abcd", std::string(21, 'p')},
        IceCredentials{std::string(257, 'u'), password}, IceCredentials{"ab d", password}, IceCredentials{}}) {
    const auto set = peer.transport->set_remote(bad);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, "ice.credentials");
  }
  const auto malformed = peer.transport->add_remote_candidate("candidate:x");
  ASSERT_FALSE(malformed);
  EXPECT_EQ(malformed.error().code, "ice.candidate");
  EXPECT_TRUE(peer.transport->add_remote_candidate(""));
  EXPECT_TRUE(peer.transport->add_remote_candidate("candidate:1 2 udp 1 192.0.2.1 5 typ host"));
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(peer.transport->add_remote_candidate("candidate:1 1 udp 1 127.0.0.1 " + std::to_string(1000 + i) +
                                                     " typ host"));
  }
}

TEST(NiceIceTransport, MediaBypassesLibniceAndStunDoesNot) {
  IcePair pair;
  ASSERT_TRUE(pair.connect());
  constexpr size_t kCount = 200;
  for (size_t i = 0; i < kCount; i += 10) pair.endpoint->send(std::vector<std::string>(10, "\x80media"));
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.mcu->received.size() == kCount; }));
  const IceCounters mcu = pair.mcu->transport->counters();
  EXPECT_EQ(mcu.fast_in, kCount);
  EXPECT_EQ(mcu.libnice_in, 0u);
  const IceCounters endpoint = pair.endpoint->transport->counters();
  EXPECT_EQ(endpoint.fast_out, kCount);
  EXPECT_EQ(endpoint.libnice_out, 0u);
  EXPECT_EQ(endpoint.send_calls, kCount / 10) << "one call a batch";

  // A restart needs STUN both ways: it would not end if ours had swallowed it.
  const size_t pairs = pair.mcu->remotes.size();
  pair.endpoint->transport->restart();
  pair.mcu->learn(pair.endpoint->transport->local());
  pair.endpoint->learn(pair.mcu->transport->local());
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.mcu->remotes.size() > pairs; }));
  EXPECT_EQ(pair.mcu->received.size(), kCount) << "no STUN among what is handed up";
}

TEST(NiceIceTransport, HoldsMediaButNotIce) {
  IcePair pair;
  ASSERT_TRUE(pair.connect());
  pair.mcu->transport->hold(true);
  pair.endpoint->send({"\x80media"});
  // A restart goes through all of ICE while it is held.
  const size_t pairs = pair.mcu->remotes.size();
  pair.endpoint->transport->restart();
  pair.mcu->learn(pair.endpoint->transport->local());
  pair.endpoint->learn(pair.mcu->transport->local());
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.mcu->remotes.size() > pairs; }));
  EXPECT_TRUE(pair.mcu->received.empty());
  pair.mcu->transport->read();
  EXPECT_EQ(pair.mcu->received, std::vector<std::string>{"\x80media"});
}

TEST(NiceIceTransport, WithoutTheFastPathEverythingPassesThroughLibnice) {
  IcePair pair(false);
  ASSERT_TRUE(pair.connect());
  pair.endpoint->send({"\x80 a", "\x80 b"});
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.mcu->received.size() == 2; }));
  EXPECT_EQ(pair.mcu->transport->counters().libnice_in, 2u);
  EXPECT_EQ(pair.mcu->transport->counters().fast_in, 0u);
  EXPECT_EQ(pair.endpoint->transport->counters().libnice_out, 2u);
}

TEST(NiceIceTransport, AStrangersDatagramIsMarkedSo) {
  IcePair pair;
  ASSERT_TRUE(pair.connect());
  test::UdpSocket stranger;
  stranger.send("\x16hello", media::Address::v4({127, 0, 0, 1}, pair.mcu->port()));
  ASSERT_TRUE(run_until(pair.loop, [&] { return pair.mcu->received.size() == 1; }));
  EXPECT_FALSE(pair.mcu->last_validated);
  EXPECT_EQ(pair.mcu->last_from, stranger.address());
  pair.mcu->send({"\x80 x"});
  EXPECT_TRUE(run_until(pair.loop, [&] { return pair.endpoint->received.size() == 1; }))
      << "where we send does not follow it";
  EXPECT_TRUE(test::receive_all(stranger.fd()).empty());
}

TEST(NiceIceTransport, TransportsOfOneLoopDoNotMixUp) {
  IcePair one;
  ASSERT_TRUE(one.connect());
  IcePeer mcu(*one.factory, one.loop, IceRole::kControlled);
  IcePeer endpoint(*one.factory, one.loop, IceRole::kControlling);
  mcu.learn(endpoint.transport->local());
  endpoint.learn(mcu.transport->local());
  ASSERT_TRUE(run_until(one.loop, [&] { return mcu.connected() && endpoint.connected(); }));
  for (int i = 0; i < 100; ++i) {
    one.endpoint->send({"\x80 one"});
    endpoint.send({"\x80 two"});
  }
  ASSERT_TRUE(run_until(one.loop, [&] { return one.mcu->received.size() + mcu.received.size() == 200; }));
  EXPECT_EQ(one.mcu->received, std::vector<std::string>(100, "\x80 one"));
  EXPECT_EQ(mcu.received, std::vector<std::string>(100, "\x80 two"));
}

TEST(NiceIceTransport, SendingWithoutAPairDrops) {
  EventLoop loop;
  const auto factory = make_factory(loopback_config());
  IcePeer peer(*factory, loop, IceRole::kControlled);
  peer.send({"a", "b"});
  EXPECT_EQ(peer.transport->counters().send_dropped, 2u);
}

// A port range nobody else uses now: free when looked at.
uint16_t find_free_ports(uint16_t count) {
  for (uint16_t first = 42000; first < 60000; first = static_cast<uint16_t>(first + count)) {
    std::vector<int> sockets;
    bool all = true;
    for (uint16_t i = 0; i < count && all; ++i) {
      sockets.push_back(socket(AF_INET, SOCK_DGRAM, 0));
      const SocketAddress address = to_sockaddr(media::Address::v4({127, 0, 0, 1}, static_cast<uint16_t>(first + i)));
      all = bind(sockets.back(), address.get(), address.size) == 0;
    }
    for (const int fd : sockets) close(fd);
    if (all) return first;
  }
  return 0;
}

TEST(NiceIceTransport, AFullPortRangeIsSaidSoAndAPortGivenBackServesAgain) {
  EventLoop loop;
  const uint16_t first = find_free_ports(3);
  const auto factory = make_factory(loopback_config(first, static_cast<uint16_t>(first + 2)));
  std::vector<std::unique_ptr<IcePeer>> peers;
  std::set<uint16_t> ports;
  for (int i = 0; i < 3; ++i) {
    peers.push_back(std::make_unique<IcePeer>(*factory, loop, IceRole::kControlled));
    ports.insert(peers.back()->port());
  }
  EXPECT_EQ(ports, (std::set<uint16_t>{first, static_cast<uint16_t>(first + 1), static_cast<uint16_t>(first + 2)}));
  const auto refused = factory->make_transport(loop, IceRole::kControlled, *peers[0]);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "ice.ports_exhausted");
  EXPECT_EQ(factory->ports_in_use(), 3u);
  const uint16_t freed = peers[1]->port();
  peers[1].reset();
  EXPECT_EQ(factory->ports_in_use(), 2u);
  const IcePeer again(*factory, loop, IceRole::kControlled);
  EXPECT_EQ(again.port(), freed);
}

TEST(NiceIceTransport, APortHeldByAnotherProgramIsPassedOver) {
  EventLoop loop;
  const uint16_t first = find_free_ports(2);
  const int other = socket(AF_INET, SOCK_DGRAM, 0);
  const SocketAddress address = to_sockaddr(media::Address::v4({127, 0, 0, 1}, first));
  ASSERT_EQ(bind(other, address.get(), address.size), 0);
  const auto factory = make_factory(loopback_config(first, static_cast<uint16_t>(first + 1)));
  IcePeer peer(*factory, loop, IceRole::kControlled);
  EXPECT_EQ(peer.port(), first + 1);
  const auto refused = factory->make_transport(loop, IceRole::kControlled, peer);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "ice.ports_exhausted");
  close(other);
}

TEST(NiceIceFactory, RefusesBadConfigurationAndAddressesThatAreNotOurs) {
  for (const char* address : {"192.0.2.99", "not-an-address"}) {
    IceConfig config;
    config.listen = {{address, {}}};
    const auto factory = NiceIceFactory::create(config);
    ASSERT_FALSE(factory);
    EXPECT_EQ(factory.error().code, "ice.config");
    EXPECT_NE(factory.error().message.find(address), std::string::npos);
  }
}

TEST(NiceIceTransport, AnnouncedAddressesStandInTheDescription) {
  EventLoop loop;
  IceConfig config = loopback_config();
  config.listen = {{"127.0.0.1", {"203.0.113.5", "127.0.0.1"}}, {"127.0.0.2", {}}};
  const auto factory = make_factory(config);
  const IcePeer peer(*factory, loop, IceRole::kControlled);
  const auto candidates = peer.transport->local().candidates;
  ASSERT_EQ(candidates.size(), 3u);
  EXPECT_EQ(candidates[0].address, "203.0.113.5");
  EXPECT_EQ(candidates[1].address, "127.0.0.1");
  EXPECT_EQ(candidates[1].port, candidates[0].port);
  EXPECT_LT(candidates[1].priority, candidates[0].priority);
  EXPECT_EQ(candidates[2].address, "127.0.0.2");
}

TEST(NiceIceTransport, SeveralAddressesShareOnePortOfTheRange) {
  EventLoop loop;
  const uint16_t first = find_free_ports(1);
  IceConfig config = loopback_config(first, first);
  config.listen = {{"127.0.0.1", {}}, {"127.0.0.2", {}}};
  const auto factory = make_factory(config);
  const IcePeer peer(*factory, loop, IceRole::kControlled);
  const auto candidates = peer.transport->local().candidates;
  ASSERT_EQ(candidates.size(), 2u);
  EXPECT_EQ(candidates[0].port, first);
  EXPECT_EQ(candidates[1].port, first);
}

TEST_P(BothPaths, MayGoWhileItsPeerStillSends) {
  IcePair pair(GetParam());
  ASSERT_TRUE(pair.connect());
  for (int i = 0; i < 20; ++i) pair.endpoint->send({"\x80 x"});
  pair.mcu->transport.reset();
  pair.endpoint->send({"\x80 y"});
  run_until(pair.loop, [] { return true; });
  EXPECT_TRUE(pair.mcu->received.empty());
}

}  // namespace
}  // namespace mcu
