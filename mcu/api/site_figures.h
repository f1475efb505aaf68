#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/ids.h"

// One second of one site, and of the server: what was measured, as values. An absent member is unknown; a number never
// stands for "not known". Who turns them into words is signaling/diagnosis. Shares are 0…1, times milliseconds.
namespace mcu {

using media::SiteId;

// Lost packets by how many were lost in a row: 1, 2–3, 4–7, 8–15, 16 and more.
inline constexpr size_t kLossRunClasses = 5;

// One direction of a site's path to the bridge: what was on the line in this second, media and RTX. RTCP and what is
// sent for ICE and DTLS are not counted.
struct LineFigures {
  int64_t packets = 0;  // that arrived, once each
  int64_t lost = 0;     // that did not, late ones within the reorder window left out
  int64_t reordered = 0;
  int64_t duplicates = 0;
  double kbps = 0;                                   // of RTP payloads, padding too; downlink: as they were sent
  double loss = 0;                                   // lost / (lost + packets)
  std::array<int64_t, kLossRunClasses> loss_runs{};  // how many runs of each class
  double jitter_ms = 0;                              // RFC 3550 §6.4.1
  std::optional<double> rtt_ms = std::nullopt;
  std::optional<double> delay_trend_ms = std::nullopt;  // one-way delay now less that a second ago; a queue grows: > 0
  friend bool operator==(const LineFigures&, const LineFigures&) = default;
};

// The site's own sound as it comes back from its loudspeakers through its microphone.
struct EchoFigures {
  double delay_ms = 0;  // from what it was sent to what it sends
  double loss_db = 0;   // echo return loss (ITU-T G.122): how much quieter it comes back
  friend bool operator==(const EchoFigures&, const EchoFigures&) = default;
};

// The sound that the site sends, as it is after decoding.
struct SoundFigures {
  double level_dbov = -127;  // RFC 6465: 0 is the loudest, −127 digital silence
  double peak_dbov = -127;
  double clipped = 0;    // share of samples at full scale
  double concealed = 0;  // share of the second that the decoder made up
  bool speech = false;
  double buffer_ms = 0;         // delay in the jitter buffer
  double buffer_target_ms = 0;  // what the buffer aims at
  double r = 0;                 // ITU-T G.107, 0…100
  double mos = 1;               // 1…4.5
  std::optional<EchoFigures> echo = std::nullopt;  // none: none found
  friend bool operator==(const SoundFigures&, const SoundFigures&) = default;
};

// The site's camera.
struct PictureFigures {
  std::vector<std::string> layers_wanted{};    // rids
  std::vector<std::string> layers_received{};  // rids that brought pictures in this second
  int64_t frames_decoded = 0;
  int64_t frames_dropped = 0;
  double longest_freeze_ms = 0;
  int64_t keyframes_asked = 0;
  int64_t keyframes_received = 0;
  bool black = false;
  bool frozen = false;  // no new picture, or the very same one again and again
  friend bool operator==(const PictureFigures&, const PictureFigures&) = default;
};

enum class EncoderLimit { kNone, kCpu, kBandwidth, kOther };
enum class DeviceState {
  kOk,
  kMuted,   // switched off in the device or its system
  kLost,    // was unplugged, or is not there
  kDenied,  // the browser or system does not allow it
  kBusy,    // another program has it
  kSilent,  // gives nothing
};

// What the page or the native endpoint says of itself. It comes from outside: bounded by its reader, and believed only
// about the site that says it.
struct EndpointReport {
  EncoderLimit encoder_limit = EncoderLimit::kNone;
  std::optional<double> capture_fps = std::nullopt;
  int64_t render_freezes = 0;
  std::optional<double> cpu_share = std::nullopt;  // native endpoints only
  std::optional<DeviceState> camera = std::nullopt;
  std::optional<DeviceState> microphone = std::nullopt;
  std::optional<DeviceState> loudspeaker = std::nullopt;
  bool hidden = false;  // the page's tab is not shown
  std::string browser{};
  std::optional<double> clock_offset_s = std::nullopt;  // its clock less the server's
  friend bool operator==(const EndpointReport&, const EndpointReport&) = default;
};

// A whole second of one site.
struct SiteSecond {
  SiteId site;
  std::optional<LineFigures> uplink = std::nullopt;    // site → mcu
  std::optional<LineFigures> downlink = std::nullopt;  // mcu → site, as the endpoint's RTCP tells
  std::optional<SoundFigures> sound = std::nullopt;
  std::optional<PictureFigures> picture = std::nullopt;
  std::optional<EndpointReport> endpoint = std::nullopt;
  friend bool operator==(const SiteSecond&, const SiteSecond&) = default;
};

// A second of the mcu and its machine.
struct ServerFigures {
  double cpu_share = 0;           // of all cores
  double busiest_lane_share = 0;  // of the second that the busiest codec lane worked
  int64_t late_ticks = 0;         // audio and frame ticks that began too late
  int64_t queue_depth = 0;        // tasks in the longest queue in front of a lane, the most in this second
  int64_t socket_drops = 0;       // datagrams that the sockets had no room for
  int64_t memory_bytes = 0;
  std::optional<int64_t> disk_free_bytes = std::nullopt;
  friend bool operator==(const ServerFigures&, const ServerFigures&) = default;
};

std::string_view to_string(EncoderLimit limit);  // none, cpu, bandwidth, other
std::string_view to_string(DeviceState state);   // ok, muted, lost, denied, busy, silent

}  // namespace mcu
