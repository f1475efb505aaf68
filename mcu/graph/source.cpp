#include "mcu/graph/source.h"

#include <algorithm>

#include "media/base/check.h"

namespace mcu {
namespace {

constexpr media::Duration kFlowTimeout = std::chrono::seconds(1);

// Of a picture of 2.5 Mbit/s a second and a half.
constexpr size_t kKeptBytes = 512 * 1024;
constexpr media::Duration kKeptFor = std::chrono::seconds(1);

// The sinks of a layer are the receivers' and lie far apart: the next one's state is on its way from memory while this
// one encrypts.
constexpr size_t kCacheLine = 64;
constexpr size_t kFetchedAhead = 10 * kCacheLine;

void fetch(const MediaSink* sink) {
  if (sink == nullptr) return;
  const auto* bytes = reinterpret_cast<const char*>(sink);
  for (size_t i = 0; i < kFetchedAhead; i += kCacheLine) __builtin_prefetch(bytes + i);
}

}  // namespace

Source::Source(Id id, MediaKind kind, size_t layer_count, Flow flow, SourceControl& control)
    : id_(id), kind_(kind), layer_count_(layer_count), flow_(flow), control_(control) {
  CHECK(layer_count >= 1 && layer_count <= kMaxLayers);
  for (size_t layer = 0; kind == MediaKind::kVideo && layer < layer_count; ++layer) {
    layers_[layer].store = media::PayloadStore::create(kKeptBytes, kKeptFor);
  }
}

void Source::attach(size_t layer, MediaSink& sink) {
  CHECK(layer < layer_count_);
  layers_[layer].sinks.push_back(&sink);
  ++layers_[layer].attachments;
}

void Source::detach(size_t layer, MediaSink& sink) {
  CHECK(layer < layer_count_);
  auto& sinks = layers_[layer].sinks;
  const auto place = std::find(sinks.begin(), sinks.end(), &sink);
  if (place == sinks.end()) return;
  if (publishing_ == 0) {
    sinks.erase(place);
  } else {
    *place = nullptr;
    holes_ = true;
  }
}

bool Source::has_sinks(size_t layer) const {
  const auto& sinks = layers_[layer].sinks;
  return std::any_of(sinks.begin(), sinks.end(), [](const MediaSink* sink) { return sink != nullptr; });
}

void Source::publish(size_t layer, const MediaPacket& packet, Timestamp now) {
  Layer& target = layers_[layer];
  target.last_packet = now;
  ++target.packets;
  if (target.sinks.empty()) return;
  if (target.store == nullptr) return give(target, packet, now);
  const auto copy = target.store->keep(packet.payload, now);
  if (!copy) return give(target, packet, now);
  MediaPacket kept = packet;
  kept.payload = *copy;
  kept.keeper = target.store.get();
  give(target, kept, now);
}

void Source::give(Layer& target, const MediaPacket& packet, Timestamp now) {
  ++publishing_;
  // Sinks attached meanwhile begin with the next packet, so that a switch never doubles one.
  const size_t count = target.sinks.size();
  for (size_t i = 0; i < count; ++i) {
    if (i + 1 < count) fetch(target.sinks[i + 1]);
    if (target.sinks[i] != nullptr) target.sinks[i]->on_packet(packet, now);
  }
  if (--publishing_ == 0 && holes_) {
    for (auto& each : layers_) std::erase(each.sinks, nullptr);
    holes_ = false;
  }
}

bool Source::flows(size_t layer, Timestamp now) const {
  const Layer& each = layers_[layer];
  return each.packets != 0 && now - each.last_packet < kFlowTimeout;
}

std::optional<size_t> Source::best_layer(size_t wanted, Timestamp now) const {
  if (flow_ == Flow::kOnDemand) return std::min(wanted, layer_count_ - 1);
  std::optional<size_t> best;
  for (size_t layer = 0; layer < layer_count_; ++layer) {
    if (flows(layer, now) && (layer <= wanted || !best)) best = layer;
  }
  return best;
}

}  // namespace mcu
