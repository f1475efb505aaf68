#include "media/transport/transport.h"

#include <gtest/gtest.h>

#include <map>
#include <queue>

#include "media/base/random.h"

namespace media {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart = timestamp_from_ns(0) + 10s;

struct Recorder : TransportHandler {
  void on_connected(Timestamp now) override { connected_at = now; }
  void on_rtp(const RtpPacketView& packet, Timestamp) override {
    rtp.emplace_back(packet.header.sequence_number, std::string(as_text(packet.payload)));
  }
  void on_rtcp(Bytes compound, Timestamp) override { rtcp.emplace_back(compound.begin(), compound.end()); }
  void on_closed(const std::string& reason, Timestamp) override { closed.push_back(reason); }

  std::optional<Timestamp> connected_at;
  std::vector<std::pair<uint16_t, std::string>> rtp;
  std::vector<std::vector<uint8_t>> rtcp;
  std::vector<std::string> closed;
};

struct End {
  Certificate certificate = *Certificate::create();
  std::optional<Transport> transport;
  Recorder recorder;
  Address address;
};

// Two transports, a pipe with delay and seeded loss between them, and a clock that jumps to what happens next.
class World {
 public:
  explicit World(std::span<const SrtpProfile> client_profiles = kSrtpProfiles, bool cheat = false) {
    const Certificate stranger = *Certificate::create();
    const auto& expected = cheat ? stranger : client.certificate;
    client.address = Address::v4({10, 0, 0, 1}, 1111);
    server.address = Address::v4({10, 0, 0, 2}, 2222);
    client.transport = *Transport::create(client.certificate, DtlsRole::kClient,
                                          std::vector{server.certificate.fingerprint()}, client_profiles);
    server.transport =
        *Transport::create(server.certificate, DtlsRole::kServer, std::vector{expected.fingerprint()});
  }

  void connect(Duration limit = 20s) {
    client.transport->on_path(server.address, now, client.recorder);
    server.transport->on_path(client.address, now, server.recorder);
    run(now + limit, [this] { return client.recorder.connected_at && server.recorder.connected_at; });
  }

  // Until `done` or `end`.
  void run(Timestamp end, const std::function<bool()>& done) {
    for (;;) {
      collect(client, server);
      collect(server, client);
      if (done()) return;
      const Timestamp next = std::min({flying_.empty() ? kNever : flying_.begin()->first,
                                       client.transport->next_deadline(), server.transport->next_deadline()});
      if (next > end) return;
      now = std::max(now, next);
      deliver();
      client.transport->handle_timeout(now, client.recorder);
      server.transport->handle_timeout(now, server.recorder);
    }
  }

  void send(End& from, End& to, std::vector<uint8_t> datagram) {
    if (random.unit() >= loss) flying_.emplace(now + 10ms, Flight{&to, from.address, std::move(datagram)});
  }

  void run_for(Duration span) {
    const Timestamp end = now + span;
    run(end, [] { return false; });
    now = end;
  }

  End client;
  End server;
  Timestamp now = kStart;
  double loss = 0;
  Random random{1};

 private:
  struct Flight {
    End* to;
    Address from;
    std::vector<uint8_t> bytes;
  };

  void collect(End& from, End& to) {
    while (const auto datagram = from.transport->poll_datagram()) send(from, to, {datagram->begin(), datagram->end()});
  }

  void deliver() {
    while (!flying_.empty() && flying_.begin()->first <= now) {
      Flight flight = std::move(flying_.begin()->second);
      flying_.erase(flying_.begin());
      flight.to->transport->on_datagram(flight.bytes, flight.from, true, now, flight.to->recorder);
    }
  }

  std::multimap<Timestamp, Flight> flying_;
};

std::vector<uint8_t> make_rtp(Transport& transport, uint16_t sequence, std::string_view payload) {
  std::vector<uint8_t> packet(kMaxDatagramSize);
  ByteWriter writer(packet);
  writer.u8(0x80);
  writer.u8(111);
  writer.u16(sequence);
  writer.u32(sequence * 960u);
  writer.u32(77);
  writer.bytes(as_bytes(payload));
  const auto size = transport.protect_rtp(packet, writer.size());
  EXPECT_TRUE(size);
  packet.resize(size.value_or(0));
  return packet;
}

std::vector<uint8_t> make_rtcp(Transport& transport) {
  std::vector<uint8_t> packet{0x80, 201, 0, 1, 0, 0, 0, 77};
  packet.resize(packet.size() + kSrtpMaxOverhead);
  const auto size = transport.protect_rtcp(packet, 8);
  EXPECT_TRUE(size);
  packet.resize(size.value_or(0));
  return packet;
}

TEST(Transport, ConnectsAndCarriesMediaBothWays) {
  World world;
  world.connect();
  ASSERT_TRUE(world.client.transport->connected() && world.server.transport->connected());
  EXPECT_EQ(world.server.transport->profile(), SrtpProfile::kAeadAes128Gcm);
  EXPECT_EQ(*world.server.recorder.connected_at - kStart, 30ms) << "two round trips less the last half";

  world.send(world.client, world.server, make_rtp(*world.client.transport, 1, "xin chào"));
  world.send(world.server, world.client, make_rtp(*world.server.transport, 9, "chào"));
  world.send(world.client, world.server, make_rtcp(*world.client.transport));
  world.run_for(1s);
  ASSERT_EQ(world.server.recorder.rtp.size(), 1u);
  EXPECT_EQ(world.server.recorder.rtp[0], std::make_pair(uint16_t{1}, std::string("xin chào")));
  ASSERT_EQ(world.client.recorder.rtp.size(), 1u);
  EXPECT_EQ(world.client.recorder.rtp[0].second, "chào");
  ASSERT_EQ(world.server.recorder.rtcp.size(), 1u);
  EXPECT_EQ(world.server.recorder.rtcp[0], (std::vector<uint8_t>{0x80, 201, 0, 1, 0, 0, 0, 77}));

  const TransportCounters& counters = world.server.transport->counters();
  EXPECT_EQ(counters.rtp_in, 1u);
  EXPECT_EQ(counters.rtcp_in, 1u);
  EXPECT_EQ(counters.rtp_out, 1u);
  EXPECT_EQ(counters.dtls_in, 2u);
  EXPECT_EQ(counters.drops.total(), 0u);
  EXPECT_EQ(world.server.transport->unprotect_calls().rtp, 1u);
  EXPECT_EQ(world.client.transport->protect_calls().rtcp, 1u);
}

TEST(Transport, Sha1ProfileToo) {
  constexpr std::array kSha1{SrtpProfile::kAes128CmSha1_80};
  World world(kSha1);
  world.connect();
  EXPECT_EQ(world.server.transport->profile(), SrtpProfile::kAes128CmSha1_80);
  world.send(world.server, world.client, make_rtp(*world.server.transport, 2, "abc"));
  world.run_for(1s);
  ASSERT_EQ(world.client.recorder.rtp.size(), 1u);
  EXPECT_EQ(world.client.recorder.rtp[0].second, "abc");
}

TEST(Transport, ConnectsOverALossyLine) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    World world;
    world.random = Random(seed);
    world.loss = 0.25;
    world.connect();
    EXPECT_TRUE(world.client.recorder.connected_at && world.server.recorder.connected_at) << "seed " << seed;
    EXPECT_LT(world.now - kStart, 8s) << "seed " << seed;
  }
}

TEST(Transport, TheSameSeedGivesTheSameHandshake) {
  Duration took[2];
  for (Duration& span : took) {
    World world;
    world.random = Random(3);
    world.loss = 0.4;
    world.connect();
    span = world.now - kStart;
  }
  EXPECT_EQ(took[0], took[1]);
  EXPECT_GT(took[0], 40ms);
}

TEST(Transport, WrongFingerprintClosesBothSidesWithoutKeys) {
  World world(kSrtpProfiles, true);
  world.connect();
  ASSERT_EQ(world.server.recorder.closed.size(), 1u);
  EXPECT_EQ(world.server.recorder.closed[0], "the peer's certificate does not match its fingerprint");
  EXPECT_EQ(world.client.recorder.closed.size(), 1u);
  EXPECT_FALSE(world.server.recorder.connected_at || world.client.recorder.connected_at);
  EXPECT_FALSE(world.server.transport->connected());
  std::vector<uint8_t> packet(200, 0x80);
  EXPECT_FALSE(world.server.transport->protect_rtp(packet, 100));
  EXPECT_EQ(world.server.transport->counters().protect_refused, 1u);
  EXPECT_EQ(world.server.transport->next_deadline(), kNever);
}

TEST(Transport, AnEarlyHelloIsKeptUntilItsSenderIsValidated) {
  World world;
  Transport& server = *world.server.transport;
  world.client.transport->on_path(world.server.address, world.now, world.client.recorder);
  const auto hello = world.client.transport->poll_datagram();
  ASSERT_TRUE(hello);
  std::vector<uint8_t> bytes(hello->begin(), hello->end());
  server.on_datagram(bytes, world.client.address, false, world.now, world.server.recorder);
  EXPECT_FALSE(server.poll_datagram());
  server.on_path(Address::v4({9, 9, 9, 9}, 9), world.now, world.server.recorder);
  EXPECT_FALSE(server.poll_datagram()) << "another path does not validate this one";
  server.on_path(world.client.address, world.now, world.server.recorder);
  EXPECT_TRUE(server.poll_datagram()) << "answered without a retransmission";
  EXPECT_EQ(server.counters().drops.total(), 0u);
}

TEST(Transport, EarlyDatagramsAreBounded) {
  World world;
  Transport& server = *world.server.transport;
  std::vector<uint8_t> junk(100, 22);
  for (int i = 0; i < 10; ++i) {
    server.on_datagram(junk, world.client.address, false, world.now, world.server.recorder);
  }
  EXPECT_EQ(server.counters().drops[DropReason::kBufferFull], 10 - Transport::kMaxEarlyDatagrams);
  world.connect();
  EXPECT_TRUE(server.connected()) << "junk in the buffer does no harm";
}

TEST(Transport, DtlsFromStrangersIsDroppedOnceConnected) {
  World world;
  world.connect();
  std::vector<uint8_t> junk(100, 22);
  world.server.transport->on_datagram(junk, Address::v4({9, 9, 9, 9}, 9), false, world.now, world.server.recorder);
  EXPECT_EQ(world.server.transport->counters().drops[DropReason::kUnexpectedSource], 1u);
  EXPECT_TRUE(world.server.transport->connected());
}

TEST(Transport, MediaIsTakenFromAnyAddressIfItAuthenticates) {
  World world;
  world.connect();
  auto packet = make_rtp(*world.client.transport, 5, "moved");
  world.server.transport->on_datagram(packet, Address::v4({9, 9, 9, 9}, 9), false, world.now, world.server.recorder);
  ASSERT_EQ(world.server.recorder.rtp.size(), 1u);
}

TEST(Transport, MediaBeforeTheKeysIsDropped) {
  World world;
  std::vector<uint8_t> packet(100, 0x80);
  world.server.transport->on_datagram(packet, world.client.address, true, world.now, world.server.recorder);
  EXPECT_EQ(world.server.transport->counters().drops[DropReason::kNotReady], 1u);
}

TEST(Transport, ReplaysAreDropped) {
  World world;
  world.connect();
  const auto packet = make_rtp(*world.client.transport, 5, "once");
  for (int i = 0; i < 3; ++i) world.send(world.client, world.server, packet);
  world.run_for(1s);
  EXPECT_EQ(world.server.recorder.rtp.size(), 1u);
  EXPECT_EQ(world.server.transport->counters().drops[DropReason::kReplayed], 2u);
}

TEST(Transport, AFloodOfForgedPacketsIsCutBeforeTheCrypto) {
  World world;
  world.connect();
  Transport& server = *world.server.transport;
  const Address attacker = Address::v4({9, 9, 9, 9}, 9);
  auto good = make_rtp(*world.client.transport, 5, "good");
  for (int i = 0; i < 1000; ++i) {
    std::vector<uint8_t> forged(200, static_cast<uint8_t>(i));
    forged[0] = 0x80;
    forged[1] = 96;
    server.on_datagram(forged, attacker, false, world.now, world.server.recorder);
  }
  EXPECT_EQ(server.unprotect_calls().rtp, 50u);
  EXPECT_EQ(server.counters().drops[DropReason::kAuthenticationFailed], 50u);
  EXPECT_EQ(server.counters().drops[DropReason::kRateLimited], 950u);
  server.on_datagram(good, world.client.address, true, world.now, world.server.recorder);
  EXPECT_EQ(world.server.recorder.rtp.size(), 1u) << "others are not disturbed";
}

TEST(Transport, OtherDatagramsAreCountedAndDropped) {
  World world;
  Transport& server = *world.server.transport;
  const auto deliver = [&](std::vector<uint8_t> datagram) {
    server.on_datagram(datagram, world.client.address, true, world.now, world.server.recorder);
  };
  deliver({});
  deliver({0, 1, 2, 3});
  deliver(std::vector<uint8_t>(10, 0xff));
  deliver(std::vector<uint8_t>(kMaxDatagramSize + 1, 0x80));
  EXPECT_EQ(server.counters().drops[DropReason::kUnknownKind], 3u);
  EXPECT_EQ(server.counters().drops[DropReason::kTooLarge], 1u);
  EXPECT_EQ(server.counters().bytes_in, 14u + kMaxDatagramSize + 1);
}

TEST(Transport, CloseIsTold) {
  World world;
  world.connect();
  world.client.transport->close();
  EXPECT_FALSE(world.client.transport->connected());
  world.run_for(1s);
  ASSERT_EQ(world.server.recorder.closed.size(), 1u);
  EXPECT_EQ(world.server.recorder.closed[0], "the peer closed the connection");
  EXPECT_TRUE(world.client.recorder.closed.empty()) << "the side that closes knows it";
  std::vector<uint8_t> packet(100, 0x80);
  world.server.transport->on_datagram(packet, world.client.address, true, world.now, world.server.recorder);
  EXPECT_EQ(world.server.transport->counters().drops[DropReason::kNotReady], 1u);
}

}  // namespace
}  // namespace media
