#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

typedef struct _GstElement GstElement;
typedef struct _GstPad GstPad;
typedef struct _GstSample GstSample;

namespace interop {

// An endpoint made of GStreamer's webrtcbin: sends a tone and a picture of one colour, keeps what it receives.
// GStreamer calls back on threads of its own.
class WebrtcbinPeer {
 public:
  // `rgb`: 0xRRGGBB.
  WebrtcbinPeer(double tone_hz, uint32_t rgb);
  ~WebrtcbinPeer();

  // The offer with all candidates: audio sendrecv, camera sendonly, two receive-video m-lines. Waits at most 10 s.
  std::optional<std::string> make_offer();
  void take_answer(const std::string& sdp);

  // Power of `hz` in the last second of received sound, in dB below a full-scale sine; −200 before a second is there.
  double heard_db(double hz) const;
  // Mean luma and chroma of a patch at a point given in shares of the last received picture.
  struct Colour {
    int y = 0, u = 0, v = 0;
  };
  std::optional<Colour> seen(double x, double y) const;
  int pictures() const { return pictures_; }

 private:
  static void on_pad_added(GstElement* webrtc, GstPad* pad, void* self);
  void take_pad(GstPad* pad);
  static int on_sound(GstElement* sink, void* self);
  static int on_picture(GstElement* sink, void* self);
  void add_receiver();

  GstElement* pipeline_ = nullptr;
  GstElement* webrtc_ = nullptr;
  mutable std::mutex mutex_;
  std::vector<float> sound_;
  std::vector<uint8_t> picture_;
  int width_ = 0;
  int height_ = 0;
  std::atomic<int> pictures_{0};
};

}  // namespace interop
