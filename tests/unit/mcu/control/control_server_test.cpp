#include "mcu/control/control_server.h"

#include <condition_variable>
#include <mutex>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>

#include "mcu/api/proof.h"

namespace mcu {
namespace {

namespace asio = boost::asio;

const std::string kSecret = "a secret for this test";

struct Target : ControlTarget {
  void execute(CommandBody command, ReplyHandler reply) override {
    Reply answer;
    if (const auto* offer = std::get_if<Offer>(&command)) answer.sdp = "answer to " + offer->sdp;
    reply(answer);
  }
  void describe(std::function<void(std::vector<RunningConference>)> answer) override {
    answer({{ConferenceId("running"), 4, {}}});
  }
};

// A signaling service with blocking calls: each ends when the server answers or closes.
class Peer {
 public:
  explicit Peer(uint16_t port) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
  }
  void send(const std::string& line) { asio::write(socket_, asio::buffer(line + "\n")); }
  void send(const Command& command) { send(to_json(command)); }

  // The next event; none once the server has closed the connection.
  std::optional<Event> receive() {
    boost::system::error_code error;
    const size_t size = asio::read_until(socket_, asio::dynamic_buffer(buffer_), '\n', error);
    if (error) return std::nullopt;
    auto event = parse_event(buffer_.substr(0, size - 1));
    buffer_.erase(0, size);
    return event ? std::optional(*event) : std::nullopt;
  }
  template <typename T>
  T expect() {
    const auto event = receive();
    const T* message = event ? std::get_if<T>(&*event) : nullptr;
    EXPECT_NE(message, nullptr) << (event ? to_json(*event) : "closed");
    return message != nullptr ? *message : T{};
  }
  Welcome greet(const std::string& secret = kSecret) {
    const auto challenge = expect<Challenge>();
    send(Command{0, Hello{kApiVersion, control_proof(secret, challenge.nonce)}});
    return expect<Welcome>();
  }

 private:
  asio::io_context io_;
  asio::ip::tcp::socket socket_{io_};
  std::string buffer_;
};

class ControlServerTest : public testing::Test {
 protected:
  ControlConfig config() {
    ControlConfig c;
    c.port = 0;
    c.secret = kSecret;
    return c;
  }
  Target target;
  std::unique_ptr<ControlServer> server = std::move(ControlServer::create(config(), target).value());
};

TEST_F(ControlServerTest, TellsWhatRunsToWhoKnowsTheSecret) {
  Peer peer(server->port());
  const auto welcome = peer.greet();
  ASSERT_EQ(welcome.conferences.size(), 1U);
  EXPECT_EQ(welcome.conferences[0].version, 4);
}

TEST_F(ControlServerTest, RefusesWhoDoesNot) {
  Peer peer(server->port());
  peer.expect<Challenge>();
  peer.send(Command{0, Hello{kApiVersion, std::string(64, '0')}});
  EXPECT_EQ(peer.expect<Refused>().code, "control.wrong_secret");
  EXPECT_FALSE(peer.receive()) << "and closes";
}

TEST_F(ControlServerTest, RefusesCommandsBeforeHelloAndOtherVersions) {
  Peer early(server->port());
  early.expect<Challenge>();
  early.send(Command{1, RemoveConference{ConferenceId("c")}});
  EXPECT_EQ(early.expect<Refused>().code, "control.no_hello");
  Peer newer(server->port());
  newer.expect<Challenge>();
  newer.send(Command{0, Hello{kApiVersion + 1, ""}});
  EXPECT_EQ(newer.expect<Refused>().code, "control.version");
}

TEST_F(ControlServerTest, AnswersWithTheIdOfTheCommand) {
  Peer peer(server->port());
  peer.greet();
  peer.send(Command{41, Offer{ConferenceId("c"), SiteId("s"), ConnectionId("x"), "hi"}});
  const auto reply = peer.expect<Reply>();
  EXPECT_EQ(reply.id, 41);
  EXPECT_EQ(reply.sdp, "answer to hi");
}

TEST_F(ControlServerTest, ABadMessageGetsAnErrorAndTheConnectionLives) {
  Peer peer(server->port());
  peer.greet();
  peer.send("{\"type\":\"offer\"}");
  EXPECT_EQ(peer.expect<Reply>().code, "control.bad_message");
  peer.send(Command{2, RemoveConference{ConferenceId("c")}});
  EXPECT_TRUE(peer.expect<Reply>().ok);
}

TEST_F(ControlServerTest, EventsGoToEveryProvenConnectionOnly) {
  Peer a(server->port());
  Peer b(server->port());
  Peer stranger(server->port());
  stranger.expect<Challenge>();
  a.greet();
  b.greet();
  server->publish(LayersEvent{ConferenceId("c"), SiteId("s"), {"l"}});
  EXPECT_EQ(a.expect<LayersEvent>().layers, std::vector<std::string>{"l"});
  EXPECT_EQ(b.expect<LayersEvent>().layers, std::vector<std::string>{"l"});
  stranger.send("x");
  stranger.expect<Refused>();
}

TEST_F(ControlServerTest, AMessageWithoutEndClosesTheConnection) {
  Peer peer(server->port());
  peer.expect<Challenge>();
  peer.send(std::string(8192, 'x'));
  EXPECT_FALSE(peer.receive());
}

TEST_F(ControlServerTest, StartErrorsNameTheCauseAndTheCure) {
  auto busy = config();
  busy.port = server->port();
  EXPECT_EQ(ControlServer::create(busy, target).error().code, "control.busy_port");
  auto weak = config();
  weak.secret = "short";
  EXPECT_EQ(ControlServer::create(weak, target).error().code, "control.weak_secret");
  auto nowhere = config();
  nowhere.address = "somewhere";
  EXPECT_EQ(ControlServer::create(nowhere, target).error().code, "control.address");
}

}  // namespace
}  // namespace mcu
