#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "media/base/time.h"
#include "media/crypto/certificate.h"
#include "media/crypto/dtls_session.h"

namespace media::test {

inline Certificate make_certificate() {
  auto certificate = Certificate::create();
  EXPECT_TRUE(certificate) << certificate.error().message;
  return *std::move(certificate);
}

inline DtlsSession make_session(const Certificate& own, DtlsRole role, const std::string& remote_fingerprint,
                                std::span<const SrtpProfile> profiles = kSrtpProfiles) {
  auto session = DtlsSession::create(own, role, std::vector{remote_fingerprint}, profiles);
  EXPECT_TRUE(session) << session.error().message;
  return *std::move(session);
}

// A client and a server that trust each other's fingerprint.
struct DtlsPair {
  Certificate client_certificate = make_certificate();
  Certificate server_certificate = make_certificate();
  DtlsSession client = make_session(client_certificate, DtlsRole::kClient, server_certificate.fingerprint());
  DtlsSession server = make_session(server_certificate, DtlsRole::kServer, client_certificate.fingerprint());
};

inline std::vector<std::vector<uint8_t>> take_datagrams(DtlsSession& session) {
  std::vector<std::vector<uint8_t>> result;
  while (const auto datagram = session.poll_datagram()) result.emplace_back(datagram->begin(), datagram->end());
  return result;
}

// Carries datagrams both ways until neither side has any; `lose(n)` decides about the n-th one.
class DtlsPipe {
 public:
  explicit DtlsPipe(std::function<bool(int)> lose = [](int) { return false; }) : lose_(std::move(lose)) {}

  void run(DtlsSession& a, DtlsSession& b, Timestamp now) {
    while (carry(a, b, now) | carry(b, a, now)) {
    }
  }

  int carried() const { return count_; }

 private:
  bool carry(DtlsSession& from, DtlsSession& to, Timestamp now) {
    const auto datagrams = take_datagrams(from);
    for (const auto& datagram : datagrams) {
      EXPECT_LE(datagram.size(), 1200u);
      if (!lose_(count_++)) to.handle_datagram(datagram, now);
    }
    return !datagrams.empty();
  }

  std::function<bool(int)> lose_;
  int count_ = 0;
};

// Runs in virtual time, from deadline to deadline, until both sides are done or `end` has come; gives the time then.
inline Timestamp run_until_settled(DtlsSession& a, DtlsSession& b, DtlsPipe& pipe, Timestamp now, Timestamp end) {
  const auto settled = [](const DtlsSession& s) {
    return s.state() == DtlsState::kConnected || s.state() == DtlsState::kFailed;
  };
  pipe.run(a, b, now);
  while (!(settled(a) && settled(b))) {
    const Timestamp next = std::min(a.next_deadline(), b.next_deadline());
    if (next > end) break;
    now = std::max(now, next);
    a.handle_timeout(now);
    b.handle_timeout(now);
    pipe.run(a, b, now);
  }
  return now;
}

}  // namespace media::test
