#pragma once

// Internal to signaling/http: reads requests from a stream of either kind.

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "signaling/clock.h"
#include "signaling/http/connection.h"
#include "signaling/http/forwarded.h"
#include "signaling/http/write_reply.h"

namespace signaling {

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

// How far a request was read.
enum class Reading {
  kBroken,  // the connection is of no more use
  kHeadTooLarge,
  kBodyTooLarge,
  kUnwanted,  // its sink refused the rest
  kWhole,
};

// A request as it comes.
struct Incoming {
  HttpRequest request;
  RequestFrame frame;
  std::unique_ptr<BodySink> sink;  // null: the body is in `request`
};

inline Reading outcome_of(boost::system::error_code error) {
  namespace http = boost::beast::http;
  if (error == http::error::header_limit) return Reading::kHeadTooLarge;
  if (error == http::error::body_limit) return Reading::kBodyTooLarge;
  return error ? Reading::kBroken : Reading::kWhole;
}

// The body into `sink`; what the socket brings waits until the sink has taken what came before.
template <typename Stream, typename Buffer, typename Parser>
boost::asio::awaitable<Reading> read_pieces(ServerState& state, Stream& stream, Buffer& buffer, Parser& head,
                                            uint64_t limit, BodySink& sink) {
  namespace http = boost::beast::http;
  constexpr size_t kPiece = 32 * 1024;
  http::request_parser<http::buffer_body> parser(std::move(head));
  parser.body_limit(limit);
  std::vector<char> piece(kPiece);
  const auto end = steady_now() + state.settings.transfer_time;
  while (!parser.is_done()) {
    if (steady_now() > end) co_return Reading::kBroken;
    boost::beast::get_lowest_layer(stream).expires_after(state.settings.request_time);
    auto& body = parser.get().body();
    body.data = piece.data();
    body.size = piece.size();
    auto [error, size] =
        co_await http::async_read(stream, buffer, parser, boost::asio::as_tuple(boost::asio::use_awaitable));
    if (error == http::error::need_buffer) error = {};  // the piece is full
    if (error || state.is_over() || state.ending) co_return error ? outcome_of(error) : Reading::kBroken;
    if (!sink.take({piece.data(), piece.size() - body.size})) co_return Reading::kUnwanted;
  }
  co_return Reading::kWhole;
}

// The next request of the connection; bodies are as long as the handler allows.
template <typename Stream, typename Buffer, typename Parser>
boost::asio::awaitable<Reading> read_request(ServerState& state, Stream& stream, Buffer& buffer, Parser& parser,
                                             Incoming& incoming, const std::string& address) {
  namespace http = boost::beast::http;
  constexpr auto kResult = boost::asio::as_tuple(boost::asio::use_awaitable);
  parser.header_limit(8 * 1024);
  parser.body_limit(boost::none);
  const auto [head_error, head_size] = co_await http::async_read_header(stream, buffer, parser, kResult);
  if (state.is_over() || state.ending) co_return Reading::kBroken;
  const auto& head = parser.get();
  incoming.frame = {head.version(), head.keep_alive(), head.method() == http::verb::head};
  if (head_error) co_return outcome_of(head_error);
  incoming.request = to_http_request(head, address);
  incoming.request.tls = !std::is_same_v<Stream, boost::beast::tcp_stream>;
  follow_proxies(state.settings.trusted_proxies, incoming.request);
  const uint64_t limit = state.http->max_body(incoming.request);
  if (parser.content_length().value_or(0) > limit) co_return Reading::kBodyTooLarge;
  parser.body_limit(limit);
  if (!is_web_socket(state, head)) incoming.sink = state.http->body_sink(incoming.request);
  if (incoming.sink && !incoming.sink->take({})) co_return Reading::kUnwanted;
  if (incoming.request.header("expect") == "100-continue") {
    http::response<http::empty_body> go_on(http::status::continue_, head.version());
    const auto [write_error, write_size] = co_await http::async_write(stream, go_on, kResult);
    if (write_error) co_return Reading::kBroken;
  }
  if (incoming.sink) co_return co_await read_pieces(state, stream, buffer, parser, limit, *incoming.sink);
  const auto [error, size] = co_await http::async_read(stream, buffer, parser, kResult);
  incoming.request.body = std::move(parser.get().body());
  co_return outcome_of(error);
}

}  // namespace signaling
