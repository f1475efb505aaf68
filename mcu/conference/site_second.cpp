#include "mcu/conference/site_second.h"

#include <algorithm>
#include <limits>

#include "media/quality/e_model.h"

namespace mcu {
namespace {

using namespace std::chrono_literals;

// Behind the mix: its packet and its coding (20 + 6.5 ms), and what a listener's line and buffer usually take.
constexpr media::Duration kToTheListener = 100ms;
constexpr media::Duration kPacket = 20ms;          // what a microphone gathers before it sends
constexpr media::Duration kLongestDelay = 10s;     // more than that is a clock gone wrong
constexpr float kSpeech = 0.1F;                    // of a second: a word

// What the control channel takes.
constexpr double kMostMs = 600'000;
constexpr double kMostKbps = 10'000'000;

double milliseconds(media::Duration duration) {
  return std::clamp(std::chrono::duration<double, std::milli>(duration).count(), -kMostMs, kMostMs);
}

std::optional<double> milliseconds(const std::optional<media::Duration>& duration) {
  return duration ? std::optional(milliseconds(*duration)) : std::nullopt;
}

int64_t count(uint64_t value) {
  return static_cast<int64_t>(std::min<uint64_t>(value, std::numeric_limits<int32_t>::max()));
}

double kbps(uint64_t bytes, media::Duration length) {
  const double seconds = std::max(1e-3, std::chrono::duration<double>(length).count());
  return std::min(static_cast<double>(bytes) * 8e-3 / seconds, kMostKbps);
}

LineFigures line_figures(const media::LossCounts& line, uint64_t bytes, const std::optional<media::Duration>& jitter,
                         const std::optional<media::Duration>& trend, const Participant::Second& second) {
  static_assert(kLossRunClasses == media::LossCounts::kRunBins);
  LineFigures figures;
  figures.packets = line.received;
  figures.lost = line.lost;
  figures.reordered = line.reordered;
  figures.duplicates = line.duplicates;
  figures.kbps = kbps(bytes, second.length);
  figures.loss = line.loss();
  std::copy(line.run_bins.begin(), line.run_bins.end(), figures.loss_runs.begin());
  figures.jitter_ms = milliseconds(jitter).value_or(0);
  figures.rtt_ms = milliseconds(second.rtt);
  figures.delay_trend_ms = milliseconds(trend);
  return figures;
}

}  // namespace

LineFigures uplink_figures(const Participant::Second& second) {
  const auto& up = second.up;
  return line_figures(up.line, up.bytes, up.jitter, up.delay_trend, second);
}

std::optional<LineFigures> downlink_figures(const Participant::Second& second) {
  const auto& down = second.down;
  if (!down.line) return std::nullopt;
  return line_figures(*down.line, down.bytes, down.jitter, down.delay_trend, second);
}

SoundFigures sound_figures(const AudioBridge::SiteSound& measured, const media::LossCounts& line,
                           std::optional<media::Duration> capture_delay, std::optional<media::Duration> rtt) {
  const auto& sound = measured.sound;
  SoundFigures figures;
  // A dead input's rounding is no sound.
  figures.level_dbov = sound.dead ? media::kSilenceDbov : sound.level_dbov;
  figures.peak_dbov = sound.dead ? media::kSilenceDbov : sound.peak_dbov;
  figures.clipped = sound.clipped_samples;
  figures.concealed = measured.concealed;
  figures.speech = sound.voiced >= kSpeech && !sound.hum;
  figures.buffer_ms = std::max(0.0, milliseconds(measured.buffered).value_or(0));
  figures.buffer_target_ms = milliseconds(measured.buffer_target);
  if (measured.echo) figures.echo = EchoFigures{milliseconds(measured.echo->delay), measured.echo->loss_db};

  const bool known = capture_delay && *capture_delay >= 0ms && *capture_delay < kLongestDelay;
  const media::Duration to_the_mix =
      known ? *capture_delay : kPacket + rtt.value_or(0ms) / 2 + measured.buffered.value_or(measured.buffer_target);
  media::Conversation conversation;
  conversation.loss = measured.concealed;
  conversation.burst_ratio = line.burst_ratio();
  conversation.one_way_delay = to_the_mix + kToTheListener;
  const media::Rating rating = media::rate(conversation);
  figures.r = rating.r;
  figures.mos = rating.mos;
  return figures;
}

PictureFigures picture_figures(std::span<const std::string> rids, size_t wanted, const ReceivePath::Second& received,
                               const std::optional<PictureInput::Second>& decoded) {
  PictureFigures figures;
  if (rids.size() == 1) wanted = 1;
  // Largest first, as endpoints name them.
  for (size_t layer = std::min(rids.size(), kMaxLayers); layer-- > 0;) {
    if (layer < wanted) figures.layers_wanted.push_back(rids[layer]);
    if (received.layers[layer]) figures.layers_received.push_back(rids[layer]);
  }
  figures.keyframes_asked = count(received.keyframes_asked);
  figures.keyframes_received = count(received.keyframes_received);
  if (!decoded) return figures;
  figures.frames_decoded = count(decoded->decoded);
  figures.frames_dropped = count(decoded->dropped);
  figures.longest_freeze_ms = milliseconds(decoded->picture.longest_freeze);
  figures.black = decoded->picture.black;
  figures.frozen = decoded->picture.frozen;
  return figures;
}

}  // namespace mcu
