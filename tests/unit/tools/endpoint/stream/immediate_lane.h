#pragma once

#include <memory>

#include "mcu/loop/lane.h"
#include "tools/endpoint/stream/picture_viewer.h"

namespace tools::test {

// Runs what is posted at once, in the caller.
struct ImmediateLane : mcu::Lane {
  bool try_post(mcu::Task task) override {
    task();
    return true;
  }
  size_t backlog() const override { return 0; }
};

inline PictureViewer::Shared view_at_once(const SendLog* log, const FrameMarks* marks, media::FrameBuffers& buffers,
                                          SharedDecoders& decoders) {
  return {.log = log,
          .marks = marks,
          .buffers = &buffers,
          .decoders = &decoders,
          .make_lane = [] { return std::make_unique<ImmediateLane>(); },
          .post = [](mcu::Task task) { task(); }};
}

}  // namespace tools::test
