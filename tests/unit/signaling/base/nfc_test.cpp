#include "signaling/base/nfc.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace signaling {
namespace {

TEST(Nfc, ComposesLettersAndTheirMarks) {
  const std::pair<const char*, const char*> cases[] = {
      {"Nguye\u0302\u0303n", "Nguy\u1ec5n"},  // e + circumflex + tilde
      {"Nguy\u1ec5n", "Nguy\u1ec5n"},         // composed already
      {"\u00ea\u0323", "\u1ec7"},             // ê + dot below
      {"o\u031b\u0309", "\u1edf"},            // o + horn + hook
      {"D\u0110 \u00d0", "D\u0110 \u00d0"},   // bars are no marks
      {"", ""},
      {"\u0301", "\u0301"},  // a mark alone
      {"a\nb\t", "a\nb\t"},
      {"\xff\xfe", "\ufffd\ufffd"},
  };
  for (const auto& [text, composed] : cases) EXPECT_EQ(nfc(text), composed) << text;
}

}  // namespace
}  // namespace signaling
