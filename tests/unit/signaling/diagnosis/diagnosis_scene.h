#pragma once

#include <functional>
#include <string>
#include <vector>

#include "signaling/diagnosis/diagnosis.h"
#include "signaling/diagnosis/words.h"

// Three sites that are well, and one change: for tests of one rule each.
namespace signaling {

inline const SiteId kA("a");
inline const SiteId kB("b");
inline const SiteId kC("c");

inline Timestamp at(int second) { return Timestamp(std::chrono::seconds(second)); }

inline ObservedSite well(const SiteId& site) {
  ObservedSite observed{site, {at(-100), false, false, true}, std::nullopt};
  mcu::SiteSecond f;
  f.site = site;
  f.uplink = mcu::LineFigures{.packets = 150, .kbps = 1000, .jitter_ms = 4, .rtt_ms = 20, .delay_trend_ms = 0};
  f.downlink = mcu::LineFigures{.packets = 200, .kbps = 1500, .jitter_ms = 4, .rtt_ms = 20, .delay_trend_ms = 0};
  f.sound = mcu::SoundFigures{};
  f.picture = mcu::PictureFigures{.layers_wanted = {"l"}, .layers_received = {"l"}, .frames_decoded = 30};
  f.endpoint = mcu::EndpointReport{};
  observed.figures = f;
  return observed;
}

inline mcu::ServerFigures calm_server() { return {0.3, 0.4, 0, 1, 0, 1'000'000'000, {}}; }

inline void lose(std::optional<mcu::LineFigures>& line, int64_t lost, size_t run_class = 0) {
  line->lost = lost;
  line->packets -= lost;
  line->loss = double(lost) / double(lost + line->packets);
  line->loss_runs[run_class] = 1;
}

// Plays seconds to a Diagnosis.
struct Scene {
  explicit Scene(std::vector<Trunk> trunks = {}, int sites = 3) : diagnosis({}, std::move(trunks)) {
    for (int i = 0; i < sites; ++i) names.emplace_back(std::string(1, char('a' + i)));
  }
  using Change = std::function<void(ObservedSecond&)>;
  // `count` seconds, each changed so.
  void play(int count, const Change& change = [](ObservedSecond&) {}) {
    for (int i = 0; i < count; ++i) {
      ObservedSecond second{at(now++), {}, calm_server()};
      for (const auto& name : names) second.sites.push_back(well(name));
      change(second);
      diagnosis.add(second);
    }
  }
  // The same for the first site alone.
  void play_site(int count, const std::function<void(ObservedSite&)>& change) {
    play(count, [&](ObservedSecond& s) { change(s.sites[0]); });
  }
  const Verdict& verdict(const SiteId& site = kA) const { return diagnosis.find(site)->verdict; }
  std::string kind(const SiteId& site = kA) const { return std::string(to_string(verdict(site).kind)); }
  // The measures of the verdict, in order.
  std::string grounds(const SiteId& site = kA) const {
    std::string all;
    for (const auto& e : verdict(site).evidence) all += (all.empty() ? "" : " ") + std::string(to_string(e.measure));
    return all;
  }
  std::string advice(const SiteId& site = kA) const { return std::string(to_string(verdict(site).advice)); }
  std::string silence(const SiteId& site = kA) const {
    const auto& silence = diagnosis.find(site)->silence;
    return silence ? std::string(to_string(silence->kind)) + " " + std::string(to_string(silence->advice)) : "";
  }

  std::vector<SiteId> names;
  int now = 0;
  Diagnosis diagnosis;
};

}  // namespace signaling
