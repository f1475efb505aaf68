#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "media/base/result.h"
#include "signaling/config/signaling_config.h"

namespace boost::asio {
class io_context;
}

namespace signaling {

// The service's version, "0.1.0".
std::string_view version();

// Signaling as a whole: web server, conferences and the connection to the mcu on one io_context with one thread. Here
// the clock is read and handed on.
class Service {
 public:
  // Makes the certificate if need be and listens, then reads pages and store; clients, who wait from then on, and mcu
  // are served once the io_context runs. Errors are one line each: busy port, missing pages, bad certificate.
  static media::Result<std::unique_ptr<Service>> create(boost::asio::io_context& context, SignalingConfig config);
  ~Service();

  // Closes every WebSocket with 1012 (come back by yourself), then calls `ended`, after 2 s at the latest.
  void shut_down(std::function<void()> ended);

  // Ports in use, 0 if switched off (they differ from the configuration's only where that says 0).
  uint16_t http_port() const;
  uint16_t https_port() const;

 private:
  class Impl;
  explicit Service(std::unique_ptr<Impl> impl);
  media::Result<void> offer_first_administrator();
  std::unique_ptr<Impl> impl_;
  bool http_enabled_ = false;
  bool https_enabled_ = false;
};

}  // namespace signaling
