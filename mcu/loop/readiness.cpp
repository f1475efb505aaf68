#include "mcu/loop/readiness.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "media/base/check.h"

namespace mcu {
namespace {

timespec to_timespec(media::Duration duration) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(duration);
  return {static_cast<time_t>(seconds.count()), static_cast<long>((duration - seconds).count())};
}

}  // namespace

Readiness::Readiness() : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  CHECK(epoll_ >= 0 && wake_ >= 0);
  epoll_event event{};
  event.events = EPOLLIN | EPOLLET;
  CHECK(epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event) == 0);
}

Readiness::~Readiness() {
  close(wake_);
  close(epoll_);
}

uint64_t Readiness::add(int fd, Callback on_readable) {
  const uint64_t id = next_id_++;
  auto entry = std::make_unique<Entry>(Entry{fd, std::move(on_readable)});
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = entry.get();
  CHECK(epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) == 0);
  entries_.emplace(id, std::move(entry));
  return id;
}

void Readiness::remove(uint64_t id) {
  const auto found = entries_.find(id);
  CHECK(found != entries_.end());
  epoll_ctl(epoll_, EPOLL_CTL_DEL, found->second->fd, nullptr);
  found->second->fd = -1;
  removed_.push_back(std::move(found->second));
  entries_.erase(found);
}

void Readiness::wait(media::Duration at_most) {
  removed_.clear();
  std::array<epoll_event, 64> events;
  const timespec limit = to_timespec(at_most);
  const timespec* timeout = at_most == media::Duration::max() ? nullptr : &limit;
  const int count = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), timeout, nullptr);
  for (int i = 0; i < count; ++i) {
    const auto* entry = static_cast<const Entry*>(events[static_cast<size_t>(i)].data.ptr);
    if (entry != nullptr && entry->fd >= 0) entry->on_readable();
  }
}

void Readiness::wake() { eventfd_write(wake_, 1); }

}  // namespace mcu
