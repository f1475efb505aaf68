#include "tools/endpoint/seat/endpoint_host.h"

#include <algorithm>

#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/seat/json_fields.h"
#include "tools/endpoint/seat/seat_recorder.h"
#include "tools/endpoint/stream/replay_media.h"

namespace tools {

namespace json = boost::json;
using media::Timestamp;

namespace {

// The seats' pictures fall on different moments of a frame's time, as real cameras' do.
constexpr media::Duration kFarewell = std::chrono::milliseconds(200);
constexpr media::Duration kFrameTime = std::chrono::nanoseconds(33'333'333);

}  // namespace

media::Result<std::unique_ptr<EndpointHost>> EndpointHost::create(mcu::EventLoop& loop, Settings settings) {
  auto certificate = media::Certificate::create();
  if (!certificate) return tl::unexpected(certificate.error());
  mcu::IceConfig config;
  config.port_min = 0;
  config.port_max = 0;
  config.poll_interval = settings.poll_interval;
  for (const auto& address : settings.listen) config.listen.push_back({address, {}});
  auto ice = mcu::NiceIceFactory::create(config);
  if (!ice) return tl::unexpected(ice.error());
  return std::unique_ptr<EndpointHost>(
      new EndpointHost(loop, std::move(settings), std::move(*certificate), std::move(*ice)));
}

EndpointHost::EndpointHost(mcu::EventLoop& loop, Settings settings, media::Certificate certificate,
                           std::unique_ptr<mcu::NiceIceFactory> ice)
    : loop_(loop),
      settings_(std::move(settings)),
      certificate_(std::move(certificate)),
      ice_(std::move(ice)),
      store_(settings_.replay),
      decoding_(settings_.decode_threads, "decode"),
      timer_(loop, [] {}),  // waking up is enough: the hook does the work
      farewell_(loop, [this] { loop_.stop(); }),
      hook_(loop.after_wake_up([this] { poll(); })) {}

EndpointHost::~EndpointHost() = default;

SeatSurroundings EndpointHost::surroundings() {
  return {.loop = loop_,
          .network = network_,
          .certificate = certificate_,
          .make_ice = [this](mcu::IceListener& listener) -> media::Result<std::unique_ptr<mcu::IceTransport>> {
            return ice_->make_transport(loop_, mcu::IceRole::kControlling, listener);
          },
          .make_media = [this](const SeatSettings& settings) { return make_media(settings); },
          .make_document = [this](const SeatSettings& settings) { return make_document(settings); },
          .make_outputs = [this](const SeatSettings& settings) { return make_outputs(settings); },
          .log = log_,
          .marks = marks_,
          .buffers = buffers_,
          .decoders = decoders_,
          .make_lane = [this] { return decoding_.make_lane(PictureViewer::kLaneCapacity); },
          .emit = settings_.emit};
}

media::Result<std::unique_ptr<SeatMedia>> EndpointHost::make_media(const SeatSettings& settings) {
  if (settings.media == SeatSettings::Media::kLive) return settings_.make_live(settings, loop_);
  const uint8_t sign = settings.sign;
  const Timestamp start = mcu::EventLoop::now();
  auto media = ReplayMedia::create(store_, sign, log_, start + kFrameTime * sign / static_cast<int>(kSiteSigns),
                                   settings.fault.hall);
  if (!media) return tl::unexpected(media.error());
  if (marked_.insert(sign).second) {
    const auto layers = store_.picture(sign);
    for (size_t layer = 0; layer < layers->size(); ++layer)
      marks_.add(sign, static_cast<uint8_t>(layer), *(*layers)[layer]);
  }
  return std::unique_ptr<SeatMedia>(std::move(*media));
}

// A seat with live pictures has a document too, if there is a folder with one.
media::Result<std::unique_ptr<DocumentReplay>> EndpointHost::make_document(const SeatSettings& settings) {
  const bool has_one = settings.sign < kDocumentSigns && settings.video && !settings_.replay.empty();
  if (settings.content == SeatSettings::Content::kNone || !has_one) return nullptr;
  const uint8_t sign = document_sign(settings.sign);
  auto document = DocumentReplay::create(store_, settings.sign, log_, mcu::EventLoop::now());
  if (document && marked_.insert(sign).second) marks_.add(sign, 0, **store_.document(settings.sign));
  return document;
}

media::Result<std::vector<std::unique_ptr<SeatOutput>>> EndpointHost::make_outputs(const SeatSettings& settings) {
  std::vector<std::unique_ptr<SeatOutput>> outputs;
  if (!settings.record.empty()) outputs.push_back(std::make_unique<SeatRecorder>(settings.record, settings.name));
  if (settings.play_sound.empty() && settings.play_picture.empty()) return outputs;
  auto player = settings_.make_player(settings);
  if (!player) return tl::unexpected(player.error());
  outputs.push_back(std::move(*player));
  return outputs;
}

media::Result<void> EndpointHost::add(SeatSettings settings) {
  const bool taken =
      std::ranges::any_of(seats_, [&](const auto& seat) { return seat->settings().name == settings.name; });
  if (taken) return media::failure("endpoint.settings", "there is a seat \"" + settings.name + "\" already");
  const uint64_t seed = static_cast<uint64_t>(mcu::EventLoop::now().time_since_epoch().count()) + seats_.size();
  seats_.push_back(std::make_unique<Seat>(std::move(settings), surroundings(), seed));
  seats_.back()->join();
  return {};
}

media::Result<void> EndpointHost::obey(const Command& command) {
  if (command.action == "exit") {
    leave_and_stop();
    return {};
  }
  if (command.action == "add") {
    json::object members = command.members;
    for (const char* own : {"do", "id"}) members.erase(own);
    if (const auto* seat = members.if_contains("seat")) {
      members["name"] = *seat;
      members.erase("seat");
    }
    auto settings = read_seat_settings(members, defaults_);
    if (!settings) return tl::unexpected(settings.error());
    return add(std::move(*settings));
  }
  bool found = false;
  for (const auto& seat : seats_) {
    if (command.seat != "*" && command.seat != seat->settings().name) continue;
    found = true;
    if (auto done = seat->obey(command); !done) return done;
  }
  if (!found && command.seat != "*")
    return media::failure("endpoint.command", "there is no seat \"" + command.seat + "\"");
  return {};
}

void EndpointHost::on_line(std::string_view line) {
  const auto command = parse_command(line);
  // Read before: the answer says when the command was carried out, and it may have been a send call.
  const Timestamp now = mcu::EventLoop::now();
  const auto done = command ? obey(*command) : media::Result<void>(tl::unexpected(command.error()));
  json::object event{{"t", std::chrono::duration<double>(now.time_since_epoch()).count()},
                     {"event", done ? "done" : "failed"}};
  if (command) {
    event["seat"] = command->seat;
    event["do"] = command->action;
    if (command->id) event["id"] = *command->id;
  }
  if (!done) {
    event["code"] = done.error().code;
    event["message"] = done.error().message;
  }
  settings_.emit(event);
}

void EndpointHost::report_all() {
  const Timestamp now = mcu::EventLoop::now();
  for (const auto& seat : seats_) settings_.emit(seat->report(now, false));
}

void EndpointHost::leave_and_stop() {
  for (const auto& seat : seats_) seat->leave();
  farewell_.set(mcu::EventLoop::now() + kFarewell);
}

void EndpointHost::poll() {
  const Timestamp now = mcu::EventLoop::now();
  Timestamp deadline = media::kNever;
  for (const auto& seat : seats_) {
    if (seat->awake() || seat->next_deadline() <= now) seat->poll(now);
    deadline = std::min(deadline, seat->next_deadline());
  }
  timer_.set(deadline);
}

}  // namespace tools
