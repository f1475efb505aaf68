#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace mcu {

// Which ports of the configured range our participants use. Goes round the range, so that a port just given back, to
// which its last peer may still be sending, is the last to be used again. Thread-safe; must outlive its leases.
class PortPool {
 public:
  // Both ends included, min ≤ max. 0–0: the system chooses, leases carry port 0.
  PortPool(uint16_t min, uint16_t max);

  // One port, given back when destroyed. Movable.
  class Lease {
   public:
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    ~Lease();
    uint16_t port() const { return port_; }

   private:
    friend class PortPool;
    Lease(PortPool* pool, uint16_t port) : pool_(pool), port_(port) {}
    PortPool* pool_;
    uint16_t port_;
  };

  // nullopt: every port is in use.
  std::optional<Lease> acquire();

  // Ports of the range.
  size_t size() const { return used_.size(); }
  size_t in_use() const;

 private:
  void give_back(uint16_t port);

  const uint16_t min_;
  const uint16_t max_;
  mutable std::mutex mutex_;
  std::vector<bool> used_;
  size_t next_ = 0;
  size_t in_use_ = 0;
};

}  // namespace mcu
