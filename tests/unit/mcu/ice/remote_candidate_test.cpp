#include "mcu/ice/remote_candidate.h"

#include <gtest/gtest.h>

#include <string>

namespace mcu {
namespace {

TEST(RemoteCandidate, ReadsUdpHostCandidates) {
  for (const char* line : {"candidate:1 1 udp 2122260223 192.0.2.7 50123 typ host generation 0",
                           "a=candidate:1 1 UDP 2122260223 192.0.2.7 50123 typ host"}) {
    const auto candidate = read_remote_candidate(line);
    ASSERT_TRUE(candidate && *candidate) << line;
    EXPECT_EQ((*candidate)->address, media::Address::v4({192, 0, 2, 7}, 50123));
    EXPECT_EQ((*candidate)->line.priority, 2122260223u);
  }
  const auto v6 = read_remote_candidate("candidate:2 1 udp 5 2001:db8::7 50123 typ srflx raddr :: rport 9");
  ASSERT_TRUE(v6 && *v6);
  EXPECT_EQ((*v6)->address.to_string(), "[2001:db8::7]:50123");
  EXPECT_EQ((*v6)->line.type, media::CandidateType::kServerReflexive);
}

TEST(RemoteCandidate, SkipsWhatIsOfNoUse) {
  for (const char* line :
       {"", " ", "candidate:1 2 udp 2122260223 192.0.2.7 50123 typ host",
        "candidate:1 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active",
        "candidate:1 1 udp 2122260223 0b6d27d5-2bd6-4d5f-a4b0-1e6b1e3c2d11.local 50123 typ host"}) {
    const auto candidate = read_remote_candidate(line);
    ASSERT_TRUE(candidate) << line;
    EXPECT_FALSE(*candidate) << line;
  }
}

TEST(RemoteCandidate, RefusesTheMalformed) {
  for (const char* line :
       {"candidate:", "nonsense", "candidate:1 1 udp x 192.0.2.7 50123 typ host",
        "candidate:1 1 udp 1 192.0.2.7 70000 typ host", "candidate:1 1 udp 1 192.0.2.7 0 typ host",
        "candidate:1 1 udp 1 example.org 50123 typ host", "candidate:1 1 udp 1 192.0.2.7 50123 typ moon"}) {
    const auto candidate = read_remote_candidate(line);
    ASSERT_FALSE(candidate) << line;
    EXPECT_EQ(candidate.error().code, "ice.candidate");
  }
}

}  // namespace
}  // namespace mcu
