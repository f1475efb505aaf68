#pragma once

#include "media/sdp/negotiated.h"

namespace tools::test {

// What a seat negotiated that sends sound (type 111) and its camera (96) in three simulcast layers.
inline media::NegotiatedSession sending_session() {
  media::NegotiatedMedia audio;
  audio.accepted = true;
  audio.direction = media::Direction::kSendRecv;
  audio.payload_type = 111;
  audio.send.ssrc = 1;
  media::NegotiatedMedia camera = audio;
  camera.kind = media::MediaKind::kVideo;
  camera.direction = media::Direction::kSendOnly;
  camera.payload_type = 96;
  camera.send_rids = {"h", "m", "l"};
  media::NegotiatedSession session;
  session.media = {audio, camera};
  return session;
}

}  // namespace tools::test
