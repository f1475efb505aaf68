#include "signaling/http/web_server.h"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "media/base/check.h"
#include "signaling/http/connection.h"
#include "signaling/http/forwarded.h"

namespace signaling {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto kUse = asio::as_tuple(asio::use_awaitable);

media::Result<std::shared_ptr<asio::ssl::context>> make_tls(const TlsCertificate& certificate) {
  auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  error_code error;
  tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1,
                   error);
  if (!error) tls->use_certificate_chain(asio::buffer(certificate.certificate), error);
  if (!error) tls->use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem, error);
  if (error) {
    return media::failure("tls.bad_certificate",
                          "the TLS certificate and its key cannot be used together: " + error.message());
  }
  return tls;
}

media::Result<tcp::acceptor> make_acceptor(asio::io_context& context, const WebServerSettings::Listener& listener) {
  error_code error;
  const auto address = asio::ip::make_address(listener.address, error);
  if (error) return media::failure("http.address", fmt::format("\"{}\" is not an IP address", listener.address));
  const tcp::endpoint endpoint(address, listener.port);
  tcp::acceptor acceptor(context);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error == asio::error::address_in_use) {
    return media::failure("http.busy_port",
                          fmt::format("port {} is taken by another program: stop that one or set another {}.port",
                                      listener.port, listener.tls ? "https" : "http"));
  }
  if (error) {
    return media::failure("http.address", fmt::format("cannot listen on {} port {}: {}", listener.address,
                                                      listener.port, error.message()));
  }
  return acceptor;
}

}  // namespace

class WebServer::Impl : public std::enable_shared_from_this<Impl> {
 public:
  struct Entrance {
    tcp::acceptor acceptor;
    std::shared_ptr<asio::ssl::context> tls;  // null: plain
  };

  Impl(asio::io_context& context, std::shared_ptr<ServerState> state) : context_(context), state_(std::move(state)) {}

  media::Result<void> listen() {
    for (const auto& proxy : state_->settings.trusted_proxies) {
      if (is_ip_address(proxy)) continue;
      return media::failure("http.address", fmt::format("trusted_proxies: \"{}\" is not an IP address", proxy));
    }
    for (const auto& listener : state_->settings.listeners) {
      std::shared_ptr<asio::ssl::context> tls;
      if (listener.tls) {
        CHECK(state_->settings.certificate.has_value());
        auto made = make_tls(*state_->settings.certificate);
        if (!made) return tl::unexpected(made.error());
        tls = std::move(*made);
      }
      auto acceptor = make_acceptor(context_, listener);
      if (!acceptor) return tl::unexpected(acceptor.error());
      entrances_.push_back({std::move(*acceptor), std::move(tls)});
    }
    return {};
  }

  void serve() {
    for (size_t i = 0; i < entrances_.size(); ++i) {
      asio::co_spawn(context_, [self = shared_from_this(), i] { return self->accept(i); }, asio::detached);
    }
  }

  void stop_listening() {
    for (auto& entrance : entrances_) {
      error_code ignored;
      entrance.acceptor.close(ignored);
    }
  }

  void cut_web_sockets() {
    for (const auto& [id, socket] : state_->web_sockets) {
      if (const auto connection = socket.lock()) connection->cut();
    }
  }

  void cut_plain() {
    for (auto& [id, socket] : state_->plain) {
      error_code ignored;
      socket->close(ignored);
    }
  }

  asio::io_context& context_;
  std::shared_ptr<ServerState> state_;
  std::vector<Entrance> entrances_;

 private:
  asio::awaitable<void> accept(size_t index) {
    while (!state_->is_over() && !state_->ending) {
      auto [error, socket] = co_await entrances_[index].acceptor.async_accept(kUse);
      if (state_->is_over() || state_->ending) co_return;
      if (error) {  // out of descriptors, most likely: let some end
        asio::steady_timer pause(context_, std::chrono::milliseconds(100));
        co_await pause.async_wait(kUse);
        continue;
      }
      take(std::move(socket), entrances_[index].tls);
    }
  }

  void take(tcp::socket socket, const std::shared_ptr<asio::ssl::context>& tls) {
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    const auto address = remote.address().to_string();
    const auto known = state_->per_address.find(address);
    const bool too_many = state_->connections >= state_->settings.max_connections ||
                          (known != state_->per_address.end() &&
                           !is_trusted_proxy(state_->settings.trusted_proxies, address) &&
                           known->second >= state_->settings.max_connections_per_address);
    if (too_many) return;  // closes it
    ConnectionCount count(state_, address);
    // Exceptions out of a connection (out of memory aside there should be none) end that connection only.
    const auto ended = [](const std::exception_ptr& problem) {
      try {
        if (problem) std::rethrow_exception(problem);
      } catch (const std::exception& e) {
        spdlog::error("a connection ended by an exception: {}", e.what());
      }
    };
    if (tls) {
      asio::co_spawn(context_, serve_tls(state_, tls, std::move(socket), std::move(count)), ended);
    } else {
      asio::co_spawn(context_, serve_plain(state_, std::move(socket), std::move(count)), ended);
    }
  }
};

WebServer::WebServer(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

WebServer::~WebServer() {
  auto& state = *impl_->state_;
  state.http = nullptr;
  state.sockets = nullptr;
  impl_->stop_listening();
  impl_->cut_plain();
  impl_->cut_web_sockets();
}

media::Result<std::unique_ptr<WebServer>> WebServer::listen(asio::io_context& context, WebServerSettings settings) {
  auto state = std::make_shared<ServerState>();
  state->settings = std::move(settings);
  auto impl = std::make_shared<Impl>(context, std::move(state));
  if (auto done = impl->listen(); !done) return tl::unexpected(done.error());
  return std::unique_ptr<WebServer>(new WebServer(std::move(impl)));
}

void WebServer::serve(HttpHandler& http, WebSocketHandler& sockets) {
  impl_->state_->http = &http;
  impl_->state_->sockets = &sockets;
  impl_->serve();
}

void WebServer::send(SocketId socket, std::shared_ptr<const std::string> text) {
  const auto found = impl_->state_->web_sockets.find(socket);
  if (found == impl_->state_->web_sockets.end()) return;
  if (const auto connection = found->second.lock()) connection->send(std::move(text));
}

void WebServer::close(SocketId socket, uint16_t code) {
  const auto found = impl_->state_->web_sockets.find(socket);
  if (found == impl_->state_->web_sockets.end()) return;
  if (const auto connection = found->second.lock()) connection->close(code);
}

void WebServer::shut_down(uint16_t code) {
  impl_->state_->ending = true;
  impl_->stop_listening();
  impl_->cut_plain();
  for (const auto& [id, socket] : impl_->state_->web_sockets) {
    if (const auto connection = socket.lock()) connection->close(code);
  }
}

bool WebServer::is_idle() const { return impl_->state_->connections == 0; }

uint16_t WebServer::port(size_t listener) const {
  error_code ignored;
  return impl_->entrances_.at(listener).acceptor.local_endpoint(ignored).port();
}

size_t WebServer::connections() const { return impl_->state_->connections; }

}  // namespace signaling
