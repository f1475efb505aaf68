#include "signaling/history/packing.h"

#include <zlib.h>

#include "media/base/check.h"

namespace signaling {
namespace {

constexpr size_t kPiece = 4096;

struct Inflation {
  Inflation() { CHECK(inflateInit(&stream) == Z_OK); }
  ~Inflation() { inflateEnd(&stream); }
  Inflation(const Inflation&) = delete;
  z_stream stream{};
};

}  // namespace

std::string pack(std::string_view bytes) {
  std::string out(compressBound(bytes.size()), '\0');
  uLongf size = out.size();
  CHECK(compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  bytes.size(), Z_BEST_COMPRESSION) == Z_OK);
  out.resize(size);
  return out;
}

std::optional<std::string> unpack(std::string_view packed, size_t max_bytes) {
  Inflation inflation;
  auto& stream = inflation.stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  while (true) {
    const size_t begin = out.size();
    out.resize(begin + kPiece);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + begin);
    stream.avail_out = kPiece;
    const int code = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (out.size() > max_bytes) return std::nullopt;
    if (code == Z_STREAM_END) break;
    if (code != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) return std::nullopt;
  }
  if (stream.avail_in != 0) return std::nullopt;
  return out;
}

}  // namespace signaling
