#include "media/video/packet_window.h"

#include <algorithm>
#include <cstring>

#include "media/base/check.h"
#include "media/packet/rtp_packet.h"

namespace media {

PacketWindow::PacketWindow(size_t capacity)
    : packets_(capacity), data_(std::make_unique_for_overwrite<uint8_t[]>(capacity * kMaxDatagramSize)) {
  CHECK(capacity != 0 && (capacity & (capacity - 1)) == 0);
}

void PacketWindow::start(int64_t first) {
  for (auto& packet : packets_) packet.sequence_number = StoredPacket::kNone;
  first_ = first;
  newest_ = first - 1;
}

size_t PacketWindow::advance(int64_t first) {
  size_t begun = 0;
  const int64_t end = std::min(first, first_ + static_cast<int64_t>(capacity()));
  for (int64_t number = first_; number < end; ++number) {
    if (const auto* packet = find(number)) begun += packet->starts_frame() ? 1 : 0;
    packets_[place(number)].sequence_number = StoredPacket::kNone;
  }
  first_ = std::max(first_, first);
  newest_ = std::max(newest_, first_ - 1);
  return begun;
}

bool PacketWindow::insert(const StoredPacket& packet, Bytes data) {
  const int64_t number = packet.sequence_number;
  if (number < first_ || number >= first_ + static_cast<int64_t>(capacity()) || find(number) != nullptr) return false;
  CHECK(data.size() <= kMaxDatagramSize);
  StoredPacket& target = packets_[place(number)];
  target = packet;
  target.size = static_cast<uint16_t>(data.size());
  if (!data.empty()) std::memcpy(data_.get() + place(number) * kMaxDatagramSize, data.data(), data.size());
  newest_ = std::max(newest_, number);
  return true;
}

const StoredPacket* PacketWindow::find(int64_t sequence_number) const {
  if (sequence_number < first_) return nullptr;
  const StoredPacket& packet = packets_[place(sequence_number)];
  return packet.sequence_number == sequence_number ? &packet : nullptr;
}

Bytes PacketWindow::data(const StoredPacket& packet) const {
  return {data_.get() + place(packet.sequence_number) * kMaxDatagramSize, packet.size};
}

std::optional<PacketWindow::Frame> PacketWindow::whole_frame_at(int64_t sequence_number) const {
  const StoredPacket* start = find(sequence_number);
  if (start == nullptr || !start->starts_frame()) return std::nullopt;
  for (int64_t last = sequence_number; last <= newest_; ++last) {
    const StoredPacket* packet = find(last);
    if (packet == nullptr) return std::nullopt;
    if (packet->marker) return Frame{sequence_number, last};
    const StoredPacket* next = find(last + 1);
    if (next == nullptr || next->size == 0) continue;
    if (next->timestamp == start->timestamp && !next->starts_frame()) continue;
    // Something else follows without a marker: whole if that begins at its own beginning.
    return next->starts_frame() ? std::optional(Frame{sequence_number, last}) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<PacketWindow::Frame> PacketWindow::next_whole_frame(int64_t from) const {
  for (int64_t number = std::max(from, first_); number <= newest_; ++number) {
    if (const auto frame = whole_frame_at(number)) return frame;
  }
  return std::nullopt;
}

std::optional<int64_t> PacketWindow::first_gap(int64_t from) const {
  for (int64_t number = std::max(from, first_); number < newest_; ++number) {
    if (find(number) == nullptr) return number;
  }
  return std::nullopt;
}

}  // namespace media
