#include "ground/audit/head.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::audit;

namespace {

const crypto::Signer signer(crypto::Signer::Seed{7});

Head head_of(std::int64_t size) {
  const Root root{size, leaf_hash(std::to_string(size))};
  return sign(root, Instant(std::chrono::milliseconds(1'764'150'000'123)), signer);
}

std::string error_of(const std::string& text) {
  const auto heads = read_witness(text);
  return heads ? "" : heads.error().message;
}

}  // namespace

TEST_CASE("a head is signed as the decision record says, so that others can verify it") {
  const auto head = head_of(3);
  CHECK(head_text(head.root, head.at) ==
        "zicht signed tree head v1\n3\n" + to_hex(head.root.hash) + "\n1764150000123\n");
  CHECK(is_signed(head));
  auto changed = head;
  changed.root.size = 4;
  CHECK_FALSE(is_signed(changed));
}

TEST_CASE("what a witness keeps comes back as it was") {
  const auto text = to_line(head_of(3)) + "\n" + to_line(head_of(9)) + "\n";
  const auto heads = read_witness(text);
  REQUIRE(heads);
  REQUIRE(heads->size() == 2);
  CHECK((*heads)[1].root.size == 9);
  CHECK((*heads)[1].at == head_of(9).at);
  CHECK(is_signed((*heads)[1]));
  CHECK(to_line((*heads)[0]) == to_line(head_of(3)));
  CHECK(read_witness("")->empty());
}

TEST_CASE("a witness file that is not whole says at which line") {
  const auto first = to_line(head_of(3));
  const auto second = to_line(head_of(9));
  CHECK(error_of(first + "\n" + second) == "regel 2 van het getuigebestand is niet af");
  CHECK(error_of(first + "\n\n") ==
        "regel 2 van het getuigebestand is geen ondertekende kop van het logboek");
  CHECK(error_of(second + "\n" + first + "\n") ==
        "regel 2 van het getuigebestand is niet langer dan de regel ervoor");
  CHECK(error_of(first + "\n" + first + "\n") ==
        "regel 2 van het getuigebestand is niet langer dan de regel ervoor");
  auto changed = first;
  changed.replace(changed.find("\"size\":3"), 8, "\"size\":4");
  CHECK(error_of(changed + "\n") ==
        "regel 1 van het getuigebestand heeft geen geldige handtekening");
  for (const std::string line : {"{}",
                                 "[]",
                                 "3",
                                 "geen json",
                                 R"({"size":"3","root":"","time":1,"key":"","signature":""})",
                                 R"({"size":-3,"root":"","time":1,"key":"","signature":""})"})
    CHECK(error_of(line + "\n") ==
          "regel 1 van het getuigebestand is geen ondertekende kop van het logboek");
  CHECK_FALSE(error_of(std::string(2000, '[') + "\n").empty());
  CHECK_FALSE(error_of(first.substr(0, first.size() - 1) + R"(,"more":1})" + "\n").empty());
}
