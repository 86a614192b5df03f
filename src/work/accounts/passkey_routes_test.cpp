// Passkeys as a browser meets them: challenges are JSON, answers are forms.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <catch2/catch.hpp>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/test_authenticator.hpp"
#include "work/accounts/test_counter.hpp"

using namespace zicht;
using namespace zicht::accounts;
using namespace zicht::accounts::test;
using crypto::to_base64url;
using crypto::test::Authenticator;

namespace {

boost::json::object read_challenge(const http::Response& answer) {
  CHECK(answer.type.starts_with("application/json"));
  CHECK(answer.caching == http::Caching::none);
  return boost::json::parse(answer.body).as_object();
}

std::string text_in(const boost::json::object& options, std::string_view name) {
  return std::string(options.at(name).as_string());
}

std::string form_of(const crypto::NewPasskey& made, const std::string& name) {
  return "naam=" + name + "&sleutel-browser=" + to_base64url(made.client_data) +
         "&sleutel-nieuw=" + to_base64url(made.attestation) + "&sleutel-wegen=internal+hybrid";
}

std::string form_of(const Authenticator& device,
                    const std::string& challenge,
                    const std::string& handle) {
  const auto used = device.use(challenge);
  return "naar=/account&sleutel-nummer=" + to_base64url(device.credential()) +
         "&sleutel-houder=" + handle + "&sleutel-browser=" + to_base64url(used.client_data) +
         "&sleutel-apparaat=" + to_base64url(used.authenticator_data) +
         "&sleutel-handtekening=" + to_base64url(used.signature);
}

/// Makes a passkey for who is signed in, and gives the handle that the device got.
std::string make(Counter& counter, const Authenticator& device) {
  const auto options = read_challenge(counter.post("/account/toegangssleutels/uitdaging"));
  const auto made = device.make(text_in(options, "challenge"));
  const auto answer = counter.post("/account/toegangssleutels/nieuw", form_of(made, "mijn+laptop"));
  CHECK(header(answer, "Location") == "/account");
  return text_in(options.at("user").as_object(), "id");
}

}  // namespace

TEST_CASE("a device is asked for a key that verifies its holder, and told nothing of the person") {
  Counter counter(store::Kind::sqlite);
  counter.desk.administrator();
  counter.session = counter.desk.session;
  const Authenticator device;
  make(counter, device);
  const auto options = read_challenge(counter.post("/account/toegangssleutels/uitdaging"));
  CHECK(text_in(options.at("rp").as_object(), "id") == "zicht.example");
  CHECK(text_in(options, "attestation") == "none");
  const auto& selection = options.at("authenticatorSelection").as_object();
  CHECK(text_in(selection, "residentKey") == "required");
  CHECK(text_in(selection, "userVerification") == "required");
  CHECK(boost::json::serialize(options.at("pubKeyCredParams")) ==
        R"([{"type":"public-key","alg":-7},{"type":"public-key","alg":-8},)"
        R"({"type":"public-key","alg":-257}])");
  CHECK(options.at("timeout") == 300'000);
  const auto handle = text_in(options.at("user").as_object(), "id");
  CHECK(crypto::from_base64url(handle)->size() == 32);
  const auto& excluded = options.at("excludeCredentials").as_array();
  REQUIRE(excluded.size() == 1);
  CHECK(text_in(excluded[0].as_object(), "id") == to_base64url(device.credential()));
  CHECK(boost::json::serialize(excluded[0].at("transports")) == R"(["hybrid","internal"])");
}

TEST_CASE("signing in with a passkey asks everyone the same, and gives a secret of its own") {
  Counter counter(GENERATE(store::Kind::sqlite, store::Kind::postgres));
  counter.desk.administrator();
  counter.session = counter.desk.session;
  const Authenticator device(crypto::KeyKind::eddsa);
  const auto handle = make(counter, device);

  counter.session = "gast";
  auto options = read_challenge(counter.post("/aanmelden/uitdaging"));
  CHECK(options.at("allowCredentials").as_array().empty());
  CHECK(text_in(options, "userVerification") == "required");
  const auto challenge = text_in(options, "challenge");
  options.erase("challenge");
  counter.session = "een andere gast";
  auto other = read_challenge(counter.post("/aanmelden/uitdaging"));
  CHECK(text_in(other, "challenge") != challenge);
  other.erase("challenge");
  CHECK(options == other);

  const auto stolen =
      counter.post("/aanmelden/toegangssleutel", form_of(device, challenge, handle));
  CHECK(stolen.status == 422);
  CHECK(stolen.body.find("duurde te lang") != std::string::npos);
  counter.session = "gast";
  const auto done = counter.post("/aanmelden/toegangssleutel", form_of(device, challenge, handle));
  CHECK(header(done, "Location") == "/account");
  counter.session = cookie(done, "__Host-zicht");
  CHECK(counter.session.size() == 43);
  CHECK(counter.get("/account").body.find("mijn laptop") != std::string::npos);
}

TEST_CASE("which passkeys somebody has is told after the passphrase, and not before") {
  Counter counter(store::Kind::sqlite);
  counter.desk.administrator();
  counter.session = counter.desk.session;
  const Authenticator device;
  const auto handle = make(counter, device);
  counter.session = "gast";
  const auto nobody = counter.post("/aanmelden/code/uitdaging");
  CHECK(nobody.status == 401);
  CHECK(nobody.body.find(to_base64url(device.credential())) == std::string::npos);
  CHECK(counter.get("/aanmelden/code").body.find("toegangssleutel") == std::string::npos);

  const auto half = counter.post(
      "/aanmelden", "email=fenna@kroonstad.example&wachtzin=mosterd+vlieger+tandarts+kelder");
  counter.session = cookie(half, "__Host-zicht");
  CHECK(counter.get("/aanmelden/code").body.find("Gebruik je toegangssleutel") !=
        std::string::npos);
  const auto options = read_challenge(counter.post("/aanmelden/code/uitdaging"));
  const auto& allowed = options.at("allowCredentials").as_array();
  REQUIRE(allowed.size() == 1);
  CHECK(text_in(allowed[0].as_object(), "id") == to_base64url(device.credential()));
  const auto wrong = counter.post("/aanmelden/code/toegangssleutel",
                                  form_of(device, std::string(43, 'x'), handle));
  CHECK(wrong.status == 422);
  const auto done = counter.post("/aanmelden/code/toegangssleutel",
                                 form_of(device, text_in(options, "challenge"), handle));
  CHECK(header(done, "Location") == "/account");
}

TEST_CASE("making and removing a passkey ask who this is once more, after five minutes") {
  Counter counter(store::Kind::sqlite);
  const auto actor = counter.desk.administrator();
  counter.session = counter.desk.session;
  const Authenticator device;
  const auto handle = make(counter, device);
  const auto id = counter.desk.passkeys.own(actor)->front().id;
  const auto own = "/account/toegangssleutels/" + std::to_string(id.value);
  counter.desk.clock.at += proof_limit;
  const std::string ask = "/account/bevestigen?naar=";
  const std::string to_make = ask + "%2Faccount%2Ftoegangssleutels%2Fnieuw";
  CHECK(header(counter.get("/account/toegangssleutels/nieuw"), "Location") == to_make);
  CHECK(header(counter.post("/account/toegangssleutels/nieuw"), "Location") == to_make);
  CHECK(counter.post("/account/toegangssleutels/uitdaging").status == 409);
  CHECK(header(counter.post(own + "/weghalen"), "Location") ==
        ask + "%2Faccount%2Ftoegangssleutels%2F" + std::to_string(id.value));
  CHECK(header(counter.get("/account/wachtzin"), "Location") == ask + "%2Faccount%2Fwachtzin");

  const auto options = read_challenge(counter.post("/account/bevestigen/uitdaging"));
  const auto proved = counter.post("/account/bevestigen/toegangssleutel",
                                   form_of(device, text_in(options, "challenge"), handle));
  CHECK(header(proved, "Location") == "/account");
  CHECK(counter.get("/account/toegangssleutels/nieuw").status == 200);
  CHECK(header(counter.post(own, "naam=de+oude"), "Location") == "/account");
  CHECK(counter.post(own, "naam=").status == 422);
  CHECK(header(counter.post(own + "/weghalen"), "Location") == "/account");
  CHECK(counter.get(own).status == 404);
}

TEST_CASE("a form without an answer says what to do instead") {
  Counter counter(store::Kind::sqlite);
  counter.session = "gast";
  const auto guest = counter.post("/aanmelden/toegangssleutel", "naar=/account");
  CHECK(guest.status == 422);
  CHECK(guest.body.find("alleen met JavaScript") != std::string::npos);
  CHECK(header(counter.post("/aanmelden/code/toegangssleutel", "naar=/account"), "Location") ==
        "/aanmelden?naar=%2Faccount");
  counter.desk.administrator();
  counter.session = counter.desk.session;
  CHECK(counter.post("/account/toegangssleutels/nieuw", "naam=x")
            .body.find("alleen met JavaScript") != std::string::npos);
  CHECK(counter.post("/account/bevestigen/toegangssleutel", "naar=/account").status == 422);
  CHECK(counter.post("/account/toegangssleutels/nieuw", "naam=&sleutel-nieuw=%25").status == 422);
}
