#include "media/packet/header_extensions.h"

#include "media/base/bounded_vector.h"

namespace media {
namespace {

constexpr size_t kKinds = static_cast<size_t>(ExtensionKind::kCount);
constexpr uint16_t kOneByteProfile = 0xbede;
constexpr uint16_t kTwoByteProfile = 0x1000;  // the low four bits are the application's
constexpr uint8_t kMaxOneByteId = 14;
constexpr size_t kMaxNameSize = 16;
constexpr size_t kHeadSize = 4;

constexpr std::array<std::string_view, kKinds> kUris = {
    "urn:ietf:params:rtp-hdrext:sdes:mid",
    "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
    "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
    "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
};

std::string_view name(Bytes data) { return as_text(data.first(std::min(data.size(), kMaxNameSize))); }

void read_element(ExtensionKind kind, Bytes data, HeaderExtensions& extensions) {
  ByteReader reader(data);
  switch (kind) {
    case ExtensionKind::kMid: extensions.mid = name(data); break;
    case ExtensionKind::kRid: extensions.rid = name(data); break;
    case ExtensionKind::kRepairedRid: extensions.repaired_rid = name(data); break;
    case ExtensionKind::kAudioLevel:
      if (data.size() == 1) extensions.audio_level = AudioLevel{static_cast<uint8_t>(data[0] & 0x7f), data[0] >= 0x80};
      break;
    case ExtensionKind::kTransportCc:
      if (data.size() == 2) extensions.transport_cc = reader.u16();
      break;
    case ExtensionKind::kAbsSendTime:
      if (data.size() == 3) extensions.abs_send_time = reader.u24();
      break;
    case ExtensionKind::kCount: break;
  }
}

// The extensions to be written, in order. Points into the HeaderExtensions and into itself.
class Elements {
 public:
  struct Element {
    uint8_t id;
    uint8_t size;
    const uint8_t* data;
  };

  Elements(const HeaderExtensions& extensions, const ExtensionMap& map) : map_(map) {
    add_name(ExtensionKind::kMid, extensions.mid);
    add_name(ExtensionKind::kRid, extensions.rid);
    add_name(ExtensionKind::kRepairedRid, extensions.repaired_rid);
    if (const auto& level = extensions.audio_level) {
      add_number<1>(ExtensionKind::kAudioLevel, level_, (level->voice ? 0x80U : 0U) | (level->level & 0x7fU));
    }
    if (extensions.transport_cc) add_number<2>(ExtensionKind::kTransportCc, transport_cc_, *extensions.transport_cc);
    if (extensions.abs_send_time) add_number<3>(ExtensionKind::kAbsSendTime, send_time_, *extensions.abs_send_time);
  }
  Elements(const Elements&) = delete;
  Elements& operator=(const Elements&) = delete;

  const Element* begin() const { return elements_.begin(); }
  const Element* end() const { return elements_.end(); }
  bool empty() const { return elements_.empty(); }
  bool one_byte() const { return one_byte_; }
  size_t size() const { return data_size_ + elements_.size() * (one_byte_ ? 1 : 2); }

 private:
  void add(ExtensionKind kind, const uint8_t* data, size_t size) {
    const uint8_t id = map_.id(kind);
    elements_.push_back({id, static_cast<uint8_t>(size), data});
    data_size_ += size;
    one_byte_ = one_byte_ && id <= kMaxOneByteId;
  }
  void add_name(ExtensionKind kind, std::string_view text) {
    if (text.empty() || !map_.has(kind)) return;
    add(kind, as_bytes(text).data(), std::min(text.size(), kMaxNameSize));
  }
  template <size_t kSize>
  void add_number(ExtensionKind kind, std::array<uint8_t, kSize>& bytes, uint32_t value) {
    if (!map_.has(kind)) return;
    for (size_t i = 0; i < kSize; ++i) bytes[i] = static_cast<uint8_t>(value >> (8 * (kSize - 1 - i)));
    add(kind, bytes.data(), kSize);
  }

  const ExtensionMap& map_;
  BoundedVector<Element, kKinds> elements_;
  std::array<uint8_t, 1> level_;
  std::array<uint8_t, 2> transport_cc_;
  std::array<uint8_t, 3> send_time_;
  size_t data_size_ = 0;
  bool one_byte_ = true;
};

}  // namespace

std::string_view extension_uri(ExtensionKind kind) {
  return kind < ExtensionKind::kCount ? kUris[static_cast<size_t>(kind)] : std::string_view();
}

std::optional<ExtensionKind> extension_kind(std::string_view uri) {
  for (size_t i = 0; i < kKinds; ++i) {
    if (kUris[i] == uri) return static_cast<ExtensionKind>(i);
  }
  return std::nullopt;
}

void ExtensionMap::set(ExtensionKind kind, uint8_t id) {
  ids_[static_cast<size_t>(kind)] = id;
  kinds_.fill(0);
  for (size_t i = kKinds; i-- > 0;) {
    if (ids_[i] != 0 && ids_[i] < kShortIds) kinds_[ids_[i]] = static_cast<uint8_t>(i + 1);
  }
}

std::optional<ExtensionKind> ExtensionMap::kind(uint8_t id) const {
  if (id < kShortIds) {
    const uint8_t kind = kinds_[id];
    return kind == 0 ? std::nullopt : std::optional(static_cast<ExtensionKind>(kind - 1));
  }
  for (size_t i = 0; i < kKinds; ++i) {
    if (ids_[i] == id) return static_cast<ExtensionKind>(i);
  }
  return std::nullopt;
}

HeaderExtensions parse_header_extensions(uint16_t profile, Bytes block, const ExtensionMap& map) {
  HeaderExtensions extensions;
  const bool one_byte = profile == kOneByteProfile;
  if (!one_byte && (profile & 0xfff0) != kTwoByteProfile) return extensions;
  ByteReader reader(block);
  while (reader.remaining() > 0) {
    const uint8_t first = reader.u8();
    if (first == 0) continue;  // padding
    const uint8_t id = one_byte ? first >> 4 : first;
    if (one_byte && id > kMaxOneByteId) break;  // 15 ends the block (RFC 8285 §4.2)
    const size_t size = one_byte ? (first & 0x0f) + size_t{1} : reader.u8();
    const Bytes data = reader.take(size);
    if (!reader.ok()) break;
    if (const auto kind = map.kind(id)) read_element(*kind, data, extensions);
  }
  return extensions;
}

std::optional<size_t> write_header_extensions(const HeaderExtensions& extensions, const ExtensionMap& map,
                                              MutableBytes out) {
  const Elements elements(extensions, map);
  if (elements.empty()) return 0;
  const size_t words = (elements.size() + 3) / 4;
  if (out.size() < kHeadSize + words * 4) return std::nullopt;

  ByteWriter writer(out);
  writer.u16(elements.one_byte() ? kOneByteProfile : kTwoByteProfile);
  writer.u16(static_cast<uint16_t>(words));
  for (const Elements::Element& element : elements) {
    if (elements.one_byte()) {
      writer.u8(static_cast<uint8_t>(element.id << 4 | (element.size - 1)));
    } else {
      writer.u8(element.id);
      writer.u8(element.size);
    }
    writer.bytes({element.data, element.size});
  }
  writer.zeros(words * 4 - elements.size());
  return writer.size();
}

}  // namespace media
