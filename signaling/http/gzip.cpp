#include "signaling/http/gzip.h"

#include <cstdint>

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

#include "media/base/check.h"

namespace signaling {
namespace {

void append_little_endian(std::string& out, uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xff);
}

}  // namespace

std::string gzip(std::string_view data) {
  namespace zlib = boost::beast::zlib;
  // Magic, deflate, no flags, no time, best compression, unknown system.
  std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", 10);
  const size_t header = out.size();
  zlib::deflate_stream deflate;
  deflate.reset(9, 15, 8, zlib::Strategy::normal);
  out.resize(header + deflate.upper_bound(data.size()) + 64);
  zlib::z_params params;
  params.next_in = data.data();
  params.avail_in = data.size();
  params.next_out = out.data() + header;
  params.avail_out = out.size() - header;
  boost::beast::error_code error;
  deflate.write(params, zlib::Flush::finish, error);
  CHECK(error == zlib::error::end_of_stream);
  out.resize(header + params.total_out);
  boost::crc_32_type crc;
  crc.process_bytes(data.data(), data.size());
  append_little_endian(out, crc.checksum());
  append_little_endian(out, static_cast<uint32_t>(data.size()));
  return out;
}

}  // namespace signaling
