#include "media/sdp/candidate.h"

#include <gtest/gtest.h>

namespace media {
namespace {

struct GoodCase {
  const char* text;
  IceCandidate expected;
};

TEST(Candidate, ReadsWhatBrowsersAndLibniceWrite) {
  const GoodCase cases[] = {
      {"candidate:558534334 1 udp 2122194687 192.0.2.2 56321 typ host generation 0 network-id 1",
       {"558534334", 1, true, 2122194687, "192.0.2.2", 56321, CandidateType::kHost, "", 0, TcpType::kNone}},
      {"a=candidate:1 2 UDP 1677722111 203.0.113.7 40000 typ srflx raddr 10.0.0.5 rport 5000",
       {"1", 2, true, 1677722111, "203.0.113.7", 40000, CandidateType::kServerReflexive, "10.0.0.5", 5000,
        TcpType::kNone}},
      {"7 1 tcp 1518285567 fd00::2 9 typ host tcptype active",
       {"7", 1, false, 1518285567, "fd00::2", 9, CandidateType::kHost, "", 0, TcpType::kActive}},
      {"candidate:4 1 udp 1 relay.example 3478 typ relay raddr 0.0.0.0 rport 0",
       {"4", 1, true, 1, "relay.example", 3478, CandidateType::kRelayed, "0.0.0.0", 0, TcpType::kNone}},
      {"candidate:+/Az 256 udp 0 192.0.2.1 65535 typ prflx",
       {"+/Az", 256, true, 0, "192.0.2.1", 65535, CandidateType::kPeerReflexive, "", 0, TcpType::kNone}},
  };
  for (const auto& [text, expected] : cases) {
    const auto candidate = parse_candidate(text);
    ASSERT_TRUE(candidate) << text;
    EXPECT_EQ(*candidate, expected) << text;
    EXPECT_EQ(parse_candidate(write_candidate(*candidate)), candidate) << text;
  }
}

TEST(Candidate, RefusesWhatIsNone) {
  const char* cases[] = {"",
                         "candidate:",
                         "candidate:1 1 udp 1 192.0.2.1",
                         "candidate:1 0 udp 1 192.0.2.1 5 typ host",
                         "candidate:1 257 udp 1 192.0.2.1 5 typ host",
                         "candidate:1 1 sctp 1 192.0.2.1 5 typ host",
                         "candidate:1 1 udp -1 192.0.2.1 5 typ host",
                         "candidate:1 1 udp 4294967296 192.0.2.1 5 typ host",
                         "candidate:1 1 udp 1 192.0.2.1 65536 typ host",
                         "candidate:1 1 udp 1 192.0.2.1 5 type host",
                         "candidate:1 1 udp 1 192.0.2.1 5 typ other",
                         "candidate:1 1 udp 1 192.0.2.1;rm 5 typ host",
                         "candidate:! 1 udp 1 192.0.2.1 5 typ host",
                         "candidate:1 1 udp 1 192.0.2.1 5 typ host raddr",
                         "candidate:1 1 udp 1 192.0.2.1 5 typ host rport x",
                         "candidate:1 1 tcp 1 192.0.2.1 5 typ host tcptype odd",
                         "candidate:123456789012345678901234567890123 1 udp 1 192.0.2.1 5 typ host"};
  for (const char* text : cases) EXPECT_FALSE(parse_candidate(text)) << text;
  EXPECT_FALSE(parse_candidate("candidate:1 1 udp 1 " + std::string(300, 'a') + " 5 typ host"));
  EXPECT_FALSE(parse_candidate(std::string(100'000, ' ')));
}

TEST(Candidate, WritesTheFormOfTheStandard) {
  const IceCandidate host{"12", 1, true, 2130706431, "192.0.2.9", 40002, CandidateType::kHost, "", 0, TcpType::kNone};
  EXPECT_EQ(write_candidate(host), "candidate:12 1 udp 2130706431 192.0.2.9 40002 typ host");
  IceCandidate reflexive = host;
  reflexive.type = CandidateType::kServerReflexive;
  reflexive.related_address = "10.1.1.1";
  reflexive.related_port = 7;
  EXPECT_EQ(write_candidate(reflexive),
            "candidate:12 1 udp 2130706431 192.0.2.9 40002 typ srflx raddr 10.1.1.1 rport 7");
}

TEST(Candidate, KnowsMulticastDnsNames) {
  EXPECT_TRUE(parse_candidate("candidate:1 1 udp 1 0f2b7a0e-3f1e.local 5 typ host")->is_mdns_name());
  EXPECT_FALSE(parse_candidate("candidate:1 1 udp 1 192.0.2.1 5 typ host")->is_mdns_name());
}

}  // namespace
}  // namespace media
