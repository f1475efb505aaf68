#include "signaling/rest/raw_body.h"

#include <exception>
#include <optional>
#include <utility>

#include "signaling/rest/api_reply.h"

namespace signaling {
namespace {

class RefusedBody : public BodySink {
 public:
  explicit RefusedBody(Problem problem) : problem_(std::move(problem)) {}
  bool take(std::string_view) override { return false; }
  void finish(Reply reply) override { reply(to_reply(tl::unexpected(std::move(problem_)))); }

 private:
  Problem problem_;
};

class ReceivedBody : public BodySink {
 public:
  ReceivedBody(std::unique_ptr<BodyReceiver> receiver, size_t max_bytes)
      : receiver_(std::move(receiver)), max_bytes_(max_bytes) {}

  bool take(std::string_view piece) override {
    if (refused_) return false;
    size_ += piece.size();
    if (size_ > max_bytes_) return refuse(body_too_large(max_bytes_));
    try {
      if (auto taken = receiver_->take(piece); !taken) return refuse(std::move(taken.error()));
    } catch (const std::exception&) {
      return refuse(internal_error());
    }
    return true;
  }

  void finish(Reply reply) override {
    if (refused_) return reply(to_reply(tl::unexpected(std::move(*refused_))));
    reply(to_reply(answer()));
  }

 private:
  bool refuse(Problem problem) {
    refused_ = std::move(problem);
    receiver_.reset();
    return false;
  }
  ApiResult answer() {
    try {
      return receiver_->finish();
    } catch (const std::exception&) {
      return tl::unexpected(internal_error());
    }
  }

  std::unique_ptr<BodyReceiver> receiver_;  // null: refused
  std::optional<Problem> refused_;
  size_t max_bytes_;
  size_t size_ = 0;
};

}  // namespace

std::unique_ptr<BodySink> refuse_body(Problem problem) { return std::make_unique<RefusedBody>(std::move(problem)); }

std::unique_ptr<BodySink> make_body_sink(const Operation::RawBody& raw_body, ApiCall call) {
  try {
    auto receiver = raw_body.receive(std::move(call));
    if (!receiver) return refuse_body(std::move(receiver.error()));
    return std::make_unique<ReceivedBody>(std::move(*receiver), raw_body.max_bytes);
  } catch (const std::exception&) {
    return refuse_body(internal_error());
  }
}

}  // namespace signaling
