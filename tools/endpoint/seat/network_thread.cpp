#include "tools/endpoint/seat/network_thread.h"

#include <pthread.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

namespace tools {

namespace asio = boost::asio;

struct NetworkThread::Impl {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::thread thread{[this] { context.run(); }};
};

NetworkThread::NetworkThread() : impl_(std::make_unique<Impl>()) {
  pthread_setname_np(impl_->thread.native_handle(), "signaling");
}

NetworkThread::~NetworkThread() {
  impl_->context.stop();
  impl_->thread.join();
}

asio::io_context& NetworkThread::context() { return impl_->context; }

}  // namespace tools
