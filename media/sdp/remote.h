#pragma once

#include <string>

#include "media/base/result.h"
#include "media/sdp/negotiated.h"
#include "media/sdp/session_description.h"

// What an m-line of the other side means to us, be it offered or answered. For this folder only.
namespace media::sdp_remote {

// `m-line 2 (mid "2", video)`, counted from 0 as sdpMLineIndex is.
std::string m_line_name(const SessionDescription& description, size_t index);

// True for an audio or video m-line that asks for media; false if rejected (port 0 without bundle-only) or of another
// type.
bool is_wanted(const MediaDescription& media);

// ICE and fingerprint of an m-line; dtls_role is left for the caller.
Result<NegotiatedTransport> read_transport(const SessionDescription& description, size_t index);

// The place of an m-line that carries nothing.
NegotiatedMedia not_accepted(const std::string& mid);

// Codec, RTX, extensions, feedback, simulcast and sources. `max_layers` bounds receive_rids and send_rids. `slot` and
// `send` are left for the caller.
Result<NegotiatedMedia> read_media(const SessionDescription& description, size_t index, size_t max_layers);

// Adds up the extension ids of all m-lines and makes sure that ids and payload types mean one thing in the whole
// BUNDLE.
Result<NegotiatedSession> check_bundle(NegotiatedSession session, const SessionDescription& description);

}  // namespace media::sdp_remote
