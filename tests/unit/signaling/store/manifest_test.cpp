#include "signaling/store/manifest.h"

#include <gtest/gtest.h>

#include "signaling/store/sha256.h"

namespace signaling {
namespace {

BackupManifest example() {
  return {"0.1.0",
          2,
          WallTime(std::chrono::milliseconds(1764131145000)),
          {{"diem-cau.db", 4096, sha256("a")},
           {"papers/" + sha256("b"), 0, sha256("b")},
           {"keys/tls.pem", 7, sha256("c")},
           {"records/b-12--20261126.jsonl", 20, sha256("d")}}};
}

TEST(Manifest, ReadsWhatItWrites) {
  const auto read = parse_manifest(to_text(example()));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, example());
  EXPECT_EQ(read->total_size(), 4123U);
}

TEST(Manifest, KnowsThePathsOfABackup) {
  const std::string paper = "papers/" + sha256("b");
  for (const std::string& good :
       {std::string("diem-cau.db"), paper, std::string("keys/a-1_2.pem"), std::string("records/b-1.jsonl"),
        std::string("records/a%20b.jsonl"), "records/" + std::string(200, 'a') + ".jsonl"}) {
    EXPECT_TRUE(is_member_path(good)) << good;
  }
  for (const std::string& bad : {std::string(""),
                                 std::string("/diem-cau.db"),
                                 std::string("./diem-cau.db"),
                                 std::string("../diem-cau.db"),
                                 std::string("diem-cau.db/"),
                                 std::string("papers/"),
                                 paper + "/x",
                                 paper + "\n",
                                 std::string("papers/../x"),
                                 std::string("keys/.."),
                                 std::string("keys/.hidden"),
                                 std::string("keys/a/b"),
                                 std::string("keys/a b"),
                                 std::string("keys/a\0b", 8),
                                 std::string("keys//etc/passwd"),
                                 "keys/" + std::string(101, 'a'),
                                 std::string("records/"),
                                 std::string("records/.jsonl"),
                                 std::string("records/..jsonl"),
                                 std::string("records/a.json"),
                                 std::string("records/../a.jsonl"),
                                 std::string("records/a/b.jsonl"),
                                 std::string("records/a b.jsonl"),
                                 "records/" + std::string(250, 'a') + ".jsonl",
                                 std::string("copies/a"),
                                 std::string("lock"),
                                 std::string("manifest")}) {
    EXPECT_FALSE(is_member_path(bad)) << bad;
  }
}

TEST(Manifest, RefusesEveryOtherForm) {
  const auto good = to_text(example());
  const auto replaced = [&](const std::string& what, const std::string& with) {
    auto text = good;
    text.replace(text.find(what), what.size(), with);
    return text;
  };
  const std::string bad[] = {
      "",
      "diem-cau-backup 1\n",
      good.substr(0, good.size() - 1),
      good + "\n",
      good + "file\n",
      good + "file " + sha256("a") + " 4096 diem-cau.db\n",
      replaced("backup 1", "backup 2"),
      replaced("program 0.1.0", "program 0.1 0"),
      replaced("schema 2", "schema two"),
      replaced("schema 2", "schema -2"),
      replaced("schema 2", "schema 99999999999"),
      replaced("created 1764131145000", "created"),
      replaced(" 4096 ", " 4096x "),
      replaced(" 4096 ", " -1 "),
      replaced(" 4096 ", " 99999999999999999 "),
      replaced("keys/tls.pem", "keys/../../etc/passwd"),
      replaced("diem-cau.db", "keys/x"),
      replaced(sha256("c"), "abc"),
  };
  for (const auto& text : bad) {
    const auto read = parse_manifest(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "store.damaged");
  }
}

}  // namespace
}  // namespace signaling
