#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mcu/ice/ice_inbox.h"
#include "mcu/ice/ice_transport.h"
#include "mcu/ice/nice_thread.h"
#include "mcu/ice/remote_candidate.h"
#include "media/base/result.h"
#include "media/transport/address.h"
#include "media/transport/datagram_batch.h"

using NiceAgent = struct _NiceAgent;

namespace mcu {

// One libnice agent with one stream of one component: the only place that speaks libnice's language. Owner's loop
// thread; each method but send() hops to the libnice thread and waits. What libnice says goes to `inbox`.
class NiceSession {
 public:
  // Binds `port` (0: any) on each address and gathers; "ice.port_busy" if another program has the port on one of them,
  // "ice.gather" if libnice refuses for another reason.
  static media::Result<std::unique_ptr<NiceSession>> create(NiceThread& thread,
                                                            const std::vector<media::Address>& addresses,
                                                            uint16_t port, IceRole role,
                                                            std::shared_ptr<IceInbox> inbox);
  NiceSession(const NiceSession&) = delete;
  NiceSession& operator=(const NiceSession&) = delete;
  // The sockets are closed and the inbox is no longer used when this returns.
  ~NiceSession();

  IceCredentials local_credentials();
  // Host candidates with the local address as it is.
  struct HostCandidate {
    std::string foundation;
    uint32_t priority;
    media::Address address;
  };
  std::vector<HostCandidate> host_candidates();

  // The descriptors of its UDP sockets, which stay libnice's.
  std::vector<int> sockets();

  // New local credentials; remote ones and candidates are forgotten, the selected pair stays.
  void restart();
  void set_remote_credentials(const IceCredentials& remote);
  void add_remote_candidates(const std::vector<RemoteCandidate>& candidates);

  // Sends on the selected pair; gives the number of datagrams that libnice took. Does not hop.
  size_t send(const media::DatagramBatch& batch);

 private:
  NiceSession(NiceThread& thread, std::shared_ptr<IceInbox> inbox);
  void open(const std::vector<media::Address>& addresses, uint16_t port, IceRole role);

  NiceThread& thread_;
  std::shared_ptr<IceInbox> inbox_;
  NiceAgent* agent_ = nullptr;
  unsigned stream_ = 0;
};

}  // namespace mcu
