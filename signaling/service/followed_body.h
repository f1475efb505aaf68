#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include "signaling/http/http_types.h"

namespace signaling {

// Takes a body as `sink` does. `before` is called when all of it is there, `after` when its answer is: what it changed
// is followed as what any request changes. What they refer to outlives this.
class FollowedBody : public BodySink {
 public:
  FollowedBody(std::unique_ptr<BodySink> sink, std::function<void()> before, std::function<void()> after)
      : sink_(std::move(sink)), before_(std::move(before)), after_(std::move(after)) {}

  bool take(std::string_view piece) override { return sink_->take(piece); }
  void finish(Reply reply) override {
    before_();
    sink_->finish([after = after_, reply = std::move(reply)](HttpReply answer) {
      after();
      reply(std::move(answer));
    });
  }

 private:
  std::unique_ptr<BodySink> sink_;
  std::function<void()> before_;
  std::function<void()> after_;
};

}  // namespace signaling
