#include "tests/interop/webrtcbin_peer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include <gst/gst.h>
#include <gst/sdp/sdp.h>
#define GST_USE_UNSTABLE_API
#include <gst/webrtc/webrtc.h>

namespace interop {
namespace {

constexpr int kRate = 48'000;
constexpr GstClockTime kPromiseTimeout = 10 * GST_SECOND;

std::string pipeline_text(double tone_hz, uint32_t rgb) {
  return "webrtcbin name=webrtc bundle-policy=max-bundle latency=60 "
         "audiotestsrc is-live=true wave=sine volume=0.25 freq=" + std::to_string(tone_hz) +
         " ! audio/x-raw,rate=48000,channels=1 ! opusenc bitrate=32000 inband-fec=true ! rtpopuspay pt=111"
         " ! application/x-rtp,media=audio,encoding-name=OPUS,payload=111,clock-rate=48000,encoding-params=(string)2"
         " ! webrtc. "
         "videotestsrc is-live=true pattern=solid-color foreground-color=" + std::to_string(0xff000000U | rgb) +
         " ! video/x-raw,width=320,height=180,framerate=15/1 ! vp8enc deadline=1 cpu-used=8 target-bitrate=300000"
         " keyframe-max-dist=60 error-resilient=default ! rtpvp8pay pt=96 picture-id-mode=15-bit"
         " ! application/x-rtp,media=video,encoding-name=VP8,payload=96 ! webrtc. ";
}

// Starts a promise-answered action and waits for it.
GstPromise* ask(GstElement* webrtc, const char* signal) {
  GstPromise* promise = gst_promise_new();
  g_signal_emit_by_name(webrtc, signal, nullptr, promise);
  gst_promise_wait(promise);
  return promise;
}

}  // namespace

WebrtcbinPeer::WebrtcbinPeer(double tone_hz, uint32_t rgb) {
  gst_init(nullptr, nullptr);
  GError* error = nullptr;
  pipeline_ = gst_parse_launch(pipeline_text(tone_hz, rgb).c_str(), &error);
  if (error != nullptr) g_error("interop pipeline: %s", error->message);
  webrtc_ = gst_bin_get_by_name(GST_BIN(pipeline_), "webrtc");
  g_signal_connect(webrtc_, "pad-added", G_CALLBACK(&WebrtcbinPeer::on_pad_added), this);
  // The camera only sends.
  GArray* transceivers = nullptr;
  g_signal_emit_by_name(webrtc_, "get-transceivers", &transceivers);
  if (transceivers->len > 1) {
    g_object_set(g_array_index(transceivers, GstWebRTCRTPTransceiver*, 1), "direction",
                 GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_SENDONLY, "do-nack", TRUE, nullptr);
  }
  g_array_unref(transceivers);
  add_receiver();
  add_receiver();
}

WebrtcbinPeer::~WebrtcbinPeer() {
  gst_element_set_state(pipeline_, GST_STATE_NULL);
  gst_object_unref(webrtc_);
  gst_object_unref(pipeline_);
}

void WebrtcbinPeer::add_receiver() {
  GstCaps* caps = gst_caps_from_string("application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000");
  GstWebRTCRTPTransceiver* transceiver = nullptr;
  g_signal_emit_by_name(webrtc_, "add-transceiver", GST_WEBRTC_RTP_TRANSCEIVER_DIRECTION_RECVONLY, caps, &transceiver);
  g_object_set(transceiver, "do-nack", TRUE, nullptr);
  gst_object_unref(transceiver);
  gst_caps_unref(caps);
}

std::optional<std::string> WebrtcbinPeer::make_offer() {
  gst_element_set_state(pipeline_, GST_STATE_PLAYING);
  gst_element_get_state(pipeline_, nullptr, nullptr, kPromiseTimeout);
  GstPromise* promise = ask(webrtc_, "create-offer");
  GstWebRTCSessionDescription* offer = nullptr;
  gst_structure_get(gst_promise_get_reply(promise), "offer", GST_TYPE_WEBRTC_SESSION_DESCRIPTION, &offer, nullptr);
  gst_promise_unref(promise);
  if (offer == nullptr) return std::nullopt;
  g_signal_emit_by_name(webrtc_, "set-local-description", offer, nullptr);
  gst_webrtc_session_description_free(offer);
  // Candidates are gathered on a thread of webrtcbin's.
  const gint64 end = g_get_monotonic_time() + 10 * G_USEC_PER_SEC;
  GstWebRTCICEGatheringState state = GST_WEBRTC_ICE_GATHERING_STATE_NEW;
  while (state != GST_WEBRTC_ICE_GATHERING_STATE_COMPLETE) {
    if (g_get_monotonic_time() > end) return std::nullopt;
    g_usleep(10'000);
    g_object_get(webrtc_, "ice-gathering-state", &state, nullptr);
  }
  GstWebRTCSessionDescription* local = nullptr;
  g_object_get(webrtc_, "local-description", &local, nullptr);
  char* text = gst_sdp_message_as_text(local->sdp);
  std::string result(text);
  g_free(text);
  gst_webrtc_session_description_free(local);
  return result;
}

void WebrtcbinPeer::take_answer(const std::string& sdp) {
  GstSDPMessage* message = nullptr;
  gst_sdp_message_new_from_text(sdp.c_str(), &message);
  GstWebRTCSessionDescription* answer = gst_webrtc_session_description_new(GST_WEBRTC_SDP_TYPE_ANSWER, message);
  GstPromise* promise = gst_promise_new();
  g_signal_emit_by_name(webrtc_, "set-remote-description", answer, promise);
  gst_promise_wait(promise);
  gst_promise_unref(promise);
  gst_webrtc_session_description_free(answer);
}

void WebrtcbinPeer::on_pad_added(GstElement*, GstPad* pad, void* self) {
  if (GST_PAD_DIRECTION(pad) == GST_PAD_SRC) static_cast<WebrtcbinPeer*>(self)->take_pad(pad);
}

void WebrtcbinPeer::take_pad(GstPad* pad) {
  GstCaps* caps = gst_pad_get_current_caps(pad);
  const char* name = gst_structure_get_string(gst_caps_get_structure(caps, 0), "encoding-name");
  const bool sound = name != nullptr && g_ascii_strcasecmp(name, "OPUS") == 0;
  gst_caps_unref(caps);
  const char* description =
      sound ? "rtpopusdepay ! opusdec ! audioconvert ! audioresample ! audio/x-raw,format=F32LE,rate=48000,channels=1 "
              "! appsink name=sink emit-signals=true sync=false"
            : "rtpvp8depay ! vp8dec ! videoconvert ! video/x-raw,format=I420 ! appsink name=sink emit-signals=true "
              "sync=false";
  GstElement* bin = gst_parse_bin_from_description(description, TRUE, nullptr);
  GstElement* sink = gst_bin_get_by_name(GST_BIN(bin), "sink");
  g_signal_connect(sink, "new-sample",
                   sound ? G_CALLBACK(&WebrtcbinPeer::on_sound) : G_CALLBACK(&WebrtcbinPeer::on_picture), this);
  gst_object_unref(sink);
  gst_bin_add(GST_BIN(pipeline_), bin);
  gst_element_sync_state_with_parent(bin);
  GstPad* target = gst_element_get_static_pad(bin, "sink");
  gst_pad_link(pad, target);
  gst_object_unref(target);
}

int WebrtcbinPeer::on_sound(GstElement* sink, void* object) {
  auto* self = static_cast<WebrtcbinPeer*>(object);
  GstSample* sample = nullptr;
  g_signal_emit_by_name(sink, "pull-sample", &sample);
  if (sample == nullptr) return GST_FLOW_EOS;
  GstMapInfo map;
  if (gst_buffer_map(gst_sample_get_buffer(sample), &map, GST_MAP_READ)) {
    const std::lock_guard lock(self->mutex_);
    const auto* samples = reinterpret_cast<const float*>(map.data);
    self->sound_.insert(self->sound_.end(), samples, samples + map.size / sizeof(float));
    if (self->sound_.size() > kRate) self->sound_.erase(self->sound_.begin(), self->sound_.end() - kRate);
    gst_buffer_unmap(gst_sample_get_buffer(sample), &map);
  }
  gst_sample_unref(sample);
  return GST_FLOW_OK;
}

int WebrtcbinPeer::on_picture(GstElement* sink, void* object) {
  auto* self = static_cast<WebrtcbinPeer*>(object);
  GstSample* sample = nullptr;
  g_signal_emit_by_name(sink, "pull-sample", &sample);
  if (sample == nullptr) return GST_FLOW_EOS;
  const GstStructure* structure = gst_caps_get_structure(gst_sample_get_caps(sample), 0);
  GstMapInfo map;
  if (gst_buffer_map(gst_sample_get_buffer(sample), &map, GST_MAP_READ)) {
    const std::lock_guard lock(self->mutex_);
    gst_structure_get_int(structure, "width", &self->width_);
    gst_structure_get_int(structure, "height", &self->height_);
    self->picture_.assign(map.data, map.data + map.size);
    ++self->pictures_;
    gst_buffer_unmap(gst_sample_get_buffer(sample), &map);
  }
  gst_sample_unref(sample);
  return GST_FLOW_OK;
}

double WebrtcbinPeer::heard_db(double hz) const {
  const std::lock_guard lock(mutex_);
  if (sound_.size() < kRate) return -200;
  double real = 0, imaginary = 0;
  for (size_t i = 0; i < sound_.size(); ++i) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(i) / kRate;
    const double window = 0.5 - 0.5 * std::cos(turn);
    real += sound_[i] * window * std::cos(hz * turn);
    imaginary += sound_[i] * window * std::sin(hz * turn);
  }
  return 20 * std::log10(std::max(4 * std::hypot(real, imaginary) / kRate, 1e-10));
}

// I420 as GStreamer lays it out: strides rounded up to 4.
std::optional<WebrtcbinPeer::Colour> WebrtcbinPeer::seen(double x, double y) const {
  const std::lock_guard lock(mutex_);
  if (picture_.empty()) return std::nullopt;
  const int stride = (width_ + 3) / 4 * 4;
  const int half_width = (width_ + 1) / 2, half_height = (height_ + 1) / 2;
  const int half_stride = (half_width + 3) / 4 * 4;
  const size_t u_plane = static_cast<size_t>(stride) * static_cast<size_t>((height_ + 1) / 2 * 2);
  const size_t v_plane = u_plane + static_cast<size_t>(half_stride) * static_cast<size_t>(half_height);
  const auto at = [&](size_t plane, int row_stride, int column, int row) {
    return static_cast<int>(picture_[plane + static_cast<size_t>(row * row_stride + column)]);
  };
  return Colour{at(0, stride, static_cast<int>(x * width_), static_cast<int>(y * height_)),
                at(u_plane, half_stride, static_cast<int>(x * half_width), static_cast<int>(y * half_height)),
                at(v_plane, half_stride, static_cast<int>(x * half_width), static_cast<int>(y * half_height))};
}

}  // namespace interop
