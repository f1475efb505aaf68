#include <cstdint>
#include <cstdlib>
#include <string>

#include "media/sdp/answer.h"
#include "media/sdp/offer.h"

// Any text: what is read, written and read again is the same; an offer that is answered gets an answer that can be
// read, with an m-line for each of its own and no word that we do not say.
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

media::AnswerParameters answer_parameters() {
  media::AnswerParameters p;
  p.ice_ufrag = "fuzz";
  p.ice_pwd = "fuzzpasswordfuzzpassword";
  p.fingerprint =
      "sha-256 00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F";
  p.cname = "fuzz";
  p.send_stream = [](const media::SendSlot& slot) {
    return media::SendStreamIds{static_cast<uint32_t>(slot.slot), 1000 + static_cast<uint32_t>(slot.slot), "s", "t"};
  };
  return p;
}

void check_answer(const media::SessionDescription& offer) {
  const auto answer = media::answer_offer(offer, answer_parameters());
  if (!answer) {
    require(!answer.error().code.empty() && !answer.error().message.empty());
    return;
  }
  require(answer->session.media.size() == offer.media.size());
  require(answer->session.transport.remote_ufrag.size() >= 4 && answer->session.transport.remote_pwd.size() >= 22);
  const auto text = media::parse_session_description(answer->text);
  require(text.has_value() && text->media.size() == offer.media.size());
  for (size_t i = 0; i < offer.media.size(); ++i) {
    const auto& negotiated = answer->session.media[i];
    require(text->media[i].mid == offer.media[i].mid && text->media[i].type == offer.media[i].type);
    require(negotiated.accepted == (text->media[i].port != 0));
    require(negotiated.receive_rids.size() <= 3);
  }
  if (const auto session = media::read_answer(offer, *text)) require(session->media.size() == offer.media.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto candidate = media::parse_candidate(text)) {
    require(media::parse_candidate(media::write_candidate(*candidate)) == candidate);
  }
  const auto description = media::parse_session_description(text);
  if (!description) return 0;
  const auto written = media::write_session_description(*description);
  if (written.size() <= media::kMaxSdpSize) {
    const auto again = media::parse_session_description(written);
    require(again.has_value() && *again == *description);
  }
  check_answer(*description);
  return 0;
}
