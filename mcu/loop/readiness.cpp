#include "mcu/loop/readiness.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "media/base/check.h"

namespace mcu {

Readiness::Readiness() : epoll_(epoll_create1(EPOLL_CLOEXEC)) { CHECK(epoll_ >= 0); }

Readiness::~Readiness() { close(epoll_); }

uint64_t Readiness::add(int fd, Callback on_readable) {
  const uint64_t id = next_id_++;
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = id;
  CHECK(epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) == 0);
  entries_.emplace(id, std::make_shared<Entry>(Entry{fd, std::move(on_readable)}));
  return id;
}

void Readiness::remove(uint64_t id) {
  const auto found = entries_.find(id);
  CHECK(found != entries_.end());
  epoll_ctl(epoll_, EPOLL_CTL_DEL, found->second->fd, nullptr);
  entries_.erase(found);
}

void Readiness::dispatch() {
  std::array<epoll_event, 64> events;
  const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 0);
  for (int i = 0; i < count; ++i) {
    const auto found = entries_.find(events[static_cast<size_t>(i)].data.u64);
    if (found == entries_.end()) continue;  // removed by a callback of this round
    const std::shared_ptr<Entry> entry = found->second;  // it may remove itself
    entry->on_readable();
  }
}

}  // namespace mcu
