#include <memory>
#include <optional>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "signaling/http/serve_stream.h"

namespace signaling {

boost::asio::awaitable<HttpReply> answer_request(std::shared_ptr<ServerState> state, Incoming& incoming) {
  struct Waiting {
    explicit Waiting(const boost::asio::any_io_executor& executor) : answered(executor) {
      answered.expires_at(boost::asio::steady_timer::time_point::max());
    }
    boost::asio::steady_timer answered;  // never expires: is cancelled when there is an answer, or will be none
    std::optional<HttpReply> reply;
  };
  // Tells when the last copy of the handler's function is gone.
  struct Promise {
    explicit Promise(std::shared_ptr<Waiting> to) : waiting(std::move(to)) {}
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() { waiting->answered.cancel(); }
    std::shared_ptr<Waiting> waiting;
  };
  const auto waiting = std::make_shared<Waiting>(co_await boost::asio::this_coro::executor);
  {
    auto promise = std::make_shared<Promise>(waiting);
    const auto take = [promise](HttpReply reply) {
      promise->waiting->reply = std::move(reply);
      promise->waiting->answered.cancel();
    };
    incoming.sink ? incoming.sink->finish(take) : state->http->answer(incoming.request, take);
  }
  if (!waiting->reply) {
    co_await waiting->answered.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  }
  if (waiting->reply) co_return std::move(*waiting->reply);
  HttpReply none;
  none.status = 503;
  co_return none;
}

}  // namespace signaling
