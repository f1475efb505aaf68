#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/base/result.h"
#include "tools/endpoint/seat/seat_fault.h"
#include "tools/endpoint/stream/picture_viewer.h"

namespace tools {

// One seat to be taken, as options, a --seats file or an "add" command say it (README).
struct SeatSettings {
  enum class Media : uint8_t { kReplay, kLive, kNone };
  enum class Microphone : uint8_t {
    kFloor,   // sound goes out only while signaling says "live", as from a hall page
    kAlways,  // whatever signaling says; the bridge must ignore it
  };

  enum class Content : uint8_t {
    kFloor,   // the site's document goes out while it holds the floor "content", as from a hall page
    kAlways,  // whatever signaling says; the bridge must ignore it
    kNone,    // no m-line is offered for it
  };

  std::string name;
  std::string url;
  std::string token;
  uint8_t sign = 0;
  Media media = Media::kReplay;
  std::string live;  // pipeline
  std::string sound = "tone";
  Microphone microphone = Microphone::kFloor;
  Content content = Content::kFloor;  // none where the sign has no document (site_signs.h), or without video
  bool audio = true;        // false: neither sends nor receives sound
  bool video = true;        // false: sends no picture
  bool all_layers = false;  // send every simulcast layer, whatever the bridge wants
  size_t slots = 12;
  PictureViewer::Decoding decoding = PictureViewer::Decoding::kAlways;
  bool listen = true;
  std::string view;  // empty: as it is
  std::vector<std::string> messages{"joined", "microphone", "slots", "layers", "error"};
  bool reconnect = true;
  bool answer_calls = true;  // an urgent conference's call, at once
  // Members that stand in the seat's reports of itself in place of what is measured; none: it makes no reports.
  std::optional<boost::json::object> reports = boost::json::object();
  SeatFault fault{};         // none
  std::string record;        // folder; empty: nothing is written
  std::string play_sound;    // GStreamer description behind raw sound, e.g. "autoaudiosink"; empty: not played
  std::string play_picture;  // the same behind the decoded stage, e.g. "autovideosink"
};

// Members of `object` over `defaults`. Error: endpoint.settings, naming the member.
media::Result<SeatSettings> read_seat_settings(const boost::json::object& object, const SeatSettings& defaults);

}  // namespace tools
