#include "tools/endpoint/seat/seat_report.h"

#include <fmt/format.h>

#include <cmath>

#include "tools/endpoint/core/site_signs.h"

namespace tools {

namespace json = boost::json;
using media::Duration;
using media::Timestamp;

namespace {

// Three places after the point are all that means anything.
double rounded(double value) { return std::round(value * 1000) / 1000; }
double milliseconds(Duration d) { return rounded(std::chrono::duration<double, std::milli>(d).count()); }

json::value optional_ms(const std::optional<Duration>& duration) {
  return duration ? json::value(milliseconds(*duration)) : json::value(nullptr);
}

json::object colour_members(media::YuvColour colour) {
  const auto match = nearest_site_colour(colour);
  constexpr double kFarthest = 25;
  return {{"colour_sign", match.distance <= kFarthest ? json::value(match.index) : json::value(nullptr)},
          {"rgb", fmt::format("#{:06x}", rgb_from_yuv(colour))}};
}

}  // namespace

json::object SeatReport::latency(const LatencyMeter& meter) const {
  json::object object{{"count", meter.count()},
                      {"p50", optional_ms(meter.percentile(0.5))},
                      {"p95", optional_ms(meter.percentile(0.95))},
                      {"max", optional_ms(meter.percentile(1.0))}};
  if (!samples_) return object;
  json::array samples;
  for (const auto sample : meter.samples()) samples.emplace_back(milliseconds(sample));
  object["samples"] = std::move(samples);
  return object;
}

json::object SeatReport::sound(Timestamp now) const {
  const auto figures = seat_.listener_->figures(now);
  json::array tones;
  for (size_t sign = 0; sign < seat_.listener_->tones().tones(); ++sign) {
    const auto& tone = seat_.listener_->tones().figures(sign);
    if (tone.heard == 0) continue;
    tones.push_back(json::object{{"sign", sign},
                                 {"hz", site_tone(sign)},
                                 {"heard", rounded(tone.heard_fraction())},
                                 {"amplitude", rounded(tone.mean_amplitude)},
                                 {"dropouts", tone.dropouts}});
  }
  return {{"tones", std::move(tones)},
          {"packets", figures.packets},
          {"lost", figures.lost},
          {"gaps", figures.gaps},
          {"longest_gap_ms", milliseconds(figures.longest_gap)},
          {"latency_ms", latency(seat_.listener_->latency())}};
}

json::array SeatReport::tiles(const PictureViewer& viewer) const {
  json::array tiles;
  for (const auto& reading : viewer.tiles()) {
    const auto& rect = reading.rect;
    json::object tile{{"rect", json::array{rect.x, rect.y, rect.width, rect.height}},
                      {"sign", reading.code ? json::value(reading.code->site) : json::value(nullptr)}};
    for (auto& member : colour_members(reading.colour)) tile[member.key()] = member.value();
    tiles.push_back(std::move(tile));
  }
  return tiles;
}

json::array SeatReport::sites(const PictureViewer& viewer, Timestamp now) const {
  json::array sites;
  for (uint8_t sign = 0; sign < kTimeCodeSites; ++sign) {
    const auto& frames = viewer.site_frames(sign);
    if (frames.frames() == 0) continue;
    sites.push_back(json::object{{"sign", sign},
                                 {"fps", rounded(frames.frames_per_second(now))},
                                 {"longest_freeze_ms", milliseconds(frames.longest_freeze(now))}});
  }
  return sites;
}

json::object SeatReport::picture(const PictureViewer& viewer, Timestamp now) const {
  const auto found = seat_.slots_.find(viewer.mid());
  const Seat::Slot slot = found == seat_.slots_.end() ? Seat::Slot{} : found->second;
  const auto& frames = viewer.frames();
  return {{"mid", viewer.mid()},
          {"slot", slot.slot},
          {"site", slot.site.empty() ? json::value(nullptr) : json::value(slot.site)},
          {"composed", slot.composed},
          {"frames", frames.frames()},
          {"fps", rounded(frames.frames_per_second(now))},
          {"longest_freeze_ms", milliseconds(frames.longest_freeze(now))},
          {"width", viewer.size().width},
          {"height", viewer.size().height},
          {"broken", viewer.broken_frames()},
          {"skipped", viewer.skipped_frames()},
          {"tiles", tiles(viewer)},
          {"sites", sites(viewer, now)},
          {"latency_ms", latency(viewer.latency())}};
}

void SeatReport::add_lines(json::object& report) const {
  MediaConnection& connection = *seat_.connection_;
  if (MediaSender* const sender = connection.sender()) {
    const auto up = sender->figures();
    report["uplink"] = json::object{{"packets", up.packets},
                                    {"bytes", up.payload_bytes},
                                    {"resent", up.resent},
                                    {"loss", rounded(up.loss)},
                                    {"keyframe_requests", up.keyframe_requests}};
  }
  if (MediaReceiver* const receiver = connection.receiver()) {
    const auto down = receiver->figures();
    report["downlink"] = json::object{{"packets", down.packets},
                                      {"bytes", down.payload_bytes},
                                      {"lost", down.lost},
                                      {"recovered", down.recovered},
                                      {"dropped", down.dropped.total()},
                                      {"keyframe_requests", down.keyframe_requests}};
  }
  report["rtt_ms"] = optional_ms(connection.rtt());
  report["srtp"] = connection.profile_name();
}

json::object SeatReport::write(Timestamp now) const {
  json::object report{{"t", std::chrono::duration<double>(now.time_since_epoch()).count()},
                      {"event", "report"},
                      {"seat", seat_.settings_.name},
                      {"joined", seat_.joined_},
                      {"connected", seat_.connection_ && seat_.connection_->connected()}};
  if (seat_.listener_) report["sound"] = sound(now);
  json::array pictures;
  for (const auto& viewer : seat_.viewers_) {
    if (viewer->frames().first_frame()) pictures.push_back(picture(*viewer, now));
  }
  report["pictures"] = std::move(pictures);
  if (seat_.connection_) add_lines(report);
  return report;
}

}  // namespace tools
