#include "mcu/conference/shard.h"

#include <algorithm>
#include <random>
#include <utility>

#include <spdlog/spdlog.h>

#include "mcu/metrics/allocation_count.h"

namespace mcu {
namespace {

// A tick that finds its lane still busy with so many is counted as late.
constexpr size_t kAudioLaneCapacity = 8;
constexpr size_t kVideoLaneCapacity = 2;

void add(const Conference::Troubles& some, Conference::Troubles& sum) {
  sum.late_ticks += some.late_ticks;
  sum.socket_drops += some.socket_drops;
}

// The kernel's counters have 32 bits, so their sum may step back.
int64_t growth(uint64_t before, uint64_t after) {
  constexpr uint64_t kMost = 1'000'000'000;  // a second
  return after > before ? static_cast<int64_t>(std::min(after - before, kMost)) : 0;
}

uint64_t random_seed() {
  std::random_device device;
  return (static_cast<uint64_t>(device()) << 32) | device();
}

}  // namespace

Shard::Shard(ShardEnvironment environment) : environment_(std::move(environment)) {
  thread_ = std::thread([this] { run(); });
}

Shard::~Shard() {
  post([](Shard& shard, Timestamp now) {
    for (auto& [id, hosted] : shard.conferences_) hosted.conference->close(now);
    shard.conferences_.clear();
    shard.loop_.stop();
  });
  thread_.join();
}

void Shard::run() {
  timer_ = std::make_unique<DeadlineTimer>(loop_, [] {});  // after_wake_up() does what is due
  hook_ = loop_.after_wake_up([this] { after_wake_up(); });
  {
    const CountAllocations on(true);
    loop_.run();
  }
  hook_ = {};
  timer_.reset();
}

void Shard::post(Call call) {
  loop_.post([this, call = std::move(call)] {
    const CountAllocations off(false);
    call(*this, EventLoop::now());
  });
}

void Shard::after_wake_up() {
  const Timestamp now = EventLoop::now();
  Timestamp deadline = media::kNever;
  for (auto& [id, hosted] : conferences_) {
    hosted.conference->poll(now);
    deadline = std::min(deadline, hosted.conference->next_deadline());
  }
  timer_->set(deadline);
}

media::Result<Conference*> Shard::conference_for(const ConferenceId& id, Timestamp now) {
  if (Conference* running = find(id)) return running;
  Hosted hosted;
  hosted.audio_lane = environment_.audio_pool.make_lane(kAudioLaneCapacity);
  hosted.video_lane = environment_.video_pool.make_lane(kVideoLaneCapacity);
  const auto make_ice = [this](IceListener& listener) -> media::Result<std::unique_ptr<IceTransport>> {
    auto transport = environment_.ice.make_transport(loop_, IceRole::kControlled, listener);
    if (!transport) return tl::unexpected(transport.error());
    return std::unique_ptr<IceTransport>(std::move(*transport));
  };
  const auto post_back = [this](Task task) { loop_.post(std::move(task)); };
  auto conference = Conference::create(id,
                                       {environment_.certificate, make_ice, *hosted.audio_lane, *hosted.video_lane,
                                        post_back, environment_.publish, EventLoop::unix_ms, environment_.audio,
                                        environment_.video, random_seed()},
                                       now);
  if (!conference) return tl::unexpected(conference.error());
  hosted.conference = std::move(*conference);
  spdlog::info("conference opened conf={}", id.value());
  return conferences_.emplace(id, std::move(hosted)).first->second.conference.get();
}

Conference* Shard::find(const ConferenceId& id) {
  const auto place = conferences_.find(id);
  return place == conferences_.end() ? nullptr : place->second.conference.get();
}

void Shard::remove(const ConferenceId& id, Timestamp now) {
  const auto place = conferences_.find(id);
  if (place == conferences_.end()) return;
  place->second.conference->close(now);
  add(place->second.conference->troubles(), ended_);
  conferences_.erase(place);
  spdlog::info("conference closed conf={}", id.value());
}

std::vector<RunningConference> Shard::describe() const {
  std::vector<RunningConference> running;
  for (const auto& [id, hosted] : conferences_) running.push_back(hosted.conference->describe());
  return running;
}

ShardFigures Shard::figures(Timestamp now) {
  ShardFigures figures;
  Conference::Troubles troubles = ended_;
  for (auto& [id, hosted] : conferences_) {
    figures.conferences.push_back(hosted.conference->figures(now));
    add(hosted.conference->troubles(), troubles);
  }
  figures.late_ticks = growth(told_.late_ticks, troubles.late_ticks);
  figures.socket_drops = growth(told_.socket_drops, troubles.socket_drops);
  told_ = troubles;
  return figures;
}

}  // namespace mcu
