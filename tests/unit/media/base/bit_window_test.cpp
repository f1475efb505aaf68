#include "media/base/bit_window.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "media/base/random.h"

namespace media {
namespace {

TEST(BitWindow, AgreesWithAMapOverARun) {
  constexpr int64_t kSize = 128;
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    BitWindow<kSize> window;
    // Runs begin anew below, above and within what was there, also below 0.
    for (const int64_t first : {int64_t{-100}, int64_t{5000}, int64_t{5010}, int64_t{63}}) {
      std::map<int64_t, bool> expected;
      for (int64_t newest = first; newest < first + 400; ++newest) {
        const bool bit = random.below(2) == 1;
        window.push(newest, bit);
        expected[newest] = bit;
        const int64_t oldest = std::max(first, newest - kSize + 1);
        const int64_t changed = oldest + static_cast<int64_t>(random.below(static_cast<uint64_t>(newest - oldest + 1)));
        const bool flipped = !expected[changed];
        window.set(changed, flipped);
        expected[changed] = flipped;
        int64_t count = 0;
        for (int64_t number = newest; number >= oldest; --number) {
          ASSERT_EQ(window[number], expected[number]) << number << " of " << newest;
          count += expected[number] ? 1 : 0;
          ASSERT_EQ(window.count(number, newest), count) << number << " to " << newest;
        }
      }
    }
  }
}

}  // namespace
}  // namespace media
