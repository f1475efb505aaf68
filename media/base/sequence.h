#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>

namespace media {

// True if `a` comes after `b` on the circle of an unsigned counter (RFC 1982).
template <typename T>
constexpr bool is_newer(T a, T b) {
  static_assert(std::is_unsigned_v<T>);
  return a != b && static_cast<T>(a - b) < (T{1} << (sizeof(T) * 8 - 1));
}

// Turns a wrapping counter (16-bit sequence numbers, 32-bit timestamps) into a 64-bit one that does not wrap. Values
// up to half a circle before or after the newest are understood.
template <typename T>
class Unwrapper {
 public:
  // The 64-bit value for `value`; becomes the newest if it is.
  int64_t unwrap(T value) {
    const int64_t result = peek(value);
    if (!newest_ || result > *newest_) newest_ = result;
    return result;
  }

  // The same without remembering.
  int64_t peek(T value) const {
    if (!newest_) return value;
    const auto delta = static_cast<std::make_signed_t<T>>(static_cast<T>(value - static_cast<T>(*newest_)));
    return *newest_ + delta;
  }

  std::optional<int64_t> newest() const { return newest_; }
  void reset() { newest_.reset(); }

 private:
  std::optional<int64_t> newest_;
};

using SequenceUnwrapper = Unwrapper<uint16_t>;
using RtpTimeUnwrapper = Unwrapper<uint32_t>;

}  // namespace media
