#include "mcu/control/control_server.h"

#include <deque>
#include <set>
#include <thread>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <spdlog/spdlog.h>

#include "mcu/api/proof.h"

namespace mcu {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto kHelloTimeout = std::chrono::seconds(5);
constexpr size_t kMaxHelloLine = 4096;
constexpr size_t kMaxWaitingBytes = 4 << 20;
constexpr size_t kMinSecret = 16;

// One signaling service. One reader and one writer coroutine; ends when either does.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const ControlConfig& config, ControlTarget& target)
      : socket_(std::move(socket)), timer_(socket_.get_executor()), config_(config), target_(target) {}

  void start(std::function<void()> on_end) {
    on_end_ = std::move(on_end);
    asio::co_spawn(socket_.get_executor(), [self = shared_from_this()] { return self->run(); }, asio::detached);
  }

  // Queues an event if the service has proven itself.
  void publish(const std::string& line) {
    if (welcomed_) send(line);
  }

  void close() {
    error_code ignored;
    socket_.close(ignored);
    timer_.cancel();
  }

 private:
  asio::awaitable<void> run() {
    const bool greeted = co_await greet();
    if (greeted) co_await read_commands();
    close();
    on_end_();
  }

  asio::awaitable<bool> greet() {
    const std::string nonce = make_nonce();
    send(to_json(Event{Challenge{kApiVersion, nonce}}));
    timer_.expires_after(kHelloTimeout);
    timer_.async_wait([self = shared_from_this()](error_code error) {
      if (!error) self->close();
    });
    const auto line = co_await read_line(kMaxHelloLine);
    timer_.cancel();
    if (!line) co_return false;
    const auto command = parse_command(*line);
    const auto* hello = command ? std::get_if<Hello>(&command->body) : nullptr;
    if (hello == nullptr) co_return co_await refuse("control.no_hello", "the first message must be hello");
    if (hello->version != kApiVersion) {
      co_return co_await refuse("control.version", "this mcu speaks version " + std::to_string(kApiVersion));
    }
    if (!equal_in_constant_time(hello->proof, control_proof(config_.secret, nonce))) {
      co_return co_await refuse("control.wrong_secret", "the proof does not fit the secret of this mcu");
    }
    welcomed_ = true;
    target_.describe([weak = weak_from_this(), executor = socket_.get_executor(), name = config_.name](auto running) {
      Event event = Welcome{kApiVersion, name, std::move(running)};
      asio::post(executor, [weak, line = to_json(event)] {
        if (auto self = weak.lock()) self->send(line);
      });
    });
    co_return true;
  }

  asio::awaitable<bool> refuse(const char* code, const std::string& message) {
    spdlog::warn("control: refused a connection: {}", message);
    const std::string line = to_json(Event{Refused{code, message}}) + "\n";
    error_code ignored;
    co_await asio::async_write(socket_, asio::buffer(line), asio::redirect_error(asio::use_awaitable, ignored));
    co_return false;
  }

  asio::awaitable<void> read_commands() {
    for (;;) {
      const auto line = co_await read_line(kMaxControlLine);
      if (!line) co_return;
      auto command = parse_command(*line);
      if (!command) {
        send(to_json(Event{Reply{0, false, command.error().code, command.error().message, {}, {}}}));
        continue;
      }
      execute(std::move(*command));
    }
  }

  void execute(Command command) {
    target_.execute(std::move(command.body),
                    [weak = weak_from_this(), executor = socket_.get_executor(), id = command.id](Reply reply) {
                      reply.id = id;
                      asio::post(executor, [weak, line = to_json(Event{std::move(reply)})] {
                        if (auto self = weak.lock()) self->send(line);
                      });
                    });
  }

  asio::awaitable<std::optional<std::string>> read_line(size_t limit) {
    error_code error;
    const size_t size = co_await asio::async_read_until(socket_, asio::dynamic_buffer(buffer_, limit), '\n',
                                                        asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::not_found) spdlog::warn("control: closed a connection whose message had no end");
    if (error) co_return std::nullopt;
    std::string line = buffer_.substr(0, size - 1);
    buffer_.erase(0, size);
    co_return line;
  }

  void send(const std::string& line) {
    if (!socket_.is_open()) return;
    waiting_bytes_ += line.size() + 1;
    if (waiting_bytes_ > kMaxWaitingBytes) {
      spdlog::warn("control: closed a connection that does not read its events");
      return close();
    }
    waiting_.push_back(line + "\n");
    if (waiting_.size() == 1) {
      asio::co_spawn(socket_.get_executor(), [self = shared_from_this()] { return self->write(); }, asio::detached);
    }
  }

  asio::awaitable<void> write() {
    while (!waiting_.empty()) {
      error_code error;
      co_await asio::async_write(socket_, asio::buffer(waiting_.front()),
                                 asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return close();
      waiting_bytes_ -= waiting_.front().size();
      waiting_.pop_front();
    }
  }

  tcp::socket socket_;
  asio::steady_timer timer_;
  const ControlConfig& config_;
  ControlTarget& target_;
  std::function<void()> on_end_;
  std::string buffer_;
  std::deque<std::string> waiting_;
  size_t waiting_bytes_ = 0;
  bool welcomed_ = false;
};

media::Result<tcp::acceptor> listen(asio::io_context& io, const ControlConfig& config) {
  error_code error;
  const auto address = asio::ip::make_address(config.address, error);
  if (error)
    return media::failure("control.address", "control address \"" + config.address + "\" is not an IP address");
  const tcp::endpoint endpoint(address, config.port);
  tcp::acceptor acceptor(io);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return media::failure("control.busy_port", "cannot listen on " + config.address + ":" +
                                                   std::to_string(config.port) + " (" + error.message() +
                                                   "); end the program that holds it or set control.port");
  }
  return acceptor;
}

}  // namespace

class ControlServer::Impl {
 public:
  Impl(const ControlConfig& config, ControlTarget& target) : config_(config), target_(target) {}

  ~Impl() {
    if (!thread_.joinable()) return;
    asio::post(io_, [this] {
      error_code ignored;
      acceptor_->close(ignored);
      for (const auto& session : std::set(sessions_)) session->close();
      work_.reset();
    });
    thread_.join();
  }

  media::Result<void> start() {
    auto acceptor = listen(io_, config_);
    if (!acceptor) return tl::unexpected(acceptor.error());
    acceptor_.emplace(std::move(*acceptor));
    port_ = acceptor_->local_endpoint().port();
    asio::co_spawn(io_, accept(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
    return {};
  }

  uint16_t port() const { return port_; }

  void publish(Event event) {
    asio::post(io_, [this, event = std::move(event)] {
      if (sessions_.empty()) return;
      const std::string line = to_json(event);
      for (const auto& session : std::set(sessions_)) session->publish(line);
    });
  }

 private:
  asio::awaitable<void> accept() {
    for (;;) {
      error_code error;
      tcp::socket socket = co_await acceptor_->async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (!acceptor_->is_open()) co_return;
      if (error) continue;
      socket.set_option(tcp::no_delay(true), error);
      auto session = std::make_shared<Session>(std::move(socket), config_, target_);
      sessions_.insert(session);
      session->start([this, weak = std::weak_ptr(session)] { sessions_.erase(weak.lock()); });
    }
  }

  const ControlConfig config_;
  ControlTarget& target_;
  asio::io_context io_{1};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work_{asio::make_work_guard(io_)};
  std::optional<tcp::acceptor> acceptor_;
  std::set<std::shared_ptr<Session>> sessions_;
  uint16_t port_ = 0;
  std::thread thread_;
};

ControlServer::ControlServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ControlServer::~ControlServer() = default;

media::Result<std::unique_ptr<ControlServer>> ControlServer::create(const ControlConfig& config,
                                                                   ControlTarget& target) {
  if (config.secret.size() < kMinSecret) {
    return media::failure("control.weak_secret", "the control secret must have at least 16 characters");
  }
  auto impl = std::make_unique<Impl>(config, target);
  if (auto started = impl->start(); !started) return tl::unexpected(started.error());
  return std::unique_ptr<ControlServer>(new ControlServer(std::move(impl)));
}

uint16_t ControlServer::port() const { return impl_->port(); }
void ControlServer::publish(Event event) { impl_->publish(std::move(event)); }

}  // namespace mcu
