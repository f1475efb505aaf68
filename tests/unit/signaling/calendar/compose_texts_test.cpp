#include "signaling/calendar/compose_texts.h"

#include <gtest/gtest.h>

#include "tests/unit/signaling/calendar/sample_booking.h"

namespace signaling {
namespace {

using namespace scene;

const std::string kDecomposed = "Ba\xCC\x81o ca\xCC\x81o";  // a + U+0301
const std::string kComposed = "Báo cáo";

TEST(ComposeTexts, EveryTextIsComposed) {
  auto b = full_booking();
  b.title = b.kind = b.departments[0] = b.communes[0] = b.layout_presets[0] = kDecomposed;
  b.agenda[1].title = b.agenda[1].layout_preset = b.agenda[1].speakers[0].delegate = kDecomposed;
  compose_texts(b);
  auto wanted = full_booking();
  wanted.title = wanted.kind = wanted.departments[0] = wanted.communes[0] = wanted.layout_presets[0] = kComposed;
  wanted.agenda[1].title = wanted.agenda[1].layout_preset = wanted.agenda[1].speakers[0].delegate = kComposed;
  EXPECT_EQ(b, wanted);
}

TEST(ComposeTexts, WhatIsNoUtf8StaysToBeRefused) {
  auto b = full_booking();
  b.title = "a\xFF";
  compose_texts(b);
  EXPECT_EQ(b.title, "a\xFF");
}

}  // namespace
}  // namespace signaling
