#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "media/base/result.h"
#include "signaling/auth/password_hash.h"

namespace signaling {

// Runs a function on the service's thread soon, and ends it there; may be called from any thread.
using Post = std::function<void(std::function<void()>)>;

// What verifying a password found.
struct PasswordCheck {
  bool right = false;
  std::string rehashed{};  // the right password's hash at today's cost, if the stored one had another; else empty
};

// Hashes and verifies passwords and PINs on a thread of its own, one after the other: each takes one to two tenths of a
// second and the cost's memory, which is held once, whatever is asked for.
//
// All calls are the service's thread's, and there the results arrive, by `post`. Destruction waits for the one at hand;
// of those that wait and of those posted but not yet arrived nobody hears any more, so whoever owns the worker may be
// named in their replies. Replies are destroyed on the service's thread only.
class PasswordWorker {
 public:
  using HashReply = std::function<void(media::Result<std::string> hash)>;
  using CheckReply = std::function<void(PasswordCheck check)>;

  // At most `max_waiting` jobs wait for their turn; ≥ 1.
  PasswordWorker(PasswordCost cost, Post post, size_t max_waiting = 32);
  ~PasswordWorker();
  PasswordWorker(const PasswordWorker&) = delete;
  PasswordWorker& operator=(const PasswordWorker&) = delete;

  // True if the next job would be refused (AuthError::kPasswordBusy).
  bool is_full() const;

  // Both give false, and will not reply, if it is full. `password` in NFC.
  [[nodiscard]] bool hash(std::string password, HashReply reply);
  // An empty `hash` is nobody's: it takes the same time and is never right.
  [[nodiscard]] bool verify(std::string hash, std::string password, CheckReply reply);

 private:
  using Job = std::function<std::function<void()>()>;  // runs once on the thread and gives what is to be posted

  bool add(Job job);
  void run();

  const PasswordCost cost_;
  const Post post_;
  const size_t max_waiting_;
  const std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;  // guarded by mutex_, as is what follows
  bool ending_ = false;
  std::thread thread_;  // last: it uses what stands above
};

}  // namespace signaling
