#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "media/base/bytes.h"
#include "media/base/time.h"
#include "media/packet/media_packet.h"
#include "media/packet/vp8_descriptor.h"
#include "media/video/geometry.h"

namespace media {

// What a FrameAssembler keeps of one packet. The VP8 data behind the descriptor lies in the window.
struct StoredPacket {
  static constexpr int64_t kNone = std::numeric_limits<int64_t>::min();
  int64_t sequence_number = kNone;  // kNone: the place is empty
  int64_t timestamp = 0;
  Timestamp arrival;
  std::optional<Timestamp> capture;
  Vp8Descriptor descriptor;
  Size keyframe_size;            // empty unless it begins a key frame
  uint16_t size = 0;             // bytes of VP8 data; 0: padding only
  bool marker = false;

  bool starts_frame() const { return size != 0 && descriptor.starts_frame(); }
  bool starts_keyframe() const { return starts_frame() && !keyframe_size.empty(); }
};

// The last packets of one VP8 stream by sequence number: a ring of fixed memory, [first(), first() + capacity).
class PacketWindow {
 public:
  // `capacity`: a power of two.
  explicit PacketWindow(size_t capacity);

  size_t capacity() const { return packets_.size(); }
  // Sequence number the window begins at, and the newest one in it; both 0 before start().
  int64_t first() const { return first_; }
  int64_t newest() const { return newest_; }

  // Empties the window and lets it begin at `first`.
  void start(int64_t first);
  // Forgets everything before `first`; gives the number of frames of which a beginning was forgotten.
  size_t advance(int64_t first);

  // False if the packet is outside the window or there already. `data` is at most kMaxDatagramSize bytes.
  bool insert(const StoredPacket& packet, Bytes data);
  // The packet with this number, or null.
  const StoredPacket* find(int64_t sequence_number) const;
  Bytes data(const StoredPacket& packet) const;

  // A run of packets that is one whole frame.
  struct Frame {
    int64_t first = 0;
    int64_t last = 0;
  };
  // The frame that begins at `sequence_number`, if all of it is here: up to the marker, or to the start of another
  // frame right behind it.
  std::optional<Frame> whole_frame_at(int64_t sequence_number) const;
  // The first whole frame that begins at or after `from`.
  std::optional<Frame> next_whole_frame(int64_t from) const;
  // The first number at or after `from` that is not here although a newer one is.
  std::optional<int64_t> first_gap(int64_t from) const;

 private:
  size_t place(int64_t sequence_number) const { return static_cast<size_t>(sequence_number) & (packets_.size() - 1); }

  std::vector<StoredPacket> packets_;
  std::unique_ptr<uint8_t[]> data_;
  int64_t first_ = 0;
  int64_t newest_ = 0;
};

}  // namespace media
