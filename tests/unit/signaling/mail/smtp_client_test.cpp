#include "signaling/mail/smtp_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signaling/mail/invitation_mail.h"
#include "tests/unit/signaling/base/hand_post.h"
#include "tests/unit/signaling/mail/python_script.h"
#include "tests/unit/signaling/mail/sample_invitation.h"
#include "tests/unit/signaling/mail/smtp_server.h"

// Against a real mail server, see smtp_server.py.
namespace signaling {
namespace {

using namespace test;
using testing::HasSubstr;

OutgoingMail outgoing() {
  const InvitationRecipient to{
      {"Huyện Ý Yên", address("yyen@namdinh.gov.vn")}, "https://hop.vn/confirm?t=abc", "b-17-3-1"};
  return {address("vanphong@namdinh.gov.vn"), to.mailbox.address,
          write_invitation_mail(sample_invitation(), to, kStamp).value()};
}

class SmtpClientTest : public testing::Test {
 protected:
  static SmtpSettings settings(uint16_t port) {
    return {.host = "127.0.0.1", .port = port, .security = SmtpSecurity::kNone, .client_name = "hop.namdinh.gov.vn"};
  }
  // Sends the sample with a client of its own and waits for the outcome.
  Delivery send(const SmtpSettings& settings) {
    auto client = SmtpClient::create(settings, owner_.post()).value();
    std::optional<Delivery> result;
    EXPECT_TRUE(client->submit(outgoing(), [&](Delivery delivery) { result = std::move(delivery); }));
    EXPECT_TRUE(owner_.run_one());
    EXPECT_TRUE(result);
    return result.value_or(Delivery());
  }
  std::string received(const std::string& name) const { return folder_.read(name); }
  std::string certificate() const { return folder_.path() / "certificate.pem"; }

  TemporaryFolder folder_;
  HandPost owner_;
};

TEST_F(SmtpClientTest, AnInvitationArrives) {
  const SmtpServer server(folder_.path(), "plain");
  const auto delivery = send(settings(server.port()));
  EXPECT_TRUE(delivery) << delivery.error().error.text.en;
  EXPECT_EQ(received("1.envelope"), "vanphong@namdinh.gov.vn yyen@namdinh.gov.vn hop.namdinh.gov.vn");
  EXPECT_EQ(received("1.eml"), outgoing().message);
  const std::string text = run_script("parse_message.py", received("1.eml"));
  EXPECT_THAT(text, HasSubstr("Subject: Thay đổi giấy mời / Changed invitation: Giao ban phòng, chống bão số 9\n"));
  EXPECT_THAT(text, HasSubstr("text/calendar charset=UTF-8 method=REQUEST\n"));
  EXPECT_THAT(text, HasSubstr("UID=b-17@hop.namdinh.gov.vn SUMMARY=Giao ban phòng, chống bão số 9\n"));
}

TEST_F(SmtpClientTest, LogsIn) {
  const SmtpServer server(folder_.path(), "login");
  auto with_login = settings(server.port());
  with_login.user = "user";
  with_login.password = "mật khẩu";
  EXPECT_TRUE(send(with_login));
  EXPECT_THAT(received("1.envelope"), HasSubstr(" login"));
  with_login.password = "wrong";
  const auto delivery = send(with_login);
  ASSERT_FALSE(delivery);
  EXPECT_EQ(delivery.error().error.code, "smtp.login");
  EXPECT_FALSE(delivery.error().permanent);
  EXPECT_THAT(delivery.error().error.text.vi, HasSubstr("535"));
  const auto without = send(settings(server.port()));
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().error.code, "smtp.login");
}

TEST_F(SmtpClientTest, StartTls) {
  const SmtpServer server(folder_.path(), "starttls-login");
  auto secure = settings(server.port());
  secure.security = SmtpSecurity::kRequired;
  secure.ca_file = certificate();
  secure.user = "user";
  secure.password = "mật khẩu";
  const auto delivery = send(secure);
  EXPECT_TRUE(delivery) << delivery.error().error.text.en;
  EXPECT_THAT(received("1.envelope"), HasSubstr(" tls login"));
  secure.security = SmtpSecurity::kOptional;
  secure.ca_file.clear();
  EXPECT_TRUE(send(secure));
  EXPECT_THAT(received("2.envelope"), HasSubstr(" tls login"));
  secure.security = SmtpSecurity::kRequired;  // the certificate is nobody's we know
  const auto refused = send(secure);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error.code, "smtp.tls");
  EXPECT_FALSE(refused.error().permanent);
}

TEST_F(SmtpClientTest, TlsFromTheFirstByte) {
  const SmtpServer server(folder_.path(), "implicit-tls");
  auto secure = settings(server.port());
  secure.security = SmtpSecurity::kImplicit;
  const auto refused = send(secure);  // the certificate is nobody's we know
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error.code, "smtp.tls");
  secure.ca_file = certificate();
  const auto delivery = send(secure);
  EXPECT_TRUE(delivery) << delivery.error().error.text.en;
  EXPECT_EQ(received("1.eml"), outgoing().message);
}

TEST_F(SmtpClientTest, RequiredTlsIsNotDoneWithout) {
  const SmtpServer server(folder_.path(), "plain");
  auto secure = settings(server.port());
  secure.security = SmtpSecurity::kRequired;
  const auto refused = send(secure);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error.code, "smtp.tls");
  secure.security = SmtpSecurity::kOptional;
  EXPECT_TRUE(send(secure));
}

TEST_F(SmtpClientTest, RecipientRefusedForGoodOrForNow) {
  {
    const SmtpServer server(folder_.path(), "refuse-for-good");
    const auto delivery = send(settings(server.port()));
    ASSERT_FALSE(delivery);
    EXPECT_TRUE(delivery.error().permanent);
    EXPECT_EQ(delivery.error().error.code, "smtp.recipient");
    EXPECT_EQ(delivery.error().error.text.vi, "Máy chủ thư từ chối địa chỉ người nhận: 550 5.1.1 No such user  here");
  }
  const SmtpServer server(folder_.path(), "refuse-for-now");
  const auto delivery = send(settings(server.port()));
  ASSERT_FALSE(delivery);
  EXPECT_FALSE(delivery.error().permanent);
  EXPECT_THAT(delivery.error().error.text.en, HasSubstr("451 4.7.1 Greylisted"));
}

TEST_F(SmtpClientTest, ServerThatBreaksOrStaysSilent) {
  {
    const SmtpServer server(folder_.path(), "break");
    const auto delivery = send(settings(server.port()));
    ASSERT_FALSE(delivery);
    EXPECT_FALSE(delivery.error().permanent);
    EXPECT_EQ(delivery.error().error.code, "smtp.connection_lost");
  }
  const SmtpServer server(folder_.path(), "silent");
  auto impatient = settings(server.port());
  impatient.connect_timeout = impatient.total_timeout = 1s;
  const auto delivery = send(impatient);
  ASSERT_FALSE(delivery);
  EXPECT_EQ(delivery.error().error.code, "smtp.not_connected");
  EXPECT_FALSE(delivery.error().permanent);
}

// Queue and client together: the server is away, the message waits, the server comes back, it arrives.
TEST_F(SmtpClientTest, WhatWaitsArrivesWhenTheServerIsBack) {
  uint16_t port = 0;
  { port = SmtpServer(folder_.path(), "plain").port(); }
  auto client = SmtpClient::create(settings(port), owner_.post()).value();
  sys_seconds now = kStamp;
  MailQueue queue({}, {}, 1, now);
  ASSERT_TRUE(queue.add({"yyen@namdinh.gov.vn", {"b-17", std::nullopt}, 3, "m"}, now));
  const auto try_once = [&] {
    const auto due = queue.take_due(now);
    ASSERT_EQ(due.size(), 1U);
    ASSERT_TRUE(client->submit(outgoing(), [&](Delivery delivery) {
      delivery ? queue.sent(due[0].id, now) : queue.failed(due[0].id, delivery.error(), now);
    }));
    ASSERT_TRUE(owner_.run_one());
  };
  try_once();
  auto stored = queue.take_changes().at(0);
  EXPECT_EQ(stored.state, MailState::kQueued);
  EXPECT_EQ(stored.last_error->code, "smtp.not_connected");
  EXPECT_THAT(stored.last_error->text.vi, HasSubstr("Không kết nối được máy chủ thư"));
  const SmtpServer server(folder_.path(), "plain", port);
  now = queue.next_deadline();
  EXPECT_EQ(now, kStamp + 1min);
  try_once();
  EXPECT_EQ(queue.take_changes().at(0).state, MailState::kSent);
  EXPECT_EQ(received("1.eml"), outgoing().message);
}

TEST_F(SmtpClientTest, EndsInMidTransferAndIsBounded) {
  const SmtpServer server(folder_.path(), "silent");
  auto client = SmtpClient::create(settings(server.port()), owner_.post()).value();
  bool called = false;
  size_t taken = 0;
  while (taken <= SmtpClient::kMaxWaiting + 1 && client->submit(outgoing(), [&](const Delivery&) { called = true; })) {
    ++taken;
  }
  EXPECT_GE(taken, SmtpClient::kMaxWaiting);
  EXPECT_LE(taken, SmtpClient::kMaxWaiting + 1);  // one may be under way
  client.reset();
  EXPECT_EQ(owner_.waiting(), 0U);
  EXPECT_FALSE(called);
}

TEST_F(SmtpClientTest, ProxiesOfTheEnvironmentAreNotAsked) {
  ::setenv("all_proxy", "http://127.0.0.1:1", 1);
  const SmtpServer server(folder_.path(), "plain");
  EXPECT_TRUE(send(settings(server.port())));
  ::unsetenv("all_proxy");
}

TEST_F(SmtpClientTest, WrongSettingsAreRefused) {
  EXPECT_EQ(SmtpClient::create({.host = "a/b"}, owner_.post()).error().code, "smtp.wrong_server");
}

}  // namespace
}  // namespace signaling
