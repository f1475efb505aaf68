#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <utility>

#include "mcu/loop/event_loop.h"
#include "media/base/check.h"

namespace mcu {

// Later deadlines do not touch the armed timer: it fires early, finds that there is time left and is armed again. So a
// deadline that moves forward with every packet costs one timer operation per span, not one per packet.
struct DeadlineTimer::Impl : std::enable_shared_from_this<DeadlineTimer::Impl> {
  Impl(EventLoop& loop, std::function<void()> on_deadline)
      : loop(loop), timer(loop.context()), on_deadline(std::move(on_deadline)) {}

  void arm() {
    armed = deadline;
    timer.expires_at(std::chrono::steady_clock::time_point(deadline.time_since_epoch()));
    timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
      if (!error) self->fire();
    });
  }

  void fire() {
    armed = media::kNever;
    if (deadline == media::kNever) return;
    if (EventLoop::now() < deadline) return arm();
    deadline = media::kNever;
    on_deadline();
  }

  EventLoop& loop;
  boost::asio::steady_timer timer;
  std::function<void()> on_deadline;
  media::Timestamp deadline = media::kNever;
  media::Timestamp armed = media::kNever;
};

DeadlineTimer::DeadlineTimer(EventLoop& loop, std::function<void()> on_deadline)
    : impl_(std::make_shared<Impl>(loop, std::move(on_deadline))) {}

DeadlineTimer::~DeadlineTimer() {
  CHECK(impl_->loop.in_loop());
  impl_->deadline = media::kNever;
  impl_->timer.cancel();
}

void DeadlineTimer::set(media::Timestamp deadline) {
  CHECK(impl_->loop.in_loop());
  impl_->deadline = deadline;
  if (deadline < impl_->armed) impl_->arm();
}

media::Timestamp DeadlineTimer::deadline() const { return impl_->deadline; }

}  // namespace mcu
