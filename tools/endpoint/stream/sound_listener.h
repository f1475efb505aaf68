#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "media/audio/opus_decoder.h"
#include "media/base/result.h"
#include "tools/endpoint/core/meters.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/core/tone_meter.h"
#include "tools/endpoint/stream/media_receiver.h"

namespace tools {

// Listens to the sound an endpoint receives: which sites' tones are in it, where it breaks, how late the markers come.
// Plays nothing; what it decodes can be handed on. One thread.
class SoundListener : public StreamSink {
 public:
  // `log` outlives this; null: no latency.
  static media::Result<std::unique_ptr<SoundListener>> create(const SendLog* log);

  void on_packet(const media::MediaPacket& packet, media::Timestamp now) override;
  bool keyframe_wanted() const override { return false; }
  media::Timestamp next_deadline() const override { return media::kNever; }
  void poll(media::Timestamp) override {}

  // False: packets are counted but not decoded, so no tones and no latency.
  void set_decoding(bool decoding) { decoding_ = decoding; }
  // Gets every piece of decoded sound, e.g. to write it to a file. They outlive this.
  using Listener = std::function<void(std::span<const float>)>;
  void add_listener(Listener listener) { listeners_.push_back(std::move(listener)); }

  // Gets each tone that comes or goes, with the arrival of the packet that brought its first or last sample. Called
  // once it is sure: 30 or 100 ms later.
  struct Change {
    uint8_t sign = 0;
    bool heard = false;
    media::Timestamp time{};
  };
  using ChangeHandler = std::function<void(const Change&)>;
  void on_change(ChangeHandler handler) { change_handler_ = std::move(handler); }

  struct Figures {
    uint64_t packets = 0;
    uint64_t lost = 0;  // packets
    uint64_t gaps = 0;  // places where sound is missing: packets lost, time left out, none for kStall
    media::Duration longest_gap{0};
  };
  Figures figures(media::Timestamp now) const;
  const ToneMeter& tones() const { return tones_; }
  const LatencyMeter& latency() const { return latency_; }
  // Begins counting anew.
  void reset(media::Timestamp now);

  // A pause between packets that a receiver's jitter buffer would not bridge.
  static constexpr media::Duration kStall = std::chrono::milliseconds(120);

 private:
  SoundListener(media::OpusDecoder decoder, const SendLog* log);
  void note_gaps(const media::MediaPacket& packet);
  void count_gap(media::Duration length);
  void decode(const media::MediaPacket& packet, int64_t missing);
  void hear(std::span<const float> samples);
  void on_marker(const ToneMeter::Marker& marker);
  // When the packet with this sample came; none: longer ago than is remembered.
  std::optional<media::Timestamp> arrival_of(int64_t sample) const;

  struct Arrival {
    int64_t first_sample = 0;
    media::Timestamp time{};
  };
  static constexpr size_t kArrivals = 16;

  media::OpusDecoder decoder_;
  const SendLog* log_;
  bool decoding_ = true;
  std::vector<Listener> listeners_;
  ChangeHandler change_handler_;
  ToneMeter tones_;
  LatencyMeter latency_;
  std::optional<int64_t> last_sequence_;
  int64_t last_timestamp_ = 0;
  media::Timestamp last_arrival_{};
  Figures figures_;
  int64_t samples_ = 0;
  std::array<Arrival, kArrivals> arrivals_;
  size_t next_arrival_ = 0;
};

}  // namespace tools
