#include "tests/bench/console/player.h"

#include <ctime>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <variant>

#include "signaling/diagnosis/words.h"

namespace bench {
namespace {

using namespace std::chrono_literals;
using signaling::VerdictKind;

constexpr int kSettled = 3;              // s, after which rates are measured
constexpr int kReportEvery = 2;          // s
constexpr double kOrdinaryLoss = 0.002;  // of a line that is fine, at most
const signaling::WallTime kMorning = std::chrono::sys_days(std::chrono::year(2027) / 1 / 15) + 8h;

double at(const Fault& fault, double weakest, double strongest) {
  return weakest + fault.strength * (strongest - weakest);
}

media::Duration ms(double count) { return std::chrono::microseconds(std::llround(count * 1000)); }

double thread_ms() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

bool is_camera(FaultKind kind) {
  return kind == FaultKind::kCameraBlack || kind == FaultKind::kCameraFrozen || kind == FaultKind::kCameraLost;
}

std::string word_of(const FaultRow& row, VerdictKind kind, const std::optional<signaling::SilenceKind>& silence) {
  std::string word(to_string(kind));
  if (row.silence) word += "/" + std::string(silence ? to_string(*silence) : "heard");
  return word;
}

}  // namespace

bool Outcome::right() const {
  return false_alarms.empty() && std::ranges::all_of(faults, [](const Told& told) { return told.right; });
}

Player::Player(const Scene& scene, const signaling::DiagnosisSettings& settings, const sim::Reel& reel)
    : scene_(scene),
      random_(scene.seed),
      sim_(random_.next()),
      start_(sim_.now()),
      monitor_(settings, trunks(), {kMorning, start_}, start_) {
  for (const Fault& fault : scene.faults) {
    waiting_.push_back(&fault);
    for (const size_t site : fault.sites) sites_[site].fault = &fault;
    outcome_.faults.push_back({fault.kind, fault.strength, "", false, std::nullopt});
  }
  std::ranges::sort(waiting_, [](const Fault* a, const Fault* b) { return a->onset > b->onset; });
  add_sites(reel);
  for (const Fault& fault : scene.faults) begin(fault);
}

void Player::add_sites(const sim::Reel& reel) {
  for (size_t i = 0; i < kSites; ++i) {
    const bool talks = i == kChair || i == scene_.holder;
    Site& site = sites_[i];
    site.hall = std::make_unique<Hall>(kSiteNames[i], talks, random_.next());
    sim::SiteSignal signal;
    signal.colour = {static_cast<uint8_t>(60 + 12 * i), 90, 160};
    signal.video_slots = 1;
    signal.decodes = site.fault != nullptr && !hits_the_server();
    if (site.fault == nullptr || !is_camera(site.fault->kind)) signal.reel = &reel;
    site.hall->plug_in(sim_.add_site(site.hall->id(), signal));
    sim_.desired(site.hall->id()).heard = talks;
    const media::Duration delay = ms(between(2, 30));
    const double loss = random_.unit() < 0.25 ? between(0, kOrdinaryLoss) : 0;
    for (sim::LineQuality* line : {&sim_.uplink(site.hall->id()), &sim_.downlink(site.hall->id())}) {
      line->delay = delay;
      line->jitter = ms(between(0, 2));
      line->loss = loss;
    }
  }
  sim_.stage({kSiteNames[kChair]});
  sim_.apply();
}

// ---- faults --------------------------------------------------------------------------------------------------------

bool Player::hits_the_server() const { return row(scene_.faults[0].kind).place == Place::kServer; }

// What is so from the beginning.
void Player::begin(const Fault& fault) {
  Hall& hall = *sites_[fault.sites[0]].hall;
  if (fault.kind == FaultKind::kFineFar) {
    sim_.uplink(hall.id()).delay = sim_.downlink(hall.id()).delay = ms(at(fault, 40, 75));
  } else if (fault.kind == FaultKind::kFineQuiet) {
    hall.set_room(at(fault, -62, -54));
    hall.set_input(Hall::Input::kRoom);
  } else if (fault.kind == FaultKind::kEcho) {
    hall.set_input(Hall::Input::kRoom);
  }
}

void Player::strike(const Fault& fault) {
  if (row(fault.kind).place == Place::kServer) return strain_server(fault);
  for (const size_t site : fault.sites) {
    Hall& hall = *sites_[site].hall;
    hall.strike(fault, sim_.site(hall.id()));
    strike_line(fault, site);
    if (fault.kind != FaultKind::kMicrophoneOff) continue;
    sim_.desired(hall.id()).heard = false;  // as the conference answers the button
    sim_.apply();
  }
}

void Player::strike_line(const Fault& fault, size_t site) {
  const std::string& id = sites_[site].hall->id();
  sim::LineQuality& up = sim_.uplink(id);
  sim::LineQuality& down = sim_.downlink(id);
  const auto in_bursts = [&](sim::LineQuality& line) {
    line.burst_length = 4 + static_cast<int>(random_.below(13));
    line.burst_loss = at(fault, 0.08, 0.25);
  };
  // Of a trunk: the same for all its sites.
  const uint64_t ways = scene_.seed % 3;
  switch (fault.kind) {
    case FaultKind::kFineLoss: up.loss = down.loss = at(fault, 0.001, 0.005); return;
    case FaultKind::kFineHiccup: {
      const int count = static_cast<int>(std::lround(at(fault, 5, 30)));
      return ways == 0 ? sim_.lose_up(id, count) : sim_.lose_down(id, count);
    }
    case FaultKind::kFineJitter: up.jitter = down.jitter = ms(at(fault, 2, 10)); return;
    case FaultKind::kUplinkLoss: up.loss = at(fault, 0.05, 0.3); return;
    case FaultKind::kUplinkBursts: return in_bursts(up);
    case FaultKind::kUplinkThin: return make_thin(site, true, fault.strength);
    case FaultKind::kDownlinkLoss: down.loss = at(fault, 0.05, 0.3); return;
    case FaultKind::kDownlinkBursts: return in_bursts(down);
    case FaultKind::kDownlinkThin: return make_thin(site, false, fault.strength);
    case FaultKind::kTrunkLoss:
      if (ways != 0) up.loss = at(fault, 0.05, 0.25);
      if (ways != 1) down.loss = at(fault, 0.05, 0.25);
      return;
    case FaultKind::kTrunkThin:
      if (ways != 0) make_thin(site, true, fault.strength);
      if (ways != 1) make_thin(site, false, fault.strength);
      return;
    case FaultKind::kUnreachable:
      up.down = down.down = true;
      sites_[site].gone = true;
      return;
    case FaultKind::kComputer: up.jitter = ms(between(5, 20)); return;
    default: return;
  }
}

void Player::make_thin(size_t index, bool up, double strength) {
  Site& site = sites_[index];
  const std::string& id = site.hall->id();
  const int64_t sent = up ? sim_.sent_up(id).bytes - site.bytes_up : sim_.sent_down(id).bytes - site.bytes_down;
  const double seconds = std::chrono::duration<double>(sim_.now() - start_).count() - kSettled;
  sim::LineQuality& line = up ? sim_.uplink(id) : sim_.downlink(id);
  line.bits_per_second = std::llround(static_cast<double>(sent) * 8 / seconds * (0.75 - 0.35 * strength));
  line.queue = ms(between(100, 400));
  if (up) site.hall->is_limited();
}

void Player::strain_server(const Fault& fault) {
  sim::Strain strain;
  if (fault.kind == FaultKind::kServerLate) {
    strain.every = ms(between(200, 400));
    strain.shard = ms(std::chrono::duration<double, std::milli>(strain.every).count() * at(fault, 0.2, 0.6));
    strain.socket_room = 8 + random_.below(93);
  } else {
    strain.every = ms(between(250, 500));
    strain.lanes = ms(std::chrono::duration<double, std::milli>(strain.every).count() * at(fault, 0.8, 0.97));
  }
  sim_.strain(strain);
}

void Player::each_second(const Fault& fault) {
  if (fault.kind != FaultKind::kFineSingles || !has_begun(fault) || seconds_ % 2 != 0) return;
  const std::string& id = sites_[fault.sites[0]].hall->id();
  random_.below(2) == 0 ? sim_.lose_up(id, 1) : sim_.lose_down(id, 1);
}

// ---- seconds -------------------------------------------------------------------------------------------------------

Outcome Player::play() {
  media::Duration last{0};
  for (const Fault& fault : scene_.faults) last = std::max(last, fault.onset);
  while (sim_.now() - start_ < last + kPatience) second();
  outcome_.seconds = seconds_;
  for (const bool told_fine : told_fine_) outcome_.fine_over_5pct += told_fine ? 1 : 0;
  return std::move(outcome_);
}

void Player::run_to(media::Timestamp time) {
  while (!waiting_.empty() && start_ + waiting_.back()->onset < time) {
    const Fault* fault = waiting_.back();
    sim_.run_for(start_ + fault->onset - sim_.now());
    strike(*fault);
    waiting_.pop_back();
  }
  sim_.run_for(time - sim_.now());
}

void Player::second() {
  run_to(start_ + std::chrono::seconds(++seconds_));
  follow_events();
  report();
  if (seconds_ == kSettled) {
    for (Site& site : sites_) {
      site.bytes_up = sim_.sent_up(site.hall->id()).bytes;
      site.bytes_down = sim_.sent_down(site.hall->id()).bytes;
    }
  }
  const auto figures = sim_.conference().figures(sim_.now());
  const auto of_server = server();
  auto observed = observe();
  const double begin = thread_ms();
  const auto monitored = monitor_.add(std::move(observed), figures.sites, of_server, sim_.now());
  outcome_.diagnose_ms.push_back(thread_ms() - begin);
  if (monitored) judge(*monitored);
  for (const Fault& fault : scene_.faults) each_second(fault);
}

// What signaling makes of the mcu's events.
void Player::follow_events() {
  const auto find = [&](const media::SiteId& id) {
    return std::ranges::find_if(sites_, [&](const Site& site) { return site.hall->id() == id.value(); });
  };
  for (; events_seen_ < sim_.events().size(); ++events_seen_) {
    const mcu::Event& event = sim_.events()[events_seen_];
    if (const auto* state = std::get_if<mcu::ParticipantStateEvent>(&event)) {
      const bool connected = state->state == mcu::ConnectionState::kConnected;
      const bool lost = state->state == mcu::ConnectionState::kDisconnected ||
                        state->state == mcu::ConnectionState::kClosed;
      if (connected) find(state->site)->connected_since = sim_.now();
      if (lost) find(state->site)->connected_since.reset();
    } else if (const auto* layers = std::get_if<mcu::LayersEvent>(&event)) {
      find(layers->site)->camera_wanted = !layers->layers.empty();
    }
  }
}

void Player::report() {
  for (size_t i = 0; i < kSites; ++i) {
    Site& site = sites_[i];
    if ((static_cast<size_t>(seconds_) + i) % kReportEvery != 0 || site.gone || !site.connected_since) continue;
    monitor_.report(media::SiteId(site.hall->id()), site.hall->report(sim_.site(site.hall->id())), sim_.now());
  }
}

std::vector<signaling::ObservedSite> Player::observe() const {
  std::vector<signaling::ObservedSite> all;
  for (size_t i = 0; i < kSites; ++i) {
    const Site& site = sites_[i];
    signaling::ObservedSite& observed = all.emplace_back();
    observed.site = media::SiteId(site.hall->id());
    observed.duty = {site.connected_since, i == scene_.holder, site.hall->microphone_on(), site.camera_wanted};
  }
  return all;
}

// The cores are drawn: the simulation has none.
mcu::ServerFigures Player::server() {
  mcu::ServerFigures figures = sim_.take_server_figures();
  figures.memory_bytes = 1'000'000'000;
  figures.cpu_share = between(0.25, 0.65);
  figures.busiest_lane_share = between(0.3, 0.7);
  const Fault& fault = scene_.faults[0];
  if (!hits_the_server() || !has_begun(fault)) return figures;
  if (fault.kind == FaultKind::kServerLate) figures.cpu_share = between(0.85, 1);
  if (fault.kind == FaultKind::kServerLanes) figures.busiest_lane_share = at(fault, 0.8, 0.97);
  return figures;
}

// ---- what was told -------------------------------------------------------------------------------------------------

void Player::judge(const signaling::MonitoredSecond& second) {
  for (size_t i = 0; i < kSites; ++i) {
    const auto& verdict = second.verdicts[i];
    const auto kind = verdict.verdict.kind;
    const Fault* fault = sites_[i].fault;
    judge_losses(i, verdict);
    if (kind == VerdictKind::kFine) continue;
    if (fault == nullptr || !has_begun(*fault)) {
      outcome_.false_alarms.push_back(std::string(kSiteNames[i]) + " " + std::string(to_string(kind)));
    }
    if (hits_the_server() && is_line(kind)) outcome_.line_for_server = true;
  }
  for (size_t i = 0; i < scene_.faults.size(); ++i) judge_fault(scene_.faults[i], outcome_.faults[i], second);
}

// By what was really lost on the line, whatever the mcu measured of it.
void Player::judge_losses(size_t index, const signaling::SiteVerdict& verdict) {
  Site& site = sites_[index];
  for (const size_t way : {0, 1}) {
    const auto& end = way == 0 ? sim_.sent_up(site.hall->id()) : sim_.sent_down(site.hall->id());
    mcu::LineFigures truth;
    truth.lost = end.lost - std::exchange(site.lost[way], end.lost);
    truth.packets = end.datagrams - std::exchange(site.datagrams[way], end.datagrams) - truth.lost;
    const bool bad = site.losses[way].is_bad(truth);
    if (bad && verdict.verdict.kind == VerdictKind::kFine) told_fine_[2 * index + way] = true;
  }
}

void Player::judge_fault(const Fault& fault, Told& told, const signaling::MonitoredSecond& second) {
  if (!has_begun(fault)) return;
  const FaultRow& rule = row(fault.kind);
  const std::string right = word_of(rule, rule.verdict, rule.silence);
  told.word = right;
  for (const size_t site : fault.sites) {
    const auto& verdict = second.verdicts[site];
    const auto silence = verdict.silence ? std::optional(verdict.silence->kind) : std::nullopt;
    const std::string word = word_of(rule, verdict.verdict.kind, silence);
    if (word == right) continue;
    told.word = word;
    break;
  }
  told.right = told.word == right;
  // What is fine is to be told fine all the time.
  if (rule.verdict == VerdictKind::kFine && second.verdicts[fault.sites[0]].verdict.kind != VerdictKind::kFine) {
    outcome_.false_alarms.push_back(std::string(kSiteNames[fault.sites[0]]) + " " + told.word);
  }
  const double since = std::chrono::duration<double>(second.observed.at - start_ - fault.onset).count();
  if (told.right && !told.after_s) told.after_s = since;
}

}  // namespace bench
