#include "signaling/store/sha256.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include <openssl/evp.h>

#include "media/base/check.h"
#include "signaling/base/hex.h"

namespace signaling {

struct Sha256::Context {
  Context() : evp(EVP_MD_CTX_new()) { CHECK(EVP_DigestInit_ex(evp, EVP_sha256(), nullptr) == 1); }
  ~Context() { EVP_MD_CTX_free(evp); }
  EVP_MD_CTX* evp;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { CHECK(EVP_DigestUpdate(context_->evp, bytes.data(), bytes.size()) == 1); }

std::string Sha256::finish() {
  std::array<uint8_t, 32> digest{};
  CHECK(EVP_DigestFinal_ex(context_->evp, digest.data(), nullptr) == 1);
  return to_hex(digest);
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

media::Result<FileDigest> file_digest(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return media::failure("store.failed", file.string() + " cannot be read");
  Sha256 digest;
  uint64_t size = 0;
  std::vector<char> piece(1 << 16);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    digest.add({piece.data(), static_cast<size_t>(in.gcount())});
    size += static_cast<uint64_t>(in.gcount());
  }
  if (in.bad()) return media::failure("store.failed", file.string() + " cannot be read to its end");
  return FileDigest{size, digest.finish()};
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace signaling
