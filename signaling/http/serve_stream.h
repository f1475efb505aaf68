#pragma once

// Internal to signaling/http: HTTP/1.1 over a stream of either kind.

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "signaling/http/connection.h"
#include "signaling/http/web_socket_session.h"

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

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

// Without the body.
inline HttpRequest to_http_request(const BeastRequest& request, const std::string& address) {
  HttpRequest result;
  result.method = std::string(request.method_string());
  result.target = std::string(request.target());
  for (const auto& field : request) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    result.headers.emplace_back(std::move(name), std::string(field.value()));
  }
  result.address = address;
  return result;
}

inline bool is_web_socket(const ServerState& state, const BeastRequest& request) {
  const std::string_view target = request.target();
  return boost::beast::websocket::is_upgrade(request) &&
         target.substr(0, target.find('?')) == state.settings.web_socket_path;
}

// Writes one answer; false if the connection is to end.
template <typename Stream>
boost::asio::awaitable<bool> write_reply(Stream& stream, const BeastRequest& request, const HttpReply& reply) {
  namespace http = boost::beast::http;
  const bool with_body = request.method() != http::verb::head && reply.status != 304;
  const std::string_view body = with_body ? std::string_view(*reply.body) : std::string_view();
  http::response<http::span_body<const char>> response;
  response.version(request.version());
  response.result(reply.status);
  response.keep_alive(request.keep_alive());
  for (const auto& [name, value] : reply.headers) response.insert(name, value);
  response.body() = {body.data(), body.size()};
  if (reply.status != 304) response.content_length(reply.body->size());
  const auto [error, size] =
      co_await http::async_write(stream, response, boost::asio::as_tuple(boost::asio::use_awaitable));
  co_return !error && response.keep_alive();
}

// The handler's answer, whenever it comes; until then the connection waits. 503 if it lets go of the request without
// one.
inline boost::asio::awaitable<HttpReply> answer_request(std::shared_ptr<ServerState> state,
                                                        const HttpRequest& request) {
  struct Waiting {
    explicit Waiting(const boost::asio::any_io_executor& executor) : answered(executor) {
      answered.expires_at(boost::asio::steady_timer::time_point::max());
    }
    boost::asio::steady_timer answered;  // never expires: is cancelled when there is an answer, or will be none
    std::optional<HttpReply> reply;
  };
  // Tells when the last copy of the handler's function is gone.
  struct Promise {
    explicit Promise(std::shared_ptr<Waiting> to) : waiting(std::move(to)) {}
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() { waiting->answered.cancel(); }
    std::shared_ptr<Waiting> waiting;
  };
  const auto waiting = std::make_shared<Waiting>(co_await boost::asio::this_coro::executor);
  {
    auto promise = std::make_shared<Promise>(waiting);
    state->http->answer(request, [promise](HttpReply reply) {
      promise->waiting->reply = std::move(reply);
      promise->waiting->answered.cancel();
    });
  }
  if (!waiting->reply) {
    co_await waiting->answered.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  }
  if (waiting->reply) co_return std::move(*waiting->reply);
  HttpReply none;
  none.status = 503;
  co_return none;
}

// The whole request in `parser`; bodies are as long as the handler allows.
template <typename Stream, typename Buffer, typename Parser>
boost::asio::awaitable<boost::system::error_code> read_request(ServerState& state, Stream& stream, Buffer& buffer,
                                                               Parser& parser, HttpRequest& request,
                                                               const std::string& address) {
  namespace http = boost::beast::http;
  constexpr auto kResult = boost::asio::as_tuple(boost::asio::use_awaitable);
  parser.header_limit(8 * 1024);
  parser.body_limit(boost::none);
  const auto [head_error, head_size] = co_await http::async_read_header(stream, buffer, parser, kResult);
  if (head_error) co_return head_error;
  if (state.is_over() || state.ending) co_return boost::asio::error::operation_aborted;
  request = to_http_request(parser.get(), address);
  request.tls = !std::is_same_v<Stream, boost::beast::tcp_stream>;
  const uint64_t limit = state.http->max_body(request);
  if (parser.content_length().value_or(0) > limit) co_return http::error::body_limit;
  parser.body_limit(limit);
  if (request.header("expect") == "100-continue") {
    http::response<http::empty_body> go_on(http::status::continue_, parser.get().version());
    const auto [write_error, write_size] = co_await http::async_write(stream, go_on, kResult);
    if (write_error) co_return write_error;
  }
  const auto [error, size] = co_await http::async_read(stream, buffer, parser, kResult);
  request.body = std::move(parser.get().body());
  co_return error;
}

// Requests one after another until the client leaves, breaks a bound, or asks for a WebSocket.
template <typename Stream>
boost::asio::awaitable<void> serve_stream(std::shared_ptr<ServerState> state, Stream stream,
                                          const std::string& address) {
  namespace http = boost::beast::http;
  boost::beast::flat_buffer buffer(16 * 1024);
  auto wait = state->settings.request_time;
  for (;;) {
    http::request_parser<http::string_body> parser;
    HttpRequest asked;
    {
      const PlainEntry entry(state, boost::beast::get_lowest_layer(stream).socket());
      boost::beast::get_lowest_layer(stream).expires_after(wait);
      const auto error = co_await read_request(*state, stream, buffer, parser, asked, address);
      if (state->is_over() || state->ending) co_return;
      if (error == http::error::header_limit || error == http::error::body_limit) {
        BeastRequest oversized = parser.release();
        oversized.keep_alive(false);
        HttpReply reply;
        reply.status = error == http::error::header_limit ? 431 : 413;
        co_await write_reply(stream, oversized, reply);
        co_return;
      }
      if (error) co_return;
      wait = state->settings.request_time * 3;
      if (!is_web_socket(*state, parser.get())) {
        const HttpReply reply = co_await answer_request(state, asked);
        if (state->is_over()) co_return;
        boost::beast::get_lowest_layer(stream).expires_after(state->settings.request_time);
        const bool goes_on = co_await write_reply(stream, parser.get(), reply);
        if (!goes_on || state->is_over()) co_return;
        continue;
      }
      if (buffer.size() != 0) co_return;  // RFC 6455 §4.1: a client waits for the answer before it sends frames
    }
    const auto session = std::make_shared<WebSocketSession<Stream>>(state, std::move(stream));
    co_await session->run(parser.release(), address);
    co_return;
  }
}

}  // namespace signaling
