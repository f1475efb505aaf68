#include "mcu/loop/readiness.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <optional>
#include <thread>

namespace mcu {
namespace {

using namespace std::chrono_literals;

class Event {
 public:
  Event() : fd_(eventfd(0, EFD_NONBLOCK)) {}
  ~Event() { close(fd_); }
  int fd() const { return fd_; }
  void signal() { eventfd_write(fd_, 1); }
  void clear() {
    eventfd_t value;
    eventfd_read(fd_, &value);
  }

 private:
  int fd_;
};

constexpr media::Duration kNotAtAll{0};

TEST(Readiness, CallsBackForWhatIsReadableAndOnlyThat) {
  Readiness readiness;
  Event a;
  Event b;
  int a_calls = 0;
  int b_calls = 0;
  const uint64_t a_id = readiness.add(a.fd(), [&] { ++a_calls; });
  const uint64_t b_id = readiness.add(b.fd(), [&] { ++b_calls; });
  readiness.wait(kNotAtAll);
  EXPECT_EQ(b_calls, 0);
  b.signal();
  readiness.wait(media::Duration::max());
  EXPECT_EQ(a_calls, 0);
  EXPECT_EQ(b_calls, 1);
  readiness.wait(1h);
  EXPECT_EQ(b_calls, 2) << "what is left unread is offered again";
  b.clear();
  readiness.wait(1ns);
  EXPECT_EQ(b_calls, 2);
  readiness.remove(a_id);
  readiness.remove(b_id);
  EXPECT_TRUE(readiness.empty());
}

TEST(Readiness, ACallbackMayRemoveItselfAndOthers) {
  Readiness readiness;
  Event a;
  Event b;
  int calls = 0;
  std::optional<uint64_t> a_id;
  std::optional<uint64_t> b_id;
  const auto end_both = [&] {
    ++calls;
    readiness.remove(*a_id);
    readiness.remove(*b_id);
  };
  a_id = readiness.add(a.fd(), end_both);
  b_id = readiness.add(b.fd(), end_both);
  a.signal();
  b.signal();
  readiness.wait(media::Duration::max());
  EXPECT_EQ(calls, 1) << "the other one was readable too, but is gone";
  EXPECT_TRUE(readiness.empty());
}

TEST(Readiness, AWakeUpEndsOneWait) {
  Readiness readiness;
  readiness.wake();
  readiness.wake();
  readiness.wait(media::Duration::max());
  const auto before = std::chrono::steady_clock::now();
  readiness.wait(2ms);
  EXPECT_GE(std::chrono::steady_clock::now() - before, 2ms) << "it was used up";
  std::thread other([&] { readiness.wake(); });
  readiness.wait(media::Duration::max());
  other.join();
}

}  // namespace
}  // namespace mcu
