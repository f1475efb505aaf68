#include "media/crypto/dtls_session.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "media/base/check.h"
#include "media/crypto/datagram_bio.h"
#include "media/crypto/dtls_context.h"
#include "media/crypto/fingerprint.h"
#include "media/crypto/openssl_error.h"
#include "media/crypto/retransmission_clock.h"

namespace media {
namespace {

struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

}  // namespace

class DtlsSession::Impl {
 public:
  Impl(DtlsRole role, std::vector<Fingerprint> fingerprints, SslContext context)
      : role_(role), fingerprints_(std::move(fingerprints)), context_(std::move(context)) {
    SSL_CTX_set_cert_verify_callback(context_.get(), judge_certificate, this);
  }

  // False if OpenSSL has no memory.
  bool open() {
    ssl_.reset(SSL_new(context_.get()));
    BIO* bio = ssl_ ? bio_.make_bio() : nullptr;
    if (!bio) return false;
    SSL_set_bio(ssl_.get(), bio, bio);
    DTLS_set_link_mtu(ssl_.get(), DatagramBio::kMaxDatagram);
    role_ == DtlsRole::kServer ? SSL_set_accept_state(ssl_.get()) : SSL_set_connect_state(ssl_.get());
    clock_.emplace(ssl_.get(), bio_);
    return true;
  }

  void start(Timestamp now) {
    if (state_ != DtlsState::kNew || role_ == DtlsRole::kServer) return;
    state_ = DtlsState::kHandshaking;
    shake_hands(now);
  }

  void handle_datagram(Bytes datagram, Timestamp now) {
    if (state_ == DtlsState::kNew && role_ == DtlsRole::kServer) state_ = DtlsState::kHandshaking;
    if (datagram.empty() || !alive()) return;
    bio_.set_input(datagram);
    if (state_ == DtlsState::kHandshaking) shake_hands(now);
    if (state_ == DtlsState::kConnected) read_records();
    bio_.set_input({});
  }

  void handle_timeout(Timestamp now) {
    if (state_ != DtlsState::kHandshaking) return;
    ERR_clear_error();
    if (!clock_->retransmit(now)) fail("the peer does not answer the DTLS handshake");
  }

  void close() {
    if (state_ == DtlsState::kConnected) SSL_shutdown(ssl_.get());
    if (state_ != DtlsState::kFailed) state_ = DtlsState::kClosed;
    clock_->stop();
  }

  std::optional<Bytes> poll_datagram() {
    auto& output = bio_.output();
    if (output.empty()) return std::nullopt;
    sending_ = std::move(output.front());
    output.pop_front();
    return Bytes(sending_);
  }

  Timestamp next_deadline() const { return clock_->deadline(); }
  DtlsState state() const { return state_; }
  const std::string& failure() const { return failure_; }
  const std::optional<SrtpKeys>& srtp_keys() const { return keys_; }

 private:
  bool alive() const { return state_ == DtlsState::kHandshaking || state_ == DtlsState::kConnected; }

  // Decides inside the handshake, so that a peer with the wrong certificate is told by an alert and never gets as far
  // as keys.
  static int judge_certificate(X509_STORE_CTX* store, void* self) {
    auto& session = *static_cast<Impl*>(self);
    X509* certificate = X509_STORE_CTX_get0_cert(store);
    const bool matches = std::any_of(session.fingerprints_.begin(), session.fingerprints_.end(),
                                     [&](const auto& f) { return Fingerprint::of(certificate, f.hash) == f; });
    session.matched_ = matches;
    if (!matches) X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    session.judged_ = true;
    return matches ? 1 : 0;
  }

  void shake_hands(Timestamp now) {
    ERR_clear_error();
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1) {
      finish();
    } else if (const int error = SSL_get_error(ssl_.get(), result); error != SSL_ERROR_WANT_READ) {
      fail(judged_ && !matched_ ? "the peer's certificate does not match its fingerprint"
                                : "the DTLS handshake failed: " + take_openssl_error());
    }
    if (alive()) clock_->follow(now);
  }

  void finish() {
    // Without a certificate OpenSSL refuses; checked again because everything rests on it.
    if (!matched_) return fail("the peer showed no certificate");
    keys_ = export_srtp_keys(ssl_.get(), role_);
    if (!keys_) return fail("the peer offers no SRTP profile that is accepted here");
    state_ = DtlsState::kConnected;
  }

  void read_records() {
    ERR_clear_error();
    std::array<uint8_t, 512> ignored;
    int result = 0;
    while ((result = SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size()))) > 0) {
    }
    const int error = SSL_get_error(ssl_.get(), result);
    if (error == SSL_ERROR_ZERO_RETURN) {
      close();
    } else if (error != SSL_ERROR_WANT_READ) {
      fail("the peer ended the DTLS association: " + take_openssl_error());
    }
  }

  void fail(std::string reason) {
    state_ = DtlsState::kFailed;
    failure_ = std::move(reason);
    keys_.reset();
    clock_->stop();
  }

  const DtlsRole role_;
  const std::vector<Fingerprint> fingerprints_;
  SslContext context_;
  DatagramBio bio_;
  std::unique_ptr<SSL, SslFree> ssl_;
  std::optional<RetransmissionClock> clock_;
  std::vector<uint8_t> sending_;
  DtlsState state_ = DtlsState::kNew;
  bool judged_ = false;
  bool matched_ = false;
  std::string failure_;
  std::optional<SrtpKeys> keys_;
};

DtlsSession::DtlsSession(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DtlsSession::DtlsSession(DtlsSession&&) noexcept = default;
DtlsSession& DtlsSession::operator=(DtlsSession&&) noexcept = default;
DtlsSession::~DtlsSession() = default;

Result<DtlsSession> DtlsSession::create(const Certificate& certificate, DtlsRole role,
                                        std::span<const std::string> remote_fingerprints,
                                        std::span<const SrtpProfile> profiles) {
  std::vector<Fingerprint> usable;
  Error refused{"crypto.fingerprint", "the peer names no certificate fingerprint"};
  for (const std::string& text : remote_fingerprints) {
    auto fingerprint = Fingerprint::parse(text);
    if (fingerprint) {
      usable.push_back(*std::move(fingerprint));
    } else {
      refused = fingerprint.error();
    }
  }
  if (usable.empty()) return tl::unexpected(std::move(refused));
  auto context = make_dtls_context(certificate, profiles);
  auto impl = context ? std::make_unique<Impl>(role, std::move(usable), std::move(context)) : nullptr;
  if (!impl || !impl->open()) return media::failure("crypto.dtls", "no DTLS session: " + take_openssl_error());
  return DtlsSession(std::move(impl));
}

void DtlsSession::start(Timestamp now) { impl_->start(now); }
void DtlsSession::handle_datagram(Bytes datagram, Timestamp now) { impl_->handle_datagram(datagram, now); }
void DtlsSession::handle_timeout(Timestamp now) { impl_->handle_timeout(now); }
Timestamp DtlsSession::next_deadline() const { return impl_->next_deadline(); }
std::optional<Bytes> DtlsSession::poll_datagram() { return impl_->poll_datagram(); }
void DtlsSession::close() { impl_->close(); }
DtlsState DtlsSession::state() const { return impl_->state(); }
const std::string& DtlsSession::failure() const { return impl_->failure(); }
const std::optional<SrtpKeys>& DtlsSession::srtp_keys() const { return impl_->srtp_keys(); }

}  // namespace media
