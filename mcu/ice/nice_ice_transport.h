#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "mcu/ice/ice_config.h"
#include "mcu/ice/ice_transport.h"
#include "mcu/loop/event_loop.h"
#include "media/base/result.h"

namespace mcu {

class NiceIceTransport;
struct IceParts;

// What every NiceIceTransport of a process shares: the one GLib thread that runs all libnice agents (ICE traffic only,
// once media has its own sockets) and the table of ports in use. Any thread may make transports from it; it must
// outlive them.
class NiceIceFactory {
 public:
  // Checks the addresses and the port range ("ice.config") and starts the thread.
  static media::Result<std::unique_ptr<NiceIceFactory>> create(const IceConfig& config);
  NiceIceFactory(const NiceIceFactory&) = delete;
  NiceIceFactory& operator=(const NiceIceFactory&) = delete;
  ~NiceIceFactory();

  // A transport for one participant with its host candidates gathered (about a millisecond). It calls `listener` on
  // `loop`'s thread, from which alone it may be made, used and destroyed; both outlive it.
  // Fails with "ice.ports_exhausted" when no port of the range is free and "ice.gather" when libnice cannot bind all
  // listen addresses, and "ice.media_socket" when the kernel refuses the sockets of the fast path.
  media::Result<std::unique_ptr<NiceIceTransport>> make_transport(EventLoop& loop, IceRole role,
                                                                  IceListener& listener);

  // Participants that hold a port now.
  size_t ports_in_use() const;
  // System calls that sent datagrams past libnice, of all transports. Any thread.
  uint64_t send_calls() const;

 private:
  struct Impl;
  explicit NiceIceFactory(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct IceCounters {
  uint64_t libnice_in = 0;       // datagrams that came and went through libnice
  uint64_t libnice_out = 0;
  uint64_t fast_in = 0;          // … and past it, on our own sockets
  uint64_t fast_out = 0;
  uint64_t send_calls = 0;       // of the kernel; fast_out ÷ send_calls = datagrams a call
  uint64_t send_dropped = 0;     // no pair, or no room in the kernel
  uint64_t send_refused = 0;     // of these: no room
  uint64_t receive_dropped = 0;  // queue from libnice's thread full
};

// IceTransport on libnice.
class NiceIceTransport : public IceTransport {
 public:
  // The port is free again when this returns.
  ~NiceIceTransport() override;

  IceDescription local() const override;
  media::Result<void> set_remote(const IceCredentials& remote) override;
  media::Result<void> add_remote_candidate(std::string_view line) override;
  void send(media::DatagramBatch& batch) override;
  void hold(bool held) override;
  void read() override;
  uint64_t dropped() const override;

  // For the offering side: begins an ICE restart, so that local() has the credentials for the next offer. The answer's
  // credentials then go to set_remote().
  void restart();

  IceCounters counters() const;

 private:
  friend class NiceIceFactory;
  struct Impl;
  explicit NiceIceTransport(std::unique_ptr<Impl> impl);
  // Fails with "ice.port_busy" if another program has the port, else as make_transport().
  static media::Result<std::unique_ptr<NiceIceTransport>> create(EventLoop& loop, IceListener& listener,
                                                                 IceParts parts);
  std::unique_ptr<Impl> impl_;
};

}  // namespace mcu
