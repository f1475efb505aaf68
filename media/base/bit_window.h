#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace media {

// One bit for each of the last `kSize` numbers of a growing run: packets, pictures. What lies around the newest number
// is kept in the object itself, so that an owner touched once in a while costs no further cache line. Numbers may begin
// anew anywhere; bits are only those of numbers pushed since. `kSize` is a power of two and at least 64. Allocates at
// construction only.
template <int64_t kSize>
class BitWindow {
  static_assert(kSize >= 64 && std::has_single_bit(static_cast<uint64_t>(kSize)));

 public:
  BitWindow() : words_(std::make_unique<std::array<uint64_t, kWords>>()) {}

  // Of the number behind the one pushed last, or of the first of a new run.
  void push(int64_t number, bool bit) {
    if (block_of(number) != newest_block_) {
      (*words_)[place(newest_block_)] = newest_word_;
      newest_block_ = block_of(number);
      newest_word_ = 0;
    }
    set(number, bit);
  }

  // Of a number among the last kSize pushed.
  void set(int64_t number, bool bit) {
    uint64_t& word = block_of(number) == newest_block_ ? newest_word_ : (*words_)[place(block_of(number))];
    word = bit ? word | mask(number) : word & ~mask(number);
  }
  bool operator[](int64_t number) const { return (word(block_of(number)) & mask(number)) != 0; }

  // How many bits are set from `first` to `last`, both included, both among the last kSize pushed.
  int64_t count(int64_t first, int64_t last) const {
    int64_t sum = 0;
    for (int64_t block = block_of(first); block <= block_of(last); ++block) {
      uint64_t bits = word(block);
      if (block == block_of(first)) bits &= ~uint64_t{0} << (static_cast<uint64_t>(first) % kBits);
      if (block == block_of(last)) bits &= ~uint64_t{0} >> (kBits - 1 - static_cast<uint64_t>(last) % kBits);
      sum += std::popcount(bits);
    }
    return sum;
  }

 private:
  static constexpr uint64_t kBits = 64;
  static constexpr size_t kWords = kSize / kBits;

  static constexpr int64_t block_of(int64_t number) { return number >> 6; }
  static constexpr uint64_t mask(int64_t number) { return uint64_t{1} << (static_cast<uint64_t>(number) % kBits); }
  static constexpr size_t place(int64_t block) { return static_cast<size_t>(block) % kWords; }
  uint64_t word(int64_t block) const { return block == newest_block_ ? newest_word_ : (*words_)[place(block)]; }

  int64_t newest_block_ = 0;
  uint64_t newest_word_ = 0;
  std::unique_ptr<std::array<uint64_t, kWords>> words_;  // of the blocks before
};

}  // namespace media
