// A site's Opus packets, in any order, at any time and with any content: what the head of a packet promises the decoder
// keeps, and every tick gets its 20 ms from the jitter buffer and the audio input.

#include <array>
#include <cmath>
#include <cstdint>

#include "media/audio/audio_input.h"
#include "media/audio/jitter_buffer.h"
#include "media/audio/opus_packet.h"
#include "media/base/bytes.h"
#include "media/base/check.h"

using namespace media;

namespace {

constexpr AudioPortId kPort{1};

class Site {
 public:
  void packet(ByteReader& script) {
    MediaPacket packet;
    sequence_number_ += static_cast<int8_t>(script.u8());
    timestamp_ += static_cast<int16_t>(script.u16()) * 120;
    now_ += std::chrono::milliseconds(script.u8());
    packet.sequence_number = sequence_number_;
    packet.timestamp = timestamp_;
    packet.arrival = now_;
    packet.payload = script.take(std::min<size_t>(script.u8(), script.remaining()));
    check_promise(packet.payload);
    buffer_.on_packet(packet, now_);
    CHECK(buffer_.buffered_packets() <= 64);
  }

  void tick(bool heard) {
    now_ = std::max(now_, tick_);
    in_.clear(0);
    in_.add_port(kPort, heard, true);
    buffer_.pull(tick_, in_);
    tick_ += kTick;
    const PortInput& port = in_.ports()[0];
    if (!heard) {
      CHECK(port.step_count == 0);
      input_.stop(frame_);
      fifo_ = 0;
      return;
    }
    for (const DecodeStep& step : in_.steps(port)) fifo_ += step.samples - step.skip;
    CHECK(fifo_ >= static_cast<int>(kTickSamples));
    const auto outcome = input_.run(in_, port, frame_);
    fifo_ -= static_cast<int>(kTickSamples) + outcome.corrected;
    CHECK(fifo_ >= 0);
    buffer_.on_corrected(outcome.corrected);
    for (const float sample : frame_) CHECK(std::abs(sample) <= 1);
  }

 private:
  void check_promise(Bytes payload) {
    const auto info = parse_opus_packet(payload);
    if (!info) return;
    CHECK(info->samples() >= 120 && info->samples() <= kMaxOpusPacketSamples);
    std::array<float, kMaxOpusPacketSamples> out;
    const size_t samples = decoder_.decode(payload, out);
    CHECK(samples == 0 || samples == static_cast<size_t>(info->samples()));
  }

  JitterBuffer buffer_{{}};
  AudioInput input_ = AudioInput::create().value();
  media::OpusDecoder decoder_ = media::OpusDecoder::create().value();
  AudioTickInput in_;
  AudioFrame frame_{};
  int fifo_ = 0;
  int64_t sequence_number_ = 1000;
  int64_t timestamp_ = 1'000'000;
  Timestamp now_ = timestamp_from_ns(0) + std::chrono::hours(1);
  Timestamp tick_ = now_;
};

}  // namespace

// Odd: a packet (numbers that follow the one before, milliseconds, length, payload). Even: ticks.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ByteReader script({data, size});
  Site site;
  while (script.remaining() > 0) {
    const uint8_t what = script.u8();
    if (what & 1) {
      site.packet(script);
    } else {
      for (int i = 0; i <= ((what >> 1) & 7); ++i) site.tick((what & 0x10) == 0);
    }
  }
  return 0;
}
