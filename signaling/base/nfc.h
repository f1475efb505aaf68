#pragma once

#include <string>
#include <string_view>

namespace signaling {

// `text` composed (Unicode Standard Annex 15, NFC), by ICU: the form in which the texts of people are kept and told.
// Vietnamese reaches us composed or decomposed, depending on the keyboard; to a person both are one text, and a font
// draws the composed one right. At most three times as many bytes. What is no UTF-8 becomes U+FFFD. Any thread.
std::string nfc(std::string_view text);

}  // namespace signaling
