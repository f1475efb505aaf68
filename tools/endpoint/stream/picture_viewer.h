#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "media/video/encoded_frame.h"
#include "media/video/frame_assembler.h"
#include "media/video/vp8_decoder.h"
#include "tools/endpoint/core/meters.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/core/tile_reader.h"
#include "tools/endpoint/stream/frame_marks.h"
#include "tools/endpoint/stream/media_receiver.h"

namespace tools {

// Looks at the pictures of one receive-video m-line: how many come, where they stand still, which sites they show in
// which tiles and how late. Forwarded pictures of replayed tracks are recognised without decoding. One thread.
class PictureViewer : public StreamSink {
 public:
  enum class Decoding : uint8_t { kNever, kFirst, kAlways };  // kFirst: until one picture has been seen

  struct Shared {
    const SendLog* log = nullptr;       // null: no latency
    const FrameMarks* marks = nullptr;  // null: nothing is recognised without decoding
    media::FrameBuffers* buffers = nullptr;
  };
  PictureViewer(std::string mid, Decoding decoding, const Shared& shared);

  void on_packet(const media::MediaPacket& packet, media::Timestamp now) override;
  bool keyframe_wanted() const override;
  media::Timestamp next_deadline() const override;
  void poll(media::Timestamp now) override;

  // Another site has come into the first tile (the stage, or the whole of a forwarded picture).
  struct Shown {
    uint8_t site = 0;
    media::Timestamp time;  // when the last packet of the picture came
  };
  using ShownHandler = std::function<void(const Shown&)>;
  void on_shown(ShownHandler handler) { shown_handler_ = std::move(handler); }
  // Gets every whole frame, e.g. to write it to a file. Only if decoding is kAlways.
  using FrameHandler = std::function<void(const media::EncodedFrame&)>;
  void add_frame_handler(FrameHandler handler) { frame_handlers_.push_back(std::move(handler)); }

  const std::string& mid() const { return mid_; }
  const FrameMeter& frames() const { return frames_; }
  std::optional<media::Timestamp> first_decoded() const { return first_decoded_; }
  media::Size size() const { return size_; }
  // Of the last picture that was read; empty before one.
  const std::vector<TileReading>& tiles() const { return tiles_; }
  // New pictures of each site that stood in a tile since reset(): those with frames() > 0.
  const FrameMeter& site_frames(uint8_t site) const { return sites_[site].frames; }
  std::optional<uint8_t> first_site() const { return shown_; }
  const LatencyMeter& latency() const { return latency_; }
  uint64_t broken_frames() const { return broken_; }  // not whole, or not decodable
  void reset(media::Timestamp now);

 private:
  struct Site {
    FrameMeter frames;
    std::optional<uint16_t> last_frame;
  };

  void count(const media::MediaPacket& packet);
  void finish_counted(const media::MediaPacket& packet);
  void take(const media::EncodedFrame& frame);
  void look(const media::EncodedFrame& frame, const media::I420View& picture);
  void see(const TimeCode& code, media::Timestamp arrival);
  void note_first(std::optional<uint8_t> site, media::Timestamp arrival);
  bool decodes() const;

  std::string mid_;
  Decoding decoding_;
  Shared shared_;
  std::unique_ptr<media::FrameAssembler> assembler_;  // none if nothing is ever decoded
  std::optional<media::Vp8Decoder> decoder_;

  // While nothing is decoded.
  std::optional<int64_t> last_sequence_;
  bool frame_whole_ = false;
  bool needs_keyframe_ = true;

  FrameMeter frames_;
  std::optional<media::Timestamp> first_decoded_;
  media::Size size_;
  TileReader reader_;
  std::vector<TileReading> tiles_;
  std::array<Site, kTimeCodeSites> sites_;
  std::optional<uint8_t> shown_;
  LatencyMeter latency_;
  uint64_t broken_ = 0;
  ShownHandler shown_handler_;
  std::vector<FrameHandler> frame_handlers_;
};

}  // namespace tools
