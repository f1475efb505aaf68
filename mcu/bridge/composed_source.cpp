#include "mcu/bridge/composed_source.h"

#include "media/base/check.h"

namespace mcu {

ComposedSource::ComposedSource(Source::Id id, size_t rungs)
    : source_(id, MediaKind::kVideo, rungs, Source::Flow::kOnDemand, *this), rungs_(rungs) {}

bool ComposedSource::watched() const {
  for (size_t rung = 0; rung < rungs_.size(); ++rung) {
    if (source_.has_sinks(rung)) return true;
  }
  return false;
}

void ComposedSource::add_wishes(media::LayoutGroupId group, std::vector<media::VideoTick::RungWish>& wishes,
                                Timestamp now) {
  for (size_t index = 0; index < rungs_.size(); ++index) {
    if (!source_.has_sinks(index)) continue;
    Rung& rung = rungs_[index];
    const bool keyframe = rung.limiter.poll(now);
    if (keyframe) rung.served = source_.attachments(index);
    wishes.push_back({group, index, keyframe});
  }
}

void ComposedSource::request_keyframe(size_t index, Timestamp now) {
  Rung& rung = rungs_[index];
  const bool joined = source_.attachments(index) != rung.served;
  rung.limiter.request(joined ? media::KeyframeLimiter::Cause::kJoin : media::KeyframeLimiter::Cause::kLoss, now);
}

void ComposedSource::publish(size_t index, const media::EncodedFrame& frame, Timestamp now) {
  CHECK(index < rungs_.size());
  Rung& rung = rungs_[index];
  rung.packetizer.start(frame);
  while (const auto fragment = rung.packetizer.next()) {
    MediaPacket packet;
    packet.sequence_number = rung.sequence_number++;
    packet.timestamp = frame.timestamp;
    packet.marker = fragment->marker;
    packet.payload = fragment->payload;
    packet.arrival = now;
    packet.capture = frame.capture;
    source_.publish(index, packet, now);
  }
}

}  // namespace mcu
