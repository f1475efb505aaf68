#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mcu/ice/nice_ice_transport.h"
#include "mcu/loop/event_loop.h"

namespace mcu::test {

// Runs the loop until `done` or, so that a test always ends, until `limit`; gives whether it was `done`.
inline bool run_until(EventLoop& loop, const std::function<bool()>& done,
                      std::chrono::milliseconds limit = std::chrono::seconds(10)) {
  bool reached = false;
  const auto check = [&] {
    if ((reached = done())) loop.stop();
  };
  const EventLoop::Hook hook = loop.after_wake_up(check);
  DeadlineTimer timer(loop, [&] { loop.stop(); });
  timer.set(EventLoop::now() + limit);
  loop.post([] {});  // a first look
  loop.run();
  return reached || done();
}

inline IceConfig loopback_config(uint16_t port_min = 0, uint16_t port_max = 0) {
  IceConfig config;
  config.listen = {{"127.0.0.1", {}}};
  config.port_min = port_min;
  config.port_max = port_max;
  return config;
}

inline std::unique_ptr<NiceIceFactory> make_factory(const IceConfig& config) {
  auto factory = NiceIceFactory::create(config);
  EXPECT_TRUE(factory) << factory.error().message;
  return *std::move(factory);
}

// One side of a connection: a transport that remembers what it was told.
class IcePeer : public IceListener {
 public:
  IcePeer(NiceIceFactory& factory, EventLoop& loop, IceRole role) {
    auto made = factory.make_transport(loop, role, *this);
    EXPECT_TRUE(made) << made.error().message;
    transport = *std::move(made);
  }

  void on_datagram(media::MutableBytes datagram, const media::Address& from, bool from_validated,
                   media::Timestamp now) override {
    received.emplace_back(media::as_text(datagram));
    last_from = from;
    last_validated = from_validated;
    EXPECT_LE(now, EventLoop::now());
  }

  void on_ice_state(IceState state, const media::Address& remote, media::Timestamp) override {
    states.push_back(state);
    if (state == IceState::kConnected) remotes.push_back(remote);
  }

  // Takes over the other side's description as signaling would bring it.
  void learn(const IceDescription& other) {
    const auto set = transport->set_remote(other.credentials);
    EXPECT_TRUE(set) << set.error().message;
    for (const auto& candidate : other.candidates) {
      const auto added = transport->add_remote_candidate(media::write_candidate(candidate));
      EXPECT_TRUE(added) << added.error().message;
    }
  }

  void send(const std::vector<std::string>& datagrams) {
    media::DatagramBatch batch;
    for (const auto& datagram : datagrams) EXPECT_TRUE(batch.append(media::as_bytes(datagram)));
    transport->send(batch);
    EXPECT_TRUE(batch.empty());
  }

  bool connected() const { return !states.empty() && states.back() == IceState::kConnected; }
  uint16_t port() const { return transport->local().candidates.at(0).port; }

  std::unique_ptr<NiceIceTransport> transport;
  std::vector<std::string> received;
  std::vector<IceState> states;
  std::vector<media::Address> remotes;  // of every selected pair
  media::Address last_from;
  bool last_validated = false;
};

// The mcu (controlled) and an endpoint (controlling) that know each other's description.
struct IcePair {
  explicit IcePair(bool fast_path = true) {
    IceConfig config = loopback_config();
    config.fast_path = fast_path;
    factory = make_factory(config);
    mcu.emplace(*factory, loop, IceRole::kControlled);
    endpoint.emplace(*factory, loop, IceRole::kControlling);
  }

  bool connect() {
    mcu->learn(endpoint->transport->local());
    endpoint->learn(mcu->transport->local());
    return run_until(loop, [&] { return mcu->connected() && endpoint->connected(); });
  }

  EventLoop loop;
  std::unique_ptr<NiceIceFactory> factory;
  std::optional<IcePeer> mcu;
  std::optional<IcePeer> endpoint;
};

}  // namespace mcu::test
