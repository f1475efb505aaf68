#include "tools/cli/text/table.h"

#include <gtest/gtest.h>

namespace tools {
namespace {

TEST(Table, ColumnsAreAsWideAsWhatStandsInThem) {
  Table table({"Mã", "Tên", "Điện thoại"});
  table.add_row({"my-loc", "Mỹ Lộc", "0228"});
  table.add_row({"hai-hau", "Ha\u0309i Ha\u0323\u0302u", ""});
  EXPECT_EQ(table.text(),
            "Mã       Tên      Điện thoại\n"
            "───────  ───────  ──────────\n"
            "my-loc   Mỹ Lộc   0228\n"
            "hai-hau  Ha\u0309i Ha\u0323\u0302u\n");
}

TEST(Table, CellsAreOneCleanLine) {
  Table table({"a"});
  table.add_row({"x\ny"});
  EXPECT_EQ(table.text(), "a\n───\nx\ufffdy\n");
}

TEST(Table, MissingCellsAreEmptyAndFurtherOnesLeftOut) {
  Table table({"a", "b"});
  table.add_row({"1"});
  table.add_row({"1", "2", "3"});
  EXPECT_EQ(table.text(), "a  b\n─  ─\n1\n1  2\n");
}

TEST(AlignedLines, PutsValuesUnderEachOther) {
  EXPECT_EQ(aligned_lines({{"Tên", "Giao ban"}, {"Trạng thái", "đang họp"}}),
            "Tên         Giao ban\nTrạng thái  đang họp\n");
  EXPECT_EQ(aligned_lines({{"a", "1\n2"}}), "a  1\n   2\n");
}

}  // namespace
}  // namespace tools
