#include "signaling/store/users.h"

#include "tests/unit/signaling/store/store_fixture.h"

namespace signaling {
namespace {

class UsersTest : public DatabaseTest {
 protected:
  UserId add(const std::string& login, const std::string& name) {
    User user;
    user.login = login;
    user.display_name = name;
    const auto added = users().add(user);
    EXPECT_TRUE(added) << added.error().message;
    return added.value_or(UserId());
  }
  std::string names(const media::Result<std::vector<User>>& found) {
    std::string text;
    for (const auto& user : *found) text += user.display_name + ",";
    return text;
  }
  Users users() { return Users(*database_); }
};

TEST_F(UsersTest, KeepsWhatItWasGiven) {
  User user;
  user.login = "Bình";
  user.display_name = "Nguye\u0302\u0303n Bình";  // decomposed
  user.role = "technician";
  user.password_hash = "$argon2id$…";
  user.disabled = true;
  user.created = at(std::chrono::milliseconds(1764131145123));
  const auto id = users().add(user);
  ASSERT_TRUE(id) << id.error().message;
  auto found = users().find(*id);
  ASSERT_TRUE(found && *found);
  user.id = *id;
  user.display_name = "Nguy\u1ec5n Bình";
  user.sort_key = (*found)->sort_key;
  EXPECT_EQ(**found, user);
  EXPECT_EQ(*users().find(UserId(99)), std::nullopt);
}

TEST_F(UsersTest, ALoginNameIsTakenWhateverItsCaseAndComposition) {
  add("bình", "Bình");
  for (const char* twin : {"bình", "BÌNH", "bi\u0300nh", "BI\u0300NH"}) {
    User user;
    user.login = twin;
    EXPECT_EQ(users().add(user).error().code, "store.exists") << twin;
    EXPECT_TRUE(*users().find_login(twin)) << twin;
  }
  EXPECT_FALSE(*users().find_login("binh")) << "an accent makes another name";
  add("binh", "Binh");
}

TEST_F(UsersTest, UpdateReplaces) {
  auto user = **users().find(user_);
  user.login = "an.tran";
  user.display_name = "Đỗ An";
  user.disabled = true;
  EXPECT_EQ(users().update(user), true);
  EXPECT_FALSE(*users().find_login("an"));
  EXPECT_EQ((*users().find_login("an.tran"))->display_name, "Đỗ An");
  EXPECT_EQ(names(users().list("do an", {}, 10)), "Đỗ An,");
  user.id = UserId(99);
  user.login = "x";
  EXPECT_EQ(users().update(user), false);
}

TEST_F(UsersTest, TheLastLogInIsNotedApart) {
  EXPECT_EQ((*users().find(user_))->last_login, std::nullopt);
  EXPECT_EQ(users().logged_in(user_, at(std::chrono::milliseconds(7))), true);
  EXPECT_EQ(users().logged_in(UserId(99), at({})), false);
  auto user = **users().find(user_);
  EXPECT_EQ(user.last_login, at(std::chrono::milliseconds(7)));
  user.last_login.reset();
  ASSERT_TRUE(users().update(user));
  EXPECT_EQ((*users().find(user_))->last_login, at(std::chrono::milliseconds(7)));
}

TEST_F(UsersTest, CountsThoseOfARoleThatAreNotDisabled) {
  EXPECT_EQ(users().count_enabled("operator"), 1);
  EXPECT_EQ(users().count_enabled("administrator"), 0);
  auto user = **users().find(user_);
  user.disabled = true;
  ASSERT_TRUE(users().update(user));
  EXPECT_EQ(users().count_enabled("operator"), 0);
}

TEST_F(UsersTest, ListsByNameInPagesAndFindsWithoutDiacritics) {
  for (const char* name : {"Đặng Đức", "Dương Anh", "Ân Vũ", "Ăn Lê", "Nguyễn Ý"}) add(name, name);
  EXPECT_EQ(names(users().list("", {}, 10)), "Ăn Lê,Ân Vũ,Dương Anh,Đặng Đức,Nguyễn Ý,Trần Văn An,");
  EXPECT_EQ(names(users().list("DUC", {}, 10)), "Đặng Đức,");
  EXPECT_EQ(names(users().list("an", {}, 10)), "Ăn Lê,Ân Vũ,Dương Anh,Đặng Đức,Trần Văn An,");
  EXPECT_EQ(names(users().list("%", {}, 10)), "");
  std::string all;
  UserCursor cursor;
  for (;;) {
    const auto page = users().list("", cursor, 4);
    ASSERT_TRUE(page);
    if (page->empty()) break;
    all += names(page) + "|";
    cursor = {page->back().sort_key, page->back().id};
  }
  EXPECT_EQ(all, "Ăn Lê,Ân Vũ,Dương Anh,Đặng Đức,|Nguyễn Ý,Trần Văn An,|");
}

TEST_F(UsersTest, TextIsDataAndNeverSql) {
  const std::string text = "'); DROP TABLE users; -- :id";
  const auto id = add(text, text);
  EXPECT_EQ((*users().find(id))->login, text);
  EXPECT_EQ(names(users().list(text, {}, 10)), text + ",");
}

}  // namespace
}  // namespace signaling
