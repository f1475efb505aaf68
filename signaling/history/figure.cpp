#include "signaling/history/figure.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace signaling {
namespace {

using enum Figure;

constexpr double kShare = 0.001;

constexpr FigureInfo kTable[] = {
    {kUplinkKbps, "uplink.kbps", 1},
    {kUplinkLoss, "uplink.loss", 0.0005},
    {kUplinkJitter, "uplink.jitter_ms", 0.2},
    {kUplinkRtt, "uplink.rtt_ms", 0.5},
    {kUplinkReordered, "uplink.reordered", 1},
    {kUplinkDuplicates, "uplink.duplicates", 1},
    {kUplinkDelayTrend, "uplink.delay_trend_ms", 0.5},
    {kDownlinkKbps, "downlink.kbps", 1},
    {kDownlinkLoss, "downlink.loss", 0.0005},
    {kDownlinkJitter, "downlink.jitter_ms", 0.2},
    {kDownlinkRtt, "downlink.rtt_ms", 0.5},
    {kDownlinkReordered, "downlink.reordered", 1},
    {kDownlinkDuplicates, "downlink.duplicates", 1},
    {kDownlinkDelayTrend, "downlink.delay_trend_ms", 0.5},
    {kSoundLevel, "sound.level_dbov", 1},
    {kSoundPeak, "sound.peak_dbov", 1},
    {kSoundClipped, "sound.clipped", kShare},
    {kSoundConcealed, "sound.concealed", kShare},
    {kSoundBuffer, "sound.buffer_ms", 1},
    {kSoundBufferTarget, "sound.buffer_target_ms", 1},
    {kSoundMos, "sound.mos", 0.02},
    {kSoundR, "sound.r", 0.5},
    {kEchoDelay, "sound.echo_delay_ms", 1},
    {kEchoLoss, "sound.echo_loss_db", 0.5},
    {kFramesDecoded, "picture.frames_decoded", 1},
    {kFramesDropped, "picture.frames_dropped", 1},
    {kLongestFreeze, "picture.longest_freeze_ms", 10},
    {kKeyframesAsked, "picture.keyframes_asked", 1},
    {kPictureLayers, "picture.layers", 1},
    {kCaptureFps, "endpoint.capture_fps", 0.5},
    {kEndpointCpu, "endpoint.cpu_share", 0.01},
    {kRenderFreezes, "endpoint.render_freezes", 1},
    {kServerCpu, "server.cpu_share", 0.002},
    {kServerLane, "server.busiest_lane_share", 0.002},
    {kServerLateTicks, "server.late_ticks", 1},
    {kServerQueueDepth, "server.queue_depth", 1},
    {kServerSocketDrops, "server.socket_drops", 1},
    {kServerMemory, "server.memory_bytes", 65536},
    {kVerdict, "verdict", 1},
};

constexpr bool is_in_order() {
  for (size_t i = 0; i < std::size(kTable); ++i) {
    if (kTable[i].figure != static_cast<Figure>(i)) return false;
  }
  return std::size(kTable) == kFigures;
}
static_assert(is_in_order());

// Fills in a second's values.
class Values {
 public:
  void put(Figure figure, double value) { values_[static_cast<size_t>(figure)] = to_steps(figure, value); }
  void put(Figure figure, int64_t value) { put(figure, static_cast<double>(value)); }
  void put(Figure figure, const std::optional<double>& value) {
    if (value) put(figure, *value);
  }
  const FigureValues& all() const { return values_; }

 private:
  FigureValues values_ = kNoFigures;
};

// `first`: the direction's first figure; the others follow in the same order.
void put_line(Values& values, Figure first, const mcu::LineFigures& line) {
  const auto at = [first](Figure of_uplink) {
    return static_cast<Figure>(static_cast<size_t>(first) + static_cast<size_t>(of_uplink));
  };
  values.put(at(kUplinkKbps), line.kbps);
  values.put(at(kUplinkLoss), line.loss);
  values.put(at(kUplinkJitter), line.jitter_ms);
  values.put(at(kUplinkRtt), line.rtt_ms);
  values.put(at(kUplinkReordered), line.reordered);
  values.put(at(kUplinkDuplicates), line.duplicates);
  values.put(at(kUplinkDelayTrend), line.delay_trend_ms);
}

void put_sound(Values& values, const mcu::SoundFigures& sound) {
  values.put(kSoundLevel, sound.level_dbov);
  values.put(kSoundPeak, sound.peak_dbov);
  values.put(kSoundClipped, sound.clipped);
  values.put(kSoundConcealed, sound.concealed);
  values.put(kSoundBuffer, sound.buffer_ms);
  values.put(kSoundBufferTarget, sound.buffer_target_ms);
  values.put(kSoundMos, sound.mos);
  values.put(kSoundR, sound.r);
  if (!sound.echo) return;
  values.put(kEchoDelay, sound.echo->delay_ms);
  values.put(kEchoLoss, sound.echo->loss_db);
}

void put_picture(Values& values, const mcu::PictureFigures& picture) {
  values.put(kFramesDecoded, picture.frames_decoded);
  values.put(kFramesDropped, picture.frames_dropped);
  values.put(kLongestFreeze, picture.longest_freeze_ms);
  values.put(kKeyframesAsked, picture.keyframes_asked);
  values.put(kPictureLayers, static_cast<int64_t>(picture.layers_received.size()));
}

void put_endpoint(Values& values, const mcu::EndpointReport& report) {
  values.put(kCaptureFps, report.capture_fps);
  values.put(kEndpointCpu, report.cpu_share);
  values.put(kRenderFreezes, report.render_freezes);
}

}  // namespace

std::span<const FigureInfo> figure_table() { return kTable; }

std::optional<Figure> parse_figure(std::string_view id) {
  const auto* const found = std::ranges::find(kTable, id, &FigureInfo::id);
  return found == std::end(kTable) ? std::nullopt : std::optional(found->figure);
}

std::string_view to_string(Figure figure) { return kTable[static_cast<size_t>(figure)].id; }

bool is_of_server(Figure figure) { return figure >= kServerCpu && figure <= kServerMemory; }

int32_t to_steps(Figure figure, double value) {
  if (std::isnan(value)) return kNoFigure;
  constexpr double kLargest = kLargestFigure;
  return static_cast<int32_t>(
      std::lround(std::clamp(value / kTable[static_cast<size_t>(figure)].step, -kLargest, kLargest)));
}

double from_steps(Figure figure, double steps) { return steps * kTable[static_cast<size_t>(figure)].step; }

FigureValues figures_of(const mcu::SiteSecond* figures, const SiteVerdict* verdict) {
  Values values;
  if (figures != nullptr) {
    if (figures->uplink) put_line(values, kUplinkKbps, *figures->uplink);
    if (figures->downlink) put_line(values, kDownlinkKbps, *figures->downlink);
    if (figures->sound) put_sound(values, *figures->sound);
    if (figures->picture) put_picture(values, *figures->picture);
    if (figures->endpoint) put_endpoint(values, *figures->endpoint);
  }
  if (verdict != nullptr) values.put(kVerdict, static_cast<int64_t>(verdict->verdict.kind));
  return values.all();
}

FigureValues figures_of(const mcu::ServerFigures& figures) {
  Values values;
  values.put(kServerCpu, figures.cpu_share);
  values.put(kServerLane, figures.busiest_lane_share);
  values.put(kServerLateTicks, figures.late_ticks);
  values.put(kServerQueueDepth, figures.queue_depth);
  values.put(kServerSocketDrops, figures.socket_drops);
  values.put(kServerMemory, figures.memory_bytes);
  return values.all();
}

}  // namespace signaling
