#include "signaling/metrics/figure_book.h"

#include <algorithm>
#include <utility>

#include "signaling/conference/guest.h"

namespace signaling {
namespace {

constexpr double kBytesOfKilobit = 1000.0 / 8;

void add_line(LineTotals& totals, const std::optional<mcu::LineFigures>& line) {
  if (!line) return;
  totals.packets += line->packets;
  totals.lost += line->lost;
  totals.reordered += line->reordered;
  totals.duplicates += line->duplicates;
  totals.bytes += line->kbps * kBytesOfKilobit;
}

void add_media(MediaTotals& totals, const mcu::SiteSecond& second) {
  if (const auto& sound = second.sound) totals.concealed_s += sound->concealed;
  if (const auto& picture = second.picture) {
    totals.frames_decoded += picture->frames_decoded;
    totals.frames_dropped += picture->frames_dropped;
    totals.keyframes_asked += picture->keyframes_asked;
    totals.keyframes_received += picture->keyframes_received;
  }
}

SiteMetrics metrics_of(const ObservedSite& observed, const SiteVerdict* verdict, const SiteMetrics* former) {
  SiteMetrics site;
  if (former != nullptr) {
    site.uplink = former->uplink;
    site.downlink = former->downlink;
    site.media = former->media;
  }
  site.site = observed.site;
  site.duty = observed.duty;
  site.figures = observed.figures;
  if (verdict != nullptr) {
    site.verdict = verdict->verdict.kind;
    if (verdict->silence) site.silence = verdict->silence->kind;
  }
  if (observed.figures) {
    add_line(site.uplink, observed.figures->uplink);
    add_line(site.downlink, observed.figures->downlink);
    add_media(site.media, *observed.figures);
  }
  return site;
}

// It mostly stands where it stood.
const SiteMetrics* find(const std::vector<SiteMetrics>& sites, const media::SiteId& id, size_t likely) {
  if (likely < sites.size() && sites[likely].site == id) return &sites[likely];
  const auto found = std::ranges::find(sites, id, &SiteMetrics::site);
  return found == sites.end() ? nullptr : &*found;
}

}  // namespace

void FigureBook::add(const media::ConferenceId& conference, const std::string& title, const MonitoredSecond& second) {
  sweep(second.observed.at);
  take_server(conference, second);
  const size_t room = kMostSites - std::min(kMostSites, sites_of_others(conference));
  Kept& kept = kept_[conference];
  kept.at = second.observed.at;
  kept.left_out = 0;
  std::vector<SiteMetrics> sites;
  for (size_t i = 0; i < second.observed.sites.size(); ++i) {
    const auto& observed = second.observed.sites[i];
    if (is_guest_site(observed.site)) continue;
    if (sites.size() >= room) {
      ++kept.left_out;
      continue;
    }
    const SiteVerdict* verdict = i < second.verdicts.size() ? &second.verdicts[i] : nullptr;
    sites.push_back(metrics_of(observed, verdict, find(kept.metrics.sites, observed.site, sites.size())));
  }
  kept.metrics = {conference, title, std::move(sites)};
}

void FigureBook::take_server(const media::ConferenceId& conference, const MonitoredSecond& second) {
  const bool mine = !server_from_ || *server_from_ == conference || second.observed.at - server_at_ > kSilence;
  if (!mine || !second.observed.server) return;
  server_from_ = conference;
  server_at_ = second.observed.at;
  server_.figures = *second.observed.server;
  server_.late_ticks += second.observed.server->late_ticks;
  server_.socket_drops += second.observed.server->socket_drops;
}

void FigureBook::sweep(media::Timestamp now) {
  std::erase_if(kept_, [&](const auto& one) { return now - one.second.at > kSilence; });
}

size_t FigureBook::sites_of_others(const media::ConferenceId& conference) const {
  size_t sites = 0;
  for (const auto& [id, kept] : kept_) sites += id == conference ? 0 : kept.metrics.sites.size();
  return sites;
}

std::vector<ConferenceMetrics> FigureBook::conferences(media::Timestamp now) const {
  std::vector<ConferenceMetrics> open;
  for (const auto& [id, kept] : kept_) {
    if (now - kept.at <= kSilence) open.push_back(kept.metrics);
  }
  return open;
}

std::optional<ServerMetrics> FigureBook::server(media::Timestamp now) const {
  if (!server_from_ || now - server_at_ > kSilence) return std::nullopt;
  return server_;
}

size_t FigureBook::left_out(media::Timestamp now) const {
  size_t sites = 0;
  for (const auto& [id, kept] : kept_) sites += now - kept.at <= kSilence ? kept.left_out : 0;
  return sites;
}

}  // namespace signaling
