#include "tools/cli/rest/curl_transport.h"

#include <curl/curl.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "media/base/check.h"

namespace tools {
namespace {

struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

// What libcurl's callbacks see of one request.
struct Exchange {
  HttpAnswer answer;
  size_t max_body = 0;
  bool too_large = false;
  char error[CURL_ERROR_SIZE] = "";
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const size_t first = text.find_first_not_of(kBlank);
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

size_t take_header(char* data, size_t size, size_t count, void* context) {
  auto& answer = static_cast<Exchange*>(context)->answer;
  const std::string_view line(data, size * count);
  const size_t colon = line.find(':');
  if (line.starts_with("HTTP/")) answer.headers.clear();  // an interim answer (1xx) stood before
  if (colon != line.npos) answer.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  return size * count;
}

size_t take_body(char* data, size_t size, size_t count, void* context) {
  auto& exchange = *static_cast<Exchange*>(context);
  exchange.too_large = exchange.answer.body.size() + size * count > exchange.max_body;
  if (exchange.too_large) return 0;
  exchange.answer.body.append(data, size * count);
  return size * count;
}

List header_list(const HttpRequest& request) {
  List list;
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    CHECK(longer != nullptr);
    (void)list.release();
    list.reset(longer);
  };
  for (const auto& [name, value] : request.headers) add(name + ": " + value);
  add("Expect:");
  if (request.body.empty()) add("Content-Type:");  // libcurl would name one of its own
  return list;
}

void set_server(CURL* curl, const CurlSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_COOKIEFILE, "");  // cookies are kept, and read from no file
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings.total_timeout.count()));
  if (!settings.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  if (!settings.insecure) return;
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
}

void set_request(CURL* curl, const HttpRequest& request) {
  curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);  // forgets the body of the request before
  if (request.method != "GET") {
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

std::string_view code_of(CURLcode code, const Exchange& exchange) {
  if (exchange.too_large) return "net.too_large";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return "net.unreachable";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return "net.tls";
    case CURLE_OPERATION_TIMEDOUT: return "net.timeout";
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return "net.cut";
    default: return "net.failed";
  }
}

// libcurl takes an answer whose headers are cut off for one without a body. The service always says how long a body is
// (RFC 9112 §6.3), so one that does not is no whole answer.
bool says_its_length(const HttpAnswer& answer) {
  constexpr unsigned kNoContent = 204;
  return answer.status == kNoContent || answer.header("content-length") || answer.header("transfer-encoding");
}

// A time-out before the connection stood is no different from no connection.
bool never_connected(CURL* curl, CURLcode code) {
  curl_off_t connected = 0;
  curl_easy_getinfo(curl, CURLINFO_CONNECT_TIME_T, &connected);
  return code == CURLE_OPERATION_TIMEDOUT && connected == 0;
}

}  // namespace

struct CurlTransport::Handle {
  CURL* curl = nullptr;
  Handle() {
    CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    curl = curl_easy_init();
    CHECK(curl != nullptr);
  }
  ~Handle() {
    curl_easy_cleanup(curl);
    curl_global_cleanup();
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

CurlTransport::CurlTransport(ServerUrl server, CurlSettings settings)
    : server_(std::move(server)), settings_(std::move(settings)), handle_(std::make_unique<Handle>()) {
  set_server(handle_->curl, settings_);
}

CurlTransport::~CurlTransport() = default;

media::Result<HttpAnswer> CurlTransport::send(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  Exchange exchange;
  exchange.max_body = settings_.max_body;
  const List headers = header_list(request);
  set_request(curl, request);
  curl_easy_setopt(curl, CURLOPT_URL, (server_.origin + request.target).c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, exchange.error);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) {
    const bool unreachable = never_connected(curl, code);
    const char* detail = exchange.error[0] != 0 ? exchange.error : curl_easy_strerror(code);
    return media::failure(unreachable ? "net.unreachable" : std::string(code_of(code, exchange)), detail);
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  exchange.answer.status = static_cast<unsigned>(status);
  if (!says_its_length(exchange.answer)) return media::failure("net.cut", "the answer ends in its headers");
  return std::move(exchange.answer);
}

}  // namespace tools
