#include "mcu/ice/ice_inbox.h"

#include <utility>

namespace mcu {

void IceInbox::push(const NiceEvent& event) {
  const std::lock_guard lock(mutex_);
  if (!loop_) return;
  filling_.events.push_back(event);
  post_once();
}

void IceInbox::push(media::Bytes datagram) {
  const std::lock_guard lock(mutex_);
  if (!loop_) return;
  if (filling_.sizes.size() == kMaxDatagrams || filling_.bytes.size() + datagram.size() > kMaxBytes) {
    ++dropped_;
    return;
  }
  filling_.bytes.insert(filling_.bytes.end(), datagram.begin(), datagram.end());
  filling_.sizes.push_back(datagram.size());
  post_once();
}

// With the lock held, which is what keeps the loop alive: close() comes before the loop goes.
void IceInbox::post_once() {
  if (std::exchange(posted_, true)) return;
  loop_->post([self = shared_from_this()] { self->deliver(); });
}

void IceInbox::deliver() {
  {
    const std::lock_guard lock(mutex_);
    posted_ = false;
    if (!loop_) return;
    std::swap(filling_, delivering_);
  }
  // Events first: the datagrams came over pairs that are selected by now.
  for (const NiceEvent& event : delivering_.events) sink_.on_event(event);
  size_t begin = 0;
  for (const size_t size : delivering_.sizes) {
    sink_.on_datagram(media::MutableBytes(delivering_.bytes).subspan(begin, size));
    begin += size;
  }
  delivering_.events.clear();
  delivering_.bytes.clear();
  delivering_.sizes.clear();
}

void IceInbox::close() {
  const std::lock_guard lock(mutex_);
  loop_ = nullptr;
}

uint64_t IceInbox::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

}  // namespace mcu
