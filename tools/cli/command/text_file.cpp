#include "tools/cli/command/text_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tools {
namespace {

constexpr size_t kLargestFile = 4U << 20;

Outcome<std::string> read_all(std::istream& stream, const std::string& name) {
  std::string text(kLargestFile + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(stream.gcount()));
  if (text.size() <= kLargestFile) return text;
  return wrong_use(name + " lớn hơn 4 MiB.", name + " is larger than 4 MiB.");
}

auto cannot_write(const std::filesystem::path& path, int error) {
  const std::string reason = path.string() + ": " + std::strerror(error);
  return fail(ExitStatus::kRefused, "cli.file", "Không ghi được " + reason, "Cannot write " + reason);
}

bool write_all(int file, const std::string& text) {
  for (size_t done = 0; done < text.size();) {
    const ssize_t size = write(file, text.data() + done, text.size() - done);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    done += static_cast<size_t>(size);
  }
  return fsync(file) == 0;
}

}  // namespace

Outcome<std::string> read_text_file(const std::filesystem::path& path) {
  if (path == "-") return read_all(std::cin, "stdin");
  std::ifstream stream(path, std::ios::binary);
  if (stream && !std::filesystem::is_directory(path)) return read_all(stream, path.string());
  return wrong_use("Không đọc được tệp " + path.string() + ".", "Cannot read the file " + path.string() + ".");
}

Outcome<void> write_text_file(const std::filesystem::path& path, const std::string& text, bool secret) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  const std::filesystem::path fresh = path.string() + ".new";
  std::filesystem::remove(fresh, error);
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, secret ? 0600 : 0666);
  if (file < 0) return cannot_write(path, errno);
  const bool written = write_all(file, text);
  const int reason = errno;
  close(file);
  if (!written) std::filesystem::remove(fresh, error);
  if (!written) return cannot_write(path, reason);
  std::filesystem::rename(fresh, path, error);
  if (error) return cannot_write(path, error.value());
  return {};
}

}  // namespace tools
