// The native hall endpoint: seats of a conference without a browser. See tools/endpoint/README.md.
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "tools/endpoint/core/site_signs.h"
#include "tools/endpoint/live/live_media.h"
#include "tools/endpoint/live/live_player.h"
#include "tools/endpoint/seat/endpoint_host.h"

namespace {

namespace json = boost::json;

struct Options {
  std::string url;
  std::vector<std::string> tokens;
  std::vector<std::string> names;
  int count = 0;
  std::string seats_file;
  std::string replay;
  std::string live;
  bool no_media = false;
  int sign = 0;
  std::string sound = "tone";
  bool always_live = false;
  std::string view;
  std::string decode = "always";
  size_t slots = 12;
  std::string record;
  std::string play_sound;
  std::string play_picture;
  std::vector<std::string> listen;
  double poll_ms = 2;
  size_t decode_threads = 1;
  double seconds = 0;
  bool ask_floor = false;
  std::string report;
  bool describe = false;
  double uplink_loss = 0;
  double loss_burst = 1;
  int uplink_kbps = 0;
  std::string camera_fault;
  int echo_ms = 0;
  double echo_loss_db = 15;
};

int fail(const std::string& message) {
  fmt::print(stderr, "endpoint: {}\n", message);
  return 1;
}

// One event, one line, at once: whoever drives us waits for it.
void print_event(const json::object& event) {
  const std::string line = json::serialize(event) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

void print_signs() {
  for (size_t sign = 0; sign < tools::kSiteSigns; ++sign) {
    print_event({{"sign", sign},
                 {"hz", tools::site_tone(sign)},
                 {"rgb", fmt::format("#{:06x}", tools::rgb_from_yuv(tools::site_colour(sign)))}});
  }
}

// Reads stdin on a thread of its own, since it may be a file, a pipe or a terminal, and posts its lines to the loop.
class LineReader {
 public:
  LineReader(mcu::EventLoop& loop, std::function<void(std::string_view)> on_line)
      : loop_(loop), on_line_(std::move(on_line)), end_(eventfd(0, EFD_CLOEXEC)), thread_([this] { read(); }) {}
  ~LineReader() {
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(end_, &one, sizeof one);
    thread_.join();
    close(end_);
  }

 private:
  void read() {
    std::string pending;
    char buffer[4096];
    for (;;) {
      pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {end_, POLLIN, 0}};
      if (::poll(fds, 2, -1) < 0 || fds[1].revents != 0) return;
      const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
      if (size <= 0) return;
      pending.append(buffer, static_cast<size_t>(size));
      for (size_t end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
        loop_.post([this, line = pending.substr(0, end)] { on_line_(line); });
        pending.erase(0, end + 1);
      }
    }
  }

  mcu::EventLoop& loop_;
  std::function<void(std::string_view)> on_line_;
  int end_;
  std::thread thread_;
};

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

// SIGINT and SIGTERM, blocked in all threads, as something to read.
int signal_descriptor() {
  const sigset_t signals = ending_signals();
  return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

tools::SeatSettings defaults_of(const Options& options) {
  tools::SeatSettings settings;
  settings.url = options.url;
  settings.sign = static_cast<uint8_t>(options.sign);
  if (options.no_media) settings.media = tools::SeatSettings::Media::kNone;
  if (!options.live.empty()) settings.media = tools::SeatSettings::Media::kLive;
  settings.live = options.live;
  settings.sound = options.sound;
  if (options.always_live) settings.microphone = tools::SeatSettings::Microphone::kAlways;
  settings.view = options.view;
  settings.slots = options.slots;
  settings.record = options.record;
  settings.play_sound = options.play_sound;
  settings.play_picture = options.play_picture;
  if (options.decode == "first") settings.decoding = tools::PictureViewer::Decoding::kFirst;
  if (options.decode == "never") settings.decoding = tools::PictureViewer::Decoding::kNever;
  auto& fault = settings.fault;
  fault.line = {.loss = options.uplink_loss, .burst = options.loss_burst, .kbps = options.uplink_kbps};
  if (options.camera_fault == "frozen") fault.hall.camera = tools::CameraFault::kFrozen;
  if (options.camera_fault == "overloaded") fault.hall.camera = tools::CameraFault::kOverloaded;
  fault.hall.echo = {.delay = std::chrono::milliseconds(options.echo_ms), .loss_db = options.echo_loss_db};
  return settings;
}

// One seat per token; "{}" in the only token stands for 0 … count−1.
std::vector<tools::SeatSettings> seats_of_options(const Options& options) {
  std::vector<tools::SeatSettings> seats;
  const size_t count =
      options.count > 0 ? static_cast<size_t>(options.count) : std::max<size_t>(1, options.tokens.size());
  for (size_t i = 0; i < count; ++i) {
    auto seat = defaults_of(options);
    if (!options.tokens.empty()) seat.token = options.tokens[std::min(i, options.tokens.size() - 1)];
    const size_t place = seat.token.find("{}");
    if (place != std::string::npos) seat.token.replace(place, 2, std::to_string(i));
    seat.sign = static_cast<uint8_t>((static_cast<size_t>(options.sign) + i) % tools::kSiteSigns);
    seat.name = i < options.names.size() ? options.names[i] : "seat-" + std::to_string(i);
    seats.push_back(std::move(seat));
  }
  return seats;
}

media::Result<std::vector<tools::SeatSettings>> seats_of_file(const Options& options) {
  std::ifstream file(options.seats_file);
  if (!file) return media::failure("endpoint.file", "cannot read " + options.seats_file);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_array()) return media::failure("endpoint.settings", options.seats_file + " is no JSON array");
  std::vector<tools::SeatSettings> seats;
  for (const auto& element : value.get_array()) {
    if (!element.is_object()) return media::failure("endpoint.settings", "a seat is a JSON object");
    auto seat = tools::read_seat_settings(element.get_object(), defaults_of(options));
    if (!seat) return tl::unexpected(seat.error());
    seats.push_back(std::move(*seat));
  }
  return seats;
}

// To see what a technician sees of a bad line and of bad equipment.
void add_fault_options(CLI::App& app, Options& options) {
  app.add_option("--uplink-loss", options.uplink_loss, "Share of the datagrams that are lost on the way out")
      ->check(CLI::Range(0.0, 0.9));
  app.add_option("--loss-burst", options.loss_burst, "So many are lost in a row, on the average")
      ->check(CLI::Range(1.0, 100.0));
  app.add_option("--uplink-kbps", options.uplink_kbps, "What the line out carries; the rest waits and is dropped")
      ->check(CLI::Range(8, 100'000));
  app.add_option("--camera-fault", options.camera_fault,
                 "With --replay: the picture stands still, or the machine is too slow to encode all pictures")
      ->check(CLI::IsMember({"frozen", "overloaded"}));
  app.add_option("--echo-ms", options.echo_ms, "With --replay: returns what it hears so much later, microphone on")
      ->check(CLI::Range(50, 500));
  app.add_option("--echo-loss-db", options.echo_loss_db, "And so much quieter")
      ->check(CLI::Range(0.0, 60.0))
      ->capture_default_str();
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("--url", options.url, "ws(s)://HOST:PORT/ws, or the http(s) link of a hall page");
  app.add_option("--token", options.tokens, "Join token; each further one takes a further seat");
  app.add_option("--name", options.names, "Names of the seats, in order of the tokens");
  app.add_option("--count", options.count, "Number of seats; \"{}\" in the token becomes 0, 1, …");
  app.add_option("--seats", options.seats_file, "JSON file with an array of seats (see README)");
  app.add_option("--replay", options.replay, "Folder written by make_media: send that");
  app.add_option("--live", options.live, "GStreamer description with \"video.\" and \"audio.\" as sinks: send that");
  app.add_flag("--no-media", options.no_media, "Join without sound and picture (chair's page)");
  app.add_option("--sign", options.sign, "Colour, tone and time code of the first seat; the others count on")
      ->check(CLI::Range(0, static_cast<int>(tools::kSiteSigns) - 1));
  app.add_option("--sound", options.sound, "tone, silence, quiet, or a name given to make_media")
      ->capture_default_str();
  app.add_flag("--always-live", options.always_live, "Send sound also while the microphone is off");
  app.add_option("--view", options.view, "Ask for this view on joining")
      ->check(CLI::IsMember({"composed", "forwarded"}));
  app.add_option("--decode", options.decode, "Which received pictures are decoded")
      ->check(CLI::IsMember({"always", "first", "never"}))
      ->capture_default_str();
  app.add_option("--slots", options.slots, "Receive-video m-lines: the stage and the gallery")
      ->check(CLI::Range(0, 32))
      ->capture_default_str();
  app.add_option("--record", options.record, "Folder: write what is received (IVF and WAV)");
  app.add_option("--play-sound", options.play_sound, "GStreamer sink for what is heard, e.g. autoaudiosink");
  app.add_option("--play-picture", options.play_picture, "GStreamer sink for the stage, e.g. autovideosink");
  app.add_option("--listen", options.listen, "Local addresses for media (default: the machine's)");
  app.add_option("--poll-ms", options.poll_ms,
                 "Read all sockets this often, with kernel time stamps; 0: when something comes")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
  app.add_option("--decode-threads", options.decode_threads, "Threads that decode pictures")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  app.add_option("--seconds", options.seconds, "Report and end after this time (default: at \"exit\" or a signal)");
  app.add_flag("--ask-floor", options.ask_floor, "Ask for the floor on joining");
  app.add_option("--report", options.report, "Write events to this file instead of stdout");
  app.add_flag("--describe", options.describe, "Print the signs as JSON lines and end");
}

media::Duration duration(double seconds) {
  return std::chrono::duration_cast<media::Duration>(std::chrono::duration<double>(seconds));
}

int run(const Options& options) {
  mcu::EventLoop loop;
  tools::EndpointHost::Settings settings;
  settings.replay = options.replay;
  settings.listen = options.listen;
  settings.poll_interval = duration(options.poll_ms / 1000);
  settings.decode_threads = options.decode_threads;
  std::function<void(const json::object&)> on_joined;
  settings.emit = [&](const json::object& event) {
    print_event(event);
    if (options.ask_floor && event.at("event") == "joined") on_joined(event);
  };
  settings.make_live = tools::make_live_media;
  settings.make_player = tools::make_player;
  auto host = tools::EndpointHost::create(loop, std::move(settings));
  if (!host) return fail(host.error().message);
  (*host)->set_defaults(defaults_of(options));
  on_joined = [&](const json::object& event) {
    const json::object ask{{"seat", event.at("seat")}, {"do", "ask"}};
    loop.post([&host, line = json::serialize(ask)] { (*host)->on_line(line); });
  };

  auto seats = options.seats_file.empty() ? media::Result<std::vector<tools::SeatSettings>>(seats_of_options(options))
                                          : seats_of_file(options);
  if (!seats) return fail(seats.error().message);
  if (options.url.empty() && options.seats_file.empty()) seats->clear();
  loop.post([&] {
    for (auto& seat : *seats) {
      if (auto added = (*host)->add(std::move(seat)); !added)
        print_event({{"event", "failed"}, {"message", added.error().message}});
    }
    print_event(
        {{"t", std::chrono::duration<double>(mcu::EventLoop::now().time_since_epoch()).count()}, {"event", "ready"}});
  });
  mcu::DeadlineTimer end(loop, [&] {
    (*host)->report_all();
    (*host)->leave_and_stop();
  });
  if (options.seconds > 0) {
    end.set(mcu::EventLoop::now() + duration(options.seconds));
  }
  const int signals = signal_descriptor();
  const auto watch = loop.watch_readable(signals, [&] {
    signalfd_siginfo info;
    if (::read(signals, &info, sizeof info) > 0) (*host)->leave_and_stop();
  });
  LineReader reader(loop, [&](std::string_view line) { (*host)->on_line(line); });
  loop.run();
  close(signals);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Native hall endpoint and load generator of Điểm Cầu. Commands on stdin and events on stdout are JSON lines.");
  add_options(app, options);
  add_fault_options(app, options);
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  const sigset_t ending = ending_signals();
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  if (options.describe) {
    print_signs();
    return 0;
  }
  if (!options.report.empty() && !std::freopen(options.report.c_str(), "w", stdout)) {
    return fail("cannot write " + options.report);
  }
  return run(options);
}
