#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"
#include "mcu/api/messages.h"

namespace signaling {

using media::Duration;
using media::Timestamp;

struct McuChannelSettings {
  std::string secret;
  Duration greeting_time = std::chrono::seconds(5);  // until the welcome
  Duration reply_time = std::chrono::seconds(10);    // of each command
  Duration silence = std::chrono::seconds(10);       // the mcu sends figures every second
};

// Signaling's end of one connection to the mcu's control channel (mcu/api): the proof of the secret, then commands and
// their replies, and events. Sans I/O: lines in, lines out, deadlines back. One object a connection.
class McuChannel {
 public:
  McuChannel(McuChannelSettings settings, Timestamp now);

  // One line without its line feed. Gives what the owner is to know: the Welcome first, then replies and events;
  // nothing for a step of the greeting or an event of a newer mcu. An error ends the connection: a wrong secret,
  // another API version, a message out of place.
  media::Result<std::optional<mcu::Event>> on_line(std::string_view line, Timestamp now);

  // The line for a command, without its line feed. Its reply comes by on_line() or handle_timeout(). REQUIRES
  // is_ready().
  std::string send(const mcu::Command& command, Timestamp now);
  // A line of the greeting to be sent, once each.
  std::optional<std::string> poll_line();

  bool is_ready() const { return state_ == State::kReady; }

  Timestamp next_deadline() const;
  // Replies the mcu owes too long, as failed ones ("mcu.timeout"); an error if the mcu does not greet or has been
  // silent.
  media::Result<std::vector<mcu::Reply>> handle_timeout(Timestamp now);

 private:
  enum class State { kChallenged, kProving, kReady };
  using Step = media::Result<std::optional<mcu::Event>>;

  Step on(mcu::Challenge challenge);
  Step on(mcu::Refused refused);
  Step on(mcu::Welcome welcome);
  Step on(mcu::Reply reply);
  template <typename E>
  Step on(E event);

  const McuChannelSettings settings_;
  State state_ = State::kChallenged;
  std::optional<std::string> line_;
  Timestamp alive_until_;
  std::map<int64_t, Timestamp> owed_;  // command ids and when their replies are overdue
};

}  // namespace signaling
