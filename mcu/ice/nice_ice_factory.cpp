#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "mcu/ice/ice_parts.h"
#include "mcu/ice/nice_ice_transport.h"

namespace mcu {

struct NiceIceFactory::Impl {
  Impl(const IceConfig& config, std::vector<ListenAddress> addresses)
      : config(config), addresses(std::move(addresses)), ports(config.port_min, config.port_max) {}

  const IceConfig config;
  const std::vector<ListenAddress> addresses;
  PortPool ports;
  std::atomic<uint64_t> send_calls{0};
  NiceThread thread;

  // The transports of a loop share a reader; it goes with the last of them.
  std::shared_ptr<DatagramReader> reader_for(EventLoop& loop) {
    if (!config.fast_path) return nullptr;
    const std::lock_guard lock(readers_mutex);
    std::erase_if(readers, [](const auto& reader) { return reader.second.expired(); });
    auto reader = readers[&loop].lock();
    if (!reader) readers[&loop] = reader = std::make_shared<DatagramReader>();
    return reader;
  }

  std::mutex readers_mutex;
  std::map<EventLoop*, std::weak_ptr<DatagramReader>> readers;
};

NiceIceFactory::NiceIceFactory(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
NiceIceFactory::~NiceIceFactory() = default;

media::Result<std::unique_ptr<NiceIceFactory>> NiceIceFactory::create(const IceConfig& config) {
  auto addresses = resolve_listen_addresses(config);
  if (!addresses) return tl::unexpected(addresses.error());
  auto impl = std::make_unique<Impl>(config, *std::move(addresses));
  return std::unique_ptr<NiceIceFactory>(new NiceIceFactory(std::move(impl)));
}

media::Result<std::unique_ptr<NiceIceTransport>> NiceIceFactory::make_transport(EventLoop& loop, IceRole role,
                                                                                IceListener& listener) {
  // A port that another program holds goes back to the pool, which goes round: each is tried once.
  for (size_t tried = 0; tried < impl_->ports.size(); ++tried) {
    auto port = impl_->ports.acquire();
    if (!port) break;
    auto transport = NiceIceTransport::create(
        loop, listener, IceParts{impl_->thread, impl_->addresses, *std::move(port), role, impl_->reader_for(loop),
                                 impl_->config.poll_interval, impl_->send_calls});
    if (transport || transport.error().code != "ice.port_busy") return transport;
  }
  return media::failure("ice.ports_exhausted", "no free UDP port between " + std::to_string(impl_->config.port_min) +
                                                   " and " + std::to_string(impl_->config.port_max) +
                                                   "; widen the range, one port serves one participant");
}

size_t NiceIceFactory::ports_in_use() const { return impl_->ports.in_use(); }

uint64_t NiceIceFactory::send_calls() const { return impl_->send_calls.load(std::memory_order_relaxed); }

}  // namespace mcu
