#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mcu/api/site_figures.h"
#include "media/base/ids.h"
#include "media/base/time.h"
#include "signaling/diagnosis/monitored_second.h"

namespace signaling {

// What one direction of a site's line has carried since its conference was heard of first.
struct LineTotals {
  int64_t packets = 0;
  int64_t lost = 0;
  int64_t reordered = 0;
  int64_t duplicates = 0;
  double bytes = 0;
};

// The same of its sound and picture.
struct MediaTotals {
  double concealed_s = 0;
  int64_t frames_decoded = 0;
  int64_t frames_dropped = 0;
  int64_t keyframes_asked = 0;
  int64_t keyframes_received = 0;
};

// One site as it was in the newest second. While the mcu is silent its figures are missing and its totals stand.
struct SiteMetrics {
  media::SiteId site;
  SiteDuty duty{};
  std::optional<mcu::SiteSecond> figures{};
  std::optional<VerdictKind> verdict{};
  std::optional<SilenceKind> silence{};
  LineTotals uplink{};
  LineTotals downlink{};
  MediaTotals media{};
};

struct ConferenceMetrics {
  media::ConferenceId conference;
  std::string title;
  std::vector<SiteMetrics> sites{};
};

// The mcu's machine in the newest second.
struct ServerMetrics {
  mcu::ServerFigures figures{};
  int64_t late_ticks = 0;    // since the service began, as is the next
  int64_t socket_drops = 0;
};

// The newest second of every open conference, and what came together since it opened, for /metrics. Bounded: seats of
// guests are left out, of others kMostSites are kept in all; a conference that is not heard of for kSilence is over.
// Pure; one thread.
class FigureBook {
 public:
  static constexpr size_t kMostSites = 1000;
  static constexpr media::Duration kSilence = std::chrono::seconds(5);

  // A second of a conference, at second.observed.at.
  void add(const media::ConferenceId& conference, const std::string& title, const MonitoredSecond& second);

  // In the order of their ids, without those that are over.
  std::vector<ConferenceMetrics> conferences(media::Timestamp now) const;
  // None: the mcu was silent in the newest second, or no conference is open.
  std::optional<ServerMetrics> server(media::Timestamp now) const;
  // Sites of the newest seconds that were not kept, guests not counted.
  size_t left_out(media::Timestamp now) const;

 private:
  struct Kept {
    ConferenceMetrics metrics;
    media::Timestamp at{};
    size_t left_out = 0;
  };

  void sweep(media::Timestamp now);
  void take_server(const media::ConferenceId& conference, const MonitoredSecond& second);
  size_t sites_of_others(const media::ConferenceId& conference) const;

  std::map<media::ConferenceId, Kept> kept_;
  ServerMetrics server_{};
  std::optional<media::ConferenceId> server_from_{};  // whose seconds bring the server's figures: all bring the same
  media::Timestamp server_at_{};
};

}  // namespace signaling
