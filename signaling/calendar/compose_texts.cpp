#include "signaling/calendar/compose_texts.h"

#include "signaling/base/nfc.h"
#include "signaling/schedule/plain_text.h"

namespace signaling {
namespace {

// What is no text stays, so that it is refused and not mended.
void compose(std::string& text) {
  if (problem_of_line(text, text.size()) != ProblemCode::kNotUtf8) text = nfc(text);
}

}  // namespace

void compose_texts(ConferenceBooking& booking) {
  compose(booking.title);
  compose(booking.kind);
  for (auto* names : {&booking.departments, &booking.communes, &booking.layout_presets}) {
    for (auto& name : *names) compose(name);
  }
  for (auto& item : booking.agenda) {
    compose(item.title);
    compose(item.layout_preset);
    for (auto& speaker : item.speakers) compose(speaker.delegate);
  }
}

}  // namespace signaling
