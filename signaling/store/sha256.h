#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "media/base/result.h"

namespace signaling {

// SHA-256 (FIPS 180-4) of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  // The digest as 64 hexadecimal digits. Nothing can be added afterwards.
  std::string finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string sha256(std::string_view bytes);

struct FileDigest {
  uint64_t size = 0;  // bytes
  std::string sha256;
};

// Reads the file once, in pieces.
media::Result<FileDigest> file_digest(const std::filesystem::path& file);

// True for 64 lower-case hexadecimal digits.
bool is_sha256(std::string_view text);

}  // namespace signaling
