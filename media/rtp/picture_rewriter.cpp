#include "media/rtp/picture_rewriter.h"

namespace media {
namespace {

constexpr int64_t kMaxPictureJump = PictureRewriter::kWindow / 2;  // more ahead is no loss: the source counts anew

// How far `id` lies from `from` on the circle of 7 or 15 bits.
int64_t picture_id_distance(uint16_t id, uint16_t from, bool is_15_bit) {
  const int size = is_15_bit ? 0x8000 : 0x80;
  const int ahead = (id - from) & (size - 1);
  return ahead < size / 2 ? ahead : ahead - size;
}

}  // namespace

void PictureRewriter::start(const Vp8Descriptor& keyframe, int64_t timestamp) {
  newest_index_ += kWindow;  // so that no picture of the old source is found in the window
  first_index_ = newest_index_ + 1;
  rebase(keyframe, timestamp);
}

// The source's numbers begin anew with this picture.
void PictureRewriter::rebase(const Vp8Descriptor& descriptor, int64_t timestamp) {
  source_has_picture_id_ = descriptor.picture_id.has_value();
  source_has_tl0_ = descriptor.tl0picidx.has_value();
  newest_source_picture_id_ = static_cast<uint16_t>(descriptor.picture_id.value_or(0) - 1);
  newest_timestamp_ = timestamp - 1;
  tl0_base_ = static_cast<uint8_t>(newest_tl0_ + 1);
  tl0_base_picture_ = next_picture_id_;
  tl0_offset_ = static_cast<uint8_t>(tl0_base_ - descriptor.tl0picidx.value_or(0));
}

PictureRewriter::Verdict PictureRewriter::map(Vp8Descriptor& descriptor, int64_t timestamp, bool keyframe) {
  const auto index = index_of(descriptor, timestamp);
  if (!index || *index < first_index_ || *index <= newest_index_ - kWindow) return Verdict::kTooLate;
  if (*index > newest_index_ && !begin_picture(*index, descriptor, timestamp, keyframe)) return Verdict::kDropLayer;
  // One that was lost as a whole at first has a number kept free, so it may pass whatever its layer.
  if (!numbered_[*index]) return Verdict::kDropLayer;
  write_numbers(picture_id_of(*index), descriptor);
  return Verdict::kForward;
}

// Keeps numbers free for pictures the source skipped, then takes one for this picture; false if it does not pass.
bool PictureRewriter::begin_picture(int64_t index, const Vp8Descriptor& descriptor, int64_t timestamp, bool keyframe) {
  for (int64_t skipped = newest_index_ + 1; skipped < index; ++skipped) {
    numbered_.push(skipped, true);
    ++next_picture_id_;
  }
  const bool forward = passes(descriptor, keyframe);
  numbered_.push(index, forward);
  if (forward) ++next_picture_id_;
  if (!source_has_picture_id_) timestamps_[slot(index)] = timestamp;
  newest_index_ = index;
  newest_timestamp_ = timestamp;
  newest_source_picture_id_ = descriptor.picture_id.value_or(0);
  return forward;
}

std::optional<int64_t> PictureRewriter::index_of(const Vp8Descriptor& descriptor, int64_t timestamp) {
  if (descriptor.picture_id.has_value() != source_has_picture_id_) return std::nullopt;
  return source_has_picture_id_ ? index_by_picture_id(descriptor, timestamp) : index_by_timestamp(timestamp);
}

std::optional<int64_t> PictureRewriter::index_by_picture_id(const Vp8Descriptor& descriptor, int64_t timestamp) {
  const int64_t distance =
      picture_id_distance(*descriptor.picture_id, newest_source_picture_id_, descriptor.picture_id_is_15_bit);
  if (timestamp > newest_timestamp_) {
    if (distance > 0 && distance <= kMaxPictureJump) return newest_index_ + distance;
    rebase(descriptor, timestamp);
    return newest_index_ + 1;
  }
  if (distance > 0 || (distance == 0) != (timestamp == newest_timestamp_)) return std::nullopt;
  return newest_index_ + distance;
}

// Pictures that were lost as a whole have no place here: without PictureIDs nobody can tell how many they were.
std::optional<int64_t> PictureRewriter::index_by_timestamp(int64_t timestamp) {
  if (timestamp > newest_timestamp_) return newest_index_ + 1;
  for (int64_t index = newest_index_; index >= first_index_ && index > newest_index_ - kWindow; --index) {
    if (timestamps_[slot(index)] == timestamp) return index;
    if (timestamps_[slot(index)] < timestamp) break;
  }
  return std::nullopt;
}

bool PictureRewriter::passes(const Vp8Descriptor& descriptor, bool keyframe) {
  const int layer = descriptor.tid.value_or(0);
  const bool may_rise = wanted_limit_ > limit_;
  if (keyframe || !may_rise) {
    limit_ = wanted_limit_;
  } else if (layer == limit_ + 1 && descriptor.layer_sync) {
    limit_ = layer;
  }
  return layer <= limit_;
}

// Of a numbered picture: as many before the next number as have one from it on.
int64_t PictureRewriter::picture_id_of(int64_t index) const {
  return next_picture_id_ - numbered_.count(index, newest_index_);
}

void PictureRewriter::write_numbers(int64_t picture_id, Vp8Descriptor& descriptor) {
  descriptor.picture_id = static_cast<uint16_t>(picture_id & 0x7fff);
  descriptor.picture_id_is_15_bit = true;
  if (source_has_tl0_ && descriptor.tl0picidx) {
    descriptor.tl0picidx = static_cast<uint8_t>(*descriptor.tl0picidx + tl0_offset_);
  } else {
    descriptor.tl0picidx = static_cast<uint8_t>(tl0_base_ + (picture_id - tl0_base_picture_));
  }
  if (!descriptor.tid) descriptor.tid = 0;  // TL0PICIDX means nothing without it
  const auto ahead = static_cast<int8_t>(static_cast<uint8_t>(*descriptor.tl0picidx - newest_tl0_));
  if (ahead > 0) newest_tl0_ = *descriptor.tl0picidx;
}

}  // namespace media
