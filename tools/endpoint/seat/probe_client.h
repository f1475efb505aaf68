#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "mcu/loop/event_loop.h"
#include "tools/endpoint/seat/endpoint_url.h"
#include "tools/endpoint/seat/network_thread.h"

namespace tools {

// What the line to the server is to carry.
struct ProbeOrder {
  EndpointUrl server;
  std::string token;       // a hall device's
  uint64_t bytes = 0;      // in each direction
  double up_kbps = 4000;   // goes out no faster; what comes is paced by the server
  // That each should take; receiving ends then, sending after twice that.
  std::chrono::milliseconds time = std::chrono::seconds(2);
  std::chrono::milliseconds patience = std::chrono::seconds(25);  // for all of it, the turn it waits for too
};

// What it carried, kbit/s; none: that could not be measured.
struct ProbeFigures {
  std::optional<double> down_kbps{};
  std::optional<double> up_kbps{};
  friend bool operator==(const ProbeFigures&, const ProbeFigures&) = default;
};

// Measures by GET and POST of /api/v1/probe what the line carries, one direction after the other. The server lets one
// probe run at a time: it waits for its turn. Lives on the network's thread; `on_done` is called once, on the loop,
// never inside the constructor and not when this is gone.
class ProbeClient {
 public:
  using DoneHandler = std::function<void(const ProbeFigures&)>;

  // Begins. Certificates are not judged, as by SignalingClient. REQUIRES: the loop outlives the network's thread, and
  // that this.
  ProbeClient(mcu::EventLoop& loop, NetworkThread& network, ProbeOrder order, DoneHandler on_done);
  ProbeClient(const ProbeClient&) = delete;
  ProbeClient& operator=(const ProbeClient&) = delete;
  // Cuts what is under way.
  ~ProbeClient();

 private:
  class Session;
  struct Listener;

  std::shared_ptr<Listener> listener_;
  std::shared_ptr<Session> session_;
};

}  // namespace tools
