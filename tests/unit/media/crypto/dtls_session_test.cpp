#include "media/crypto/dtls_session.h"

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "tests/unit/media/crypto/dtls_pair.h"

namespace media {
namespace {

using namespace std::chrono_literals;
using test::DtlsPair;
using test::DtlsPipe;
using test::make_certificate;
using test::make_session;
using test::run_until_settled;
using test::take_datagrams;

constexpr Timestamp kStart = timestamp_from_ns(0) + 100s;

void expect_mirrored(const DtlsSession& a, const DtlsSession& b) {
  ASSERT_TRUE(a.srtp_keys() && b.srtp_keys());
  EXPECT_EQ(a.srtp_keys()->profile, b.srtp_keys()->profile);
  EXPECT_EQ(a.srtp_keys()->local, b.srtp_keys()->remote);
  EXPECT_EQ(a.srtp_keys()->remote, b.srtp_keys()->local);
  EXPECT_NE(a.srtp_keys()->local, a.srtp_keys()->remote);
}

TEST(DtlsSession, BothSidesGetTheSameKeysAndGcmIsPreferred) {
  DtlsPair pair;
  EXPECT_EQ(pair.client.state(), DtlsState::kNew);
  pair.client.start(kStart);
  EXPECT_EQ(pair.client.state(), DtlsState::kHandshaking);
  DtlsPipe pipe;
  pipe.run(pair.client, pair.server, kStart);
  EXPECT_EQ(pair.client.state(), DtlsState::kConnected);
  EXPECT_EQ(pair.server.state(), DtlsState::kConnected);
  expect_mirrored(pair.client, pair.server);
  EXPECT_EQ(pair.server.srtp_keys()->profile, SrtpProfile::kAeadAes128Gcm);
  EXPECT_EQ(pair.server.srtp_keys()->local.bytes().size(), 28u);
  EXPECT_EQ(pair.client.next_deadline(), kNever);
  EXPECT_EQ(pair.server.next_deadline(), kNever);
}

TEST(DtlsSession, TakesSha1IfThePeerHasNothingElse) {
  constexpr std::array kSha1Only{SrtpProfile::kAes128CmSha1_80};
  const Certificate a = make_certificate();
  const Certificate b = make_certificate();
  DtlsSession client = make_session(a, DtlsRole::kClient, b.fingerprint(), kSha1Only);
  DtlsSession server = make_session(b, DtlsRole::kServer, a.fingerprint());
  client.start(kStart);
  DtlsPipe().run(client, server, kStart);
  expect_mirrored(client, server);
  EXPECT_EQ(server.srtp_keys()->profile, SrtpProfile::kAes128CmSha1_80);
  EXPECT_EQ(server.srtp_keys()->local.bytes().size(), 30u);
}

TEST(DtlsSession, ServersPreferenceDecides) {
  constexpr std::array kSha1First{SrtpProfile::kAes128CmSha1_80, SrtpProfile::kAeadAes128Gcm};
  const Certificate a = make_certificate();
  const Certificate b = make_certificate();
  DtlsSession client = make_session(a, DtlsRole::kClient, b.fingerprint(), kSha1First);
  DtlsSession server = make_session(b, DtlsRole::kServer, a.fingerprint());
  client.start(kStart);
  DtlsPipe().run(client, server, kStart);
  ASSERT_TRUE(server.srtp_keys());
  EXPECT_EQ(server.srtp_keys()->profile, SrtpProfile::kAeadAes128Gcm);
}

TEST(DtlsSession, NoCommonProfileFails) {
  constexpr std::array kSha1{SrtpProfile::kAes128CmSha1_80};
  constexpr std::array kGcm{SrtpProfile::kAeadAes128Gcm};
  const Certificate a = make_certificate();
  const Certificate b = make_certificate();
  DtlsSession client = make_session(a, DtlsRole::kClient, b.fingerprint(), kSha1);
  DtlsSession server = make_session(b, DtlsRole::kServer, a.fingerprint(), kGcm);
  client.start(kStart);
  DtlsPipe().run(client, server, kStart);
  EXPECT_EQ(server.state(), DtlsState::kFailed);
  EXPECT_EQ(server.failure(), "the peer offers no SRTP profile that is accepted here");
  EXPECT_FALSE(server.srtp_keys());
}

TEST(DtlsSession, WrongFingerprintFailsWithoutKeys) {
  const Certificate a = make_certificate();
  const Certificate b = make_certificate();
  const Certificate stranger = make_certificate();
  for (const bool server_is_cheated : {true, false}) {
    DtlsSession client =
        make_session(a, DtlsRole::kClient, server_is_cheated ? b.fingerprint() : stranger.fingerprint());
    DtlsSession server =
        make_session(b, DtlsRole::kServer, server_is_cheated ? stranger.fingerprint() : a.fingerprint());
    client.start(kStart);
    DtlsPipe().run(client, server, kStart);
    const DtlsSession& cheated = server_is_cheated ? server : client;
    const DtlsSession& other = server_is_cheated ? client : server;
    EXPECT_EQ(cheated.state(), DtlsState::kFailed);
    EXPECT_EQ(cheated.failure(), "the peer's certificate does not match its fingerprint");
    EXPECT_EQ(cheated.next_deadline(), kNever);
    EXPECT_EQ(other.state(), DtlsState::kFailed) << "the alert tells it";
    EXPECT_FALSE(client.srtp_keys() || server.srtp_keys());
  }
}

TEST(DtlsSession, OneOfSeveralFingerprintsIsEnough) {
  const Certificate a = make_certificate();
  const Certificate b = make_certificate();
  const std::vector<std::string> fingerprints{"sha-1 00:11", make_certificate().fingerprint(), a.fingerprint()};
  auto server = DtlsSession::create(b, DtlsRole::kServer, fingerprints);
  ASSERT_TRUE(server);
  DtlsSession client = make_session(a, DtlsRole::kClient, b.fingerprint());
  client.start(kStart);
  DtlsPipe().run(client, *server, kStart);
  EXPECT_EQ(server->state(), DtlsState::kConnected);
}

TEST(DtlsSession, NeedsAUsableFingerprint) {
  const Certificate own = make_certificate();
  for (const auto& list : {std::vector<std::string>{}, std::vector<std::string>{"sha-1 00:11"}}) {
    const auto session = DtlsSession::create(own, DtlsRole::kServer, list);
    ASSERT_FALSE(session);
    EXPECT_EQ(session.error().code, "crypto.fingerprint");
  }
}

TEST(DtlsSession, RetransmitsAfter50MsThenDoublesThenGivesUp) {
  DtlsPair pair;
  pair.client.start(kStart);
  ASSERT_EQ(take_datagrams(pair.client).size(), 1u);
  Timestamp now = kStart;
  Duration expected = 50ms;
  int retransmissions = 0;
  while (pair.client.state() == DtlsState::kHandshaking) {
    ASSERT_EQ(pair.client.next_deadline() - now, expected);
    pair.client.handle_timeout(pair.client.next_deadline() - 1ns);
    ASSERT_TRUE(take_datagrams(pair.client).empty()) << "too early";
    now = pair.client.next_deadline();
    pair.client.handle_timeout(now);
    retransmissions += static_cast<int>(take_datagrams(pair.client).size());
    expected = std::min<Duration>(expected * 2, 2s);
  }
  EXPECT_EQ(retransmissions, 12);
  EXPECT_EQ(pair.client.failure(), "the peer does not answer the DTLS handshake");
  EXPECT_EQ(pair.client.next_deadline(), kNever);
}

TEST(DtlsSession, SurvivesTheLossOfAnySingleDatagram) {
  for (int lost = 0;; ++lost) {
    DtlsPair pair;
    DtlsPipe pipe([&](int n) { return n == lost; });
    pair.client.start(kStart);
    const Timestamp end = run_until_settled(pair.client, pair.server, pipe, kStart, kStart + 30s);
    ASSERT_EQ(pair.client.state(), DtlsState::kConnected) << "without datagram " << lost;
    ASSERT_EQ(pair.server.state(), DtlsState::kConnected) << "without datagram " << lost;
    expect_mirrored(pair.client, pair.server);
    if (pipe.carried() <= lost) break;
    EXPECT_EQ(end - kStart, 50ms) << "without datagram " << lost;
  }
}

TEST(DtlsSession, SurvivesHeavyLoss) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    DtlsPair pair;
    Random random(seed);
    DtlsPipe pipe([&](int) { return random.unit() < 0.3; });
    pair.client.start(kStart);
    const Timestamp end = run_until_settled(pair.client, pair.server, pipe, kStart, kStart + 60s);
    EXPECT_EQ(pair.client.state(), DtlsState::kConnected) << "seed " << seed << ": " << pair.client.failure();
    EXPECT_EQ(pair.server.state(), DtlsState::kConnected) << "seed " << seed << ": " << pair.server.failure();
    EXPECT_LT(end - kStart, 7s) << "seed " << seed;
  }
}

// The ClientHello as browsers with a large key share send it: two fragments in two datagrams (RFC 6347 §4.2.3).
std::vector<std::vector<uint8_t>> split_hello(Bytes hello) {
  constexpr size_t kRecord = 13;
  constexpr size_t kHandshake = 12;
  const Bytes body = hello.subspan(kRecord + kHandshake);
  const size_t half = body.size() / 2;
  std::vector<std::vector<uint8_t>> result;
  for (const bool second : {false, true}) {
    const Bytes part = second ? body.subspan(half) : body.first(half);
    std::vector<uint8_t> out(kRecord + kHandshake + part.size());
    ByteWriter writer(out);
    writer.bytes(hello.first(5));  // type, version, epoch
    writer.zeros(5);
    writer.u8(second ? 40 : 0);  // record numbers the client itself does not use within the replay window
    writer.u16(static_cast<uint16_t>(kHandshake + part.size()));
    writer.bytes(hello.subspan(kRecord, 6));  // handshake type, length, message number
    writer.u24(static_cast<uint32_t>(second ? half : 0));
    writer.u24(static_cast<uint32_t>(part.size()));
    writer.bytes(part);
    EXPECT_TRUE(writer.ok());
    result.push_back(std::move(out));
  }
  return result;
}

TEST(DtlsSession, ClientHelloInTwoDatagrams) {
  for (const bool swapped : {false, true}) {
    DtlsPair pair;
    pair.client.start(kStart);
    const auto flight = take_datagrams(pair.client);
    ASSERT_EQ(flight.size(), 1u);
    auto parts = split_hello(flight[0]);
    if (swapped) std::swap(parts[0], parts[1]);
    pair.server.handle_datagram(parts[0], kStart);
    EXPECT_TRUE(take_datagrams(pair.server).empty());
    pair.server.handle_datagram(parts[1], kStart);
    DtlsPipe().run(pair.client, pair.server, kStart);
    EXPECT_EQ(pair.server.state(), DtlsState::kConnected) << pair.server.failure();
    expect_mirrored(pair.client, pair.server);
  }
}

TEST(DtlsSession, CloseTellsThePeer) {
  DtlsPair pair;
  pair.client.start(kStart);
  DtlsPipe pipe;
  pipe.run(pair.client, pair.server, kStart);
  pair.client.close();
  EXPECT_EQ(pair.client.state(), DtlsState::kClosed);
  pipe.run(pair.client, pair.server, kStart + 1s);
  EXPECT_EQ(pair.server.state(), DtlsState::kClosed);
}

TEST(DtlsSession, GarbageIsIgnored) {
  DtlsPair pair;
  Random random(7);
  const auto throw_garbage = [&](DtlsSession& session) {
    for (int i = 0; i < 200; ++i) {
      std::vector<uint8_t> garbage(1 + random.below(200));
      for (auto& byte : garbage) byte = static_cast<uint8_t>(random.next());
      session.handle_datagram(garbage, kStart);
    }
  };
  throw_garbage(pair.server);
  pair.client.start(kStart);
  throw_garbage(pair.client);
  DtlsPipe().run(pair.client, pair.server, kStart);
  throw_garbage(pair.client);
  throw_garbage(pair.server);
  EXPECT_EQ(pair.client.state(), DtlsState::kConnected) << pair.client.failure();
  EXPECT_EQ(pair.server.state(), DtlsState::kConnected) << pair.server.failure();
}

TEST(DtlsSession, RepeatedDatagramsDoNoHarm) {
  DtlsPair pair;
  pair.client.start(kStart);
  for (int round = 0; round < 8; ++round) {
    for (const auto& datagram : take_datagrams(pair.client)) {
      for (int i = 0; i < 3; ++i) pair.server.handle_datagram(datagram, kStart);
    }
    for (const auto& datagram : take_datagrams(pair.server)) {
      for (int i = 0; i < 3; ++i) pair.client.handle_datagram(datagram, kStart);
    }
  }
  EXPECT_EQ(pair.client.state(), DtlsState::kConnected);
  EXPECT_EQ(pair.server.state(), DtlsState::kConnected);
  expect_mirrored(pair.client, pair.server);
}

TEST(DtlsSession, IsMovableAndServerStartsNothing) {
  DtlsPair pair;
  pair.server.start(kStart);
  EXPECT_FALSE(pair.server.poll_datagram());
  pair.client.start(kStart);
  DtlsSession client = std::move(pair.client);
  DtlsPipe().run(client, pair.server, kStart);
  EXPECT_EQ(client.state(), DtlsState::kConnected);
}

}  // namespace
}  // namespace media
