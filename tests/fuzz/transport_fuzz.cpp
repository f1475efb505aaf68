// A transport of the server side fed with whatever the network likes: datagrams before and after its path is known,
// from validated and other addresses. The input is a list of datagrams: a byte of flags, two bytes of length, the
// bytes.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/check.h"
#include "media/transport/transport.h"

using namespace media;

namespace {

struct Listener : TransportHandler {
  void on_connected(Timestamp) override { check_failed(__FILE__, __LINE__, "connected without a peer's certificate"); }
  void on_rtp(const RtpPacketView&, Timestamp) override { check_failed(__FILE__, __LINE__, "RTP without keys"); }
  void on_rtcp(Bytes, Timestamp) override { check_failed(__FILE__, __LINE__, "RTCP without keys"); }
  void on_closed(const std::string& reason, Timestamp) override {
    CHECK(!reason.empty() && !closed);
    closed = true;
  }
  bool closed = false;
};

const Certificate& certificate() {
  static const Certificate made = *Certificate::create();
  return made;
}

Transport make_server() {
  return *Transport::create(certificate(), DtlsRole::kServer, std::vector{certificate().fingerprint()});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Transport transport = make_server();
  Listener listener;
  const Address peer = Address::v4({192, 0, 2, 1}, 5000);
  Timestamp now = timestamp_from_ns(1'000'000'000);
  uint64_t fed = 0;
  ByteReader reader(Bytes(data, size));
  while (reader.remaining() >= 3 && fed < 64) {
    const uint8_t flags = reader.u8();
    const Bytes bytes = reader.take(std::min<size_t>(reader.u16(), reader.remaining()));
    std::vector<uint8_t> datagram(bytes.begin(), bytes.end());
    now += std::chrono::milliseconds(flags >> 2);
    if (flags & 1) transport.on_path(peer, now, listener);
    transport.on_datagram(datagram, peer, (flags & 2) != 0, now, listener);
    ++fed;
    if (transport.next_deadline() <= now) transport.handle_timeout(now, listener);
    CHECK(transport.next_deadline() > now);
    while (const auto out = transport.poll_datagram()) CHECK(!out->empty() && out->size() <= 1200);
  }
  const TransportCounters& counters = transport.counters();
  CHECK(counters.dtls_in + counters.drops.total() >= fed);
  CHECK(!transport.connected() && counters.rtp_in == 0 && counters.rtcp_in == 0);
  return 0;
}
