#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "mcu/ice/datagram_reader.h"
#include "mcu/ice/ice_inbox.h"
#include "mcu/ice/media_socket.h"
#include "mcu/loop/event_loop.h"
#include "media/base/result.h"
#include "media/base/time.h"

namespace mcu {

// One participant's media sockets: one beside each of libnice's, read on the owner's loop. Everything but STUN comes
// and goes here. Changes of the pair and ICE restarts need no hand-over: only where we send follows the selected pair.
// Loop's thread. Must be destroyed before libnice's sockets are.
class FastPath {
 public:
  using Sink = std::function<void(media::MutableBytes, const media::Address& from, media::Timestamp now)>;

  // `nice_sockets`: descriptors of all of the agent's sockets, right after gathering. `reader` is shared by the loop's
  // transports. `poll_interval`: as in IceConfig. Fails as MediaSocket::open().
  static media::Result<std::unique_ptr<FastPath>> open(EventLoop& loop, std::shared_ptr<DatagramReader> reader,
                                                       const std::vector<int>& nice_sockets, Sink sink,
                                                       media::Duration poll_interval = {});
  FastPath(const FastPath&) = delete;
  FastPath& operator=(const FastPath&) = delete;

  // Where to send from now on: from the socket beside the pair's local one to its remote address. False, and nothing
  // can be sent here, if there is none (a relayed or TCP candidate).
  bool select(const SelectedPair& pair);
  bool can_send() const { return selected_ != nullptr; }
  // Requires can_send().
  MediaSocket::Sent send(const media::DatagramBatch& batch);

  // Received datagrams that the kernel threw away.
  uint64_t receive_drops() const;

  // As IceTransport's.
  void hold(bool held);
  void read();

 private:
  struct Entry {
    MediaSocket socket;
    EventLoop::Watch watch;  // ends before the socket closes
  };

  FastPath(EventLoop& loop, std::shared_ptr<DatagramReader> reader, Sink sink);
  void watch(Entry& entry);
  void read(int fd);
  void poll_from_now_on(media::Duration interval);

  EventLoop& loop_;
  std::shared_ptr<DatagramReader> reader_;
  Sink sink_;
  std::vector<std::unique_ptr<Entry>> entries_;
  bool held_ = false;                          // the entries' watches are off
  std::unique_ptr<DeadlineTimer> poll_timer_;  // of the poll interval, if there is one
  media::Duration clock_offset_{0};            // from CLOCK_REALTIME to the loop's clock
  MediaSocket* selected_ = nullptr;
  SocketAddress remote_;
};

}  // namespace mcu
