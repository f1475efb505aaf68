#pragma once

#include <memory>
#include <string>

#include "media/base/result.h"

using GstElement = struct _GstElement;

namespace tools {

// A GStreamer pipeline from its textual description; stopped and freed with this. GStreamer is set up at the first one.
class GstPipeline {
 public:
  // Error: endpoint.live with GStreamer's words.
  static media::Result<GstPipeline> create(const std::string& description);
  GstPipeline(GstPipeline&& other) noexcept;
  GstPipeline& operator=(GstPipeline&& other) noexcept;
  ~GstPipeline();

  media::Result<void> play();
  // The element of that name, owned by the pipeline; null: none.
  GstElement* element(const std::string& name) const;

 private:
  explicit GstPipeline(GstElement* pipeline) : pipeline_(pipeline) {}
  GstElement* pipeline_;
};

}  // namespace tools
