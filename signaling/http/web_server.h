#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/base/result.h"
#include "media/base/time.h"
#include "signaling/http/http_types.h"
#include "signaling/http/tls_certificate.h"

namespace boost::asio {
class io_context;
}

namespace signaling {

// One WebSocket of the server, counted from its start and never used twice.
using SocketId = uint64_t;

// Who is told what WebSockets bring. Never called from within a call of the server.
class WebSocketHandler {
 public:
  virtual ~WebSocketHandler() = default;
  virtual void socket_opened(SocketId socket, const std::string& address) = 0;
  // One message, at most WebServerSettings::max_message bytes; UTF-8 is the reader's business.
  virtual void socket_text(SocketId socket, std::string_view text) = 0;
  // Exactly once for each that was opened, whoever ended it.
  virtual void socket_closed(SocketId socket) = 0;
};

struct WebServerSettings {
  struct Listener {
    std::string address;
    uint16_t port = 0;  // 0: any free one (tests)
    bool tls = false;
  };
  std::vector<Listener> listeners;
  std::optional<TlsCertificate> certificate;  // required if a listener wants TLS
  std::string web_socket_path = "/ws";
  // Reverse proxies, by address: their X-Forwarded-For and -Proto are believed (forwarded.h), and many clients of one
  // are not bounded as if they were one.
  std::vector<std::string> trusted_proxies{};
  size_t max_connections = 1000;
  size_t max_connections_per_address = 100;
  size_t max_message = 256 * 1024;      // bytes from a client; a longer one ends its connection
  size_t max_waiting = 2 * 1024 * 1024;  // bytes a client has not taken; more ends its connection
  double messages_per_second = 20;      // of one WebSocket; too many: closed with 4008
  double message_burst = 100;
  media::Duration request_time = std::chrono::seconds(10);  // for a handshake or request; idle connections: three times
  // Bodies and answers that go in pieces: each piece has request_time, all together this.
  media::Duration transfer_time = std::chrono::minutes(30);
  media::Duration idle_time = std::chrono::seconds(8);      // of a WebSocket, with a ping after half of it
};

// HTTP and WebSocket server over plain TCP and TLS on one io_context with one thread, on which everything is called.
// Bounded everywhere: headers 8 KiB, request bodies as long as HttpHandler::max_body() says, time-outs, messages,
// queues, connections. Nothing from the network ends it or throws out of it.
class WebServer {
 public:
  // Listens: whoever connects waits until serve(). Errors: "http.busy_port" names the port and the cure,
  // "http.address", "tls.bad_certificate".
  static media::Result<std::unique_ptr<WebServer>> listen(boost::asio::io_context& context, WebServerSettings settings);
  // Ends all connections at once, without calling the handlers.
  ~WebServer();

  // From now on connections are taken, once the io_context runs; nothing else is called before. Called once. The
  // handlers outlive the server.
  void serve(HttpHandler& http, WebSocketHandler& sockets);

  // Queues a text message. An unknown socket is ignored.
  void send(SocketId socket, std::shared_ptr<const std::string> text);
  // Sends what is queued, then closes with this code. What the client still sends is dropped.
  void close(SocketId socket, uint16_t code);

  // Takes no more connections, closes WebSockets with this code and the others at once.
  void shut_down(uint16_t code);
  // No connection is left.
  bool is_idle() const;

  // The port the n-th listener has.
  uint16_t port(size_t listener) const;
  size_t connections() const;

 private:
  class Impl;
  explicit WebServer(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;
};

}  // namespace signaling
