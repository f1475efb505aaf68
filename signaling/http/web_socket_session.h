#pragma once

// Internal to signaling/http: a WebSocket over a stream of either kind.

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket.hpp>
#include <spdlog/spdlog.h>

#include "signaling/clock.h"
#include "signaling/http/connection.h"
#include "signaling/http/rate_limit.h"

namespace signaling {

inline constexpr uint16_t kTooManyMessages = 4008;

// One reader (run()) and one chain of writes. Messages are written in order, one at a time; after the last one of a
// closing socket comes the close frame. Held by its coroutine and its pending writes.
template <typename Stream>
class WebSocketSession : public WebSocketConnection, public std::enable_shared_from_this<WebSocketSession<Stream>> {
 public:
  WebSocketSession(std::shared_ptr<ServerState> state, Stream stream)
      : state_(std::move(state)),
        socket_(std::move(stream)),
        limit_(state_->settings.messages_per_second, state_->settings.message_burst, steady_now()) {}

  // From the upgrade request to the end of the connection.
  boost::asio::awaitable<void> run(
      boost::beast::http::request<boost::beast::http::string_body> request, const std::string& address) {
    namespace websocket = boost::beast::websocket;
    boost::beast::get_lowest_layer(socket_).expires_never();  // the WebSocket has time-outs of its own
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = std::chrono::seconds(3);
    timeout.idle_timeout = state_->settings.idle_time;
    timeout.keep_alive_pings = true;
    socket_.set_option(timeout);
    socket_.read_message_max(state_->settings.max_message);
    socket_.auto_fragment(false);
    const auto [error] = co_await socket_.async_accept(request, kUse);
    if (error || state_->is_over()) co_return;

    const SocketId id = ++state_->last_socket;
    state_->web_sockets[id] = this->weak_from_this();
    if (state_->ending) close(static_cast<uint16_t>(websocket::close_code::service_restart));
    state_->sockets->socket_opened(id, address);
    co_await read(id);
    state_->web_sockets.erase(id);
    ended_ = true;
    if (!state_->is_over()) state_->sockets->socket_closed(id);
  }

  void send(std::shared_ptr<const std::string> text) override {
    if (ended_ || close_code_ != 0) return;
    waiting_bytes_ += text->size();
    waiting_.push_back(std::move(text));
    if (waiting_bytes_ > state_->settings.max_waiting) {
      spdlog::info("cutting a WebSocket that reads too slowly");
      return cut();
    }
    if (!writing_) write_next();
  }

  void close(uint16_t code) override {
    if (ended_ || close_code_ != 0) return;
    close_code_ = code;
    if (!writing_) write_next();
  }

  void cut() override {
    ended_ = true;
    waiting_.clear();
    boost::beast::get_lowest_layer(socket_).close();
  }

 private:
  static constexpr auto kUse = boost::asio::as_tuple(boost::asio::use_awaitable);

  boost::asio::awaitable<void> read(SocketId id) {
    boost::beast::flat_buffer buffer;
    for (;;) {
      const auto [error, size] = co_await socket_.async_read(buffer, kUse);
      if (error || state_->is_over()) co_return;
      if (close_code_ == 0) {
        if (!limit_.take(steady_now())) {
          spdlog::info("closing a WebSocket that sends too many messages");
          close(kTooManyMessages);
        } else {
          const auto data = buffer.cdata();
          state_->sockets->socket_text(id, {static_cast<const char*>(data.data()), data.size()});
        }
      }
      buffer.consume(buffer.size());
      if (buffer.capacity() > 64 * 1024) buffer = {};
      if (state_->is_over()) co_return;
    }
  }

  void write_next() {
    if (!waiting_.empty()) {
      writing_ = true;
      const auto text = waiting_.front();
      socket_.text(true);
      return socket_.async_write(boost::asio::buffer(*text),
                                 [self = this->shared_from_this(), text](boost::system::error_code error, size_t) {
                                   self->written(error, text->size());
                                 });
    }
    if (close_code_ != 0 && !ended_) {
      writing_ = true;
      socket_.async_close(boost::beast::websocket::close_reason(close_code_),
                          [self = this->shared_from_this()](boost::system::error_code) { self->ended_ = true; });
    }
  }

  void written(boost::system::error_code error, size_t size) {
    writing_ = false;
    if (ended_ || waiting_.empty()) return;
    if (error) return cut();
    waiting_bytes_ -= size;
    waiting_.pop_front();
    write_next();
  }

  std::shared_ptr<ServerState> state_;
  boost::beast::websocket::stream<Stream> socket_;
  RateLimit limit_;
  std::deque<std::shared_ptr<const std::string>> waiting_;  // the first is being written
  size_t waiting_bytes_ = 0;
  bool writing_ = false;
  uint16_t close_code_ = 0;  // not 0: closing
  bool ended_ = false;
};

}  // namespace signaling
