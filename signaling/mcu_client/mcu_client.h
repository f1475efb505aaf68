#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "mcu/api/messages.h"
#include "signaling/mcu_client/mcu_channel.h"

namespace boost::asio {
class io_context;
}

namespace signaling {

// Who is told what the mcu says. Never called from within McuClient::send().
class McuHandler {
 public:
  virtual ~McuHandler() = default;
  // The mcu is there and may be sent commands from now on.
  virtual void mcu_up(const mcu::Welcome& welcome) = 0;
  // It is gone; replies still owed will not come.
  virtual void mcu_down() = 0;
  virtual void mcu_event(const mcu::Event& event) = 0;
};

struct McuClientSettings {
  std::string address = "127.0.0.1";  // host name or IP address
  uint16_t port = 7100;
  McuChannelSettings channel;
  Duration shortest_pause = std::chrono::milliseconds(100);  // between attempts to connect, doubled each time
  Duration longest_pause = std::chrono::seconds(2);
};

// Keeps one connection to the mcu for as long as it lives, again and again. Runs on the io_context's one thread, on
// which everything is called.
class McuClient {
 public:
  enum class State { kConnecting, kConnected, kRefused };

  // `handler` outlives the client.
  McuClient(boost::asio::io_context& context, McuClientSettings settings, McuHandler& handler);
  // Ends the connection without a further call to the handler.
  ~McuClient();

  void start();
  // Sends a command if the mcu is there; otherwise it is lost, as mcu_up() will tell the owner to begin again.
  void send(const mcu::Command& command);

  State state() const;
  // The mcu's name, once it has said it.
  const std::string& name() const;
  // What went wrong last, one sentence; empty while connected.
  const std::string& problem() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;  // shared with the coroutine that runs it
  boost::asio::io_context& context_;
};

}  // namespace signaling
