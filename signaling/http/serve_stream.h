#pragma once

// Internal to signaling/http: HTTP/1.1 over a stream of either kind.

#include <memory>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "signaling/http/connection.h"
#include "signaling/http/read_request.h"
#include "signaling/http/web_socket_session.h"
#include "signaling/http/write_reply.h"

namespace signaling {

// A connection the server may cut while it speaks HTTP.
class PlainEntry {
 public:
  PlainEntry(std::shared_ptr<ServerState> state, boost::asio::ip::tcp::socket& socket)
      : state_(std::move(state)), id_(++state_->last_plain) {
    state_->plain[id_] = &socket;
  }
  PlainEntry(const PlainEntry&) = delete;
  PlainEntry& operator=(const PlainEntry&) = delete;
  ~PlainEntry() { state_->plain.erase(id_); }

 private:
  std::shared_ptr<ServerState> state_;
  uint64_t id_;
};

// The handler's answer, whenever it comes; until then the connection waits. 503 if it lets go of the request without
// one. The state outlives it, and so does `incoming`.
boost::asio::awaitable<HttpReply> answer_request(std::shared_ptr<ServerState> state, Incoming& incoming);

// The answer to a request that was not read to its end; the connection ends after it.
template <typename Stream>
boost::asio::awaitable<void> refuse(std::shared_ptr<ServerState> state, Stream& stream, Incoming& incoming,
                                    Reading reading) {
  HttpReply reply;
  if (reading == Reading::kUnwanted) {
    reply = co_await answer_request(state, incoming);
    if (state->is_over()) co_return;
  } else if (reading == Reading::kBodyTooLarge) {
    reply = state->http->too_large(incoming.request);
  } else {
    reply.status = 431;
  }
  incoming.sink.reset();  // nothing of what came is kept while the client lingers
  incoming.frame.keep_alive = false;
  co_await write_reply(stream, state->settings, incoming.frame, reply);
  co_await linger(stream, state->settings.request_time);
}

// Requests one after another until the client leaves, breaks a bound, or asks for a WebSocket.
template <typename Stream>
boost::asio::awaitable<void> serve_stream(std::shared_ptr<ServerState> state, Stream stream,
                                          const std::string& address) {
  namespace http = boost::beast::http;
  boost::beast::flat_buffer buffer(16 * 1024);
  auto wait = state->settings.request_time;
  std::string client;
  for (;;) {
    http::request_parser<http::string_body> parser;
    {
      const PlainEntry entry(state, boost::beast::get_lowest_layer(stream).socket());
      Incoming incoming;
      boost::beast::get_lowest_layer(stream).expires_after(wait);
      const auto reading = co_await read_request(*state, stream, buffer, parser, incoming, address);
      if (state->is_over() || state->ending || reading == Reading::kBroken) co_return;
      if (reading != Reading::kWhole) {
        co_await refuse(state, stream, incoming, reading);
        co_return;
      }
      wait = state->settings.request_time * 3;
      if (incoming.sink || !is_web_socket(*state, parser.get())) {
        const HttpReply reply = co_await answer_request(state, incoming);
        if (state->is_over()) co_return;
        const bool goes_on = co_await write_reply(stream, state->settings, incoming.frame, reply);
        if (!goes_on || state->is_over()) co_return;
        continue;
      }
      client = incoming.request.address;
      if (buffer.size() != 0) co_return;  // RFC 6455 §4.1: a client waits for the answer before it sends frames
    }
    const auto session = std::make_shared<WebSocketSession<Stream>>(state, std::move(stream));
    co_await session->run(parser.release(), client);
    co_return;
  }
}

}  // namespace signaling
