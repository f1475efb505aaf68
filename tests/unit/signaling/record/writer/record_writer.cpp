// What the kill test kills: appends events to the journal "killed" in the folder it is given, for ever, and prints the
// number of the last that it was told to be written. Its disk is slow and takes little at once, so that it dies
// within lines too.
#include <unistd.h>

#include <algorithm>
#include <string>

#include "signaling/record/journal.h"
#include "signaling/record/journal_reader.h"

namespace signaling {
namespace {

const ConferenceId kConference("killed");

ssize_t write_little(int file, const void* bytes, size_t size) {
  constexpr size_t kLittle = 700;
  ::usleep(100);
  return ::write(file, bytes, std::min(size, kLittle));
}

void say(uint64_t sequence) {
  const auto line = std::to_string(sequence) + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(0);
}

int append_for_ever(const char* folder) {
  const auto content = read_journal(journal_path(folder, kConference));
  if (!content) return 1;
  const JournalListener listener{[](const auto&, uint64_t sequence) { say(sequence); },
                                 [](const auto&) { ::_exit(3); }};
  JournalDisk disk = JournalDisk::system();
  disk.write = write_little;
  Journal journal(
      folder, [](const auto& function) { function(); }, listener, {}, disk);
  for (uint64_t n = content->last_sequence + 1;; ++n) {
    while (journal.status().waiting > 1000) ::usleep(1000);
    journal.append(kConference, n, "{\"text\":\"" + std::string(n * 7919 % 3000, 'x') + std::to_string(n) + "\"}");
  }
}

}  // namespace
}  // namespace signaling

int main(int count, char** arguments) { return count == 2 ? signaling::append_for_ever(arguments[1]) : 2; }
