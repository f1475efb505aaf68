#include "signaling/record/journal_syncer.h"

#include <fcntl.h>

#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/signaling/record/bad_disk.h"
#include "tests/unit/signaling/record/record_fixture.h"

namespace signaling {
namespace {

TEST(JournalSyncer, ForcesInOrderSaysWhatCameOfItAndEndsWhenAllIsDone) {
  JournalDisk disk = JournalDisk::system();
  disk.sync = [](int file) {
    errno = EIO;
    return file == 2 ? -1 : 0;
  };
  std::vector<std::pair<std::string, int>> done;  // of the syncer's thread until its end
  {
    JournalSyncer syncer(disk, [&](const JournalWriter::Sync& sync, int failure) {
      done.emplace_back(sync.conference.value(), failure);
    });
    for (int file = 1; file <= 3; ++file) syncer.start({ConferenceId(std::to_string(file)), {file, {}, 1}});
  }
  const std::vector<std::pair<std::string, int>> wanted = {{"1", 0}, {"2", EIO}, {"3", 0}};
  EXPECT_EQ(done, wanted);
}

TEST(JournalSyncer, AFoldersNewNameIsForcedToo) {
  const TemporaryFolder folder;
  BadDisk bad;
  const auto disk = bad.disk();
  write_text(folder.path() / "a", "");
  const Descriptor file(::open((folder.path() / "a").c_str(), O_RDWR | O_CLOEXEC));
  EXPECT_EQ(run_sync({file.number(), folder.path(), 1}, disk), 0);
  EXPECT_EQ(run_sync({file.number(), folder.path() / "none", 1}, disk), ENOENT);
  EXPECT_EQ(bad.syncs, 2);
}

}  // namespace
}  // namespace signaling
