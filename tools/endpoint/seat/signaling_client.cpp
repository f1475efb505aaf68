#include "tools/endpoint/seat/signaling_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <deque>
#include <variant>

namespace tools {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using tcp = asio::ip::tcp;

// Brings events from the network's thread to the loop's. `events` is the loop's alone; the client empties it when it
// goes, so that what is under way reaches nobody.
struct SignalingClient::Listener {
  Listener(mcu::EventLoop& to, Events what) : loop(to), events(std::move(what)) {}

  // The handler may destroy the client, and with it the original.
  template <typename Handler, typename... Arguments>
  static void tell(const std::shared_ptr<Listener>& self, Handler Events::*handler, Arguments... arguments) {
    self->loop.post([self, handler, arguments...] {
      if (const Handler call = self->events.*handler) call(arguments...);
    });
  }

  mcu::EventLoop& loop;
  Events events;
};

// The connection, all on the network's thread. Outlives the client while Asio still holds handlers; these then find it
// finished and do nothing.
class SignalingClient::Session : public std::enable_shared_from_this<Session> {
 public:
  Session(asio::io_context& context, const EndpointUrl& url, std::shared_ptr<Listener> listener)
      : context_(context),
        url_(url),
        listener_(std::move(listener)),
        resolver_(context),
        tls_(asio::ssl::context::tls_client) {
    if (url.tls) {
      stream_.emplace<TlsStream>(context, tls_);
    } else {
      stream_.emplace<PlainStream>(context);
    }
  }

  // Any thread: runs `call` here.
  template <typename F>
  void post(F call) {
    asio::post(context_, [self = shared_from_this(), call = std::move(call)]() mutable { call(*self); });
  }

  void start() {
    resolver_.async_resolve(url_.host, url_.port, [self = shared_from_this()](error_code error, auto results) {
      if (self->failed(error)) return;
      beast::get_lowest_layer(self->tcp()).expires_after(kConnectTime);
      beast::get_lowest_layer(self->tcp()).async_connect(results, [self](error_code connect_error, const auto&) {
        if (!self->failed(connect_error)) self->on_connected();
      });
    });
  }

  void send(std::string text) {
    outbox_.push_back(std::move(text));
    write_next();
  }

  void close() {
    if (!open_) return finish(kLost, "closed before it was open");
    with_stream([self = shared_from_this()](auto& stream) {
      stream.async_close(websocket::close_code::normal, [self](error_code) {});
    });
  }

  // The client is gone: no more events, and the socket is shut.
  void cut() {
    finished_ = true;
    resolver_.cancel();
    error_code ignored;
    beast::get_lowest_layer(tcp()).socket().close(ignored);
  }

 private:
  using PlainStream = websocket::stream<beast::tcp_stream>;
  using TlsStream = websocket::stream<beast::ssl_stream<beast::tcp_stream>>;
  static constexpr std::chrono::seconds kConnectTime{5};
  static constexpr size_t kMaxMessage = 1 << 20;

  template <typename F>
  void with_stream(F&& use) {
    if (auto* plain = std::get_if<PlainStream>(&stream_)) {
      use(*plain);
    } else {
      use(std::get<TlsStream>(stream_));
    }
  }
  beast::tcp_stream& tcp() {
    if (auto* plain = std::get_if<PlainStream>(&stream_)) return plain->next_layer();
    return std::get<TlsStream>(stream_).next_layer().next_layer();
  }

  bool failed(const error_code& error) {
    if (finished_) return true;
    if (!error) return false;
    finish(kLost, error.message());
    return true;
  }

  void finish(int code, const std::string& reason) {
    if (finished_) return;
    finished_ = true;
    Listener::tell(listener_, &Events::on_closed, code, reason);
  }

  void on_connected() {
    error_code ignored;
    tcp().socket().set_option(tcp::no_delay(true), ignored);
    if (!url_.tls) return shake_hands();
    std::get<TlsStream>(stream_).next_layer().async_handshake(asio::ssl::stream_base::client,
                                                              [self = shared_from_this()](error_code error) {
                                                                if (!self->failed(error)) self->shake_hands();
                                                              });
  }

  void shake_hands() {
    tcp().expires_never();
    const bool bracketed = url_.host.find(':') != std::string::npos;
    const std::string host = (bracketed ? '[' + url_.host + ']' : url_.host) + ':' + url_.port;
    with_stream([&](auto& stream) {
      stream.set_option(websocket::stream_base::timeout::suggested(beast::role_type::client));
      stream.read_message_max(kMaxMessage);
      stream.async_handshake(host, url_.target, [self = shared_from_this()](error_code error) {
        if (!self->failed(error)) self->on_open();
      });
    });
  }

  void on_open() {
    open_ = true;
    read_next();
    Listener::tell(listener_, &Events::on_open);
    write_next();
  }

  void read_next() {
    with_stream([&](auto& stream) {
      stream.async_read(inbox_, [self = shared_from_this()](error_code error, size_t) { self->on_read(error); });
    });
  }

  void on_read(const error_code& error) {
    if (error == websocket::error::closed) {
      with_stream([&](auto& stream) { finish(stream.reason().code, std::string(stream.reason().reason.c_str())); });
      return;
    }
    if (failed(error)) return;
    Listener::tell(listener_, &Events::on_message, beast::buffers_to_string(inbox_.data()));
    inbox_.consume(inbox_.size());
    read_next();
  }

  void write_next() {
    if (!open_ || writing_ || outbox_.empty() || finished_) return;
    writing_ = true;
    with_stream([&](auto& stream) {
      stream.text(true);
      stream.async_write(asio::buffer(outbox_.front()), [self = shared_from_this()](error_code error, size_t) {
        self->writing_ = false;
        if (self->failed(error)) return;
        self->outbox_.pop_front();
        self->write_next();
      });
    });
  }

  asio::io_context& context_;
  EndpointUrl url_;
  std::shared_ptr<Listener> listener_;
  tcp::resolver resolver_;
  asio::ssl::context tls_;
  std::variant<std::monostate, PlainStream, TlsStream> stream_;
  beast::flat_buffer inbox_;
  std::deque<std::string> outbox_;
  bool open_ = false;
  bool writing_ = false;
  bool finished_ = false;
};

SignalingClient::SignalingClient(mcu::EventLoop& loop, NetworkThread& network, const EndpointUrl& url, Events events)
    : listener_(std::make_shared<Listener>(loop, std::move(events))),
      session_(std::make_shared<Session>(network.context(), url, listener_)) {
  session_->post([](Session& session) { session.start(); });
}

SignalingClient::~SignalingClient() {
  listener_->events = {};
  session_->post([](Session& session) { session.cut(); });
}

void SignalingClient::send(std::string text) {
  session_->post([text = std::move(text)](Session& session) mutable { session.send(std::move(text)); });
}

void SignalingClient::close() {
  session_->post([](Session& session) { session.close(); });
}

}  // namespace tools
