#include "signaling/mail/smtp_transfer.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include "media/base/check.h"
#include "signaling/mail/smtp_dialogue.h"

namespace signaling {
namespace {

struct HandleDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

// What libcurl's callbacks see of one transfer.
struct Transfer {
  std::string_view unsent;
  const std::stop_token& stop;
  SmtpDialogue dialogue;
  char error[CURL_ERROR_SIZE] = "";
};

size_t read_message(char* buffer, size_t size, size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const size_t bytes = std::min(size * count, transfer.unsent.size());
  std::memcpy(buffer, transfer.unsent.data(), bytes);
  transfer.unsent.remove_prefix(bytes);
  return bytes;
}

size_t ignore_replies(char*, size_t size, size_t count, void*) { return size * count; }

int listen(CURL*, curl_infotype type, char* data, size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (type == CURLINFO_HEADER_OUT) transfer.dialogue.command({data, size});
  if (type == CURLINFO_HEADER_IN) transfer.dialogue.reply({data, size});
  return 0;
}

int check_stop(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(context)->stop.stop_requested() ? 1 : 0;
}

void require_curl() {
  static std::once_flag once;
  std::call_once(once, [] { CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
}

void set_server(CURL* curl, const SmtpSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_URL, to_url(settings).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings.total_timeout.count()));
  if (settings.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

long tls_level(SmtpSecurity security) {
  switch (security) {
    case SmtpSecurity::kNone: return CURLUSESSL_NONE;
    case SmtpSecurity::kOptional: return CURLUSESSL_TRY;
    case SmtpSecurity::kRequired:
    case SmtpSecurity::kImplicit: return CURLUSESSL_ALL;
  }
  return CURLUSESSL_ALL;
}

void set_security(CURL* curl, const SmtpSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_USE_SSL, tls_level(settings.security));
  if (!settings.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
  if (settings.security != SmtpSecurity::kOptional) return;
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
}

void set_message(CURL* curl, const OutgoingMail& mail, curl_slist* recipients, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail.sender.text().c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.message.size()));
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
}

void set_listeners(CURL* curl, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore_replies);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);  // told to listen(), printed nowhere
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, check_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, transfer.error);
}

SmtpFault fault_of(CURLcode code, const SmtpDialogue& dialogue) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return SmtpFault::kConnect;
    case CURLE_OPERATION_TIMEDOUT: return dialogue.heard_anything() ? SmtpFault::kOther : SmtpFault::kConnect;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return SmtpFault::kTls;
    case CURLE_LOGIN_DENIED: return SmtpFault::kLogin;
    default:
      return SmtpFault::kOther;
  }
}

}  // namespace

Delivery transfer(const SmtpSettings& settings, const OutgoingMail& mail, const std::stop_token& stop) {
  require_curl();
  const Handle handle(curl_easy_init());
  const List recipients(curl_slist_append(nullptr, mail.recipient.text().c_str()));
  CHECK(handle && recipients);
  Transfer state{mail.message, stop, {}};
  set_server(handle.get(), settings);
  set_security(handle.get(), settings);
  set_message(handle.get(), mail, recipients.get(), state);
  set_listeners(handle.get(), state);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return {};
  const std::string_view detail = state.error[0] != 0 ? state.error : curl_easy_strerror(code);
  return tl::unexpected(explain(fault_of(code, state.dialogue), state.dialogue, detail));
}

}  // namespace signaling
