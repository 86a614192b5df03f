// The server with a certificate of its own, made here.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "ground/http/test_site.hpp"

using namespace zicht;
using namespace std::chrono_literals;
using http::Settings;
using http::test::get;
using http::test::RawClient;
using http::test::Site;

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key elliptic_key() {
  return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}
Key rsa_key() {
  return {EVP_RSA_gen(2048), EVP_PKEY_free};
}

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-tls-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write_key(const std::string& name, const Key& key, const char* password = nullptr) {
    const auto file = (path_ / name).string();
    auto* out = std::fopen(file.c_str(), "w");
    PEM_write_PrivateKey(out,
                         key.get(),
                         password == nullptr ? nullptr : EVP_aes_256_cbc(),
                         nullptr,
                         0,
                         nullptr,
                         const_cast<char*>(password));
    std::fclose(out);
    return file;
  }

  std::string write_certificate(const std::string& name, const Key& key) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject,
                               "CN",
                               MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("zicht.test"),
                               -1,
                               -1,
                               0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto file = (path_ / name).string();
    auto* out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, certificate.get());
    std::fclose(out);
    return file;
  }

  std::string write_text(const std::string& name, const std::string& text) {
    const auto file = (path_ / name).string();
    auto* out = std::fopen(file.c_str(), "w");
    std::fputs(text.c_str(), out);
    std::fclose(out);
    return file;
  }

 private:
  std::filesystem::path path_;
};

/// A client that speaks one version of TLS, over a RawClient's socket.
class TlsClient final : public http::test::Wire {
 public:
  TlsClient(std::uint16_t port, int version)
      : raw_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    // Level 0, so that this side would speak an old version if the server did.
    SSL_CTX_set_cipher_list(context_.get(), "DEFAULT@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(context_.get(), version);
    SSL_CTX_set_max_proto_version(context_.get(), version);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), raw_.socket());
    connected_ = SSL_connect(ssl_.get()) == 1;
    ERR_clear_error();
  }

  bool connected() const { return connected_; }
  std::string version() const { return SSL_get_version(ssl_.get()); }
  RawClient& raw() { return raw_; }
  /// True where the other side said goodbye, and did not just hang up.
  bool was_told_goodbye() const {
    return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }

  void send(std::string_view bytes) override {
    SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
  }
  std::string receive() override {
    std::string bytes(64 * 1024, '\0');
    const int size = SSL_read(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    ERR_clear_error();
    return bytes;
  }

 private:
  RawClient raw_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, SSL_free};
  bool connected_ = false;
};

Settings with_certificate(Folder& folder, const Key& key) {
  Settings settings;
  settings.certificate = folder.write_certificate("certificaat.pem", key);
  settings.key = folder.write_key("sleutel.pem", key);
  return settings;
}

Error refused(Settings settings) {
  const http::Router router;
  settings.port = 0;
  const auto server = http::Server::open(settings, router, [](int, const Error&) { return ""; });
  REQUIRE_FALSE(server);
  return server.error();
}

}  // namespace

TEST_CASE("a site with a certificate speaks TLS 1.2 and 1.3, and nothing older") {
  Folder folder;
  for (const auto& key : {elliptic_key(), rsa_key()}) {
    const Site site(with_certificate(folder, key));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
      TlsClient visitor(site.port(), version);
      REQUIRE(visitor.connected());
      const auto answer = visitor.ask(get("/"));
      CHECK(answer.body == http::test::front_page);
      CHECK_FALSE(answer.header("strict-transport-security").empty());
      CHECK(visitor.ask(get("/lang")).body == http::test::long_page);
      CHECK(visitor.ask(get("/reus")).body == http::test::giant_page);
    }
    CHECK_FALSE(TlsClient(site.port(), TLS1_1_VERSION).connected());
    CHECK_FALSE(TlsClient(site.port(), TLS1_VERSION).connected());
  }
}

TEST_CASE("plain HTTP on a TLS port is not answered, and harms nobody") {
  Folder folder;
  const Site site(with_certificate(folder, elliptic_key()));
  RawClient plain(site.port());
  plain.send(get("/"));
  CHECK(plain.rest().find("HTTP/1.1") == std::string::npos);
  CHECK_FALSE(plain.timed_out());
  CHECK(TlsClient(site.port(), TLS1_3_VERSION).ask(get("/")).status == 200);
}

TEST_CASE("over TLS, too, a refusal is one refusal and a goodbye") {
  Folder folder;
  const Site site(with_certificate(folder, elliptic_key()));
  TlsClient attacker(site.port(), TLS1_3_VERSION);
  attacker.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + get("/"));
  CHECK(attacker.answer().status == 400);
  CHECK(attacker.rest().empty());
  CHECK(attacker.was_told_goodbye());
}

TEST_CASE("over TLS, too, the slow and the silent are not waited for") {
  Folder folder;
  auto settings = with_certificate(folder, elliptic_key());
  settings.request_timeout = 300ms;
  settings.idle_timeout = 300ms;
  const Site site(settings);

  RawClient stalled(site.port());
  stalled.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
  CHECK(stalled.rest().find("HTTP") == std::string::npos);
  CHECK_FALSE(stalled.timed_out());

  TlsClient half(site.port(), TLS1_3_VERSION);
  CHECK(half.ask("GET / HT").status == 408);
  CHECK(half.rest().empty());

  TlsClient silent(site.port(), TLS1_2_VERSION);
  CHECK(silent.rest().empty());
  CHECK(silent.was_told_goodbye());
  CHECK_FALSE(silent.raw().timed_out());
}

TEST_CASE("a server with TLS stops as any other") {
  Folder folder;
  auto settings = with_certificate(folder, elliptic_key());
  settings.shutdown_grace = 500ms;
  Site site(settings);
  TlsClient idle(site.port(), TLS1_3_VERSION);
  CHECK(idle.ask(get("/")).status == 200);
  RawClient stalled(site.port());
  stalled.send("\x16\x03");
  const auto began = std::chrono::steady_clock::now();
  site.server->stop();
  CHECK(std::chrono::steady_clock::now() - began < 2s);
}

TEST_CASE("behind a proxy that speaks TLS, HSTS is promised as well") {
  Settings settings;
  settings.behind_tls = true;
  const Site site(settings);
  CHECK_FALSE(site.ask(get("/")).header("strict-transport-security").empty());
  CHECK(Site().ask(get("/")).header("strict-transport-security").empty());
}

TEST_CASE("a certificate that cannot be used is named before the port opens") {
  Folder folder;
  const auto key = elliptic_key();
  const auto good = with_certificate(folder, key);
  auto settings = good;
  SECTION("there is no such file") {
    settings.certificate = "/nergens/certificaat.pem";
    CHECK(refused(settings).message.find("/nergens/certificaat.pem") != std::string::npos);
  }
  SECTION("it is not a certificate") {
    settings.certificate = folder.write_text("onzin.pem", "onzin");
    CHECK(refused(settings).message.find("onzin.pem") != std::string::npos);
  }
  SECTION("there is no such key") {
    settings.key = "/nergens/sleutel.pem";
    CHECK(refused(settings).message.find("/nergens/sleutel.pem") != std::string::npos);
  }
  SECTION("the key belongs to another certificate, of the same sort or of another") {
    settings.key = folder.write_key("andere.pem", elliptic_key());
    CHECK(refused(settings).message.find("andere.pem") != std::string::npos);
    settings.key = folder.write_key("andere-soort.pem", rsa_key());
    CHECK(refused(settings).message.find("andere-soort.pem") != std::string::npos);
  }
  SECTION("the key has a password, which nobody is asked for") {
    settings.key = folder.write_key("op-slot.pem", key, "geheim");
    CHECK(refused(settings).message.find("op-slot.pem") != std::string::npos);
  }
  SECTION("one of the two is missing") {
    settings.key.clear();
    CHECK(refused(settings).fault == Fault::invalid);
    settings = good;
    settings.certificate.clear();
    CHECK(refused(settings).fault == Fault::invalid);
  }
}
