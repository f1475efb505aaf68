#include "media/packet/payload_store.h"

#include <cstring>

#include "media/base/check.h"

namespace media {
namespace {

// Bytes written before the ring begins anew although it is not full.
constexpr size_t kShortestLap = 16 * 1024;

}  // namespace

std::shared_ptr<PayloadStore> PayloadStore::create(size_t bytes, Duration useful) {
  return std::shared_ptr<PayloadStore>(new PayloadStore(bytes, useful));
}

PayloadStore::PayloadStore(size_t bytes, Duration useful)
    : capacity_(bytes), useful_(useful), bytes_(std::make_unique_for_overwrite<uint8_t[]>(bytes)) {
  CHECK(bytes > 0);
}

std::optional<Bytes> PayloadStore::keep(Bytes payload, Timestamp now) {
  if (payload.size() >= capacity_) return std::nullopt;
  const size_t place = end_ % capacity_;
  // Payloads lie in one piece. What an early lap overwrites was sent about `useful` ago, at a steady rate; after a key
  // frame, which makes a stream faster for a moment, nobody needs what came before.
  const bool first_is_old = place >= kShortestLap && now - lap_started_ > useful_;
  if (place + payload.size() > capacity_ || first_is_old) end_ += capacity_ - place;
  if (end_ % capacity_ == 0) lap_started_ = now;
  uint8_t* copy = bytes_.get() + end_ % capacity_;
  if (!payload.empty()) std::memcpy(copy, payload.data(), payload.size());
  end_ += payload.size();
  return Bytes(copy, payload.size());
}

uint64_t PayloadStore::position_of(Bytes part) const {
  const auto offset = static_cast<size_t>(part.data() - bytes_.get());
  CHECK(offset <= capacity_);
  return end_ - (end_ % capacity_ + capacity_ - offset) % capacity_;
}

std::optional<Bytes> PayloadStore::find(uint64_t position, size_t size) const {
  if (end_ > position + capacity_) return std::nullopt;
  return Bytes(bytes_.get() + position % capacity_, size);
}

}  // namespace media
