#include "tests/unit/signaling/diagnosis/fault_world.h"

namespace signaling {

using mcu::DeviceState;
using std::chrono::seconds;

// ---- faults --------------------------------------------------------------------------------------------------------

namespace {

struct Kind {
  VerdictKind kind;
  std::vector<Variant> variants;
};
const Kind kKinds[] = {
    {VerdictKind::kFine, {Variant::kSignal}},
    {VerdictKind::kUplink, {Variant::kLoss, Variant::kBursts, Variant::kThin, Variant::kJitter}},
    {VerdictKind::kDownlink, {Variant::kLoss, Variant::kBursts, Variant::kThin, Variant::kJitter}},
    {VerdictKind::kTrunk, {Variant::kLoss, Variant::kBursts, Variant::kThin, Variant::kJitter}},
    {VerdictKind::kHallCamera, {Variant::kDevice, Variant::kSignal}},
    {VerdictKind::kHallMicrophone, {Variant::kDevice, Variant::kSignal}},
    {VerdictKind::kHallLoudspeaker, {Variant::kDevice, Variant::kSignal}},
    {VerdictKind::kHallComputer, {Variant::kSignal}},
    {VerdictKind::kHallBrowser, {Variant::kSignal}},
    {VerdictKind::kUnreachable, {Variant::kDevice, Variant::kSignal}},
    {VerdictKind::kServer, {Variant::kDevice, Variant::kSignal}},
};

}  // namespace

Fault draw_fault(media::Random& random) {
  Fault fault;
  const auto& kind = kKinds[random.below(std::size(kKinds))];
  fault.kind = kind.kind;
  fault.variant = kind.variants[random.below(kind.variants.size())];
  fault.strength = random.unit();
  fault.onset = 8 + int(random.below(6));
  fault.site = int(random.below(kSites));
  fault.trunk = int(random.below(kTrunks.size()));
  return fault;
}

// ---- chance --------------------------------------------------------------------------------------------------------

double FaultWorld::bell(double spread) {
  double sum = -3;
  for (int i = 0; i < 6; ++i) sum += random_.unit();
  return sum * spread * 1.41;
}

// About Poisson.
int64_t FaultWorld::count(double mean) {
  if (mean > 20) return std::max<int64_t>(0, std::llround(mean + bell(std::sqrt(mean))));
  const double limit = std::exp(-mean);
  int64_t n = 0;
  for (double p = random_.unit(); p > limit; p *= random_.unit()) ++n;
  return n;
}

FaultWorld::FaultWorld(uint64_t seed, const Fault& fault) : random_(seed), fault_(fault) {
  for (int i = 0; i < kSites; ++i) {
    const double rtt = between(4, 60);
    halls_.push_back({{between(300, 2500), between(0, 0.004), between(1, 8), rtt, 0},
                      {between(800, 4000), between(0, 0.004), between(1, 8), rtt, 0},
                      one_in(3),
                      -100});
  }
  const bool speaks = fault.kind == VerdictKind::kHallMicrophone;
  holder_ = speaks ? fault.site : int(random_.below(kSites));
}

// ---- lines ---------------------------------------------------------------------------------------------------------

// What every line does now and then: one bad second, which means nothing. Two soon after each other would.
FaultWorld::Trouble FaultWorld::glitch(Hall& hall) {
  constexpr int kApart = 12;  // s
  if (!one_in(120) || second_ - hall.glitch_at < kApart) return {};
  hall.glitch_at = second_;
  switch (random_.below(3)) {
    case 0: return {.loss = between(0.05, 0.3), .run = 6};
    case 1: return {.jitter_ms = between(40, 80)};
    default: return {.trend_ms = between(20, 80)};
  }
}

FaultWorld::Trouble FaultWorld::line_trouble(Line& line) {
  const double part = fault_.strength * (fault_.kind == VerdictKind::kTrunk ? between(0.8, 1) : 1);
  switch (fault_.variant) {
    case Variant::kLoss: return {.loss = 0.05 + 0.25 * part};
    case Variant::kBursts: return {.loss = 0.06 + 0.2 * part, .run = 4 + 16 * part};
    case Variant::kJitter: return {.jitter_ms = 60 + 100 * part};
    default: break;
  }
  const double room = 200 + 600 * part;  // of the queue, ms
  const double growth = std::min(30 + 120 * part + bell(10), std::max(0.0, room - line.queue_ms));
  line.queue_ms += growth;
  const bool is_full = line.queue_ms >= room - 1;
  return {.loss = is_full ? between(0.02, 0.05 + 0.2 * part) : 0, .run = 2, .jitter_ms = between(5, 20),
          .trend_ms = growth};
}

mcu::LineFigures FaultWorld::measure(Line& line, const Trouble& trouble) {
  mcu::LineFigures f;
  const double kbps = line.kbps * between(0.85, 1.15);
  const double sent = 50 + kbps / 8.8;
  f.lost = std::min<int64_t>(int64_t(sent), count((line.loss + trouble.loss) * sent / trouble.run) *
                                                std::llround(trouble.run));
  f.packets = int64_t(sent) - f.lost;
  f.loss = double(f.lost) / double(f.lost + f.packets);
  f.kbps = kbps * (1 - f.loss);
  const size_t run_class = trouble.run < 2 ? 0 : trouble.run < 4 ? 1 : trouble.run < 8 ? 2 : trouble.run < 16 ? 3 : 4;
  f.loss_runs[run_class] = f.lost / std::max<int64_t>(1, std::llround(trouble.run));
  f.jitter_ms = std::max(0.0, line.jitter_ms * between(0.7, 1.4) + trouble.jitter_ms * between(0.7, 1.1));
  f.rtt_ms = line.rtt_ms * between(0.95, 1.2) + line.queue_ms;
  f.delay_trend_ms = trouble.trend_ms + bell(3);
  return f;
}

// ---- halls ---------------------------------------------------------------------------------------------------------

mcu::SoundFigures FaultWorld::sound(int site, double loss) {
  mcu::SoundFigures f;
  const bool on = site == holder_ || site == 0;
  f.speech = site == holder_ && speaks_;
  f.level_dbov = !on ? -127 : f.speech ? between(-40, -22) : between(-62, -50);
  f.peak_dbov = std::min(0.0, f.level_dbov + 15);
  f.clipped = f.speech && one_in(100) ? 0.03 : 0;  // somebody shouts
  f.concealed = std::min(1.0, loss * between(0.5, 1));
  f.buffer_ms = 60;
  f.buffer_target_ms = 60;
  f.r = 85 - 100 * loss;
  f.mos = 4;
  return f;
}

mcu::PictureFigures FaultWorld::picture(double loss) {
  mcu::PictureFigures f;
  f.layers_wanted = f.layers_received = {"m", "l"};
  const bool freezes = random_.unit() < (loss - 0.005) * 8;  // few losses are repaired in time
  f.frames_decoded = freezes ? 5 : 28 + int64_t(random_.below(4));
  f.longest_freeze_ms = freezes ? between(300, 3000) : between(33, 120);
  f.keyframes_asked = freezes ? 1 : 0;
  f.frozen = freezes && one_in(2);
  return f;
}

mcu::EndpointReport FaultWorld::report(const Hall& hall) {
  mcu::EndpointReport f;
  f.capture_fps = between(24, 30);
  if (hall.has_cpu_figure) f.cpu_share = between(0.2, 0.8);
  f.camera = f.microphone = f.loudspeaker = DeviceState::kOk;
  f.render_freezes = one_in(100) ? 1 : 0;
  f.encoder_limit = one_in(60) ? mcu::EncoderLimit::kBandwidth : mcu::EncoderLimit::kNone;
  f.browser = "Chromium 120";
  return f;
}

void FaultWorld::break_camera(ObservedSite& observed) {
  auto& picture = *observed.figures->picture;
  if (fault_.variant == Variant::kDevice) {
    constexpr DeviceState kStates[] = {DeviceState::kLost, DeviceState::kDenied, DeviceState::kBusy};
    observed.figures->endpoint->camera = kStates[size_t(fault_.strength * 2.99)];
    picture.layers_received.clear();
    picture.frames_decoded = 0;
  } else if (fault_.strength < 0.4) {
    picture.black = true;
  } else if (fault_.strength < 0.8) {
    picture.frozen = true;
    picture.longest_freeze_ms = between(900, 1100);
  } else {
    picture.layers_received.clear();
    picture.frames_decoded = 0;
  }
}

void FaultWorld::break_microphone(ObservedSite& observed) {
  auto& sound = *observed.figures->sound;
  if (fault_.variant == Variant::kDevice) {
    constexpr DeviceState kStates[] = {DeviceState::kLost, DeviceState::kMuted, DeviceState::kBusy,
                                       DeviceState::kSilent};
    observed.figures->endpoint->microphone = kStates[size_t(fault_.strength * 3.99)];
    sound.speech = false;
    sound.level_dbov = -127;
  } else if (fault_.strength < 0.4) {
    sound.speech = false;
    sound.level_dbov = between(-127, -95);
  } else if (fault_.strength < 0.7) {  // the computer's own input: its noise, far from the hall
    sound.speech = false;
    sound.level_dbov = between(-80, -70);
  } else if (sound.speech) {
    sound.clipped = between(0.01, 0.2);
  }
}

void FaultWorld::break_hall(ObservedSite& observed) {
  auto& f = *observed.figures;
  switch (fault_.kind) {
    case VerdictKind::kHallCamera: return break_camera(observed);
    case VerdictKind::kHallMicrophone: return break_microphone(observed);
    case VerdictKind::kHallLoudspeaker:
      if (fault_.variant == Variant::kDevice) {
        f.endpoint->loudspeaker = one_in(2) ? DeviceState::kLost : DeviceState::kMuted;
      } else if (!f.sound->speech && one_in(1.5)) {
        f.sound->echo = mcu::EchoFigures{between(80, 400), 6 + 20 * fault_.strength + bell(1)};
      }
      return;
    case VerdictKind::kHallComputer:
      if (random_.unit() < 0.7 + 0.3 * fault_.strength) f.endpoint->encoder_limit = mcu::EncoderLimit::kCpu;
      if (f.endpoint->cpu_share) f.endpoint->cpu_share = between(0.9, 1);
      f.endpoint->capture_fps = between(6, 15);
      f.endpoint->render_freezes = int64_t(random_.below(3));
      f.uplink->jitter_ms += between(0, 15);
      f.picture->longest_freeze_ms = between(100, 1200);
      return;
    case VerdictKind::kHallBrowser:
      f.endpoint->hidden = true;
      f.endpoint->render_freezes = int64_t(random_.below(3));
      f.endpoint->capture_fps = between(5, 30);
      return;
    default: return;
  }
}

void FaultWorld::disturb(int index, Trouble& up, Trouble& down) {
  auto& hall = halls_[size_t(index)];
  if (!acts(index)) return;
  if (fault_.kind == VerdictKind::kUplink) up = line_trouble(hall.up);
  if (fault_.kind == VerdictKind::kDownlink) down = line_trouble(hall.down);
  if (fault_.kind == VerdictKind::kTrunk) {
    up = line_trouble(hall.up);
    if (fault_.strength > 0.5) down = line_trouble(hall.down);
  }
  if (fault_.kind == VerdictKind::kServer) {
    const double load = 0.3 + 0.7 * fault_.strength;
    up = {.loss = between(0, 0.12) * load, .jitter_ms = between(10, 60) * load, .trend_ms = between(0, 60) * load};
    down = {.loss = between(0, 0.05) * load, .jitter_ms = between(10, 60) * load, .trend_ms = between(0, 60) * load};
  }
}

mcu::SiteSecond FaultWorld::measure_all(int index) {
  auto& hall = halls_[size_t(index)];
  Trouble up = glitch(hall);
  Trouble down = glitch(hall);
  disturb(index, up, down);
  mcu::SiteSecond f;
  f.site = SiteId(kSiteNames[size_t(index)]);
  f.uplink = measure(hall.up, up);
  f.downlink = measure(hall.down, down);
  f.uplink->rtt_ms = f.downlink->rtt_ms = hall.up.rtt_ms * between(0.95, 1.2) + hall.up.queue_ms + hall.down.queue_ms;
  f.sound = sound(index, f.uplink->loss);
  f.picture = picture(f.uplink->loss);
  f.endpoint = report(hall);
  f.endpoint->render_freezes += random_.unit() < (f.downlink->loss - 0.005) * 8 ? 1 : 0;
  if (hall.up.queue_ms > 0 && !one_in(4)) f.endpoint->encoder_limit = mcu::EncoderLimit::kBandwidth;
  return f;
}

// The line is cut, or the mcu is silent and its connections end.
void FaultWorld::cut_off(ObservedSite& observed) {
  const bool at_once = fault_.kind == VerdictKind::kUnreachable && fault_.variant == Variant::kDevice;
  const bool in_a_while = fault_.kind == VerdictKind::kServer && second_ >= fault_.onset + 4;
  if (at_once || in_a_while) observed.duty.connected_since.reset();
  observed.figures.reset();
  const bool idle = fault_.kind == VerdictKind::kUnreachable && !at_once && fault_.strength >= 0.5;
  if (idle) observed.figures = mcu::SiteSecond{observed.site, mcu::LineFigures{}};
}

ObservedSite FaultWorld::observe(int index) {
  ObservedSite observed{SiteId(kSiteNames[size_t(index)]), {}, measure_all(index)};
  observed.duty = {media::Timestamp(seconds(kStart - 600)), index == holder_, index == holder_ || index == 0, true};
  if (!acts(index)) return observed;
  const bool mcu_is_silent = fault_.kind == VerdictKind::kServer && fault_.variant == Variant::kDevice;
  if (fault_.kind == VerdictKind::kUnreachable || mcu_is_silent) {
    cut_off(observed);
  } else {
    break_hall(observed);
  }
  return observed;
}

// ---- server --------------------------------------------------------------------------------------------------------

mcu::ServerFigures FaultWorld::server() {
  mcu::ServerFigures f{between(0.25, 0.6), between(0.3, 0.7), 0, int64_t(random_.below(4)), 0, 2'000'000'000, {}};
  if (one_in(60)) f.late_ticks = 1 + int64_t(random_.below(2));  // another program had the core
  if (fault_.kind != VerdictKind::kServer || second_ < fault_.onset) return f;
  f.cpu_share = std::min(1.0, 0.86 + 0.14 * fault_.strength + bell(0.03));
  f.busiest_lane_share = std::min(1.0, between(0.85, 1.05));
  f.late_ticks = count(1.5 + 20 * fault_.strength);
  f.queue_depth = std::min<int64_t>(7, count(2 + 6 * fault_.strength));
  f.socket_drops = count(200 * fault_.strength * fault_.strength);
  return f;
}

ObservedSecond FaultWorld::next() {
  ++second_;
  if (one_in(speaks_ ? 8 : 2)) speaks_ = !speaks_;
  ObservedSecond observed{media::Timestamp(seconds(kStart + second_)), {}, server()};
  for (int i = 0; i < kSites; ++i) observed.sites.push_back(observe(i));
  const bool mcu_is_silent = fault_.kind == VerdictKind::kServer && fault_.variant == Variant::kDevice;
  if (mcu_is_silent && second_ >= fault_.onset) observed.server.reset();
  return observed;
}

}  // namespace signaling
