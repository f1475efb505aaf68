#pragma once

// Internal to signaling/http: what the server knows of a connection, whatever carries it.

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "signaling/http/http_types.h"
#include "signaling/http/web_server.h"

namespace signaling {

// A WebSocket, over TCP or TLS.
class WebSocketConnection {
 public:
  virtual ~WebSocketConnection() = default;
  virtual void send(std::shared_ptr<const std::string> text) = 0;
  virtual void close(uint16_t code) = 0;
  // Ends the connection without a word; its coroutine notices later, not within the call.
  virtual void cut() = 0;
};

// State the connections of one server share. Coroutines hold it by shared_ptr: it may outlive the server, which then
// has cleared the handlers.
struct ServerState {
  WebServerSettings settings;
  HttpHandler* http = nullptr;          // null: the server does not serve yet, or is gone
  WebSocketHandler* sockets = nullptr;  // likewise
  SocketId last_socket = 0;
  std::map<SocketId, std::weak_ptr<WebSocketConnection>> web_sockets;
  std::map<uint64_t, boost::asio::ip::tcp::socket*> plain;  // HTTP connections, to be cut at the end
  uint64_t last_plain = 0;
  std::map<std::string, size_t> per_address;
  size_t connections = 0;
  bool ending = false;

  bool is_over() const { return http == nullptr; }
};

// Counts a connection for as long as it lives.
class ConnectionCount {
 public:
  ConnectionCount(std::shared_ptr<ServerState> state, std::string address)
      : state_(std::move(state)), address_(std::move(address)) {
    ++state_->connections;
    ++state_->per_address[address_];
  }
  ConnectionCount(ConnectionCount&&) noexcept = default;
  ConnectionCount& operator=(ConnectionCount&&) = delete;
  ~ConnectionCount() {
    if (!state_) return;
    --state_->connections;
    if (--state_->per_address[address_] == 0) state_->per_address.erase(address_);
  }

  const std::string& address() const { return address_; }

 private:
  std::shared_ptr<ServerState> state_;
  std::string address_;
};

// Serve one accepted connection from its first byte to its end.
boost::asio::awaitable<void> serve_plain(std::shared_ptr<ServerState> state, boost::asio::ip::tcp::socket socket,
                                         ConnectionCount count);
boost::asio::awaitable<void> serve_tls(std::shared_ptr<ServerState> state,
                                       std::shared_ptr<boost::asio::ssl::context> tls,
                                       boost::asio::ip::tcp::socket socket, ConnectionCount count);

}  // namespace signaling
