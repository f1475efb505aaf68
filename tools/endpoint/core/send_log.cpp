#include "tools/endpoint/core/send_log.h"

namespace tools {

using media::Duration;
using media::Timestamp;

SendLog::Site& SendLog::site(uint8_t index) {
  auto& place = sites_[index % kTimeCodeSites];
  if (!place) {
    place.emplace();
    place->pictures.fill(Timestamp::min());
    place->markers.fill(Timestamp::min());
  }
  return *place;
}

void SendLog::on_picture(const TimeCode& code, Timestamp sent) {
  site(code.site).pictures[code.frame % kTimeCodeFrames] = sent;
}

void SendLog::on_marker(uint8_t index, Timestamp sent) {
  Site& log = site(index);
  log.markers[log.next_marker] = sent;
  log.next_marker = (log.next_marker + 1) % kMarkers;
}

std::optional<Duration> SendLog::picture_latency(const TimeCode& code, Timestamp received) const {
  const auto& log = sites_[code.site % kTimeCodeSites];
  if (!log) return std::nullopt;
  const Timestamp sent = log->pictures[code.frame % kTimeCodeFrames];
  if (sent == Timestamp::min() || sent > received || received - sent > kHorizon) return std::nullopt;
  return received - sent;
}

std::optional<Duration> SendLog::marker_latency(uint8_t index, Timestamp received) const {
  const auto& log = sites_[index % kTimeCodeSites];
  if (!log) return std::nullopt;
  std::optional<Duration> best;
  for (const Timestamp sent : log->markers) {
    if (sent == Timestamp::min() || sent > received || received - sent > kHorizon) continue;
    if (!best || received - sent < *best) best = received - sent;
  }
  return best;
}

}  // namespace tools
