#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "tools/cli/rest/http_transport.h"
#include "tools/cli/rest/server_url.h"

namespace tools {

struct CurlSettings {
  std::filesystem::path ca_file{};  // PEM, trusted instead of the system's; empty: the system's
  bool insecure = false;            // any certificate is taken
  std::chrono::seconds connect_timeout{5};
  std::chrono::seconds total_timeout{60};
  size_t max_body = 64U << 20;
};

// HTTP/1.1 over libcurl, with one connection that is kept and cookies kept in memory. Follows no redirection, uses no
// proxy whatever the environment says. Blocks; one thread.
class CurlTransport : public HttpTransport {
 public:
  CurlTransport(ServerUrl server, CurlSettings settings);
  ~CurlTransport() override;

  media::Result<HttpAnswer> send(const HttpRequest& request) override;

 private:
  struct Handle;
  const ServerUrl server_;
  const CurlSettings settings_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace tools
