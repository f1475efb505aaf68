#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "mcu/loop/event_loop.h"
#include "media/base/bytes.h"
#include "media/transport/address.h"

namespace mcu {

// Local socket and remote address that ICE selected.
struct SelectedPair {
  media::Address local;
  media::Address remote;
};

// What libnice says of a connection: a newly selected pair, or one of the states that matter to us.
struct NiceEvent {
  enum class Kind : uint8_t { kChecking, kSelected, kFailed } kind;
  SelectedPair pair;  // with kSelected
};

// Carries datagrams and events of one connection from libnice's thread to the owner's loop: values in a batch, one post
// for all that gather while the loop is busy. Two batches take turns, so nothing is allocated in steady state.
class IceInbox : public std::enable_shared_from_this<IceInbox> {
 public:
  static constexpr size_t kMaxDatagrams = 1024;
  static constexpr size_t kMaxBytes = 1024 * 1024;

  struct Sink {
    std::function<void(const NiceEvent&)> on_event;
    std::function<void(media::MutableBytes)> on_datagram;
  };

  IceInbox(EventLoop& loop, Sink sink) : loop_(&loop), sink_(std::move(sink)) {}

  // Any thread.
  void push(const NiceEvent& event);
  // Any thread. A datagram beyond the bounds is dropped and counted.
  void push(media::Bytes datagram);

  // Loop's thread: nothing reaches the sink or the loop afterwards.
  void close();
  uint64_t dropped() const;

 private:
  struct Batch {
    std::vector<NiceEvent> events;
    std::vector<uint8_t> bytes;
    std::vector<size_t> sizes;
  };

  void post_once();
  void deliver();

  mutable std::mutex mutex_;
  EventLoop* loop_;  // null: closed
  bool posted_ = false;
  Batch filling_;
  uint64_t dropped_ = 0;

  // Loop's thread only.
  Sink sink_;
  Batch delivering_;
};

}  // namespace mcu
