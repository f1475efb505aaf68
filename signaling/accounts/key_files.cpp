#include "signaling/accounts/key_files.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "signaling/store/file_io.h"

namespace signaling {
namespace {

media::Result<HashKey> make_key(const std::filesystem::path& file) {
  const HashKey key = HashKey::random();
  const std::string bytes(key.bytes().begin(), key.bytes().end());
  if (auto written = write_durably(file, bytes); !written) return tl::unexpected(written.error());
  return key;
}

media::Result<HashKey> read_key(const std::filesystem::path& file) {
  const auto bytes = read_file(file, HashKey::kSize);
  if (!bytes && bytes.error().code != "store.too_large") return tl::unexpected(bytes.error());
  if (!bytes || bytes->size() != HashKey::kSize) {
    return media::failure("key.damaged", file.string() + " is no key of " + std::to_string(HashKey::kSize) +
                                             " bytes: restore it from a back-up, or remove it to have a new one made");
  }
  std::array<uint8_t, HashKey::kSize> key;
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return HashKey(key);
}

}  // namespace

media::Result<HashKey> open_key(const StoreLayout& layout, std::string_view name) {
  const auto file = layout.keys() / (std::string(name) + ".key");
  std::error_code failed;
  const bool there = std::filesystem::exists(file, failed);
  if (failed) return media::failure("store.failed", file.string() + ": cannot look: " + failed.message());
  return there ? read_key(file) : make_key(file);
}

media::Result<AccountKeys> AccountKeys::open(const StoreLayout& layout) {
  const auto codes = open_key(layout, "codes");
  if (!codes) return tl::unexpected(codes.error());
  const auto csrf = open_key(layout, "csrf");
  if (!csrf) return tl::unexpected(csrf.error());
  const auto unlocks = open_key(layout, "unlocks");
  if (!unlocks) return tl::unexpected(unlocks.error());
  return AccountKeys{*codes, *csrf, *unlocks};
}

}  // namespace signaling
