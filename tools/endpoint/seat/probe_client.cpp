#include "tools/endpoint/seat/probe_client.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "tools/endpoint/seat/json_fields.h"

namespace tools {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kResult = asio::as_tuple(asio::use_awaitable);
constexpr const char* kPath = "/api/v1/probe";
constexpr size_t kPiece = 8 * 1024;
constexpr uint64_t kLongestAnswer = 4096;
constexpr int kWaiting = 64 * 1024;  // bytes that the machine may take off us before the line has carried them
constexpr std::chrono::seconds kTurn{1};  // until it asks again whether the server has time; what Retry-After says
constexpr double kMaxKbps = 1e6;          // by the protocol

struct Outcome {
  bool busy = false;  // the server has no time now
  std::optional<double> kbps{};
};

// Bits a millisecond are kilobits a second.
std::optional<double> rate(double bytes, double milliseconds) {
  if (!(bytes > 0) || !(milliseconds > 0)) return std::nullopt;
  return std::min(8 * bytes / milliseconds, kMaxKbps);
}

double milliseconds(Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

// Bytes that nothing on the way can make smaller.
std::vector<char> noise(size_t size) {
  std::vector<char> bytes(size);
  uint32_t state = 2463534242U;
  for (char& byte : bytes) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    byte = static_cast<char>(state >> 24);
  }
  return bytes;
}

}  // namespace

// `on_done` is the loop's alone; the client empties it when it goes.
struct ProbeClient::Listener {
  mcu::EventLoop& loop;
  DoneHandler on_done;
};

// The probe, all on the network's thread. Outlives the client until what is under way has noticed the cut.
class ProbeClient::Session : public std::enable_shared_from_this<Session> {
 public:
  Session(asio::io_context& context, ProbeOrder order, std::shared_ptr<Listener> listener)
      : context_(context),
        order_(std::move(order)),
        listener_(std::move(listener)),
        resolver_(context),
        timer_(context),
        tls_(asio::ssl::context::tls_client) {}

  // Any thread: runs `call` here.
  template <typename F>
  void post(F call) {
    asio::post(context_, [self = shared_from_this(), call = std::move(call)]() mutable { call(*self); });
  }

  void start() {
    end_ = Clock::now() + order_.patience;
    asio::co_spawn(context_, [self = shared_from_this()] { return self->run(); }, asio::detached);
  }

  void cut() {
    cut_ = true;
    resolver_.cancel();
    timer_.cancel();
    if (active_ != nullptr) active_->cancel();
  }

 private:
  enum class Direction { kDown, kUp };

  asio::awaitable<void> run() {
    ProbeFigures figures;
    figures.down_kbps = co_await measure(Direction::kDown);
    figures.up_kbps = co_await measure(Direction::kUp);
    if (cut_) co_return;
    // The handler may destroy the client, and with it the original.
    listener_->loop.post([listener = listener_, figures] {
      if (const DoneHandler call = listener->on_done) call(figures);
    });
  }

  asio::awaitable<std::optional<double>> measure(Direction direction) {
    while (!cut_) {
      const Outcome outcome = co_await ask(direction);
      if (!outcome.busy) co_return outcome.kbps;
      if (Clock::now() + kTurn >= end_) break;
      timer_.expires_after(kTurn);
      co_await timer_.async_wait(kResult);
    }
    co_return std::nullopt;
  }

  asio::awaitable<Outcome> ask(Direction direction) {
    if (order_.server.tls) {
      beast::ssl_stream<beast::tcp_stream> stream(context_, tls_);
      co_return co_await converse(stream, direction);
    }
    beast::tcp_stream stream(context_);
    co_return co_await converse(stream, direction);
  }

  template <typename Stream>
  asio::awaitable<Outcome> converse(Stream& stream, Direction direction) {
    active_ = &beast::get_lowest_layer(stream);
    active_->expires_at(end_);
    Outcome outcome;
    const bool connected = co_await connect(stream);
    if (connected && direction == Direction::kDown) outcome = co_await fetch(stream);
    if (connected && direction == Direction::kUp) outcome = co_await push(stream);
    active_ = nullptr;
    co_return outcome;
  }

  template <typename Stream>
  asio::awaitable<bool> connect(Stream& stream) {
    const auto [unknown, addresses] =
        co_await resolver_.async_resolve(order_.server.host, order_.server.port, kResult);
    if (unknown || cut_) co_return false;
    const auto [refused, address] = co_await beast::get_lowest_layer(stream).async_connect(addresses, kResult);
    if (refused || cut_) co_return false;
    boost::system::error_code ignored;
    beast::get_lowest_layer(stream).socket().set_option(asio::socket_base::send_buffer_size(kWaiting), ignored);
    if constexpr (!std::is_same_v<Stream, beast::tcp_stream>) {
      const auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::client, kResult);
      if (failed || cut_) co_return false;
    }
    co_return true;
  }

  http::request<http::empty_body> make_head(http::verb verb, const std::string& target) const {
    const bool bracketed = order_.server.host.find(':') != std::string::npos;
    http::request<http::empty_body> head(verb, target, 11);
    head.set(http::field::host,
             (bracketed ? '[' + order_.server.host + ']' : order_.server.host) + ':' + order_.server.port);
    head.set(http::field::authorization, "Bearer " + order_.token);
    return head;
  }

  // From the first piece's end to the last one's: what came before says how long the server thought. A thin line need
  // not carry all of it: the rest is left behind with the connection.
  template <typename Stream>
  asio::awaitable<Outcome> fetch(Stream& stream) {
    auto head = make_head(http::verb::get, kPath + std::string("?bytes=") + std::to_string(order_.bytes));
    const auto [unsent, head_size] = co_await http::async_write(stream, head, kResult);
    if (unsent || cut_) co_return Outcome{};
    beast::flat_buffer buffer;
    http::response_parser<http::buffer_body> parser;
    parser.body_limit(std::max(order_.bytes, kLongestAnswer));
    const auto [unread, answer_size] = co_await http::async_read_header(stream, buffer, parser, kResult);
    if (unread || cut_) co_return Outcome{};
    const auto status = parser.get().result();
    if (status != http::status::ok) co_return Outcome{.busy = status == http::status::too_many_requests};
    std::vector<char> piece(kPiece);
    uint64_t counted = 0;
    std::optional<Clock::time_point> first;
    Clock::time_point last;
    while (!parser.is_done() && (!first || last - *first < order_.time)) {
      auto& body = parser.get().body();
      body.data = piece.data();
      body.size = piece.size();
      auto [error, size] = co_await http::async_read(stream, buffer, parser, kResult);
      if (error == http::error::need_buffer) error = {};  // the piece is full
      if (error || cut_) co_return Outcome{};
      last = Clock::now();
      if (first) counted += piece.size() - body.size;
      if (!first) first = last;
    }
    if (!first) co_return Outcome{};
    co_return Outcome{.kbps = rate(static_cast<double>(counted), milliseconds(last - *first))};
  }

  // The server says how much came and how long it took. In chunks, as a thin line is not given all of it.
  template <typename Stream>
  asio::awaitable<Outcome> push(Stream& stream) {
    auto head = make_head(http::verb::post, kPath);
    head.set(http::field::content_type, "application/octet-stream");
    head.chunked(true);
    http::request_serializer<http::empty_body> serializer(head);
    const auto [unsent, head_size] = co_await http::async_write_header(stream, serializer, kResult);
    if (unsent || cut_) co_return Outcome{};
    // A server that has no time may not read to the end: then its answer may be lost with the connection.
    const bool whole = co_await push_body(stream);
    if (cut_) co_return Outcome{};
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLongestAnswer);
    const auto [unread, answer_size] = co_await http::async_read(stream, buffer, parser, kResult);
    if (cut_) co_return Outcome{};
    if (unread) co_return Outcome{.busy = !whole};
    const auto status = parser.get().result();
    if (status != http::status::ok) co_return Outcome{.busy = status == http::status::too_many_requests};
    const auto answer = parse_object(parser.get().body());
    if (!answer) co_return Outcome{};
    const double bytes = number_field(*answer, "bytes").value_or(0);
    co_return Outcome{.kbps = rate(bytes, number_field(*answer, "ms").value_or(0))};
  }

  // Paced, so that the probe takes no more of a shared line than it was told. True if the end of it is out.
  template <typename Stream>
  asio::awaitable<bool> push_body(Stream& stream) {
    const std::vector<char> piece = noise(kPiece);
    const auto begun = Clock::now();
    uint64_t sent = 0;
    while (sent < order_.bytes && Clock::now() - begun < 2 * order_.time) {
      const size_t size = static_cast<size_t>(std::min<uint64_t>(piece.size(), order_.bytes - sent));
      const auto chunk = http::make_chunk(asio::const_buffer(piece.data(), size));
      const auto [error, written] = co_await asio::async_write(stream, chunk, kResult);
      if (error || cut_) co_return false;
      sent += size;
      const std::chrono::duration<double, std::milli> due(8 * static_cast<double>(sent) / order_.up_kbps);
      timer_.expires_at(begun + std::chrono::duration_cast<Clock::duration>(due));
      if (sent < order_.bytes) co_await timer_.async_wait(kResult);
      if (cut_) co_return false;
    }
    const auto [error, written] = co_await asio::async_write(stream, http::make_chunk_last(), kResult);
    co_return !error;
  }

  asio::io_context& context_;
  ProbeOrder order_;
  std::shared_ptr<Listener> listener_;
  tcp::resolver resolver_;
  asio::steady_timer timer_;
  asio::ssl::context tls_;
  Clock::time_point end_;
  beast::tcp_stream* active_ = nullptr;  // of the connection under way
  bool cut_ = false;
};

ProbeClient::ProbeClient(mcu::EventLoop& loop, NetworkThread& network, ProbeOrder order, DoneHandler on_done)
    : listener_(std::make_shared<Listener>(Listener{loop, std::move(on_done)})),
      session_(std::make_shared<Session>(network.context(), std::move(order), listener_)) {
  session_->post([](Session& session) { session.start(); });
}

ProbeClient::~ProbeClient() {
  listener_->on_done = {};
  session_->post([](Session& session) { session.cut(); });
}

}  // namespace tools
