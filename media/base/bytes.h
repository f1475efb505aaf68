#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace media {

using Bytes = std::span<const uint8_t>;
using MutableBytes = std::span<uint8_t>;

inline Bytes as_bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Reads network byte order and never past the end: a read that does not fit gives 0 (or an empty span) and makes
// ok() false for good, so a parser may read a whole structure and ask once.
class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : bytes_(bytes) {}

  uint8_t u8() { return static_cast<uint8_t>(number<1>()); }
  uint16_t u16() { return static_cast<uint16_t>(number<2>()); }
  uint32_t u24() { return static_cast<uint32_t>(number<3>()); }
  uint32_t u32() { return static_cast<uint32_t>(number<4>()); }
  uint64_t u64() { return number<8>(); }

  Bytes take(size_t count) {
    if (count > bytes_.size()) {
      ok_ = false;
      bytes_ = {};
      return {};
    }
    const Bytes result = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return result;
  }
  void skip(size_t count) { take(count); }

  size_t remaining() const { return bytes_.size(); }
  Bytes rest() const { return bytes_; }
  bool ok() const { return ok_; }

 private:
  // A constant size lets the compiler make one load of it.
  template <size_t kSize>
  uint64_t number() {
    const Bytes bytes = take(kSize);
    if (bytes.empty()) return 0;
    uint64_t value = 0;
    for (size_t i = 0; i < kSize; ++i) value = (value << 8) | bytes[i];
    return value;
  }

  Bytes bytes_;
  bool ok_ = true;
};

// Writes network byte order into memory of the caller and never past its end: what does not fit is left out and makes
// ok() false for good.
class ByteWriter {
 public:
  explicit ByteWriter(MutableBytes out) : out_(out) {}

  void u8(uint8_t v) { number<1>(v); }
  void u16(uint16_t v) { number<2>(v); }
  void u24(uint32_t v) { number<3>(v); }
  void u32(uint32_t v) { number<4>(v); }
  void u64(uint64_t v) { number<8>(v); }

  void bytes(Bytes data) {
    if (!fits(data.size())) return;
    if (!data.empty()) std::memcpy(out_.data() + size_, data.data(), data.size());
    size_ += data.size();
  }
  void zeros(size_t count) {
    if (!fits(count)) return;
    std::fill_n(out_.data() + size_, count, uint8_t{0});
    size_ += count;
  }

  size_t size() const { return size_; }
  size_t space() const { return out_.size() - size_; }
  Bytes written() const { return out_.first(size_); }
  bool ok() const { return ok_; }

 private:
  bool fits(size_t count) {
    if (ok_ && count <= space()) return true;
    ok_ = false;
    return false;
  }
  template <size_t kSize>
  void number(uint64_t value) {
    if (!fits(kSize)) return;
    uint8_t* const out = out_.data() + size_;
    for (size_t i = 0; i < kSize; ++i) out[i] = static_cast<uint8_t>(value >> (8 * (kSize - 1 - i)));
    size_ += kSize;
  }

  MutableBytes out_;
  size_t size_ = 0;
  bool ok_ = true;
};

}  // namespace media
