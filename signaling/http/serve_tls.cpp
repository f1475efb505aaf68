#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "signaling/http/serve_stream.h"

namespace signaling {

boost::asio::awaitable<void> serve_tls(std::shared_ptr<ServerState> state,
                                       std::shared_ptr<boost::asio::ssl::context> tls,
                                       boost::asio::ip::tcp::socket socket, ConnectionCount count) {
  boost::beast::ssl_stream<boost::beast::tcp_stream> stream(std::move(socket), *tls);
  {
    const PlainEntry entry(state, boost::beast::get_lowest_layer(stream).socket());
    boost::beast::get_lowest_layer(stream).expires_after(state->settings.request_time);
    const auto [error] = co_await stream.async_handshake(boost::asio::ssl::stream_base::server,
                                                         boost::asio::as_tuple(boost::asio::use_awaitable));
    if (error || state->is_over() || state->ending) co_return;
  }
  co_await serve_stream(state, std::move(stream), count.address());
}

}  // namespace signaling
