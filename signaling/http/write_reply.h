#pragma once

// Internal to signaling/http: writes answers to a stream of either kind.

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>

#include "signaling/clock.h"
#include "signaling/http/http_types.h"
#include "signaling/http/noise_piece.h"
#include "signaling/http/web_server.h"

namespace signaling {

// What an answer has to know of its request.
struct RequestFrame {
  unsigned version = 11;
  bool keep_alive = false;
  bool is_head = false;
};

// Of the body, sent or not, in bytes.
inline uint64_t size_of(const HttpReply& reply) {
  if (reply.noise) return reply.noise->size;
  return reply.file ? reply.file->size : reply.body->size();
}

template <typename Body>
boost::beast::http::response<Body> make_response(const RequestFrame& frame, const HttpReply& reply) {
  boost::beast::http::response<Body> response;
  response.version(frame.version);
  response.result(reply.status);
  response.keep_alive(frame.keep_alive);
  for (const auto& [name, value] : reply.headers) response.insert(name, value);
  return response;
}

// Piece by piece, so that a slow line has the time it needs as long as it moves. False: the connection is to end.
template <typename Stream, typename Body>
boost::asio::awaitable<bool> write_response(Stream& stream, const WebServerSettings& settings,
                                            boost::beast::http::response<Body>& response) {
  namespace http = boost::beast::http;
  http::response_serializer<Body> serializer(response);
  const auto end = steady_now() + settings.transfer_time;
  while (!serializer.is_done()) {
    if (steady_now() > end) co_return false;
    boost::beast::get_lowest_layer(stream).expires_after(settings.request_time);
    const auto [error, size] =
        co_await http::async_write_some(stream, serializer, boost::asio::as_tuple(boost::asio::use_awaitable));
    if (error) co_return false;
  }
  co_return response.keep_alive();
}

template <typename Stream>
boost::asio::awaitable<bool> write_text(Stream& stream, const WebServerSettings& settings, const RequestFrame& frame,
                                        const HttpReply& reply) {
  const bool with_body = !frame.is_head && reply.status != 304 && !reply.file && !reply.noise;
  const std::string_view body = with_body ? std::string_view(*reply.body) : std::string_view();
  auto response = make_response<boost::beast::http::span_body<const char>>(frame, reply);
  response.body() = {body.data(), body.size()};
  if (reply.status != 304) response.content_length(size_of(reply));
  co_return co_await write_response(stream, settings, response);
}

// A little at a time, each when it is due, so that what else the line carries is not pushed aside. The connection ends
// with it: its small send buffer, without which the system would take all at once and hide how slow the line is, is not
// for others.
template <typename Stream>
boost::asio::awaitable<void> write_noise(Stream& stream, const WebServerSettings& settings, RequestFrame frame,
                                         const HttpReply& reply) {
  namespace http = boost::beast::http;
  constexpr auto kResult = boost::asio::as_tuple(boost::asio::use_awaitable);
  constexpr size_t kLittle = 4 * 1024;
  constexpr media::Duration kCatchUp = std::chrono::milliseconds(50);  // of what a late timer or a slow line held up
  const HttpNoise& noise = *reply.noise;
  auto& tcp = boost::beast::get_lowest_layer(stream);
  boost::system::error_code ignored;
  tcp.socket().set_option(boost::asio::socket_base::send_buffer_size(static_cast<int>(kNoiseBytes)), ignored);
  frame.keep_alive = false;
  auto response = make_response<http::empty_body>(frame, reply);
  response.content_length(noise.size);
  tcp.expires_after(settings.request_time);
  const auto [head_error, head_size] = co_await http::async_write(stream, response, kResult);
  if (head_error) co_return;
  boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor);
  auto due = steady_now();
  const auto end = due + noise.time;
  for (uint64_t sent = 0; sent < noise.size;) {
    const auto now = steady_now();
    if (now >= end) co_return;
    if (due > now) {
      pause.expires_after(std::min(due, end) - now);
      co_await pause.async_wait(kResult);
      continue;
    }
    const auto size = static_cast<size_t>(std::min<uint64_t>(kLittle, noise.size - sent));
    tcp.expires_after(std::min(end - now, settings.request_time));
    const auto [error, written] = co_await boost::asio::async_write(
        stream, boost::asio::buffer(noise_piece().data() + sent % kNoiseBytes, size), kResult);
    if (error) co_return;
    sent += written;
    const std::chrono::duration<double> time(static_cast<double>(written) / noise.bytes_per_second);
    due = std::max(due, now - kCatchUp) + std::chrono::duration_cast<media::Duration>(time);
  }
}

// Writes one answer; false if the connection is to end.
template <typename Stream>
boost::asio::awaitable<bool> write_reply(Stream& stream, const WebServerSettings& settings, const RequestFrame& frame,
                                         const HttpReply& reply) {
  namespace http = boost::beast::http;
  if (reply.noise && !frame.is_head) {
    co_await write_noise(stream, settings, frame, reply);
    co_return false;
  }
  if (!reply.file || frame.is_head) co_return co_await write_text(stream, settings, frame, reply);
  boost::system::error_code error;
  auto response = make_response<http::file_body>(frame, reply);
  response.body().open(reply.file->path.c_str(), boost::beast::file_mode::scan, error);
  if (error || response.body().size() != reply.file->size) {
    HttpReply failed;
    failed.status = 500;
    co_return co_await write_text(stream, settings, frame, failed);
  }
  response.content_length(reply.file->size);
  co_return co_await write_response(stream, settings, response);
}

// After an answer to a request that was not read to its end: says that no more comes, and drops what the client still
// sends for a while. Closed at once, the connection would be reset, and the client would lose the answer (RFC 9112
// §9.6).
template <typename Stream>
boost::asio::awaitable<void> linger(Stream& stream, media::Duration time) {
  auto& tcp = boost::beast::get_lowest_layer(stream);
  boost::system::error_code error;
  tcp.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
  tcp.expires_after(time);
  std::array<char, 16 * 1024> dropped;
  while (!error) {
    std::tie(error, std::ignore) =
        co_await tcp.async_read_some(boost::asio::buffer(dropped), boost::asio::as_tuple(boost::asio::use_awaitable));
  }
}

}  // namespace signaling
