#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "media/base/random.h"
#include "signaling/diagnosis/observation.h"
#include "signaling/diagnosis/verdict.h"

// A province's conference, second by second, with one fault drawn by seed and what comes with such a fault in life:
// a bad line also freezes pictures, a slow computer also stutters, an overloaded server makes every line look bad.
namespace signaling {

inline constexpr int kSites = 12;
inline constexpr std::array<const char*, kSites> kSiteNames = {
    "tinh-uy", "ubnd-tinh", "tp-nam-dinh", "my-loc", "vu-ban", "y-yen",
    "nghia-hung", "nam-truc", "truc-ninh", "xuan-truong", "giao-thuy", "hai-hau"};
inline const std::vector<Trunk> kTrunks = {
    {"Nam", {SiteId("nghia-hung"), SiteId("truc-ninh"), SiteId("hai-hau"), SiteId("giao-thuy")}},
    {"Bắc", {SiteId("my-loc"), SiteId("vu-ban"), SiteId("y-yen")}}};

enum class Variant {
  kLoss,     // lines: scattered losses; trunk likewise
  kBursts,   // lines: many in a row
  kThin,     // lines: a queue grows, then what goes beyond is lost; the encoder gives in
  kJitter,   // lines
  kDevice,   // halls: the endpoint says so. Unreachable: no connection. Server: the mcu is silent
  kSignal,   // halls: sound or picture say so. Unreachable: a connection that brings nothing. Server: load
};

struct Fault {
  VerdictKind kind = VerdictKind::kFine;
  Variant variant = Variant::kLoss;
  double strength = 0;  // 0…1 of the stated range
  int onset = 0;        // first second with the fault
  int site = 0;
  int trunk = 0;
  bool hits(int index) const {
    if (kind == VerdictKind::kServer) return true;
    if (kind != VerdictKind::kTrunk) return kind != VerdictKind::kFine && index == site;
    const auto& sites = kTrunks[size_t(trunk)].sites;
    return std::ranges::find(sites, SiteId(kSiteNames[size_t(index)])) != sites.end();
  }
};

Fault draw_fault(media::Random& random);

class FaultWorld {
 public:
  static constexpr int kStart = 1000;  // s on the clock

  FaultWorld(uint64_t seed, const Fault& fault);
  // The next second, from 0 on.
  ObservedSecond next();
  int second() const { return second_; }  // of the last one

 private:
  struct Line {
    double kbps, loss, jitter_ms, rtt_ms, queue_ms;
  };
  struct Hall {
    Line up, down;
    bool has_cpu_figure;
    int glitch_at = -100;  // the last one
  };
  struct Trouble {  // what this second adds to a line
    double loss = 0;
    double run = 1;  // packets lost in a row
    double jitter_ms = 0;
    double trend_ms = 0;
  };

  double between(double low, double high) { return low + random_.unit() * (high - low); }
  bool one_in(double n) { return random_.unit() * n < 1; }
  double bell(double spread);
  int64_t count(double mean);
  bool acts(int site) const { return second_ >= fault_.onset && fault_.hits(site); }
  Trouble glitch(Hall& hall);
  Trouble line_trouble(Line& line);
  mcu::LineFigures measure(Line& line, const Trouble& trouble);
  mcu::SoundFigures sound(int site, double loss);
  mcu::PictureFigures picture(double loss);
  mcu::EndpointReport report(const Hall& hall);
  void disturb(int site, Trouble& up, Trouble& down);
  mcu::SiteSecond measure_all(int site);
  void cut_off(ObservedSite& observed);
  ObservedSite observe(int site);
  void break_hall(ObservedSite& observed);
  void break_microphone(ObservedSite& observed);
  void break_camera(ObservedSite& observed);
  mcu::ServerFigures server();

  media::Random random_;
  Fault fault_;
  std::vector<Hall> halls_;
  int second_ = -1;
  int holder_ = 0;
  bool speaks_ = true;
};

}  // namespace signaling
