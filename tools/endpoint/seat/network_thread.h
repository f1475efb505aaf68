#pragma once

#include <memory>

namespace boost::asio {
class io_context;
}

namespace tools {

// A thread that runs one Asio context: the signaling connections of all seats live there, away from the media's loop.
// REQUIRES: what uses the context holds no loop that ends before this.
class NetworkThread {
 public:
  NetworkThread();
  NetworkThread(const NetworkThread&) = delete;
  NetworkThread& operator=(const NetworkThread&) = delete;
  // Waits for the handler under way; all others are destroyed without running.
  ~NetworkThread();

  boost::asio::io_context& context();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tools
