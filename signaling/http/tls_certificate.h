#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"

namespace signaling {

// A certificate and its private key, PEM.
struct TlsCertificate {
  std::string certificate;
  std::string key;
};

// A self-signed certificate (ECDSA P-256, SHA-256, valid 825 days) for these host names and IP addresses.
media::Result<TlsCertificate> make_self_signed(const std::vector<std::string>& names);

// True if the certificate can be read and stays valid for another week.
bool is_usable(const std::string& certificate_pem);

// Until when it is valid (UTC), of a chain the first one; none: it cannot be read.
std::optional<std::chrono::sys_seconds> end_of(const std::string& certificate_pem);

// The names the machine answers to: localhost, its host name, loopback and the addresses of its interfaces.
std::vector<std::string> local_names();

// Reads the two files. Errors name the file.
media::Result<TlsCertificate> read_certificate(const std::filesystem::path& certificate,
                                               const std::filesystem::path& key);

// The self-signed certificate kept in `state_dir` (certificate.pem, key.pem, the latter readable by its owner only);
// made on first start and when the kept one is about to end.
media::Result<TlsCertificate> self_signed_certificate(const std::filesystem::path& state_dir,
                                                      const std::vector<std::string>& further_names);

}  // namespace signaling
