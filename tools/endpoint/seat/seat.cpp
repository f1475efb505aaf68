#include "tools/endpoint/seat/seat.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <span>
#include <thread>

#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/seat/json_fields.h"
#include "tools/endpoint/seat/remote_help.h"
#include "tools/endpoint/seat/seat_report.h"

namespace tools {

namespace json = boost::json;
using media::Duration;
using media::Timestamp;

namespace {

constexpr Duration kFirstRetry = std::chrono::milliseconds(200);
constexpr Duration kLongestRetry = std::chrono::seconds(3);
constexpr int kSeatTaken = 4001;
constexpr int kBadToken = 4003;
constexpr int kConferenceEnded = 4010;

double seconds(Timestamp t) { return std::chrono::duration<double>(t.time_since_epoch()).count(); }
double milliseconds(Duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

}  // namespace

Seat::Seat(SeatSettings settings, const SeatSurroundings& surroundings, uint64_t seed)
    : settings_(std::move(settings)), surroundings_(surroundings), random_(seed) {}

Seat::~Seat() = default;

void Seat::emit(std::string_view event, Message members) { emit_at(mcu::EventLoop::now(), event, std::move(members)); }

void Seat::emit_at(Timestamp time, std::string_view event, Message members) {
  Message message{{"t", seconds(time)}, {"event", event}, {"seat", settings_.name}};
  for (auto& member : members) message[member.key()] = std::move(member.value());
  surroundings_.emit(std::move(message));
}

void Seat::fail(const media::Error& error) { emit("error", {{"code", error.code}, {"message", error.message}}); }

// ---- signaling ----

void Seat::join() {
  wanted_ = true;
  retry_delay_ = kFirstRetry;
  connect();
}

void Seat::connect() {
  retry_at_ = media::kNever;
  joined_ = false;
  const auto url = parse_endpoint_url(settings_.url);
  if (!url) return fail(url.error());
  if (settings_.token.empty()) settings_.token = url->token;
  client_ = std::make_unique<SignalingClient>(
      surroundings_.loop, surroundings_.network, *url,
      SignalingClient::Events{.on_open = [this] { on_open(); },
                              .on_message = [this](std::string_view text) { on_message(text); },
                              .on_closed = [this](int code, const std::string& why) { on_closed(code, why); }});
}

void Seat::on_open() {
  Message join{{"type", "join"},
               {"token", settings_.token},
               {"version", 2},
               {"media", settings_.media != SeatSettings::Media::kNone}};
  if (!connection_id_.empty() && connection_ && connection_->connected()) join["connection"] = connection_id_;
  client_->send(json::serialize(join));
}

void Seat::on_message(std::string_view text) {
  const auto message = parse_object(text);
  const auto type = message ? text_field(*message, "type") : std::nullopt;
  if (!type) return;
  if (*type == "joined")
    on_joined(*message);
  else if (*type == "standby")
    on_standby(*message);
  else if (*type == "answer")
    on_answer(*message);
  else if (*type == "slots")
    on_slots(*message);
  else if (*type == "microphone")
    on_microphone(*message);
  else if (*type == "candidate" && connection_) {
    connection_->add_remote_candidate(text_field(*message, "candidate").value_or(""));
  } else if (*type == "layers") {
    wanted_layers_ = text_list_field(*message, "layers");
    layers_told_ = true;
    apply_layers();
  } else if (*type == "preflight.start") {
    on_preflight(*message);
  } else if (*type == "remote.do") {
    on_remote_do(*message);
  } else if (*type == "remote.state") {
    on_remote_state(*message);
  }
  if (std::ranges::find(settings_.messages, *type) != settings_.messages.end()) {
    emit("message", {{"message", *message}});
  }
}

void Seat::on_closed(int code, const std::string& reason) {
  emit("closed", {{"code", code}, {"reason", reason}});
  joined_ = false;
  end_preflight();
  const bool final = code == kSeatTaken || code == kBadToken || code == kConferenceEnded;
  if (final) stop_media();
  if (final) wanted_ = false;
  come_back(mcu::EventLoop::now());
}

void Seat::come_back(Timestamp now) {
  if (!wanted_ || !settings_.reconnect) return;
  retry_at_ = now + retry_delay_;
  retry_delay_ = std::min(2 * retry_delay_, kLongestRetry);
}

void Seat::on_joined(const Message& message) {
  joined_ = true;
  retry_delay_ = kFirstRetry;
  connection_id_ = text_field(message, "connection").value_or("");
  const bool resumed = flag_field(message, "resumed").value_or(false);
  const auto* conference = message.if_contains("conference");
  const auto id = conference && conference->is_object() ? text_field(conference->get_object(), "id") : std::nullopt;
  emit("joined", {{"connection", connection_id_}, {"resumed", resumed}, {"conference", id.value_or("")}});
  if (!settings_.view.empty()) send({{"type", "view"}, {"view", settings_.view}});
  const auto* self = message.if_contains("self");
  const bool hall = self && self->is_object() && text_field(self->get_object(), "role") == "site";
  const bool reports = hall && settings_.media != SeatSettings::Media::kNone && settings_.reports;
  self_report_at_ = reports ? mcu::EventLoop::now() : media::kNever;
  if (settings_.media == SeatSettings::Media::kNone || resumed) return;
  if (auto started = start_media(); !started) fail(started.error());
}

// The seat is ours, but it is in no conference now; `joined` comes by itself.
void Seat::on_standby(const Message& message) {
  joined_ = false;
  retry_delay_ = kFirstRetry;
  connection_id_.clear();
  slots_.clear();
  microphone_live_ = false;
  content_held_ = false;
  cap_kbps_.reset();
  stop_media();
  emit("standby");
  const auto* call = message.if_contains("call");
  if (!call || !call->is_object()) return;
  const auto conference = text_field(call->get_object(), "conference").value_or("");
  emit("call", {{"conference", conference}});
  if (settings_.answer_calls) send({{"type", "answer_call"}, {"conference", conference}});
}

void Seat::on_answer(const Message& message) {
  if (!connection_) return;
  const auto accepted = connection_->accept(text_field(message, "sdp").value_or(""), mcu::EventLoop::now());
  if (!accepted) return fail(accepted.error());
  apply_layers();
}

// What the bridge wants, as far as a technician lets it.
void Seat::apply_layers() {
  if (!connection_ || !connection_->sender()) return;
  std::vector<std::string> rids = wanted_layers_;
  if (settings_.all_layers || !layers_told_) {
    rids.clear();
    for (const auto& layer : kSimulcastLayers) rids.emplace_back(layer.rid);
  }
  connection_->sender()->set_wanted_layers(cap_kbps_ ? layers_within(*cap_kbps_, rids) : rids);
}

void Seat::on_slots(const Message& message) {
  const auto* list = message.if_contains("slots");
  if (!list || !list->is_array()) return;
  slots_.clear();
  for (const auto& element : list->get_array()) {
    if (!element.is_object()) continue;
    const auto& slot = element.get_object();
    slots_[text_field(slot, "mid").value_or("")] = {.slot = text_field(slot, "slot").value_or(""),
                                                    .site = text_field(slot, "site").value_or(""),
                                                    .view = text_field(slot, "view").value_or(""),
                                                    .composed = flag_field(slot, "composed").value_or(false)};
  }
}

void Seat::on_microphone(const Message& message) {
  microphone_live_ = text_field(message, "state") == "live";
  const auto* content = message.if_contains("content");
  content_held_ = content && content->is_object() && flag_field(content->get_object(), "holder").value_or(false);
  apply_sound();
  apply_content();
}

void Seat::on_preflight(const Message& message) {
  if (!preflight_.start(message, mcu::EventLoop::now())) return;
  probe_.reset();
  if (media_) media_->watch_devices();
}

void Seat::on_remote_do(const Message& message) {
  auto answer = answer_remote(message, settings_);
  if (!answer) return;
  emit("remote", {{"what", text_field(message, "what").value_or("")},
                  {"by", text_field(message, "by").value_or("")},
                  {"ok", answer->message.at("ok")}});
  send(std::move(answer->message));
  if (!answer->restart) return;
  // The goodbye lets the answer arrive; when it is through, the seat comes back with new media.
  joined_ = false;
  stop_media();
  client_->close();
}

void Seat::on_remote_state(const Message& message) {
  cap_kbps_ = number_field(message, "cap_kbps");
  apply_layers();
}

void Seat::send(Message message) {
  if (client_) client_->send(json::serialize(message));
}

void Seat::leave() {
  wanted_ = false;
  retry_at_ = media::kNever;
  if (connection_) connection_->close();
  stop_media();
  if (!client_) return;
  client_->close();
  closing_ = std::move(client_);
}

void Seat::kill() {
  wanted_ = false;
  retry_at_ = media::kNever;
  client_.reset();
  stop_media();
}

// ---- media ----

media::Result<void> Seat::start_media() {
  stop_media();
  auto source = surroundings_.make_media(settings_);
  if (!source) return tl::unexpected(source.error());
  media_ = std::move(*source);
  auto document = surroundings_.make_document(settings_);
  if (!document) return tl::unexpected(document.error());
  document_ = std::move(*document);
  auto outputs = surroundings_.make_outputs(settings_);
  if (!outputs) return tl::unexpected(outputs.error());
  outputs_ = std::move(*outputs);
  MediaConnection::Settings settings;
  settings.audio = settings_.audio;
  settings.video = settings_.video;
  settings.content = document_ != nullptr;
  settings.receive_slots = settings_.slots;
  settings.cname = settings_.name;
  settings.sink_of = [this](const media::NegotiatedMedia& media) { return sink_of(media); };
  settings.on_connected = [this](bool connected, Timestamp now) { on_media_connected(connected, now); };
  auto connection = MediaConnection::create(
      surroundings_.certificate, [this](mcu::IceListener& listener) { return make_path(listener); },
      std::move(settings), random_.next());
  if (!connection) return tl::unexpected(connection.error());
  connection_ = std::move(*connection);
  apply_sound();
  apply_content();
  offered_at_ = mcu::EventLoop::now();
  first_picture_seen_ = false;
  send({{"type", "offer"}, {"sdp", connection_->offer()}});
  return {};
}

media::Result<std::unique_ptr<mcu::IceTransport>> Seat::make_path(mcu::IceListener& listener) {
  auto path = surroundings_.make_ice(listener);
  if (!path || !settings_.fault.line.any()) return path;
  auto line = std::make_unique<FaultyLine>(std::move(*path), settings_.fault.line, random_.next());
  line_ = line.get();
  return std::unique_ptr<mcu::IceTransport>(std::move(line));
}

StreamSink* Seat::sink_of(const media::NegotiatedMedia& media) {
  if (media.kind == media::MediaKind::kAudio) {
    auto listener = SoundListener::create(&surroundings_.log);
    if (!listener) return nullptr;
    listener_ = std::move(*listener);
    listener_->set_decoding(settings_.listen);
    listener_->on_change([this](const SoundListener::Change& change) {
      emit_at(change.time, "heard", {{"sign", change.sign}, {"heard", change.heard}});
    });
    if (settings_.fault.hall.echo.any()) {
      listener_->add_listener([this](std::span<const float> samples) {
        if (media_) media_->hear(samples);
      });
    }
    for (const auto& output : outputs_) output->follow(*listener_);
    return listener_.get();
  }
  const PictureViewer::Shared shared{
      .log = &surroundings_.log,
      .marks = &surroundings_.marks,
      .buffers = &surroundings_.buffers,
      .decoders = &surroundings_.decoders,
      .make_lane = surroundings_.make_lane,
      .post = [loop = &surroundings_.loop](mcu::Task task) { loop->post(std::move(task)); }};
  viewers_.push_back(std::make_unique<PictureViewer>(media.mid, settings_.decoding, shared));
  PictureViewer* const viewer = viewers_.back().get();
  viewer->on_shown([this, viewer](const PictureViewer::Shown& shown) {
    emit_at(shown.time, "shown", {{"mid", viewer->mid()}, {"slot", slots_[viewer->mid()].slot}, {"sign", shown.site}});
  });
  for (const auto& output : outputs_) output->follow(*viewer);
  return viewer;
}

void Seat::stop_media() {
  end_preflight();
  line_ = nullptr;
  connection_.reset();
  viewers_.clear();
  listener_.reset();
  outputs_.clear();
  media_.reset();
  document_.reset();
  media_lost_ = false;
}

void Seat::on_media_connected(bool connected, Timestamp now) {
  emit_at(now, "media", {{"connected", connected}});
  media_lost_ = media_lost_ || !connected;
}

void Seat::apply_sound() {
  if (!media_) return;
  const bool on = settings_.microphone == SeatSettings::Microphone::kAlways || microphone_live_;
  if (auto set = media_->set_sound(settings_.sound, on); !set) fail(set.error());
}

void Seat::apply_content() {
  if (document_) document_->present(settings_.content == SeatSettings::Content::kAlways || content_held_);
}

// What there is to send.
void Seat::poll_media(Timestamp now) {
  MediaSender& sender = *connection_->sender();
  if (sender.take_keyframe_request()) media_->request_keyframe();
  media_->poll(sender, now);
  if (!document_) return;
  if (sender.take_content_request()) document_->request_keyframe();
  document_->poll(sender, now);
}

// The first decoded picture of any m-line, else the first whole one.
void Seat::note_first_picture() {
  if (first_picture_seen_) return;
  for (const auto& viewer : viewers_) {
    const auto seen = settings_.decoding == PictureViewer::Decoding::kNever ? viewer->frames().first_frame()
                                                                            : viewer->first_decoded();
    if (!seen) continue;
    first_picture_seen_ = true;
    emit_at(*seen, "first_picture", {{"mid", viewer->mid()}, {"join_ms", milliseconds(*seen - offered_at_)}});
    return;
  }
}

// As a hall's page does, so that a technician sees the machine behind the line.
void Seat::report_self(Timestamp now) {
  if (!joined_) {
    self_report_at_ = media::kNever;
    return;
  }
  self_report_at_ = now + SelfReport::kInterval;
  const auto wall = std::chrono::system_clock::now().time_since_epoch();
  auto report = self_report_.make(
      {.captured = media_ ? media_->captured() : SeatMedia::Captured(),
       .cpu_seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC,
       .cores = std::thread::hardware_concurrency(),
       .clock_ms = std::chrono::duration_cast<std::chrono::milliseconds>(wall).count(),
       .at = now});
  for (const auto& member : *settings_.reports) report[member.key()] = member.value();
  send(std::move(report));
}

void Seat::poll_preflight(Timestamp now) {
  if (const auto probe = preflight_.take_probe(now)) begin_probe(*probe);
  if (!preflight_.is_through(now)) return;
  const auto wall = std::chrono::system_clock::now().time_since_epoch();
  auto result = preflight_.take_result(
      {.devices = media_ ? media_->devices() : SeatMedia::Devices(),
       .room = media_ ? media_->room() : std::nullopt,
       .clock_ms = std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()});
  probe_.reset();
  // What the seat says of itself otherwise, it says here too.
  for (const std::string_view member : {"camera", "microphone", "clock_ms", "browser"}) {
    const auto* instead = settings_.reports ? settings_.reports->if_contains(member) : nullptr;
    if (instead) result[member] = *instead;
  }
  send(std::move(result));
}

// A thin line is as thin for this as for media.
void Seat::begin_probe(const Preflight::Probe& probe) {
  const auto url = parse_endpoint_url(settings_.url);
  if (!url) return preflight_.on_probe({});
  const int line = settings_.fault.line.kbps;
  ProbeOrder order;
  order.server = *url;
  order.token = settings_.token;
  order.bytes = probe.bytes;
  order.time = std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(probe.seconds));
  order.up_kbps = line > 0 ? std::min(probe.max_kbps, static_cast<double>(line)) : probe.max_kbps;
  probe_ = std::make_unique<ProbeClient>(surroundings_.loop, surroundings_.network, std::move(order),
                                         [this](const ProbeFigures& figures) { preflight_.on_probe(figures); });
}

void Seat::end_preflight() {
  preflight_.cancel();
  probe_.reset();
}

// ---- the loop ----

void Seat::poll(Timestamp now) {
  poll_preflight(now);
  if (self_report_at_ <= now) report_self(now);
  if (retry_at_ <= now) connect();
  if (!connection_) return;
  if (line_) line_->poll(now);
  connection_->poll(now);
  if (connection_->connected() && media_) {
    poll_media(now);
    connection_->poll(now);
  }
  note_first_picture();
  // A DTLS session cannot be taken up again, so neither can the seat's connection.
  if (!media_lost_ || !wanted_) return;
  client_.reset();
  joined_ = false;
  stop_media();
  come_back(now);
}

Timestamp Seat::next_deadline() const {
  Timestamp deadline = std::min({retry_at_, self_report_at_, preflight_.next_deadline()});
  if (!connection_) return deadline;
  deadline = std::min(deadline, connection_->next_deadline());
  if (line_) deadline = std::min(deadline, line_->next_deadline());
  if (connection_->connected() && media_) deadline = std::min(deadline, media_->next_deadline());
  if (connection_->connected() && document_) deadline = std::min(deadline, document_->next_deadline());
  return deadline;
}

// ---- commands ----

media::Result<void> Seat::obey(const Command& command) {
  const auto message = signaling_message(command);
  if (!message) return tl::unexpected(message.error());
  if (*message) {
    if (!joined_) return media::failure("endpoint.command", settings_.name + " has not joined");
    send(**message);
    return {};
  }
  const auto& action = command.action;
  const Timestamp now = mcu::EventLoop::now();
  if (action == "sound" || action == "tone" || action == "silence") {
    settings_.sound = action == "sound" ? text_field(command.members, "sound").value_or("") : action;
    if (media_)
      return media_->set_sound(settings_.sound,
                               settings_.microphone == SeatSettings::Microphone::kAlways || microphone_live_);
    return {};
  }
  if (action == "reset")
    reset(now);
  else if (action == "report")
    surroundings_.emit(report(now, flag_field(command.members, "samples").value_or(false)));
  else if (action == "join")
    join();
  else if (action == "leave")
    leave();
  else if (action == "kill")
    kill();
  else
    return media::failure("endpoint.command", "there is no command \"" + action + "\"");
  return {};
}

void Seat::reset(Timestamp now) {
  if (listener_) listener_->reset(now);
  for (const auto& viewer : viewers_) viewer->reset(now);
}

json::object Seat::report(Timestamp now, bool samples) const { return SeatReport(*this, samples).write(now); }

}  // namespace tools
