#include "signaling/metrics/site_families.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "signaling/diagnosis/words.h"
#include "signaling/metrics/metric_table.h"

namespace signaling {
namespace {

using enum MetricType;

using Value = MetricValue;
using Line = mcu::LineFigures;
using Sound = mcu::SoundFigures;
using Picture = mcu::PictureFigures;
using Endpoint = mcu::EndpointReport;

constexpr double kMillisecondsOfSecond = 1000;

Value seconds(std::optional<double> ms) { return ms ? Value(*ms / kMillisecondsOfSecond) : std::nullopt; }
double number(int64_t count) { return static_cast<double>(count); }

const Metric<SiteMetrics> kSite[] = {
    {"diemcau_site_connected", "1 if the site's endpoint is connected.", kGauge,
     [](const SiteMetrics& s) -> Value { return s.duty.connected_since ? 1 : 0; }},
    {"diemcau_site_has_floor", "1 if the site was invited to speak.", kGauge,
     [](const SiteMetrics& s) -> Value { return s.duty.has_floor ? 1 : 0; }},
    {"diemcau_site_microphone_on", "1 if the hall's microphone is switched on.", kGauge,
     [](const SiteMetrics& s) -> Value { return s.duty.microphone_on ? 1 : 0; }},
    {"diemcau_site_sound_concealed_seconds_total", "Sound that the decoder made up because packets were missing.",
     kCounter, [](const SiteMetrics& s) -> Value { return s.media.concealed_s; }},
    {"diemcau_site_frames_decoded_total", "Pictures of the site's camera that were decoded.", kCounter,
     [](const SiteMetrics& s) -> Value { return number(s.media.frames_decoded); }},
    {"diemcau_site_frames_dropped_total", "Pictures of the site's camera that were dropped.", kCounter,
     [](const SiteMetrics& s) -> Value { return number(s.media.frames_dropped); }},
    {"diemcau_site_keyframes_asked_total", "Key frames that the site's camera was asked for.", kCounter,
     [](const SiteMetrics& s) -> Value { return number(s.media.keyframes_asked); }},
    {"diemcau_site_keyframes_received_total", "Key frames that came from the site's camera.", kCounter,
     [](const SiteMetrics& s) -> Value { return number(s.media.keyframes_received); }},
};

const Metric<LineTotals> kTotals[] = {
    {"diemcau_site_packets_total", "Media packets that arrived, once each.", kCounter,
     [](const LineTotals& t) -> Value { return number(t.packets); }},
    {"diemcau_site_lost_packets_total", "Media packets that did not arrive.", kCounter,
     [](const LineTotals& t) -> Value { return number(t.lost); }},
    {"diemcau_site_reordered_packets_total", "Media packets that arrived out of order.", kCounter,
     [](const LineTotals& t) -> Value { return number(t.reordered); }},
    {"diemcau_site_duplicate_packets_total", "Media packets that arrived more than once.", kCounter,
     [](const LineTotals& t) -> Value { return number(t.duplicates); }},
    {"diemcau_site_bytes_total", "Bytes of media; downlink: as they were sent.", kCounter,
     [](const LineTotals& t) -> Value { return t.bytes; }},
};

const Metric<Line> kLine[] = {
    {"diemcau_site_loss_ratio", "Share of media packets lost in the last second.", kGauge,
     [](const Line& l) -> Value { return l.loss; }},
    {"diemcau_site_jitter_seconds", "Interarrival jitter (RFC 3550).", kGauge,
     [](const Line& l) { return seconds(l.jitter_ms); }},
    {"diemcau_site_round_trip_seconds", "Round trip time.", kGauge, [](const Line& l) { return seconds(l.rtt_ms); }},
    {"diemcau_site_delay_trend_seconds", "One-way delay now less that a second ago: above 0 a queue grows.", kGauge,
     [](const Line& l) { return seconds(l.delay_trend_ms); }},
};

const Metric<Sound> kSound[] = {
    {"diemcau_site_sound_level_dbov", "Level of the site's sound: 0 is the loudest, -127 silence (RFC 6465).", kGauge,
     [](const Sound& s) -> Value { return s.level_dbov; }},
    {"diemcau_site_sound_clipped_ratio", "Share of samples at full scale.", kGauge,
     [](const Sound& s) -> Value { return s.clipped; }},
    {"diemcau_site_sound_concealed_ratio", "Share of the last second that the decoder made up.", kGauge,
     [](const Sound& s) -> Value { return s.concealed; }},
    {"diemcau_site_jitter_buffer_seconds", "Delay in the jitter buffer of the site's sound.", kGauge,
     [](const Sound& s) { return seconds(s.buffer_ms); }},
    {"diemcau_site_jitter_buffer_target_seconds", "What that jitter buffer aims at.", kGauge,
     [](const Sound& s) { return seconds(s.buffer_target_ms); }},
    {"diemcau_site_r_factor", "Transmission rating of the E-model, 0 to 100 (ITU-T G.107).", kGauge,
     [](const Sound& s) -> Value { return s.r; }},
    {"diemcau_site_mos", "Mean opinion score estimated from it, 1 to 4.5.", kGauge,
     [](const Sound& s) -> Value { return s.mos; }},
    {"diemcau_site_echo_delay_seconds", "Delay of the echo that the site returns.", kGauge,
     [](const Sound& s) -> Value { return s.echo ? seconds(s.echo->delay_ms) : std::nullopt; }},
    {"diemcau_site_echo_loss_db", "Echo return loss (ITU-T G.122): how much quieter it comes back.", kGauge,
     [](const Sound& s) -> Value { return s.echo ? Value(s.echo->loss_db) : std::nullopt; }},
};

const Metric<Picture> kPicture[] = {
    {"diemcau_site_layers_received", "Simulcast layers of the site's camera that brought pictures.", kGauge,
     [](const Picture& p) -> Value { return static_cast<double>(p.layers_received.size()); }},
    {"diemcau_site_longest_freeze_seconds", "Longest time without a new picture in the last second.", kGauge,
     [](const Picture& p) { return seconds(p.longest_freeze_ms); }},
    {"diemcau_site_picture_frozen", "1 if no new picture comes.", kGauge,
     [](const Picture& p) -> Value { return p.frozen ? 1 : 0; }},
    {"diemcau_site_picture_black", "1 if the picture is black.", kGauge,
     [](const Picture& p) -> Value { return p.black ? 1 : 0; }},
};

const Metric<Endpoint> kEndpoint[] = {
    {"diemcau_site_endpoint_cpu_ratio", "Share of the hall computer's processor, as it says.", kGauge,
     [](const Endpoint& e) { return e.cpu_share; }},
    {"diemcau_site_endpoint_capture_fps", "Pictures per second that the hall's camera gives, as its endpoint says.",
     kGauge, [](const Endpoint& e) { return e.capture_fps; }},
    {"diemcau_site_endpoint_render_freezes", "Freezes of the hall's screen in a second, as its endpoint says.", kGauge,
     [](const Endpoint& e) -> Value { return number(e.render_freezes); }},
    {"diemcau_site_endpoint_hidden", "1 if the hall's page is not shown.", kGauge,
     [](const Endpoint& e) -> Value { return e.hidden ? 1 : 0; }},
    {"diemcau_site_endpoint_clock_offset_seconds", "The hall's clock less the server's.", kGauge,
     [](const Endpoint& e) { return e.clock_offset_s; }},
};

MetricLabels labels_of(const ConferenceMetrics& conference, const SiteMetrics& site) {
  return {{"conference", conference.conference.value()}, {"site", site.site.value()}};
}

MetricLabels with(MetricLabels labels, std::string_view name, std::string_view value) {
  labels.emplace_back(name, value);
  return labels;
}

// Calls `take` with each site and its conference.
template <typename Take>
void each_site(const std::vector<ConferenceMetrics>& conferences, const Take& take) {
  for (const auto& conference : conferences) {
    for (const auto& site : conference.sites) take(conference, site);
  }
}

// The part of a second that `member` names, of each site that has it.
template <typename Part>
auto parts(const std::vector<ConferenceMetrics>& conferences, std::optional<Part> mcu::SiteSecond::*member) {
  return [&conferences, member](const auto& take) {
    each_site(conferences, [&](const auto& conference, const SiteMetrics& site) {
      if (site.figures && (*site.figures).*member) take(labels_of(conference, site), *((*site.figures).*member));
    });
  };
}

void append_info(std::vector<MetricFamily>& families, const std::vector<ConferenceMetrics>& conferences) {
  MetricFamily titles{"diemcau_conference_info", "Title of an open conference; always 1.", kGauge};
  MetricFamily verdicts{"diemcau_site_verdict", "Where the site's fault is, by the diagnosis; always 1.", kGauge};
  MetricFamily silences{"diemcau_site_silence",
                        "Why a site that was invited to speak is not heard, by the diagnosis; always 1.", kGauge};
  for (const auto& conference : conferences) {
    titles.samples.push_back({{{"conference", conference.conference.value()}, {"title", conference.title}}, 1});
  }
  each_site(conferences, [&](const auto& conference, const SiteMetrics& site) {
    const auto labels = labels_of(conference, site);
    if (site.verdict) verdicts.samples.push_back({with(labels, "verdict", to_string(*site.verdict)), 1});
    if (site.silence) silences.samples.push_back({with(labels, "silence", to_string(*site.silence)), 1});
  });
  families.push_back(std::move(titles));
  families.push_back(std::move(verdicts));
  families.push_back(std::move(silences));
}

}  // namespace

void append_site_families(std::vector<MetricFamily>& families, const std::vector<ConferenceMetrics>& conferences) {
  append_info(families, conferences);
  append_table(families, kSite, [&](const auto& take) {
    each_site(conferences, [&](const auto& conference, const SiteMetrics& site) {
      take(labels_of(conference, site), site);
    });
  });
  append_table(families, kTotals, [&](const auto& take) {
    each_site(conferences, [&](const auto& conference, const SiteMetrics& site) {
      take(with(labels_of(conference, site), "direction", "uplink"), site.uplink);
      take(with(labels_of(conference, site), "direction", "downlink"), site.downlink);
    });
  });
  append_table(families, kLine, [&](const auto& take) {
    each_site(conferences, [&](const auto& conference, const SiteMetrics& site) {
      if (!site.figures) return;
      const auto labels = labels_of(conference, site);
      if (site.figures->uplink) take(with(labels, "direction", "uplink"), *site.figures->uplink);
      if (site.figures->downlink) take(with(labels, "direction", "downlink"), *site.figures->downlink);
    });
  });
  append_table(families, kSound, parts(conferences, &mcu::SiteSecond::sound));
  append_table(families, kPicture, parts(conferences, &mcu::SiteSecond::picture));
  append_table(families, kEndpoint, parts(conferences, &mcu::SiteSecond::endpoint));
}

}  // namespace signaling
