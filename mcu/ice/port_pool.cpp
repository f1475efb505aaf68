#include "mcu/ice/port_pool.h"

#include <utility>

#include "media/base/check.h"

namespace mcu {

PortPool::PortPool(uint16_t min, uint16_t max) : min_(min), max_(max), used_(max - min + 1u) { CHECK(min <= max); }

PortPool::Lease::Lease(Lease&& other) noexcept : pool_(std::exchange(other.pool_, nullptr)), port_(other.port_) {}

PortPool::Lease& PortPool::Lease::operator=(Lease&& other) noexcept {
  std::swap(pool_, other.pool_);
  std::swap(port_, other.port_);
  return *this;
}

PortPool::Lease::~Lease() {
  if (pool_) pool_->give_back(port_);
}

std::optional<PortPool::Lease> PortPool::acquire() {
  const std::lock_guard lock(mutex_);
  if (max_ == 0) {
    ++in_use_;
    return Lease(this, 0);
  }
  for (size_t tried = 0; tried < used_.size(); ++tried) {
    const size_t index = next_;
    next_ = (next_ + 1) % used_.size();
    if (used_[index]) continue;
    used_[index] = true;
    ++in_use_;
    return Lease(this, static_cast<uint16_t>(min_ + index));
  }
  return std::nullopt;
}

size_t PortPool::in_use() const {
  const std::lock_guard lock(mutex_);
  return in_use_;
}

void PortPool::give_back(uint16_t port) {
  const std::lock_guard lock(mutex_);
  --in_use_;
  if (max_ != 0) used_[port - min_] = false;
}

}  // namespace mcu
