#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "mcu/api/site_figures.h"
#include "signaling/diagnosis/verdict.h"

// The figures that are remembered of each second: their ids, how they are read, how finely they are kept.
namespace signaling {

// In the order in which they stand in the file (minute_block.h): a new one is added at the end, none is taken away.
enum class Figure : uint8_t {
  kUplinkKbps,
  kUplinkLoss,
  kUplinkJitter,
  kUplinkRtt,
  kUplinkReordered,
  kUplinkDuplicates,
  kUplinkDelayTrend,
  kDownlinkKbps,
  kDownlinkLoss,
  kDownlinkJitter,
  kDownlinkRtt,
  kDownlinkReordered,
  kDownlinkDuplicates,
  kDownlinkDelayTrend,
  kSoundLevel,
  kSoundPeak,
  kSoundClipped,
  kSoundConcealed,
  kSoundBuffer,
  kSoundBufferTarget,
  kSoundMos,
  kSoundR,
  kEchoDelay,
  kEchoLoss,
  kFramesDecoded,
  kFramesDropped,
  kLongestFreeze,
  kKeyframesAsked,
  kPictureLayers,
  kCaptureFps,
  kEndpointCpu,
  kRenderFreezes,
  kServerCpu,
  kServerLane,
  kServerLateTicks,
  kServerQueueDepth,
  kServerSocketDrops,
  kServerMemory,
  kVerdict,  // the number of a VerdictKind
};
inline constexpr size_t kFigures = static_cast<size_t>(Figure::kVerdict) + 1;

struct FigureInfo {
  Figure figure;
  std::string_view id;  // stable, as programs and pages know it: "uplink.loss"
  double step;          // what it is rounded to, in its unit (mcu/api/site_figures.h)
};

// Each figure once, in the order of the enumeration.
std::span<const FigureInfo> figure_table();
std::optional<Figure> parse_figure(std::string_view id);
std::string_view to_string(Figure figure);
// They belong to the server, whose site id is empty.
bool is_of_server(Figure figure);

// A second's figures, each in whole steps.
inline constexpr int32_t kNoFigure = std::numeric_limits<int32_t>::min();  // it is not known
inline constexpr int32_t kLargestFigure = 1 << 30;                         // larger ones are cut to it, both ways
using FigureValues = std::array<int32_t, kFigures>;
inline constexpr FigureValues kNoFigures = [] {
  FigureValues values{};
  values.fill(kNoFigure);
  return values;
}();

// Rounds to steps; kNoFigure for what is no number.
int32_t to_steps(Figure figure, double value);
double from_steps(Figure figure, double steps);

// `figures`: null if nothing is known of the site but perhaps the verdict.
FigureValues figures_of(const mcu::SiteSecond* figures, const SiteVerdict* verdict);
FigureValues figures_of(const mcu::ServerFigures& figures);

}  // namespace signaling
