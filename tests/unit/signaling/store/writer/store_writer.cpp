// What the kill test kills: opens the store in the folder it is given and writes for ever. After each commit it prints
// the number of the record, so whoever reads it knows what was acknowledged.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "signaling/store/audit_log.h"
#include "signaling/store/settings.h"
#include "signaling/store/store.h"
#include "signaling/store/transaction.h"

namespace signaling {
namespace {

// One record: three rows of two tables, and every tenth time a paper.
media::Result<AuditId> write_record(Store& store) {
  auto work = Transaction::begin(store.database());
  if (!work) return tl::unexpected(work.error());
  const auto id = AuditLog(store.database()).append({{}, {}, "writer", "test", "", std::string(200, 'x')});
  if (!id) return id;
  const auto number = std::to_string(id->value());
  for (const char* half : {"first.", "second."}) {
    if (auto set = Settings(store.database()).set(half + number, number); !set) return tl::unexpected(set.error());
  }
  if (id->value() % 10 == 0) {
    const auto paper = store.papers().add(number, "", "paper " + number, {});
    if (!paper) return tl::unexpected(paper.error());
  }
  if (auto done = work->commit(); !done) return tl::unexpected(done.error());
  return id;
}

int write_for_ever(const char* folder) {
  auto store = Store::open(folder, {});
  while (store) {
    const auto id = write_record(**store);
    if (!id) {
      std::fprintf(stderr, "%s\n", id.error().message.c_str());
      return 1;
    }
    const auto line = std::to_string(id->value()) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 0;
  }
  std::fprintf(stderr, "%s\n", store.error().message.c_str());
  return 1;
}

}  // namespace
}  // namespace signaling

int main(int count, char** arguments) { return count == 2 ? signaling::write_for_ever(arguments[1]) : 2; }
