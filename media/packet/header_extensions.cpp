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

// One extension ready to be written.
struct Element {
  uint8_t id = 0;
  uint8_t size = 0;
  std::array<uint8_t, kMaxNameSize> data{};
};
using Elements = BoundedVector<Element, kKinds>;

void add(Elements& elements, const ExtensionMap& map, ExtensionKind kind, std::string_view text) {
  if (text.empty() || !map.has(kind)) return;
  Element element{map.id(kind), static_cast<uint8_t>(std::min(text.size(), kMaxNameSize)), {}};
  std::copy_n(text.begin(), element.size, element.data.begin());
  elements.push_back(element);
}

void add(Elements& elements, const ExtensionMap& map, ExtensionKind kind, uint32_t value, uint8_t size) {
  if (!map.has(kind)) return;
  Element element{map.id(kind), size, {}};
  for (uint8_t i = 0; i < size; ++i) element.data[i] = static_cast<uint8_t>(value >> (8 * (size - 1 - i)));
  elements.push_back(element);
}

Elements collect(const HeaderExtensions& extensions, const ExtensionMap& map) {
  Elements elements;
  add(elements, map, ExtensionKind::kMid, extensions.mid);
  add(elements, map, ExtensionKind::kRid, extensions.rid);
  add(elements, map, ExtensionKind::kRepairedRid, extensions.repaired_rid);
  if (const auto& level = extensions.audio_level) {
    add(elements, map, ExtensionKind::kAudioLevel, (level->voice ? 0x80U : 0U) | (level->level & 0x7fU), 1);
  }
  if (extensions.transport_cc) add(elements, map, ExtensionKind::kTransportCc, *extensions.transport_cc, 2);
  if (extensions.abs_send_time) add(elements, map, ExtensionKind::kAbsSendTime, *extensions.abs_send_time, 3);
  return elements;
}

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

std::optional<ExtensionKind> ExtensionMap::kind(uint8_t id) const {
  if (id == 0) return std::nullopt;
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
  const Elements elements = collect(extensions, map);
  if (elements.empty()) return 0;
  const bool one_byte =
      std::all_of(elements.begin(), elements.end(), [](const Element& e) { return e.id <= kMaxOneByteId; });
  size_t size = 0;
  for (const Element& element : elements) size += element.size + (one_byte ? 1U : 2U);
  const size_t words = (size + 3) / 4;
  if (out.size() < kHeadSize + words * 4) return std::nullopt;

  ByteWriter writer(out);
  writer.u16(one_byte ? kOneByteProfile : kTwoByteProfile);
  writer.u16(static_cast<uint16_t>(words));
  for (const Element& element : elements) {
    if (one_byte) {
      writer.u8(static_cast<uint8_t>(element.id << 4 | (element.size - 1)));
    } else {
      writer.u8(element.id);
      writer.u8(element.size);
    }
    writer.bytes(Bytes(element.data).first(element.size));
  }
  writer.zeros(words * 4 - size);
  return writer.size();
}

}  // namespace media
