#include "tools/endpoint/stream/picture_viewer.h"

#include "media/packet/vp8_descriptor.h"

namespace tools {

using media::Timestamp;

PictureViewer::PictureViewer(std::string mid, Decoding decoding, const Shared& shared)
    : mid_(std::move(mid)), decoding_(decoding), shared_(shared), alive_(std::make_shared<PictureViewer*>(this)) {
  if (decoding_ == Decoding::kNever) return;
  reader_ = std::make_shared<PictureReader>(*shared_.decoders);
  assembler_ = std::make_unique<media::FrameAssembler>(*shared_.buffers, media::FrameAssembler::Settings{});
  lane_ = shared_.make_lane();
}

PictureViewer::~PictureViewer() { *alive_ = nullptr; }

bool PictureViewer::decodes() const {
  return decoding_ == Decoding::kAlways || (decoding_ == Decoding::kFirst && !first_decoded_);
}

bool PictureViewer::keyframe_wanted() const { return decodes() ? assembler_->keyframe_wanted() : needs_keyframe_; }

Timestamp PictureViewer::next_deadline() const { return decodes() ? assembler_->next_deadline() : media::kNever; }

void PictureViewer::on_packet(const media::MediaPacket& packet, Timestamp now) {
  if (!decodes()) return count(packet);
  assembler_->on_packet(packet, now);
  poll(now);
}

void PictureViewer::poll(Timestamp now) {
  while (decodes()) {
    auto frame = assembler_->poll(now);
    if (!frame) return;
    take(std::move(*frame));
  }
}

// A frame is whole if no number is missing since the end of the one before. A repaired packet comes too late for this,
// so a frame with losses counts as broken although a decoder could have shown it a little later.
void PictureViewer::count(const media::MediaPacket& packet) {
  if (last_sequence_ && packet.sequence_number <= *last_sequence_) return;
  const bool follows = last_sequence_ && packet.sequence_number == *last_sequence_ + 1;
  last_sequence_ = packet.sequence_number;
  if (packet.payload.empty()) return;
  const auto descriptor = media::parse_vp8_descriptor(packet.payload);
  if (!descriptor) return;
  if (descriptor->starts_frame()) {
    frame_whole_ = true;
    if (media::is_vp8_keyframe(packet.payload)) {
      needs_keyframe_ = false;
      if (const auto size = media::vp8_keyframe_size(packet.payload)) size_ = {size->width, size->height};
    }
  } else if (!follows) {
    frame_whole_ = false;
  }
  if (packet.marker) finish_counted(packet);
}

void PictureViewer::finish_counted(const media::MediaPacket& packet) {
  if (!frame_whole_ || needs_keyframe_) {
    ++broken_;
    frame_whole_ = false;
    return;
  }
  frame_whole_ = false;
  frames_.on_frame(packet.arrival);
  if (!shared_.marks) return;
  const auto descriptor = media::parse_vp8_descriptor(packet.payload);
  const auto identity = shared_.marks->find(packet.payload.subspan(descriptor->size));
  if (!identity) return;
  see({identity->frame, identity->site}, packet.arrival);
  note_first(identity->site, packet.arrival);
}

// Without one frame the next ones cannot be decoded either: a lane that is full waits for a key frame.
void PictureViewer::take(media::EncodedFrame frame) {
  for (const auto& handler : frame_handlers_) handler(frame);
  frames_.on_frame(frame.arrival);
  const bool taken =
      lane_->try_post([alive = alive_, reader = reader_, post = shared_.post, frame = std::move(frame)]() mutable {
        auto reading = reader->read(frame);
        post([alive, frame = std::move(frame), reading = std::move(reading)]() mutable {
          if (*alive) (*alive)->on_read(std::move(frame), std::move(reading));
        });
      });
  if (taken) return;
  ++skipped_;
  assembler_->want_keyframe();
}

void PictureViewer::on_read(media::EncodedFrame frame, std::optional<PictureReading> reading) {
  const Timestamp arrival = frame.arrival;
  shared_.buffers->give(std::move(frame.data));
  if (!reading) {
    ++broken_;
    assembler_->want_keyframe();
    return;
  }
  if (!first_decoded_) {
    first_decoded_ = arrival;
    needs_keyframe_ = false;
  }
  size_ = reading->size;
  tiles_ = std::move(reading->tiles);
  for (const auto& tile : tiles_) {
    if (tile.code) see(*tile.code, arrival);
  }
  if (!tiles_.empty() && tiles_.front().code) note_first(tiles_.front().code->site, arrival);
}

// A composed picture may show one input twice; only the first time says how late it is.
void PictureViewer::see(const TimeCode& code, Timestamp arrival) {
  Site& site = sites_[code.site];
  if (site.last_frame == code.frame) return;
  site.last_frame = code.frame;
  site.frames.on_frame(arrival);
  if (!shared_.log) return;
  if (const auto latency = shared_.log->picture_latency(code, arrival)) latency_.add(*latency);
}

void PictureViewer::note_first(uint8_t site, Timestamp arrival) {
  if (shown_ == site) return;
  shown_ = site;
  if (shown_handler_) shown_handler_({site, arrival});
}

void PictureViewer::reset(Timestamp now) {
  frames_.reset(now);
  for (auto& site : sites_) site.frames.reset(now);
  latency_.reset();
  broken_ = 0;
  skipped_ = 0;
}

}  // namespace tools
