#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "signaling/record/journal_reader.h"
#include "tests/unit/media/base/temporary_folder.h"

// What the tests of the record share.
namespace signaling {

using media::test::read_text;
using media::test::TemporaryFolder;
using media::test::write_text;

// "1 2 3-7 8": the numbers of a journal, gaps as ranges; or its error.
inline std::string numbers(const std::filesystem::path& file) {
  const auto content = read_journal(file);
  if (!content) return content.error().code + ": " + content.error().message;
  std::string text;
  for (const auto& record : content->records) {
    const auto* gap = std::get_if<JournalGap>(&record);
    text += (text.empty() ? "" : " ") + (gap != nullptr ? std::to_string(gap->from) + "-" : "") +
            std::to_string(last_sequence(record));
  }
  return text;
}

}  // namespace signaling
