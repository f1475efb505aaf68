#include "signaling/auth/password_hash.h"

#include <algorithm>
#include <array>
#include <optional>

#include <sodium.h>

#include "signaling/auth/password_rules.h"
#include "signaling/auth/sodium_ready.h"

namespace signaling {
namespace {

using HashText = std::array<char, crypto_pwhash_argon2id_STRBYTES>;

// libsodium wants a terminated text. None if it cannot be a hash.
std::optional<HashText> terminated(std::string_view hash) {
  HashText text{};
  if (hash.empty() || hash.size() >= text.size() || hash.find('\0') != std::string_view::npos) return std::nullopt;
  std::copy(hash.begin(), hash.end(), text.begin());
  return text;
}

}  // namespace

media::Result<std::string> hash_password(std::string_view password, const PasswordCost& cost) {
  require_sodium();
  HashText text{};
  if (crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), cost.passes, cost.memory_bytes) != 0) {
    return media::failure("password.cost", "A password cannot be hashed with " + std::to_string(cost.passes) +
                                               " passes over " + std::to_string(cost.memory_bytes) +
                                               " bytes; set a cost that this machine has the memory for.");
  }
  return std::string(text.data());
}

bool verify_password(std::string_view hash, std::string_view password) {
  require_sodium();
  const auto text = terminated(hash);
  return text && password.size() <= kPasswordMaxBytes &&
         crypto_pwhash_argon2id_str_verify(text->data(), password.data(), password.size()) == 0;
}

void verify_nobody(std::string_view password, const PasswordCost& cost) {
  if (password.size() <= kPasswordMaxBytes) (void)hash_password(password, cost);
}

bool needs_rehash(std::string_view hash, const PasswordCost& cost) {
  require_sodium();
  const auto text = terminated(hash);
  return !text || crypto_pwhash_argon2id_str_needs_rehash(text->data(), cost.passes, cost.memory_bytes) != 0;
}

}  // namespace signaling
