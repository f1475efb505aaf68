#include "tools/endpoint/seat/seat_recorder.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace tools {

namespace {

// IVF and RIFF numbers are little-endian.
void put(std::ostream& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.put(static_cast<char>(value >> (8 * i)));
}

}  // namespace

SeatRecorder::SeatRecorder(std::string folder, std::string name) : base_(folder + "/" + name) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
}

SeatRecorder::~SeatRecorder() {
  if (!wav_.is_open()) return;
  wav_.seekp(0);
  write_wav_head();
}

void SeatRecorder::write_wav_head() {
  constexpr uint32_t kRate = 48'000;
  wav_ << "RIFF";
  put(wav_, 36 + wav_bytes_, 4);
  wav_ << "WAVEfmt ";
  put(wav_, 16, 4), put(wav_, 1, 2), put(wav_, 1, 2);
  put(wav_, kRate, 4), put(wav_, 2 * kRate, 4), put(wav_, 2, 2), put(wav_, 16, 2);
  wav_ << "data";
  put(wav_, wav_bytes_, 4);
}

void SeatRecorder::follow(SoundListener& listener) {
  wav_.open(base_ + ".wav", std::ios::binary);
  write_wav_head();
  listener.add_listener([this](std::span<const float> samples) {
    for (const float sample : samples) {
      put(wav_, static_cast<uint16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32'767)), 2);
    }
    wav_bytes_ += static_cast<uint32_t>(2 * samples.size());
  });
}

void SeatRecorder::follow(PictureViewer& viewer) {
  videos_.push_back(std::make_unique<Video>());
  Video& video = *videos_.back();
  viewer.add_frame_handler(
      [this, &video, path = base_ + "-" + viewer.mid() + ".ivf"](const media::EncodedFrame& frame) {
        if (!video.file.is_open()) video.file.open(path, std::ios::binary);
        write_frame(video, frame);
      });
}

// The head names the size of the first key frame; later ones speak for themselves.
void SeatRecorder::write_frame(Video& video, const media::EncodedFrame& frame) {
  if (!video.started) {
    if (!frame.keyframe) return;
    video.started = true;
    video.first_timestamp = frame.timestamp;
    video.file << "DKIF";
    put(video.file, 0, 2), put(video.file, 32, 2);
    video.file << "VP80";
    put(video.file, static_cast<uint64_t>(frame.size.width), 2),
        put(video.file, static_cast<uint64_t>(frame.size.height), 2);
    put(video.file, 90'000, 4), put(video.file, 1, 4), put(video.file, 0, 4), put(video.file, 0, 4);
  }
  put(video.file, frame.data.size(), 4);
  put(video.file, static_cast<uint64_t>(frame.timestamp - video.first_timestamp), 8);
  video.file.write(reinterpret_cast<const char*>(frame.data.data()), static_cast<std::streamsize>(frame.data.size()));
}

}  // namespace tools
