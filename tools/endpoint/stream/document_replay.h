#pragma once

#include <cstdint>
#include <memory>

#include "media/base/result.h"
#include "media/base/time.h"
#include "tools/endpoint/core/media_store.h"
#include "tools/endpoint/core/replay.h"
#include "tools/endpoint/core/send_log.h"
#include "tools/endpoint/stream/media_sender.h"

namespace tools {

// The document that a simulated site presents as its second picture, while it is told to. Writes into the send log when
// each picture left. Rests without deadlines while nothing is presented. Loop's thread.
class DocumentReplay {
 public:
  // `site` < kDocumentSigns. `start`: when its first picture would be due. `store` is read here only; `log` outlives
  // this. Error: endpoint.file, endpoint.track.
  static media::Result<std::unique_ptr<DocumentReplay>> create(MediaStore& store, uint8_t site, SendLog& log,
                                                               media::Timestamp start);

  // Begins with a key frame.
  void present(bool on);
  bool presenting() const { return presenting_; }
  void request_keyframe() { document_.request_keyframe(); }

  // Sends what is due.
  void poll(MediaSender& sender, media::Timestamp now);
  media::Timestamp next_deadline() const { return presenting_ ? document_.next_deadline() : media::kNever; }

 private:
  DocumentReplay(uint8_t sign, SendLog& log, VideoReplay document);

  uint8_t sign_;
  SendLog& log_;
  VideoReplay document_;
  bool presenting_ = false;
};

}  // namespace tools
