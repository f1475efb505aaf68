// Writes the pre-encoded pictures and sounds that simulated sites send, once, into a folder. Files that are there
// already are kept, so it may be run before every use.
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/site_signs.h"

namespace {

using tools::MediaStore;
using tools::Track;

struct Options {
  std::string folder;
  int sites = 12;
  int seconds = 5;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::string> sounds;  // NAME=FILE.wav
  bool again = false;
};

using Job = std::function<media::Result<void>()>;

class Maker {
 public:
  explicit Maker(const Options& options) : options_(options) {}

  std::vector<Job> jobs() {
    std::vector<Job> jobs;
    for (int site = 0; site < options_.sites; ++site) {
      const auto index = static_cast<uint8_t>(site);
      if (!have_picture(index)) jobs.push_back([this, index] { return make_picture(index); });
      if (index < tools::kDocumentSigns && !have_document(index)) {
        jobs.push_back([this, index] { return make_document(index); });
      }
      add_sound(jobs, MediaStore::tone_file(index),
                [index] { return tools::make_tone_track(tools::site_tone(index), 2); });
    }
    add_sound(jobs, MediaStore::sound_file("silence"), tools::make_silence_track);
    add_sound(jobs, MediaStore::sound_file("quiet"), tools::make_quiet_track);
    for (const auto& sound : options_.sounds) {
      const size_t equals = sound.find('=');
      const auto name = sound.substr(0, equals);
      const auto file = equals == std::string::npos ? std::string() : sound.substr(equals + 1);
      add_sound(jobs, MediaStore::sound_file(name), [file] { return make_from_wav(file); });
    }
    return jobs;
  }

 private:
  std::string path(const std::string& file) const { return options_.folder + "/" + file; }

  bool have(const std::string& file, size_t frames) const {
    if (options_.again) return false;
    const auto track = Track::read(path(file));
    return track && (frames == 0 || (*track)->frames() == frames);
  }

  bool have_picture(uint8_t site) const {
    for (const auto& layer : tools::kSimulcastLayers) {
      const auto frames = static_cast<size_t>(options_.seconds) * tools::kReplayFramesPerSecond;
      if (!have(MediaStore::picture_file(site, layer.rid), frames)) return false;
    }
    return true;
  }

  int document_frames() const { return options_.seconds * tools::kDocumentFramesPerSecond; }

  bool have_document(uint8_t site) const {
    return have(MediaStore::document_file(site), static_cast<size_t>(document_frames()));
  }

  // A file appears whole or not at all, also if two programs make it at once.
  media::Result<void> write(const Track& track, const std::string& file, int per_second) {
    const auto scratch = path(file) + "." + std::to_string(next_scratch_++) + "." + std::to_string(::getpid());
    if (auto written = track.write(scratch); !written) return written;
    std::error_code error;
    std::filesystem::rename(scratch, path(file), error);
    if (error) return media::failure("endpoint.file", "cannot write " + path(file) + ": " + error.message());
    fmt::print("{:20} {:5} frames {:6.0f} kbit/s\n", file, track.frames(), track.bitrate(per_second) / 1000);
    return {};
  }

  media::Result<void> make_picture(uint8_t site) {
    const auto tracks =
        tools::make_video_tracks(site, tools::site_colour(site), options_.seconds * tools::kReplayFramesPerSecond);
    if (!tracks) return tl::unexpected(tracks.error());
    for (size_t layer = 0; layer < tracks->size(); ++layer) {
      const auto file = MediaStore::picture_file(site, tools::kSimulcastLayers[layer].rid);
      if (auto written = write((*tracks)[layer], file, tools::kReplayFramesPerSecond); !written) return written;
    }
    return {};
  }

  media::Result<void> make_document(uint8_t site) {
    const auto track = tools::make_document_track(site, tools::site_colour(site), document_frames());
    if (!track) return tl::unexpected(track.error());
    return write(*track, MediaStore::document_file(site), tools::kDocumentFramesPerSecond);
  }

  void add_sound(std::vector<Job>& jobs, const std::string& file, std::function<media::Result<Track>()> make) {
    if (have(file, 0)) return;
    jobs.push_back([this, file, make = std::move(make)]() -> media::Result<void> {
      const auto track = make();
      if (!track) return tl::unexpected(track.error());
      return write(*track, file, tools::kReplayPacketsPerSecond);
    });
  }

  static media::Result<Track> make_from_wav(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return media::failure("endpoint.file", "cannot read " + file);
    const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto samples = tools::parse_wav(bytes);
    if (!samples) return media::failure(samples.error().code, file + ": " + samples.error().message);
    return tools::make_sound_track(*samples);
  }

  const Options& options_;
  std::atomic<int> next_scratch_{0};
};

// Gives the number of jobs that failed.
int run(const std::vector<Job>& jobs, unsigned threads) {
  std::atomic<size_t> next{0};
  std::atomic<int> failed{0};
  const auto work = [&] {
    for (size_t i = next++; i < jobs.size(); i = next++) {
      const auto result = jobs[i]();
      if (result) continue;
      fmt::print(stderr, "make_media: {}\n", result.error().message);
      ++failed;
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work);
  workers.clear();
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Writes the pre-encoded pictures and sounds of simulated sites for endpoint --replay.");
  app.add_option("folder", options.folder, "Where to write (made if missing)")->required();
  app.add_option("--sites", options.sites, "Sites with a colour and a tone of their own")
      ->check(CLI::Range(1, static_cast<int>(tools::kSiteSigns)))
      ->capture_default_str();
  app.add_option("--seconds", options.seconds, "Length of the picture's loop")
      ->check(CLI::Range(1, 34))
      ->capture_default_str();
  app.add_option("--sound", options.sounds, "NAME=FILE.wav: a further sound, e.g. speech");
  app.add_option("--jobs", options.jobs, "Threads")->check(CLI::Range(1, 64))->capture_default_str();
  app.add_flag("--again", options.again, "Also what is there already");
  CLI11_PARSE(app, argc, argv);

  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) {
    fmt::print(stderr, "make_media: cannot make {}: {}\n", options.folder, error.message());
    return 1;
  }
  Maker maker(options);
  return run(maker.jobs(), options.jobs) == 0 ? 0 : 1;
}
