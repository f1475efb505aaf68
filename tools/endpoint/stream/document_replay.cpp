#include "tools/endpoint/stream/document_replay.h"

#include "media/base/check.h"
#include "tools/endpoint/core/make_tracks.h"
#include "tools/endpoint/core/site_signs.h"

namespace tools {

using media::Timestamp;

media::Result<std::unique_ptr<DocumentReplay>> DocumentReplay::create(MediaStore& store, uint8_t site, SendLog& log,
                                                                      Timestamp start) {
  CHECK(site < kDocumentSigns);
  auto track = store.document(site);
  if (!track) return tl::unexpected(track.error());
  auto document = VideoReplay::create({std::move(*track)}, start, kDocumentFramesPerSecond);
  if (!document) return tl::unexpected(document.error());
  return std::unique_ptr<DocumentReplay>(new DocumentReplay(document_sign(site), log, std::move(*document)));
}

DocumentReplay::DocumentReplay(uint8_t sign, SendLog& log, VideoReplay document)
    : sign_(sign), log_(log), document_(std::move(document)) {}

void DocumentReplay::present(bool on) {
  if (on && !presenting_) document_.request_keyframe();
  presenting_ = on;
}

// After a rest the beats that passed are left out.
void DocumentReplay::poll(MediaSender& sender, Timestamp now) {
  if (!presenting_) return;
  while (const auto picture = document_.poll(now)) {
    log_.on_picture({picture->frame, sign_}, now);
    sender.send_content({document_.data(0), picture->keyframe}, picture->timestamp, picture->capture, now);
  }
}

}  // namespace tools
