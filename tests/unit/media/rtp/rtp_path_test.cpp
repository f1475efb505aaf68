// The whole way of a forwarded stream: line → receive stream → rewriter → send stream → line → a receiver like ours.

#include <array>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "media/base/random.h"
#include "media/packet/rtp_packet.h"
#include "media/rtp/rtp_receive_stream.h"
#include "media/rtp/rtp_send_stream.h"
#include "media/rtp/stream_rewriter.h"
#include "tests/unit/media/rtp/vp8_source.h"

namespace media {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Duration kDelay = milliseconds(10);
const Timestamp kStart = Timestamp(seconds(9));

// Carries datagrams with delay, loss and reordering. The first few always arrive: nobody asks for what lies before the
// first packet received.
class Line {
 public:
  Line(uint64_t seed, int loss_percent) : random_(seed), loss_percent_(loss_percent) {}

  void send(Bytes datagram, Timestamp now) {
    if (++sent_ > 20 && random_.below(100) < static_cast<uint64_t>(loss_percent_)) return;
    const Duration jitter(random_.below(1'500'000));
    queue_.emplace(now + kDelay + jitter, std::vector<uint8_t>(datagram.begin(), datagram.end()));
  }
  template <typename Handler>
  void deliver(Timestamp now, Handler&& handler) {
    while (!queue_.empty() && queue_.begin()->first <= now) {
      const std::vector<uint8_t> datagram = queue_.begin()->second;
      queue_.erase(queue_.begin());
      handler(Bytes(datagram));
    }
  }

 private:
  Random random_;
  int loss_percent_;
  int sent_ = 0;
  std::multimap<Timestamp, std::vector<uint8_t>> queue_;
};

struct Path {
  explicit Path(uint64_t seed) : random(seed), up(seed + 1, 4), down(seed + 2, 4) {}

  static RtpSendStream::Config sender(uint32_t ssrc) {
    RtpSendStream::Config config;
    config.ssrc = ssrc;
    config.payload_type = 96;
    config.rtx_ssrc = ssrc + 1;
    config.rtx_payload_type = 97;
    config.extensions.set(ExtensionKind::kMid, 1);
    config.mid = "1";
    return config;
  }
  static RtpReceiveStream::Config receiver(uint32_t ssrc) {
    RtpReceiveStream::Config config;
    config.ssrc = ssrc;
    config.payload_type = 96;
    config.rtx_payload_type = 97;
    return config;
  }

  static std::optional<MediaPacket> receive(RtpReceiveStream& stream, Bytes datagram, Timestamp now) {
    const auto packet = RtpPacketView::parse(datagram);
    if (!packet) return std::nullopt;
    return packet->header.ssrc == stream.ssrc() ? stream.on_rtp(*packet, {}, now) : stream.on_rtx(*packet, now);
  }
  void answer_nacks(RtpReceiveStream& from, RtpSendStream& to, Line& line, Timestamp now) {
    for (const uint16_t number : from.nacks(now)) {
      if (random.below(100) < 4) continue;  // the NACK itself is lost
      if (const size_t size = to.on_nack(number, std::nullopt, buffer, now + kDelay)) {
        line.send(Bytes(buffer).first(size), now + kDelay);
      }
    }
  }

  void send_frame(bool keyframe, Timestamp now) {
    for (const auto& packet : source.frame(keyframe, now)) {
      OutgoingPacket outgoing;
      outgoing.sequence_number = static_cast<uint16_t>(packet.packet.sequence_number);
      outgoing.timestamp = static_cast<uint32_t>(packet.packet.timestamp);
      outgoing.marker = packet.packet.marker;
      outgoing.payload = packet.bytes;
      up.send(Bytes(buffer).first(endpoint.write(outgoing, std::nullopt, buffer, now)), now);
    }
  }
  void forward(const MediaPacket& media, Timestamp now) {
    const auto outgoing = rewriter.rewrite(1, media, now);
    if (!outgoing) return;
    down.send(Bytes(buffer2).first(mcu_out.write(*outgoing, std::nullopt, buffer2, now)), now);
  }

  Random random;
  Line up, down;
  test::Vp8Source source{{.first_sequence_number = 65'000, .picture_ids = test::PictureIds::kSevenBit}};
  RtpSendStream endpoint{sender(10)};
  RemoteClock clock, clock2;
  RtpReceiveStream mcu_in{receiver(10), clock};
  StreamRewriter rewriter{StreamRewriter::Config{.first_sequence_number = 32'000, .first_picture_id = 32'000}};
  RtpSendStream mcu_out{sender(20)};
  RtpReceiveStream hall{receiver(20), clock2};
  std::array<uint8_t, kMaxDatagramSize> buffer{}, buffer2{};
};

TEST(RtpPath, DeliversEveryPacketOnceOverTwoLossyLines) {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE(seed);
    Path path(seed * 100);
    path.rewriter.switch_source(1, kStart);
    std::map<int64_t, std::vector<uint8_t>> got;  // by number at the hall
    const int frames = 300;
    for (int ms = 0; ms < frames * 20 + 1500; ++ms) {
      const Timestamp now = kStart + milliseconds(ms);
      if (ms % 20 == 0 && ms / 20 < frames) path.send_frame(path.rewriter.waiting_for_keyframe(), now);
      path.up.deliver(now, [&](Bytes datagram) {
        if (const auto media = Path::receive(path.mcu_in, datagram, now)) path.forward(*media, now);
      });
      path.down.deliver(now, [&](Bytes datagram) {
        const auto media = Path::receive(path.hall, datagram, now);
        if (!media) return;
        EXPECT_TRUE(got.try_emplace(media->sequence_number, media->payload.begin(), media->payload.end()).second);
      });
      path.answer_nacks(path.mcu_in, path.endpoint, path.up, now);
      path.answer_nacks(path.hall, path.mcu_out, path.down, now);
    }
    // The last packets may be lost with nothing behind them to show it.
    ASSERT_GT(got.size(), frames * 3 - 30U);
    EXPECT_EQ(static_cast<size_t>(got.rbegin()->first - got.begin()->first + 1), got.size()) << "no hole is left";
    std::optional<int64_t> first_frame;
    int64_t in_order = 0;  // packets since the first
    for (const auto& [number, payload] : got) {
      const auto descriptor = parse_vp8_descriptor(payload);
      ASSERT_TRUE(descriptor);
      const Bytes data = Bytes(payload).subspan(descriptor->size);
      const int64_t frame = data[2] << 8 | data[3];
      if (!first_frame) first_frame = frame;
      ASSERT_EQ(frame, *first_frame + in_order / 3);
      ASSERT_EQ(data[4], in_order % 3);
      ASSERT_EQ(descriptor->picture_id, (32'000 + in_order / 3) % 0x8000);
      ++in_order;
    }
    EXPECT_GT(path.mcu_in.counters().recovered, 10U);
    EXPECT_GT(path.hall.counters().recovered, 10U);
  }
}

}  // namespace
}  // namespace media
