#include "signaling/api/probe_api.h"

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "signaling/api/probe_turns.h"

namespace signaling {

namespace json = boost::json;

namespace {

constexpr const char* kMediaType = "application/octet-stream";

// Ends its turn when it is gone, with the answer or the connection.
class HeldTurn {
 public:
  HeldTurn(std::shared_ptr<ProbeTurns> turns, uint64_t number) : turns_(std::move(turns)), number_(number) {}
  HeldTurn(const HeldTurn&) = delete;
  HeldTurn& operator=(const HeldTurn&) = delete;
  ~HeldTurn() { turns_->end(number_); }

 private:
  std::shared_ptr<ProbeTurns> turns_;
  uint64_t number_;
};

Problem too_slow() {
  return {408, "probe.too_slow",
          {"Đường truyền quá chậm để đo.", "The line is too slow to be measured."}, {}, {}, {}};
}

// Counts what comes, from the end of the head to the last piece. Ends with its turn, since the next one measures then.
class UploadReceiver : public BodyReceiver {
 public:
  UploadReceiver(std::shared_ptr<HeldTurn> turn, SteadyClock clock)
      : turn_(std::move(turn)), clock_(std::move(clock)), begun_(clock_()), last_(begun_) {}

  tl::expected<void, Problem> take(std::string_view piece) override {
    if (piece.empty()) return {};
    last_ = clock_();
    bytes_ += piece.size();
    if (last_ - begun_ >= ProbeTurns::kLongestTurn) return tl::unexpected(too_slow());
    return {};
  }

  ApiResult finish() override {
    const std::chrono::duration<double, std::milli> time = last_ - begun_;
    return ApiAnswer{.body = json::object{{"bytes", static_cast<int64_t>(bytes_)}, {"ms", time.count()}}};
  }

 private:
  std::shared_ptr<HeldTurn> turn_;
  SteadyClock clock_;
  media::Timestamp begun_;
  media::Timestamp last_;
  uint64_t bytes_ = 0;
};

class ProbeApi {
 public:
  ProbeApi(const PreflightSettings& settings, SteadyClock clock) : settings_(settings), clock_(std::move(clock)) {}

  ApiResult download(const ApiCall& call) const {
    auto turn = begin(call);
    if (!turn) return tl::unexpected(std::move(turn.error()));
    constexpr double kBytesPerKilobit = 1000.0 / 8;
    HttpNoise noise{.size = call.query.at("bytes").to_number<uint64_t>(),
                    .bytes_per_second = kBytesPerKilobit * settings_.probe_max_kbps,
                    .time = ProbeTurns::kLongestTurn,
                    .held = std::move(*turn)};
    return ApiAnswer{.content = ApiContent{.media_type = kMediaType, .noise = std::move(noise)}};
  }

  tl::expected<std::unique_ptr<BodyReceiver>, Problem> upload(const ApiCall& call) const {
    auto turn = begin(call);
    if (!turn) return tl::unexpected(std::move(turn.error()));
    return std::make_unique<UploadReceiver>(std::move(*turn), clock_);
  }

 private:
  tl::expected<std::shared_ptr<HeldTurn>, Problem> begin(const ApiCall& call) const {
    // The operation is for site devices only.
    const auto site = call.principal.site.value_or(SiteId());
    const auto number = turns_->begin(site.value(), call.now.steady);
    if (number) return std::make_shared<HeldTurn>(turns_, *number);
    return tl::unexpected(too_many_requests(std::chrono::ceil<std::chrono::seconds>(number.error()).count()));
  }

  PreflightSettings settings_;
  SteadyClock clock_;
  std::shared_ptr<ProbeTurns> turns_ = std::make_shared<ProbeTurns>();
};

Schema measured_schema(int64_t most) {
  return Schema::object({{"bytes", Schema::integer(0, most)},
                         {"ms", Schema::number().described("From the end of the request's head to the last byte.")}})
      .named("MeasuredUpload");
}

}  // namespace

std::vector<Operation> probe_operations(const PreflightSettings& settings, SteadyClock clock) {
  const auto api = std::make_shared<const ProbeApi>(settings, std::move(clock));
  const auto most = static_cast<int64_t>(settings.probe_bytes());
  return {
      {.method = "GET", .path = PathTemplate("/api/v1/probe"), .id = "downloadProbe",
       .summary = "Bytes without a meaning, by which a hall's device measures its line; one probe runs at a time.",
       .action = Action::kProbeLine, .own = true,
       .query = {{"bytes", Schema::integer(1, most), true, "How many."}},
       .outcomes = {{200, "The bytes, no faster than the service allows.", std::nullopt, {kMediaType}}},
       .handler = at_once([api](const ApiCall& call) { return api->download(call); })},
      {.method = "POST", .path = PathTemplate("/api/v1/probe"), .id = "uploadProbe",
       .summary = "Takes bytes without a meaning and says how long they took; one probe runs at a time.",
       .action = Action::kProbeLine, .own = true, .outcomes = {{200, "What came.", measured_schema(most)}},
       .raw_body = Operation::RawBody{{kMediaType}, static_cast<size_t>(most),
                                      [api](ApiCall call) { return api->upload(call); }}},
  };
}

}  // namespace signaling
