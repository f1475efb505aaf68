#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "mcu/api/messages.h"

namespace mcu {

// What the control channel drives. Called on the control thread; must not block.
class ControlTarget {
 public:
  virtual ~ControlTarget() = default;
  using ReplyHandler = std::function<void(Reply)>;
  // Carries out a command and answers exactly once, on any thread; Reply::id is filled in by the server.
  virtual void execute(CommandBody command, ReplyHandler reply) = 0;
  // Tells what runs, for a signaling service that has just come (back); answers once, on any thread.
  virtual void describe(std::function<void(std::vector<RunningConference>)> answer) = 0;
};

struct ControlConfig {
  std::string address = "127.0.0.1";
  uint16_t port = 7100;  // 0: any free one (tests)
  std::string secret;    // shared with signaling; at least 16 characters
  std::string name = "mcu";
};

// Listens for signaling services on a thread of its own. Each connection must prove the secret within 5 s; then its
// commands are carried out and every event goes to all connections. A connection that sends what cannot be read gets an
// error reply and lives; one that does not read its events (4 MiB waiting) is closed. Media never depends on it.
class ControlServer {
 public:
  // Errors: "control.address" (not an IP address), "control.busy_port", "control.weak_secret". `target` outlives the
  // server.
  static media::Result<std::unique_ptr<ControlServer>> create(const ControlConfig& config, ControlTarget& target);
  // Closes all connections and joins the thread.
  ~ControlServer();

  uint16_t port() const;
  // Sends an event to every signaling service connected. Any thread.
  void publish(Event event);

 private:
  class Impl;
  explicit ControlServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace mcu
