#include "tests/sim/sim_conference.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace sim {
namespace {

using namespace std::chrono_literals;

const Timestamp kStart = media::timestamp_from_ns(0) + 1000s;

// Tells the simulation when the conference lets go of a path.
class McuIce : public VirtualIce {
 public:
  McuIce(std::vector<VirtualIce*>& all, VirtualNetwork& network, VirtualNetwork::End& end, mcu::IceListener& listener,
         std::function<Timestamp()> now)
      : VirtualIce(network, end, listener, media::Address::v4({198, 51, 100, 7}, 4000), std::move(now)), all_(all) {
    all_.push_back(this);
  }
  ~McuIce() override { std::erase(all_, this); }

 private:
  std::vector<VirtualIce*>& all_;
};

mcu::VideoBridgeSettings small_picture() {
  mcu::VideoBridgeSettings settings;
  settings.width = 640;
  settings.height = 360;
  settings.frames_per_second = 15;
  media::Vp8Encoder::Settings rung;
  rung.size = {640, 360};
  rung.frames_per_second = 15;
  rung.bitrate = 500'000;
  settings.rungs = {rung};
  return settings;
}

// Its first moment is 15 January 2027, 08:00:00 UTC.
int64_t unix_ms(Timestamp time) {
  return kUnixStart + std::chrono::duration_cast<std::chrono::milliseconds>(time - kStart).count();
}

}  // namespace

SimConference::SimConference(uint64_t seed) : SimConference(seed, small_picture()) {}

SimConference::SimConference(uint64_t seed, mcu::VideoBridgeSettings composed)
    : certificate_(media::Certificate::create().value()),
      now_(kStart),
      random_(seed),
      network_(random_.next()) {
  desired_.id = mcu::ConferenceId("giao-ban");
  desired_.groups.emplace_back().id = "halls";
  const auto make_ice = [this](mcu::IceListener& listener) -> media::Result<std::unique_ptr<mcu::IceTransport>> {
    return std::unique_ptr<mcu::IceTransport>(
        std::make_unique<McuIce>(mcu_ice_, network_, connecting_->line->mcu, listener, [this] { return now_; }));
  };
  conference_ = mcu::Conference::create(desired_.id,
                                        {certificate_, make_ice, audio_lane_, video_lane_,
                                         [this](mcu::Task task) { posted_.push_back(std::move(task)); },
                                         [this](mcu::Event event) { events_.push_back(std::move(event)); },
                                         unix_ms, {}, std::move(composed), random_.next()},
                                        now_)
                    .value();
}

SimConference::~SimConference() { conference_.reset(); }  // lets go of the lines

SimSite& SimConference::add_site(const std::string& id, SiteSignal signal, mcu::View view, bool connect) {
  auto seat = std::make_unique<Seat>();
  seat->signal = signal;
  seat->line = std::make_unique<Line>();
  sites_[id] = std::move(seat);
  auto& wish = desired_.participants.emplace_back();
  wish.site = mcu::SiteId(id);
  wish.name = id;
  wish.view = view;
  wish.viewer = signal.viewer;
  wish.group = "halls";
  apply();
  if (!connect) {
    sites_[id]->endpoint = std::make_unique<SimSite>(id, signal, certificate_, random_.next(), now_);
    return *sites_[id]->endpoint;
  }
  return this->connect(id);
}

SimSite& SimConference::connect(const std::string& id) {
  Seat& seat = *sites_.at(id);
  connecting_ = &seat;
  if (seat.endpoint) {  // its line goes with it; a new one is as good or bad
    const LineQuality up = seat.line->site.quality, down = seat.line->mcu.quality;
    seat.endpoint.reset();
    retired_lines_.push_back(std::exchange(seat.line, std::make_unique<Line>()));
    seat.line->site.quality = up;
    seat.line->mcu.quality = down;
  }
  seat.endpoint = std::make_unique<SimSite>(id, seat.signal, certificate_, random_.next(), now_);
  const mcu::Offer offer{desired_.id, mcu::SiteId(id), mcu::ConnectionId(std::to_string(++connections_)),
                         seat.endpoint->offer()};
  const auto answer = conference_->offer(offer, now_);
  if (!answer) throw std::runtime_error(answer.error().code + ": " + answer.error().message);
  seat.endpoint->on_answer(answer->sdp, network_, seat.line->site, [this] { return now_; });
  return *seat.endpoint;
}

mcu::DesiredParticipant& SimConference::desired(const std::string& id) {
  return *std::find_if(desired_.participants.begin(), desired_.participants.end(),
                       [&](const auto& each) { return each.site.value() == id; });
}

void SimConference::stage(std::initializer_list<const char*> ids) {
  halls().places.clear();
  for (const char* id : ids) halls().places.push_back({mcu::DesiredPlace::Kind::kSite, mcu::SiteId(id)});
}

void SimConference::apply() {
  ++desired_.version;
  conference_->apply(desired_, now_);
}

std::vector<mcu::SlotState> SimConference::slots(const std::string& id) const {
  for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
    const auto* slots = std::get_if<mcu::SlotsEvent>(&*event);
    if (slots != nullptr && slots->site.value() == id) return slots->slots;
  }
  return {};
}

void SimConference::run_for(Duration duration) {
  const Timestamp end = now_ + duration;
  while (now_ < end) step(end);
}

void SimConference::strain(const Strain& strain) {
  strain_ = strain;
  strained_since_ = now_;
}

bool SimConference::is_taken(Duration part) const {
  return strain_.every.count() > 0 && (now_ - strained_since_) % strain_.every < part;
}

Timestamp SimConference::next_change() const {
  if (strain_.every.count() <= 0) return media::kNever;
  const Timestamp begin = now_ - (now_ - strained_since_) % strain_.every;
  Timestamp next = begin + strain_.every;
  for (const Duration part : {strain_.shard, strain_.lanes}) {
    if (begin + part > now_) next = std::min(next, begin + part);
  }
  return next;
}

mcu::ServerFigures SimConference::take_server_figures() {
  const auto troubles = conference_->troubles();
  mcu::ServerFigures figures;
  figures.late_ticks = static_cast<int64_t>(troubles.late_ticks - told_.late_ticks);
  figures.socket_drops = static_cast<int64_t>(troubles.socket_drops - told_.socket_drops);
  figures.queue_depth = static_cast<int64_t>(std::exchange(longest_queue_, 0));
  told_ = troubles;
  return figures;
}

void SimConference::step(Timestamp until) {
  Timestamp next = std::min({until, network_.next_deadline(), next_change()});
  if (!is_taken(strain_.shard)) next = std::min(next, conference_->next_deadline());
  for (const auto& [id, seat] : sites_) next = std::min(next, seat->endpoint->next_deadline());
  now_ = std::max(next, now_ + Duration(1));  // a deadline in the past still lets time go on
  const bool shard_works = !is_taken(strain_.shard);
  for (VirtualIce* ice : mcu_ice_) ice->stall(!shard_works, strain_.socket_room);
  network_.run(now_);
  for (auto& [id, seat] : sites_) seat->endpoint->poll(now_);
  work(shard_works, !is_taken(strain_.lanes));
}

void SimConference::work(bool shard, bool lanes) {
  if (shard) {
    for (VirtualIce* ice : std::vector(mcu_ice_)) ice->settle(now_);
    conference_->poll(now_);
  }
  // One of the tasks would be under way.
  const size_t waiting = std::max(audio_lane_.backlog(), video_lane_.backlog());
  if (waiting > 0) longest_queue_ = std::max(longest_queue_, waiting - 1);
  if (lanes) {
    audio_lane_.run_pending();
    video_lane_.run_pending();
  }
  if (!shard) return;
  while (!posted_.empty()) {
    mcu::Task task = std::move(posted_.front());
    posted_.pop_front();
    task();
  }
  conference_->poll(now_);
}

}  // namespace sim
