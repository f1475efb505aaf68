#pragma once

// Real peers for tests of the service, over real sockets: a WebSocket client in plain RFC 6455, and an mcu's control
// channel. All run on the test's own io_context, in its one thread.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/json.hpp>

#include "mcu/api/messages.h"
#include "mcu/api/proof.h"

namespace signaling {

// A client that speaks HTTP and then WebSocket over a stream that is connected (and has shaken hands, if TLS).
template <typename Stream>
class TestClient {
 public:
  explicit TestClient(Stream stream) : state_(std::make_shared<State>(std::move(stream))) { read(state_); }
  ~TestClient() { hang_up(); }
  TestClient(TestClient&&) noexcept = default;

  void say_raw(std::string text) {
    state_->ready += text;
    write(state_);
  }
  void upgrade() {
    say_raw("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
  }
  // One text message; waits until the connection is a WebSocket.
  void say(std::string_view text) {
    state_->unsaid += frame(0x81, text);
    flush(state_);
  }

  void hang_up() {
    if (!state_) return;
    boost::system::error_code ignored;
    state_->stream.lowest_layer().close(ignored);
  }

  const std::string& http() const { return state_->http; }
  bool ended() const { return state_->ended; }
  // The code of the close frame; 0: none so far.
  uint16_t close_code() const { return state_->close_code; }
  const std::vector<boost::json::object>& messages() const { return state_->messages; }
  size_t count(std::string_view type) const {
    size_t n = 0;
    for (const auto& m : messages()) n += m.at("type").as_string() == type;
    return n;
  }
  // The newest message of a type; an empty object if there is none.
  boost::json::object last(std::string_view type) const {
    for (auto m = messages().rbegin(); m != messages().rend(); ++m) {
      if (m->at("type").as_string() == type) return *m;
    }
    return {};
  }
  void forget() { state_->messages.clear(); }

 private:
  struct State {
    explicit State(Stream s) : stream(std::move(s)) {}
    Stream stream;
    std::array<char, 65536> data{};
    std::string ready;    // bytes to be written
    std::string writing;
    std::string unsaid;   // frames for when it is a WebSocket
    std::string waiting;  // bytes not understood yet
    std::string http;     // the answer's head, or all if it is no upgrade
    bool upgraded = false;
    std::vector<boost::json::object> messages;
    uint16_t close_code = 0;
    bool ended = false;
  };

  static std::string frame(uint8_t first, std::string_view text) {
    std::string out(1, static_cast<char>(first));
    if (text.size() < 126) {
      out += static_cast<char>(0x80 | text.size());
    } else {
      out += static_cast<char>(0xfe);
      out += static_cast<char>(text.size() >> 8);
      out += static_cast<char>(text.size() & 0xff);
    }
    return out.append(4, '\0').append(text);
  }

  static void flush(const std::shared_ptr<State>& state) {
    if (!state->upgraded) return;
    state->ready += std::exchange(state->unsaid, {});
    write(state);
  }

  // One write at a time, as TLS wants it.
  static void write(const std::shared_ptr<State>& state) {
    if (!state->writing.empty() || state->ready.empty()) return;
    state->writing = std::exchange(state->ready, {});
    boost::asio::async_write(state->stream, boost::asio::buffer(state->writing),
                             [state](boost::system::error_code error, size_t) {
                               state->writing.clear();
                               if (!error) write(state);
                             });
  }

  static void read(const std::shared_ptr<State>& state) {
    state->stream.async_read_some(boost::asio::buffer(state->data),
                                  [state](boost::system::error_code error, size_t size) {
                                    state->waiting.append(state->data.data(), size);
                                    understand(state);
                                    state->ended = static_cast<bool>(error);
                                    if (!error) read(state);
                                  });
  }

  static void understand(const std::shared_ptr<State>& state) {
    if (!state->upgraded) {
      const auto end = state->waiting.find("\r\n\r\n");
      if (end == std::string::npos || !state->waiting.starts_with("HTTP/1.1 101")) {
        state->http = state->waiting;
        return;
      }
      state->http = state->waiting.substr(0, end);
      state->waiting.erase(0, end + 4);
      state->upgraded = true;
      flush(state);
    }
    while (take_frame(state)) {
    }
  }

  // Servers do not mask and ours does not fragment.
  static bool take_frame(const std::shared_ptr<State>& state) {
    auto& bytes = state->waiting;
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
    if (bytes.size() < 2) return false;
    size_t head = 2;
    uint64_t size = byte(1);
    const size_t extra = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (bytes.size() < head + extra) return false;
    if (extra != 0) size = 0;
    for (size_t i = 0; i < extra; ++i) size = (size << 8) | byte(head++);
    if (bytes.size() < head + size) return false;
    const std::string payload = bytes.substr(head, size);
    const int opcode = byte(0) & 0x0f;
    bytes.erase(0, head + size);
    if (opcode == 1) state->messages.push_back(boost::json::parse(payload).as_object());
    if (opcode == 8 && size >= 2) {
      state->close_code =
          static_cast<uint16_t>(static_cast<uint8_t>(payload[0]) << 8 | static_cast<uint8_t>(payload[1]));
    }
    if (opcode == 8 || opcode == 9) {  // the close is returned, the ping answered
      state->ready += frame(opcode == 8 ? 0x88 : 0x8a, payload);
      write(state);
    }
    return true;
  }

  std::shared_ptr<State> state_;
};

// The mcu's side of the control channel: greets, checks the proof, keeps what it is told and answers as it is asked to.
class TestMcu {
 public:
  TestMcu(boost::asio::io_context& context, std::string secret, uint16_t port = 0)
      : state_(std::make_shared<State>(context, std::move(secret))) {
    state_->acceptor.open(boost::asio::ip::tcp::v4());
    state_->acceptor.set_option(boost::asio::ip::tcp::acceptor::reuse_address(true));
    state_->acceptor.bind({boost::asio::ip::address_v4::loopback(), port});
    state_->acceptor.listen();
    accept(state_);
  }
  ~TestMcu() {
    boost::system::error_code ignored;
    state_->acceptor.close(ignored);
    state_->socket.close(ignored);
  }

  uint16_t port() const { return state_->acceptor.local_endpoint().port(); }
  bool welcomed() const { return state_->welcomed; }
  const std::vector<mcu::Command>& commands() const { return state_->commands; }
  void set_running(std::vector<mcu::RunningConference> running) { state_->running = std::move(running); }
  void say(const mcu::Event& event) { say(state_, mcu::to_json(event)); }

  template <typename M>
  const M* last() const {
    for (auto c = commands().rbegin(); c != commands().rend(); ++c) {
      if (const auto* m = std::get_if<M>(&c->body)) return m;
    }
    return nullptr;
  }
  template <typename M>
  int64_t last_id() const {
    for (auto c = commands().rbegin(); c != commands().rend(); ++c) {
      if (std::holds_alternative<M>(c->body)) return c->id;
    }
    return 0;
  }

 private:
  struct State {
    State(boost::asio::io_context& context, std::string s) : acceptor(context), socket(context), secret(std::move(s)) {}
    boost::asio::ip::tcp::acceptor acceptor;
    boost::asio::ip::tcp::socket socket;
    std::string secret;
    std::string buffer;
    std::string nonce = mcu::make_nonce();
    bool welcomed = false;
    std::vector<mcu::RunningConference> running;
    std::vector<mcu::Command> commands;
  };

  static void accept(const std::shared_ptr<State>& state) {
    state->acceptor.async_accept(state->socket, [state](boost::system::error_code error) {
      if (error) return;
      say(state, mcu::to_json(mcu::Event(mcu::Challenge{mcu::kApiVersion, state->nonce})));
      read(state);
    });
  }
  static void say(const std::shared_ptr<State>& state, std::string line) {
    auto kept = std::make_shared<std::string>(std::move(line) + "\n");
    boost::asio::async_write(state->socket, boost::asio::buffer(*kept),
                             [kept, state](boost::system::error_code, size_t) {});
  }
  static void read(const std::shared_ptr<State>& state) {
    boost::asio::async_read_until(state->socket, boost::asio::dynamic_buffer(state->buffer), '\n',
                                  [state](boost::system::error_code error, size_t size) {
                                    if (error) return;
                                    const std::string line = state->buffer.substr(0, size - 1);
                                    state->buffer.erase(0, size);
                                    obey(state, line);
                                    read(state);
                                  });
  }
  static void obey(const std::shared_ptr<State>& state, const std::string& line) {
    const auto command = mcu::parse_command(line);
    if (!command) return;
    if (const auto* hello = std::get_if<mcu::Hello>(&command->body)) {
      const bool right = hello->proof == mcu::control_proof(state->secret, state->nonce);
      state->welcomed = right;
      return say(state, mcu::to_json(right ? mcu::Event(mcu::Welcome{mcu::kApiVersion, "test mcu", state->running})
                                           : mcu::Event(mcu::Refused{"control.wrong_proof", "the proof is wrong"})));
    }
    state->commands.push_back(*command);
    if (!std::holds_alternative<mcu::Offer>(command->body)) {
      mcu::Reply reply;
      reply.id = command->id;
      say(state, mcu::to_json(mcu::Event(reply)));
    }
  }

  std::shared_ptr<State> state_;
};

}  // namespace signaling
