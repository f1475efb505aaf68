#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "mcu/loop/event_loop.h"
#include "tools/endpoint/seat/endpoint_url.h"
#include "tools/endpoint/seat/network_thread.h"

namespace tools {

// One WebSocket to signaling. It lives on the network's thread; its methods and events are the loop's, and no event
// comes inside a method or after the client is gone.
class SignalingClient {
 public:
  struct Events {
    std::function<void()> on_open;
    std::function<void(std::string_view)> on_message;
    // The end, once: the other side's close code, or kLost for a line that broke or never came about.
    std::function<void(int code, const std::string& reason)> on_closed;
  };
  static constexpr int kLost = 1006;

  // Begins to connect. Certificates are not judged: a hall endpoint's line is the state WAN, and the bridge makes its
  // own. REQUIRES: the loop outlives the network's thread, and that this.
  SignalingClient(mcu::EventLoop& loop, NetworkThread& network, const EndpointUrl& url, Events events);
  // Cuts the connection without goodbye.
  ~SignalingClient();

  // One text message; before on_open they wait.
  void send(std::string text);
  // Closes politely; on_closed follows.
  void close();

 private:
  class Session;
  struct Listener;

  std::shared_ptr<Listener> listener_;
  std::shared_ptr<Session> session_;
};

}  // namespace tools
