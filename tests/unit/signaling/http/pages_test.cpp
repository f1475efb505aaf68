#include "signaling/http/pages.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/media/base/temporary_folder.h"

namespace signaling {
namespace {

namespace fs = std::filesystem;

class PagesTest : public testing::Test {
 protected:
  PagesTest() {
    fs::create_directories(root / "web/assets");
    write("web/index.html", "<!doctype html><title>Điểm Cầu</title>");
    write("web/assets/index-1.js", script);
    write("web/assets/be viet.woff2", "font");
    write("web/.secret", "hidden");
    write("outside.txt", "not for you");
    fs::create_symlink(root / "outside.txt", root / "web/link.txt");
  }

  void write(const std::string& name, const std::string& text) { folder.write(name, text); }

  Pages pages() {
    auto files = StaticFiles::load(root / "web");
    EXPECT_TRUE(files);
    return {std::move(*files), [] { return R"({"status":"ok"})"; }};
  }
  static HttpRequest ask(std::string method, std::string target,
                         std::vector<std::pair<std::string, std::string>> headers = {}) {
    return {std::move(method), std::move(target), std::move(headers), {}, "127.0.0.1"};
  }
  static std::string header(const HttpReply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers) {
      if (key == name) return value;
    }
    return "";
  }

  const std::string script = std::string(5000, 'x') + "end";
  media::test::TemporaryFolder folder;
  const fs::path root = folder.path();
};

TEST_F(PagesTest, ServesFilesWithTheirTypes) {
  auto p = pages();
  const auto index = p.answer(ask("GET", "/"));
  EXPECT_EQ(index.status, 200U);
  EXPECT_EQ(*index.body, "<!doctype html><title>Điểm Cầu</title>");
  EXPECT_EQ(header(index, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header(index, "Cache-Control"), "no-cache");
  const auto js = p.answer(ask("GET", "/assets/index-1.js"));
  EXPECT_EQ(*js.body, script);
  EXPECT_EQ(header(js, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(js, "Cache-Control"), "public, max-age=31536000, immutable");
  const auto font = p.answer(ask("GET", "/assets/be%20viet.woff2?v=1"));
  EXPECT_EQ(font.status, 200U);
  EXPECT_EQ(header(font, "Content-Type"), "font/woff2");
}

TEST_F(PagesTest, TheApplicationsOwnPathsGetTheIndex) {
  auto p = pages();
  for (const auto* path : {"/hall?token=abc", "/chair", "/chair/", "/anything/deeper"}) {
    const auto reply = p.answer(ask("GET", path));
    EXPECT_EQ(reply.status, 200U) << path;
    EXPECT_EQ(header(reply, "Content-Type"), "text/html; charset=utf-8") << path;
  }
  EXPECT_EQ(p.answer(ask("GET", "/assets/index-2.js")).status, 404U);
}

TEST_F(PagesTest, NoPathLeadsOutOfTheFolder) {
  auto p = pages();
  for (const auto* path : {"/../outside.txt", "/assets/../../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt",
                           "/%2e%2e%2foutside.txt", "//outside.txt", "/assets/..%5c..%5coutside.txt", "/link.txt",
                           "/etc/passwd.txt", "/./../outside.txt", "/%252e%252e/outside.txt", "/index.html%00.js", "/%",
                           "/%zz", "outside.txt", "http://x/outside.txt", "", "*"}) {
    const auto reply = p.answer(ask("GET", path));
    EXPECT_NE(reply.status, 200U) << path;
    EXPECT_EQ(reply.body->find("not for you"), std::string::npos) << path;
  }
}

TEST_F(PagesTest, EveryAnswerBearsTheSecurityHeaders) {
  auto p = pages();
  for (const auto* path : {"/", "/healthz", "/missing.js", "/%zz"}) {
    const auto reply = p.answer(ask("GET", path));
    EXPECT_NE(header(reply, "Content-Security-Policy").find("default-src 'self'"), std::string::npos) << path;
    EXPECT_NE(header(reply, "Permissions-Policy").find("camera=(self)"), std::string::npos) << path;
    EXPECT_EQ(header(reply, "Referrer-Policy"), "no-referrer") << path;
    EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(header(reply, "X-Frame-Options"), "DENY") << path;
  }
}

TEST_F(PagesTest, OnlyGetAndHead) {
  auto p = pages();
  EXPECT_EQ(p.answer(ask("HEAD", "/")).status, 200U);
  for (const auto* method : {"POST", "PUT", "DELETE", "TRACE", "OPTIONS", "BREW"}) {
    const auto reply = p.answer(ask(method, "/"));
    EXPECT_EQ(reply.status, 405U) << method;
    EXPECT_EQ(header(reply, "Allow"), "GET, HEAD");
  }
}

TEST_F(PagesTest, AnUnchangedFileIsNotSentAgain) {
  auto p = pages();
  const auto first = p.answer(ask("GET", "/assets/index-1.js"));
  const auto again = p.answer(ask("GET", "/assets/index-1.js", {{"if-none-match", header(first, "ETag")}}));
  EXPECT_EQ(again.status, 304U);
  EXPECT_TRUE(again.body->empty());
  EXPECT_EQ(p.answer(ask("GET", "/assets/index-1.js", {{"if-none-match", "\"other\""}})).status, 200U);
  write("web/assets/index-1.js", script + "changed");
  auto later = pages();
  EXPECT_NE(header(later.answer(ask("GET", "/assets/index-1.js")), "ETag"), header(first, "ETag"));
}

TEST_F(PagesTest, SendsWhatIsPackedToThoseWhoTakeIt) {
  write("web/assets/index-1.js.gz", "packed");
  write("web/assets/lone.gz", "of nothing");
  auto p = pages();
  const auto packed = p.answer(ask("GET", "/assets/index-1.js", {{"accept-encoding", "gzip, br"}}));
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(packed, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(*packed.body, "packed");
  const auto plain = p.answer(ask("GET", "/assets/index-1.js"));
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(*plain.body, script);
  const auto index = p.answer(ask("GET", "/", {{"accept-encoding", "gzip, br"}}));
  EXPECT_EQ(header(index, "Content-Encoding"), "") << "the build has not packed it";
  EXPECT_EQ(p.answer(ask("GET", "/assets/index-1.js.gz")).status, 404U);
  EXPECT_EQ(*p.answer(ask("GET", "/assets/lone.gz")).body, "of nothing");
}

TEST_F(PagesTest, Health) {
  auto p = pages();
  const auto health = p.answer(ask("GET", "/healthz"));
  EXPECT_EQ(*health.body, R"({"status":"ok"})");
  EXPECT_EQ(header(health, "Content-Type"), "application/json");
  EXPECT_EQ(header(health, "Cache-Control"), "no-store");
}

TEST_F(PagesTest, WithoutPagesTheStartSaysSo) {
  fs::remove(root / "web/index.html");
  const auto files = StaticFiles::load(root / "web");
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, "pages.missing");
  EXPECT_EQ(StaticFiles::load(root / "nowhere").error().code, "pages.missing");
}

TEST(MimeType, ByEnding) {
  EXPECT_EQ(mime_type("/a/b.css"), "text/css; charset=utf-8");
  EXPECT_EQ(mime_type("icon.svg"), "image/svg+xml");
  EXPECT_EQ(mime_type("x.exe"), "application/octet-stream");
  EXPECT_EQ(mime_type("js"), "application/octet-stream");
}

TEST(DecodePath, TakesQueryAndEscapesOff) {
  EXPECT_EQ(decode_path("/a%20b?x=%2f"), "/a b");
  EXPECT_EQ(decode_path("/hall?token=a"), "/hall");
  EXPECT_EQ(decode_path("/a%00"), std::nullopt);
  EXPECT_EQ(decode_path("no-slash"), std::nullopt);
}

}  // namespace
}  // namespace signaling
