#include "signaling/mcu_client/mcu_client.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <spdlog/spdlog.h>

#include "signaling/clock.h"

namespace signaling {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto kUse = asio::as_tuple(asio::use_awaitable);
constexpr size_t kMaxWaiting = 16 << 20;  // bytes the mcu has not taken yet

}  // namespace

// Lives as long as the client or its coroutine; after stop() it calls nobody.
class McuClient::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& context, McuClientSettings settings, McuHandler& handler)
      : settings_(std::move(settings)),
        handler_(&handler),
        resolver_(context),
        socket_(context),
        pause_(context),
        deadline_(context) {}

  void start(asio::io_context& context) {
    asio::co_spawn(context, [self = shared_from_this()] { return self->run(); }, asio::detached);
  }

  void stop() {
    handler_ = nullptr;
    resolver_.cancel();
    pause_.cancel();
    hang_up();
  }

  void send(const mcu::Command& command) {
    if (!channel_ || !channel_->is_ready()) return;
    write(channel_->send(command, steady_now()));
    watch();
  }

  State state_ = State::kConnecting;
  std::string name_;
  std::string problem_;

 private:
  bool stopped() const { return handler_ == nullptr; }

  asio::awaitable<void> run() {
    Duration pause = settings_.shortest_pause;
    while (!stopped()) {
      const bool was_up = co_await connect_and_read();
      if (stopped()) co_return;
      pause = was_up ? settings_.shortest_pause : std::min(pause * 2, settings_.longest_pause);
      pause_.expires_after(pause);
      co_await pause_.async_wait(kUse);
    }
  }

  // One connection from its beginning to its end; true if the mcu welcomed us.
  asio::awaitable<bool> connect_and_read() {
    const auto [no_address, endpoints] =
        co_await resolver_.async_resolve(settings_.address, std::to_string(settings_.port), kUse);
    if (stopped()) co_return false;
    if (no_address) co_return fail(no_address.message());
    const auto [no_connection, endpoint] = co_await asio::async_connect(socket_, endpoints, kUse);
    if (stopped()) co_return false;
    if (no_connection) co_return fail(no_connection.message());
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    channel_.emplace(settings_.channel, steady_now());
    watch();
    const auto problem = co_await read_lines();
    const bool was_up = state_ == State::kConnected;
    channel_.reset();
    deadline_.cancel();
    hang_up();
    if (stopped()) co_return was_up;
    fail(problem);
    if (was_up) {
      state_ = State::kConnecting;
      handler_->mcu_down();
    }
    co_return was_up;
  }

  // Reads until the connection ends; why it ended.
  asio::awaitable<std::string> read_lines() {
    std::string buffer;
    for (;;) {
      const auto [error, size] = co_await asio::async_read_until(
          socket_, asio::dynamic_buffer(buffer, mcu::kMaxControlLine + 1), '\n', kUse);
      if (error) co_return ending_.empty() ? error.message() : std::exchange(ending_, {});
      auto step = channel_->on_line(std::string_view(buffer).substr(0, size - 1), steady_now());
      buffer.erase(0, size);
      if (!step) {
        if (step.error().code == "mcu.refused") state_ = State::kRefused;
        co_return step.error().message;
      }
      if (auto line = channel_->poll_line()) write(std::move(*line));
      watch();
      if (*step) tell(**step);
      if (stopped()) co_return "";
    }
  }

  void tell(const mcu::Event& event) {
    const auto* welcome = std::get_if<mcu::Welcome>(&event);
    if (welcome == nullptr) return handler_->mcu_event(event);
    state_ = State::kConnected;
    name_ = welcome->mcu;
    problem_.clear();
    handler_->mcu_up(*welcome);
  }

  bool fail(const std::string& problem) {
    if (problem != problem_) {
      spdlog::warn("mcu {}:{} cannot be used: {}", settings_.address, settings_.port, problem);
    }
    problem_ = problem;
    return false;
  }

  void write(std::string line) {
    line += '\n';
    waiting_bytes_ += line.size();
    waiting_.push_back(std::make_shared<const std::string>(std::move(line)));
    if (waiting_bytes_ > kMaxWaiting) return end("the mcu takes no commands");
    if (waiting_.size() == 1) write_next();
  }

  void write_next() {
    const auto line = waiting_.front();
    asio::async_write(socket_, asio::buffer(*line),
                      [self = shared_from_this(), line, connection = connection_](error_code error, size_t size) {
                        if (connection != self->connection_) return;
                        if (error) return self->hang_up();
                        self->waiting_bytes_ -= size;
                        self->waiting_.pop_front();
                        if (!self->waiting_.empty()) self->write_next();
                      });
  }

  // Has the channel called when its next deadline comes.
  void watch() {
    deadline_.expires_at(to_steady(channel_->next_deadline()));
    deadline_.async_wait([self = shared_from_this()](error_code error) {
      if (error || self->stopped() || !self->channel_) return;
      const auto late = self->channel_->handle_timeout(steady_now());
      if (!late) return self->end(late.error().message);
      self->watch();
      for (const auto& reply : *late) self->handler_->mcu_event(reply);
    });
  }

  // Ends the connection for a reason of ours; the reader notices.
  void end(std::string why) {
    ending_ = std::move(why);
    hang_up();
  }

  void hang_up() {
    ++connection_;
    waiting_.clear();
    waiting_bytes_ = 0;
    error_code ignored;
    socket_.close(ignored);
  }

  const McuClientSettings settings_;
  McuHandler* handler_;  // null: stopped
  tcp::resolver resolver_;
  tcp::socket socket_;
  asio::steady_timer pause_;
  asio::steady_timer deadline_;
  std::optional<McuChannel> channel_;
  std::deque<std::shared_ptr<const std::string>> waiting_;  // the first is being written
  size_t waiting_bytes_ = 0;
  uint64_t connection_ = 0;  // a write of a former connection finds that it is one
  std::string ending_;
};

McuClient::McuClient(asio::io_context& context, McuClientSettings settings, McuHandler& handler)
    : impl_(std::make_shared<Impl>(context, std::move(settings), handler)), context_(context) {}

McuClient::~McuClient() { impl_->stop(); }

void McuClient::start() { impl_->start(context_); }
void McuClient::send(const mcu::Command& command) { impl_->send(command); }
McuClient::State McuClient::state() const { return impl_->state_; }
const std::string& McuClient::name() const { return impl_->name_; }
const std::string& McuClient::problem() const { return impl_->problem_; }

}  // namespace signaling
