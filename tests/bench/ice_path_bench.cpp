// What a datagram costs on its way through ICE: libnice's own path against our sockets beside it. Both ends are real
// transports connected over loopback. CPU time of the whole process, so libnice's thread counts too; the time printed
// is per batch, `us_per_datagram` per datagram.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <vector>

#include "mcu/ice/nice_ice_transport.h"

namespace mcu {
namespace {

constexpr size_t kDatagramSize = 1200;

template <typename T>
void demand(const media::Result<T>& result) {
  if (result) return;
  std::cerr << result.error().message << '\n';
  std::exit(1);
}

struct Counter : IceListener {
  void on_datagram(media::MutableBytes, const media::Address&, bool, media::Timestamp) override { ++received; }
  void on_ice_state(IceState next, const media::Address&, media::Timestamp) override { state = next; }
  size_t received = 0;
  IceState state = IceState::kNew;
};

struct End {
  End(EventLoop& loop, IceRole role, bool fast_path) {
    IceConfig config;
    config.listen = {{"127.0.0.1", {}}};
    config.port_min = config.port_max = 0;
    config.fast_path = fast_path;
    factory = NiceIceFactory::create(config).value();
    transport = factory->make_transport(loop, role, listener).value();
  }

  void learn(const IceDescription& other) {
    demand(transport->set_remote(other.credentials));
    for (const auto& candidate : other.candidates) {
      demand(transport->add_remote_candidate(media::write_candidate(candidate)));
    }
  }

  Counter listener;
  std::unique_ptr<NiceIceFactory> factory;
  std::unique_ptr<NiceIceTransport> transport;
};

// Ends the process if nothing happens for five seconds.
void run_until(EventLoop& loop, const std::function<bool()>& done) {
  const EventLoop::Hook hook = loop.after_wake_up([&] {
    if (done()) loop.stop();
  });
  DeadlineTimer stuck(loop, [] {
    std::cerr << "no datagram for five seconds\n";
    std::exit(1);
  });
  stuck.set(EventLoop::now() + std::chrono::seconds(5));
  loop.post([] {});
  loop.run();
}

struct Connection {
  Connection(bool sender_fast, bool receiver_fast)
      : sender(loop, IceRole::kControlling, sender_fast), receiver(loop, IceRole::kControlled, receiver_fast) {
    receiver.learn(sender.transport->local());
    sender.learn(receiver.transport->local());
    run_until(loop, [&] {
      return sender.listener.state == IceState::kConnected && receiver.listener.state == IceState::kConnected;
    });
  }

  EventLoop loop;
  End sender;
  End receiver;
};

void fill(media::DatagramBatch& batch, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    media::MutableBytes room = batch.begin();
    room[0] = 0x80;
    batch.commit(kDatagramSize);
  }
}

void report(benchmark::State& state, size_t batch) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * batch));
  state.counters["us_per_datagram"] =
      benchmark::Counter(static_cast<double>(state.iterations() * batch) * 1e-6,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// Sending alone, into the other end's own fast socket, which nobody reads.
void send(benchmark::State& state, bool fast) {
  Connection connection(fast, true);
  const auto count = static_cast<size_t>(state.range(0));
  media::DatagramBatch batch;
  for (auto _ : state) {
    fill(batch, count);
    connection.sender.transport->send(batch);
  }
  report(state, count);
}

// From a fast sender up to the receiver's listener.
void carry(benchmark::State& state, bool fast) {
  Connection connection(true, fast);
  const auto count = static_cast<size_t>(state.range(0));
  media::DatagramBatch batch;
  for (auto _ : state) {
    const size_t expected = connection.receiver.listener.received + count;
    fill(batch, count);
    connection.sender.transport->send(batch);
    run_until(connection.loop, [&] { return connection.receiver.listener.received >= expected; });
  }
  report(state, count);
}

void send_through_libnice(benchmark::State& state) { send(state, false); }
void send_beside_libnice(benchmark::State& state) { send(state, true); }
void carry_through_libnice(benchmark::State& state) { carry(state, false); }
void carry_beside_libnice(benchmark::State& state) { carry(state, true); }

BENCHMARK(send_through_libnice)->Arg(1)->Arg(6)->Arg(32)->MeasureProcessCPUTime();
BENCHMARK(send_beside_libnice)->Arg(1)->Arg(6)->Arg(32)->MeasureProcessCPUTime();
BENCHMARK(carry_through_libnice)->Arg(1)->Arg(6)->Arg(32)->MeasureProcessCPUTime();
BENCHMARK(carry_beside_libnice)->Arg(1)->Arg(6)->Arg(32)->MeasureProcessCPUTime();

}  // namespace
}  // namespace mcu

BENCHMARK_MAIN();
