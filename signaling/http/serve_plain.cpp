#include "signaling/http/serve_stream.h"

namespace signaling {

boost::asio::awaitable<void> serve_plain(std::shared_ptr<ServerState> state, boost::asio::ip::tcp::socket socket,
                                         ConnectionCount count) {
  boost::beast::tcp_stream stream(std::move(socket));
  co_await serve_stream(state, std::move(stream), count.address());
}

}  // namespace signaling
