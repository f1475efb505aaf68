#include <array>

#include "media/sdp/session_description.h"
#include "media/sdp/text.h"

namespace media {

using namespace sdp_text;

namespace {

// No feedback we know is longer; the bounds keep "*" lines from multiplying into a large description.
constexpr size_t kMaxFeedbackText = 24;
constexpr size_t kMaxFeedbackForAll = 16;
constexpr size_t kMaxDigestSize = 64;

// What may stand once for the whole session or under one m-line (the latter wins).
struct SharedAttributes {
  std::string ice_ufrag;
  std::string ice_pwd;
  std::optional<bool> trickle;
  std::vector<std::string> fingerprints;
  std::optional<Setup> setup;
  std::optional<Direction> direction;
  std::optional<std::string> connection_address;
};

// Where the attributes of the m-line being read are collected until its end is known.
struct OpenMedia {
  MediaDescription media;
  SharedAttributes shared;
  std::vector<std::string> feedback_for_all;  // a=rtcp-fb:*
};

class Parser {
 public:
  Result<SessionDescription> parse(std::string_view text);

 private:
  using AttributeReader = bool (Parser::*)(std::string_view value);
  struct Attribute {
    std::string_view name;
    AttributeReader read;
  };

  bool read_line(std::string_view line);
  bool read_origin(std::string_view value);
  bool read_connection(std::string_view value);
  bool read_media_line(std::string_view value);
  bool read_attribute(std::string_view text);
  void close_media();

  bool read_group(std::string_view value);
  bool read_ice_lite(std::string_view);
  bool read_allow_mixed(std::string_view);
  bool read_ufrag(std::string_view value);
  bool read_pwd(std::string_view value);
  bool read_ice_options(std::string_view value);
  bool read_fingerprint(std::string_view value);
  bool read_setup(std::string_view value);
  template <Direction direction>
  bool read_direction(std::string_view) {
    shared().direction = direction;
    return true;
  }

  bool read_mid(std::string_view value);
  template <bool MediaDescription::*flag>
  bool read_flag(std::string_view) {
    media().*flag = true;
    return true;
  }
  bool read_candidate(std::string_view value);
  bool read_rtpmap(std::string_view value);
  bool read_fmtp(std::string_view value);
  bool read_feedback(std::string_view value);
  bool read_extension(std::string_view value);
  bool read_msid(std::string_view value);
  bool read_ssrc(std::string_view value);
  bool read_ssrc_group(std::string_view value);
  bool read_rid(std::string_view value);
  bool read_simulcast(std::string_view value);

  MediaDescription& media() { return open_->media; }
  SharedAttributes& shared() { return open_ ? open_->shared : session_shared_; }
  PayloadFormat* format(std::string_view payload_type);

  static const std::array<Attribute, 11> kSharedAttributes;
  static const std::array<Attribute, 15> kMediaAttributes;

  SessionDescription description_;
  SharedAttributes session_shared_;
  std::optional<OpenMedia> open_;
  bool has_origin_ = false;
};

// The whole vocabulary; any other attribute is read over.
const std::array<Parser::Attribute, 11> Parser::kSharedAttributes{{
    {"group", &Parser::read_group},
    {"ice-lite", &Parser::read_ice_lite},
    {"extmap-allow-mixed", &Parser::read_allow_mixed},
    {"ice-ufrag", &Parser::read_ufrag},
    {"ice-pwd", &Parser::read_pwd},
    {"ice-options", &Parser::read_ice_options},
    {"fingerprint", &Parser::read_fingerprint},
    {"setup", &Parser::read_setup},
    {"sendrecv", &Parser::read_direction<Direction::kSendRecv>},
    {"sendonly", &Parser::read_direction<Direction::kSendOnly>},
    {"recvonly", &Parser::read_direction<Direction::kRecvOnly>},
}};
const std::array<Parser::Attribute, 15> Parser::kMediaAttributes{{
    {"inactive", &Parser::read_direction<Direction::kInactive>},
    {"mid", &Parser::read_mid},
    {"rtcp-mux", &Parser::read_flag<&MediaDescription::rtcp_mux>},
    {"rtcp-rsize", &Parser::read_flag<&MediaDescription::rtcp_rsize>},
    {"bundle-only", &Parser::read_flag<&MediaDescription::bundle_only>},
    {"end-of-candidates", &Parser::read_flag<&MediaDescription::end_of_candidates>},
    {"candidate", &Parser::read_candidate},
    {"rtpmap", &Parser::read_rtpmap},
    {"fmtp", &Parser::read_fmtp},
    {"rtcp-fb", &Parser::read_feedback},
    {"extmap", &Parser::read_extension},
    {"msid", &Parser::read_msid},
    {"ssrc", &Parser::read_ssrc},
    {"ssrc-group", &Parser::read_ssrc_group},
    {"rid", &Parser::read_rid},
}};

// Appends unless the list is as long as we accept.
template <typename T>
bool append(std::vector<T>& list, T value) {
  if (list.size() >= kMaxSdpList) return false;
  list.push_back(std::move(value));
  return true;
}

Result<SessionDescription> Parser::parse(std::string_view text) {
  if (text.size() > kMaxSdpSize) return failure("sdp.syntax", "the session description is too long");
  if (!text.starts_with("v=0")) return failure("sdp.syntax", "the session description does not begin with v=0");
  for (size_t number = 1; !text.empty(); ++number) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.size() > kMaxSdpLine || !read_line(line)) {
      return failure("sdp.syntax", "line " + std::to_string(number) + " of the session description is not understood");
    }
  }
  close_media();
  if (!has_origin_) return failure("sdp.syntax", "the session description has no o= line");
  return std::move(description_);
}

bool Parser::read_line(std::string_view line) {
  const bool control = std::ranges::any_of(line, [](char c) { return static_cast<uint8_t>(c) < 0x20 || c == 0x7f; });
  if (line.size() < 2 || line[1] != '=' || control) return false;
  const auto value = line.substr(2);
  switch (line[0]) {
    case 'o':
      return read_origin(value);
    case 'c':
      return read_connection(value);
    case 'm':
      return read_media_line(value);
    case 'a':
      return read_attribute(value);
    default:
      return lower(line[0]) == line[0] && is_alphanumeric(line[0]);
  }
}

bool Parser::read_origin(std::string_view value) {
  next_word(value);
  const auto id = number<uint64_t>(next_word(value));
  const auto version = number<uint64_t>(next_word(value));
  next_word(value);
  next_word(value);
  const auto address = next_word(value);
  if (!id || !version || address.empty() || has_origin_) return false;
  description_.session_id = *id;
  description_.session_version = *version;
  description_.origin_address = address;
  return has_origin_ = true;
}

bool Parser::read_connection(std::string_view value) {
  const bool internet = next_word(value) == "IN";
  next_word(value);
  const auto address = next_word(value);
  if (!internet || address.empty()) return false;
  shared().connection_address = address;
  return true;
}

bool Parser::read_media_line(std::string_view value) {
  close_media();
  if (description_.media.size() >= kMaxSdpMedia) return false;
  open_.emplace();
  const auto type = next_word(value);
  const auto port = number<uint16_t>(next_word(value));
  const auto protocol = next_word(value);
  if (!is_token(type) || !port || protocol.empty()) return false;
  media().type = type;
  media().port = *port;
  media().protocol = protocol;
  for (auto word = next_word(value); !word.empty(); word = next_word(value)) {
    if (!media().is_rtp()) {
      if (!append(media().other_formats, std::string(word))) return false;
      continue;
    }
    const auto payload_type = number<uint8_t>(word);
    if (!payload_type || *payload_type > 127) return false;
    if (media().format(*payload_type)) continue;
    media().formats.push_back({.payload_type = *payload_type, .name = {}, .parameters = {}, .feedback = {}});
  }
  return !media().formats.empty() || !media().other_formats.empty();
}

bool Parser::read_attribute(std::string_view text) {
  const auto name = text.substr(0, text.find(':'));
  const auto value = trimmed(text.substr(std::min(name.size() + 1, text.size())));
  for (const auto& attribute : kSharedAttributes) {
    if (attribute.name == name) return (this->*attribute.read)(value);
  }
  if (!open_) return true;
  for (const auto& attribute : kMediaAttributes) {
    if (attribute.name == name) return (this->*attribute.read)(value);
  }
  return name == "simulcast" ? read_simulcast(value) : true;
}

// Session-level attributes and "*" feedback reach the m-line here, so that their order in the text does not matter.
void Parser::close_media() {
  if (!open_) return;
  auto& own = open_->shared;
  auto& media = open_->media;
  const auto& session = session_shared_;
  // Ufrag and password belong together: one of each level would never authenticate.
  const auto& ice = own.ice_ufrag.empty() && own.ice_pwd.empty() ? session : own;
  media.ice_ufrag = ice.ice_ufrag;
  media.ice_pwd = ice.ice_pwd;
  media.trickle = own.trickle.value_or(session.trickle.value_or(false));
  media.fingerprints = own.fingerprints.empty() ? session.fingerprints : own.fingerprints;
  media.setup = own.setup.value_or(session.setup.value_or(Setup::kNone));
  media.direction = own.direction.value_or(session.direction.value_or(Direction::kSendRecv));
  media.connection_address = own.connection_address.value_or(session.connection_address.value_or("0.0.0.0"));
  for (auto& format : media.formats) {
    for (const auto& feedback : open_->feedback_for_all) {
      if (std::ranges::find(format.feedback, feedback) == format.feedback.end()) append(format.feedback, feedback);
    }
  }
  description_.media.push_back(std::move(media));
  open_.reset();
}

bool Parser::read_group(std::string_view value) {
  if (next_word(value) != "BUNDLE" || !description_.bundle.empty()) return true;
  for (auto mid = next_word(value); !mid.empty(); mid = next_word(value)) {
    if (!is_token(mid) || !append(description_.bundle, std::string(mid))) return false;
  }
  return true;
}

bool Parser::read_ice_lite(std::string_view) { return description_.ice_lite = true; }
bool Parser::read_allow_mixed(std::string_view) { return description_.extmap_allow_mixed = true; }

bool Parser::read_ufrag(std::string_view value) {
  shared().ice_ufrag = value;
  return is_ice_text(value, 4, 256);
}

bool Parser::read_pwd(std::string_view value) {
  shared().ice_pwd = value;
  return is_ice_text(value, 22, 256);
}

bool Parser::read_ice_options(std::string_view value) {
  bool trickle = false;
  for (auto option = next_word(value); !option.empty(); option = next_word(value)) trickle |= option == "trickle";
  shared().trickle = trickle;
  return true;
}

bool Parser::read_fingerprint(std::string_view value) {
  const auto algorithm = next_word(value);
  const auto digits = next_word(value);
  const auto is_hex = [](char c) { return is_digit(c) || (upper(c) >= 'A' && upper(c) <= 'F'); };
  if (!is_token(algorithm) || digits.size() % 3 != 2 || digits.size() > 3 * kMaxDigestSize) return false;
  std::string text;
  std::ranges::transform(algorithm, std::back_inserter(text), lower);
  text += ' ';
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i % 3 == 2 ? digits[i] != ':' : !is_hex(digits[i])) return false;
    text += upper(digits[i]);
  }
  return append(shared().fingerprints, std::move(text));
}

bool Parser::read_setup(std::string_view value) {
  constexpr std::array<std::pair<std::string_view, Setup>, 4> kNames{{{"actpass", Setup::kActpass},
                                                                      {"active", Setup::kActive},
                                                                      {"passive", Setup::kPassive},
                                                                      {"holdconn", Setup::kHoldconn}}};
  const auto found = std::ranges::find(kNames, value, &std::pair<std::string_view, Setup>::first);
  if (found == kNames.end()) return false;
  shared().setup = found->second;
  return true;
}

bool Parser::read_mid(std::string_view value) {
  media().mid = value;
  return is_token(value) && value.size() <= 16;
}

// A candidate of a kind we do not know is one we cannot use, no reason to refuse the others (RFC 8839 §5.1).
bool Parser::read_candidate(std::string_view value) {
  auto candidate = parse_candidate(value);
  return !candidate || append(media().candidates, std::move(*candidate));
}

PayloadFormat* Parser::format(std::string_view payload_type) {
  const auto value = number<uint8_t>(payload_type);
  return value ? const_cast<PayloadFormat*>(media().format(*value)) : nullptr;
}

bool Parser::read_rtpmap(std::string_view value) {
  PayloadFormat* const found = format(next_word(value));
  if (!found) return true;
  auto encoding = trimmed(value);
  const auto name = encoding.substr(0, encoding.find('/'));
  encoding.remove_prefix(std::min(name.size() + 1, encoding.size()));
  const auto rate = encoding.substr(0, encoding.find('/'));
  encoding.remove_prefix(std::min(rate.size() + 1, encoding.size()));
  const auto clock_rate = number<uint32_t>(rate);
  const auto channels = encoding.empty() ? uint8_t{1} : number<uint8_t>(encoding);
  if (!is_token(name) || !clock_rate || !channels) return false;
  found->name = name;
  found->clock_rate = *clock_rate;
  found->channels = *channels;
  return true;
}

bool Parser::read_fmtp(std::string_view value) {
  if (PayloadFormat* const found = format(next_word(value))) found->parameters = trimmed(value);
  return true;
}

bool Parser::read_feedback(std::string_view value) {
  const auto target = next_word(value);
  const std::string feedback(trimmed(value));
  if (feedback.empty()) return false;
  if (feedback.size() > kMaxFeedbackText) return true;
  if (target == "*") {
    if (open_->feedback_for_all.size() < kMaxFeedbackForAll) open_->feedback_for_all.push_back(feedback);
    return true;
  }
  PayloadFormat* const found = format(target);
  if (!found || std::ranges::find(found->feedback, feedback) != found->feedback.end()) return true;
  return append(found->feedback, feedback);
}

bool Parser::read_extension(std::string_view value) {
  auto first = next_word(value);
  const auto uri = next_word(value);
  const auto id_text = next_word(first, '/');
  const auto id = number<uint16_t>(id_text);
  if (!id || *id == 0 || uri.empty()) return false;
  // Ids above 255 ask for one to be chosen, and 15 is reserved (RFC 8285 §5, §4.2): not taken up.
  if (*id > 255 || *id == 15) return true;
  Direction direction = Direction::kSendRecv;
  if (first == "/sendonly")
    direction = Direction::kSendOnly;
  else if (first == "/recvonly")
    direction = Direction::kRecvOnly;
  else if (first == "/inactive")
    direction = Direction::kInactive;
  else if (!first.empty() && first != "/sendrecv")
    return false;
  return append(media().extensions, ExtensionLine{static_cast<uint8_t>(*id), direction, std::string(uri)});
}

bool Parser::read_msid(std::string_view value) {
  const auto stream = next_word(value);
  const auto track = next_word(value);
  return stream.empty() || append(media().msids, Msid{std::string(stream), std::string(track)});
}

bool Parser::read_ssrc(std::string_view value) {
  const auto ssrc = number<uint32_t>(next_word(value));
  const auto text = trimmed(value);
  const auto attribute = text.substr(0, text.find(':'));
  if (!ssrc) return false;
  if (!is_token(attribute)) return true;
  const auto rest = trimmed(text.substr(std::min(attribute.size() + 1, text.size())));
  return append(media().ssrcs, SsrcLine{*ssrc, std::string(attribute), std::string(rest)});
}

bool Parser::read_ssrc_group(std::string_view value) {
  SsrcGroup group{std::string(next_word(value)), {}};
  for (auto word = next_word(value); !word.empty(); word = next_word(value)) {
    const auto ssrc = number<uint32_t>(word);
    if (!ssrc || !append(group.ssrcs, *ssrc)) return false;
  }
  return is_token(group.semantics) && append(media().ssrc_groups, std::move(group));
}

// A rid that we cannot carry in a header extension is left out; so is a stream of a=simulcast that names none.
bool Parser::read_rid(std::string_view value) {
  const auto id = next_word(value);
  const auto direction = next_word(value);
  if (direction != "send" && direction != "recv") return false;
  if (!is_rid(id)) return true;
  return append(media().rids, RidLine{std::string(id), direction == "send", std::string(trimmed(value))});
}

bool Parser::read_simulcast(std::string_view value) {
  for (auto direction = next_word(value); !direction.empty(); direction = next_word(value)) {
    auto streams = next_word(value);
    const bool older_draft = streams.find('=') != std::string_view::npos;  // "send rid=h;m"
    if ((direction != "send" && direction != "recv") || streams.empty() || older_draft) return true;
    auto& list = direction == "send" ? media().simulcast_send : media().simulcast_recv;
    list.clear();
    for (auto stream = next_word(streams, ';'); !stream.empty(); stream = next_word(streams, ';')) {
      SimulcastStream alternatives;
      for (auto rid = next_word(stream, ','); !rid.empty(); rid = next_word(stream, ',')) {
        const bool paused = rid.starts_with('~');
        if (paused) rid.remove_prefix(1);
        if (is_rid(rid) && !append(alternatives, SimulcastAlternative{std::string(rid), paused})) return false;
      }
      if (!alternatives.empty() && !append(list, std::move(alternatives))) return false;
    }
  }
  return true;
}

}  // namespace

Result<SessionDescription> parse_session_description(std::string_view text) { return Parser().parse(text); }

}  // namespace media
