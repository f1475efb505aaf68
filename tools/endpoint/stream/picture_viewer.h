#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mcu/loop/lane.h"
#include "mcu/loop/task.h"
#include "media/video/encoded_frame.h"
#include "media/video/frame_assembler.h"
#include "tools/endpoint/core/meters.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/core/tile_reader.h"
#include "tools/endpoint/stream/frame_marks.h"
#include "tools/endpoint/stream/media_receiver.h"
#include "tools/endpoint/stream/picture_reader.h"

namespace tools {

// Looks at the pictures of one receive-video m-line: how many come, where they stand still, which sites they show in
// which tiles and how late. Decoding runs on a lane, so that a process of many seats sends and receives on time;
// forwarded pictures of replayed tracks are recognised without any. Loop's thread.
class PictureViewer : public StreamSink {
 public:
  enum class Decoding : uint8_t { kNever, kFirst, kAlways };  // kFirst: until one picture has been seen

  struct Shared {
    const SendLog* log = nullptr;       // null: no latency
    const FrameMarks* marks = nullptr;  // null: nothing is recognised without decoding
    media::FrameBuffers* buffers = nullptr;
    SharedDecoders* decoders = nullptr;
    std::function<std::unique_ptr<mcu::Lane>()> make_lane;  // for kLaneCapacity frames
    std::function<void(mcu::Task)> post;                    // from the lane back to the loop
  };
  static constexpr size_t kLaneCapacity = 8;
  // `shared`: what it points to outlives this.
  PictureViewer(std::string mid, Decoding decoding, const Shared& shared);
  ~PictureViewer() override;

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
  // Gets every whole frame, e.g. to write it to a file. Only while pictures are decoded.
  using FrameHandler = std::function<void(const media::EncodedFrame&)>;
  void add_frame_handler(FrameHandler handler) { frame_handlers_.push_back(std::move(handler)); }

  const std::string& mid() const { return mid_; }
  const FrameMeter& frames() const { return frames_; }
  // When the last packet of the first picture that could be decoded came.
  std::optional<media::Timestamp> first_decoded() const { return first_decoded_; }
  media::Size size() const { return size_; }
  // Of the last picture that was read; empty before one.
  const std::vector<TileReading>& tiles() const { return tiles_; }
  // New pictures of each site that stood in a tile since reset(): those with frames() > 0.
  const FrameMeter& site_frames(uint8_t site) const { return sites_[site].frames; }
  std::optional<uint8_t> first_site() const { return shown_; }
  const LatencyMeter& latency() const { return latency_; }
  uint64_t broken_frames() const { return broken_; }    // not whole, or not decodable
  uint64_t skipped_frames() const { return skipped_; }  // not decoded because this machine is too slow
  void reset(media::Timestamp now);

 private:
  struct Site {
    FrameMeter frames;
    std::optional<uint16_t> last_frame;
  };

  void count(const media::MediaPacket& packet);
  void finish_counted(const media::MediaPacket& packet);
  void take(media::EncodedFrame frame);
  void on_read(media::EncodedFrame frame, std::optional<PictureReading> reading);
  void see(const TimeCode& code, media::Timestamp arrival);
  void note_first(uint8_t site, media::Timestamp arrival);
  bool decodes() const;

  std::string mid_;
  Decoding decoding_;
  Shared shared_;
  std::unique_ptr<media::FrameAssembler> assembler_;  // none if nothing is ever decoded
  std::shared_ptr<PictureReader> reader_;             // used on the lane only
  std::shared_ptr<PictureViewer*> alive_;             // used on the loop only
  std::unique_ptr<mcu::Lane> lane_;

  // While nothing is decoded.
  std::optional<int64_t> last_sequence_;
  bool frame_whole_ = false;
  bool needs_keyframe_ = true;

  FrameMeter frames_;
  std::optional<media::Timestamp> first_decoded_;
  media::Size size_;
  std::vector<TileReading> tiles_;
  std::array<Site, kTimeCodeSites> sites_;
  std::optional<uint8_t> shown_;
  LatencyMeter latency_;
  uint64_t broken_ = 0;
  uint64_t skipped_ = 0;
  ShownHandler shown_handler_;
  std::vector<FrameHandler> frame_handlers_;
};

}  // namespace tools
