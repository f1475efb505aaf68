#include "tools/endpoint/live/gst_pipeline.h"

#include <gst/gst.h>

#include <utility>

namespace tools {

media::Result<GstPipeline> GstPipeline::create(const std::string& description) {
  if (!gst_is_initialized()) gst_init(nullptr, nullptr);
  GError* error = nullptr;
  GstElement* const pipeline = gst_parse_launch(description.c_str(), &error);
  if (!error && pipeline) return GstPipeline(pipeline);
  const std::string why = error ? error->message : "unknown";
  if (error) g_error_free(error);
  if (pipeline) gst_object_unref(pipeline);
  return media::failure("endpoint.live", "GStreamer does not take the description: " + why);
}

GstPipeline::GstPipeline(GstPipeline&& other) noexcept : pipeline_(std::exchange(other.pipeline_, nullptr)) {}

GstPipeline& GstPipeline::operator=(GstPipeline&& other) noexcept {
  std::swap(pipeline_, other.pipeline_);
  return *this;
}

GstPipeline::~GstPipeline() {
  if (!pipeline_) return;
  gst_element_set_state(pipeline_, GST_STATE_NULL);
  gst_object_unref(pipeline_);
}

media::Result<void> GstPipeline::play() {
  if (gst_element_set_state(pipeline_, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE) return {};
  return media::failure("endpoint.live", "the GStreamer pipeline does not start");
}

GstElement* GstPipeline::element(const std::string& name) const {
  if (!GST_IS_BIN(pipeline_)) return nullptr;
  GstElement* const element = gst_bin_get_by_name(GST_BIN(pipeline_), name.c_str());
  if (element) gst_object_unref(element);  // the pipeline keeps it
  return element;
}

}  // namespace tools
