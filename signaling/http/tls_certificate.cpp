#include "signaling/http/tls_certificate.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace signaling {
namespace {

namespace fs = std::filesystem;

constexpr long kValidSeconds = 825L * 86400;
constexpr long kWeek = 7L * 86400;

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* p) const {
    Free(p);
  }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freer<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, Freer<GENERAL_NAMES_free>>;

tl::unexpected<media::Error> openssl_failed(const char* what) {
  return media::failure("tls.openssl", std::string("OpenSSL cannot make ") + what);
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<size_t>(size)};
}

bool is_ip_address(const std::string& name) {
  const std::unique_ptr<ASN1_OCTET_STRING, Freer<ASN1_OCTET_STRING_free>> address(a2i_IPADDRESS(name.c_str()));
  return address != nullptr;
}

// One entry of the subject's alternative names: an address if it reads as one, otherwise a host name.
bool add_name(GENERAL_NAMES* names, const std::string& name) {
  const bool is_address = is_ip_address(name);
  std::unique_ptr<GENERAL_NAME, Freer<GENERAL_NAME_free>> entry(
      a2i_GENERAL_NAME(nullptr, nullptr, nullptr, is_address ? GEN_IPADD : GEN_DNS, name.c_str(), 0));
  if (!entry || sk_GENERAL_NAME_push(names, entry.get()) <= 0) return false;
  (void)entry.release();  // the list's now
  return true;
}

bool add_extension(X509* certificate, int nid, const char* value) {
  const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_serial(X509* certificate) {
  std::array<unsigned char, 16> random{};
  if (RAND_bytes(random.data(), random.size()) != 1) return false;
  random[0] &= 0x7f;  // positive
  const std::unique_ptr<BIGNUM, Freer<BN_free>> number(BN_bin2bn(random.data(), random.size(), nullptr));
  return number != nullptr && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool fill(X509* certificate, EVP_PKEY* key, const std::vector<std::string>& names) {
  const NamesPtr alternatives(GENERAL_NAMES_new());
  for (const auto& name : names) {
    if (!add_name(alternatives.get(), name)) return false;
  }
  X509_NAME* subject = X509_get_subject_name(certificate);
  const auto* common = reinterpret_cast<const unsigned char*>("Diem Cau");
  return X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
         X509_gmtime_adj(X509_getm_notBefore(certificate), -86400) != nullptr &&
         X509_gmtime_adj(X509_getm_notAfter(certificate), kValidSeconds) != nullptr &&
         X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, common, -1, -1, 0) == 1 &&
         X509_set_issuer_name(certificate, subject) == 1 && X509_set_pubkey(certificate, key) == 1 &&
         X509_add1_ext_i2d(certificate, NID_subject_alt_name, alternatives.get(), 0, 0) == 1 &&
         add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
         add_extension(certificate, NID_key_usage, "critical,digitalSignature") &&
         add_extension(certificate, NID_ext_key_usage, "serverAuth");
}

media::Result<std::string> read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || text.empty()) return media::failure("tls.missing_file", path.string() + " cannot be read");
  return text;
}

media::Result<void> write_text(const fs::path& path, const std::string& text, mode_t mode) {
  ::unlink(path.c_str());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  const bool written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!written) return media::failure("tls.cannot_write", path.string() + ": " + std::strerror(error));
  return {};
}

// The first certificate of the text; null if there is none.
CertificatePtr parse(const std::string& pem) {
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return CertificatePtr(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

}  // namespace

media::Result<TlsCertificate> make_self_signed(const std::vector<std::string>& names) {
  const KeyPtr key(EVP_EC_gen("P-256"));
  if (!key) return openssl_failed("a key");
  const CertificatePtr certificate(X509_new());
  if (!certificate || !fill(certificate.get(), key.get(), names) ||
      X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
    return openssl_failed("a certificate");
  }
  const BioPtr certificate_pem(BIO_new(BIO_s_mem()));
  const BioPtr key_pem(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(certificate_pem.get(), certificate.get()) != 1 ||
      PEM_write_bio_PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return openssl_failed("PEM");
  }
  return TlsCertificate{text_of(certificate_pem.get()), text_of(key_pem.get())};
}

bool is_usable(const std::string& certificate_pem) {
  const CertificatePtr certificate = parse(certificate_pem);
  if (!certificate) return false;
  time_t next_week = std::time(nullptr) + kWeek;
  return X509_cmp_time(X509_get0_notAfter(certificate.get()), &next_week) > 0;
}

std::optional<std::chrono::sys_seconds> end_of(const std::string& certificate_pem) {
  const CertificatePtr certificate = parse(certificate_pem);
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) return std::nullopt;
  const std::chrono::year_month_day day(std::chrono::year(end.tm_year + 1900),
                                        std::chrono::month(static_cast<unsigned>(end.tm_mon + 1)),
                                        std::chrono::day(static_cast<unsigned>(end.tm_mday)));
  return std::chrono::sys_days(day) + std::chrono::hours(end.tm_hour) + std::chrono::minutes(end.tm_min) +
         std::chrono::seconds(end.tm_sec);
}

std::vector<std::string> local_names() {
  std::vector<std::string> names{"localhost"};
  std::array<char, 256> text{};
  if (::gethostname(text.data(), text.size() - 1) == 0 && text[0] != '\0') names.emplace_back(text.data());
  names.emplace_back("127.0.0.1");
  names.emplace_back("::1");
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return names;
  const std::unique_ptr<ifaddrs, Freer<freeifaddrs>> list(first);
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_LOOPBACK) != 0) continue;
    const int family = each->ifa_addr->sa_family;
    const void* address = nullptr;
    if (family == AF_INET) address = &reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr;
    if (family == AF_INET6) {
      const auto* v6 = reinterpret_cast<const sockaddr_in6*>(each->ifa_addr);
      if (!IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr)) address = &v6->sin6_addr;
    }
    if (address == nullptr || ::inet_ntop(family, address, text.data(), text.size()) == nullptr) continue;
    if (std::find(names.begin(), names.end(), text.data()) == names.end()) names.emplace_back(text.data());
  }
  return names;
}

media::Result<TlsCertificate> read_certificate(const fs::path& certificate, const fs::path& key) {
  auto certificate_pem = read_text(certificate);
  if (!certificate_pem) return tl::unexpected(certificate_pem.error());
  auto key_pem = read_text(key);
  if (!key_pem) return tl::unexpected(key_pem.error());
  return TlsCertificate{std::move(*certificate_pem), std::move(*key_pem)};
}

media::Result<TlsCertificate> self_signed_certificate(const fs::path& state_dir,
                                                      const std::vector<std::string>& further_names) {
  const auto certificate_file = state_dir / "certificate.pem";
  const auto key_file = state_dir / "key.pem";
  if (auto kept = read_certificate(certificate_file, key_file); kept && is_usable(kept->certificate)) return kept;

  std::error_code error;
  fs::create_directories(state_dir, error);
  if (error) return media::failure("tls.cannot_write", state_dir.string() + ": " + error.message());
  auto names = local_names();
  names.insert(names.end(), further_names.begin(), further_names.end());
  auto made = make_self_signed(names);
  if (!made) return made;
  if (auto done = write_text(key_file, made->key, 0600); !done) return tl::unexpected(done.error());
  if (auto done = write_text(certificate_file, made->certificate, 0644); !done) return tl::unexpected(done.error());
  return made;
}

}  // namespace signaling
