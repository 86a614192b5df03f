#include "ground/http/upload.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::http;

namespace {

const std::string type = "multipart/form-data; boundary=grens";

std::string field(const std::string& name, const std::string& value) {
  return "--grens\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
         "\r\n";
}

std::string file(const std::string& name, const std::string& bytes) {
  return "--grens\r\nContent-Disposition: form-data; name=\"" + name +
         "\"; filename=\"IMG_0001.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n";
}

const std::string end = "--grens--\r\n";

Request request(const std::string& body, bool is_cut = false) {
  return {
      .method = Method::post, .headers = {{"content-type", type}}, .body = body, .is_cut = is_cut};
}

}  // namespace

TEST_CASE("a form with a file gives its fields and the bytes of the file") {
  const std::string bytes("\xFF\xD8\r\n--gren \0\r\n--", 15);
  const auto asked = request(field("woorden", "één twee") + file("bestand", bytes) + end);
  const auto upload = read_upload(asked);
  REQUIRE(upload);
  CHECK(upload->fields.text("woorden") == "één twee");
  CHECK(upload->file == bytes);
  CHECK_FALSE(upload->is_too_large);
}

TEST_CASE("a form in which no file was chosen has none") {
  const auto upload = read_upload(request(field("woorden", "a") + file("bestand", "") + end));
  REQUIRE(upload);
  CHECK_FALSE(upload->file);
}

TEST_CASE("of a form that was cut off the fields in front are read") {
  const auto whole = field("woorden", "a b c") + file("bestand", std::string(100, 'x')) + end;
  const auto head = field("woorden", "a b c").size();
  for (auto length = head + 10; length < whole.size() - end.size(); ++length) {
    const auto upload = read_upload(request(whole.substr(0, length), true));
    REQUIRE(upload);
    CHECK(upload->is_too_large);
    CHECK(upload->fields.text("woorden") == "a b c");
    CHECK_FALSE(upload->file);
    CHECK_FALSE(read_upload(request(whole.substr(0, length))));
  }
}

TEST_CASE("a boundary may stand in quotes, and in nothing else") {
  const auto body = field("a", "b") + end;
  CHECK(parse_multipart("multipart/form-data; boundary=\"grens\"", body));
  CHECK(parse_multipart("Multipart/Form-Data;boundary=grens", body));
  for (const std::string odd : {"multipart/form-data",
                                "multipart/form-data; boundary=",
                                "multipart/form-data; boundary=grens; charset=utf-8",
                                "multipart/form-data; boundary=gr ens",
                                "multipart/mixed; boundary=grens",
                                "text/plain; boundary=grens",
                                "multipart/form-data; x=1; boundary=grens",
                                ""})
    CHECK_FALSE(parse_multipart(odd, body));
  CHECK_FALSE(parse_multipart("multipart/form-data; boundary=" + std::string(71, 'a'), body));
}

TEST_CASE("what two programs could read in two ways is refused") {
  const auto fine = field("a", "b");
  const auto part = [](const std::string& head) { return "--grens\r\n" + head + "\r\n\r\nx\r\n"; };
  const std::string named = "Content-Disposition: form-data; name=\"a\"";
  for (const auto& body : {
           std::string(),
           end,  // Without any part it is no form of ours, but harmless: see below.
           "preamble\r\n" + fine + end,
           fine + end + "epilogue",
           fine,
           fine + "--grens-",
           fine + "--grens\r\n",
           fine + "--grensX\r\n" + end,
           "--grens\n" + fine.substr(9) + end,
           part(named + "\r\n" + named) + end,
           part("Content-Type: text/plain") + end,
           part("Content-Disposition: form-data") + end,
           part("Content-Disposition: form-data; name=\"\"") + end,
           part("Content-Disposition: form-data; name=a") + end,
           part("Content-Disposition: form-data;name=\"a\"") + end,
           part("Content-Disposition: attachment; name=\"a\"") + end,
           part(named + "; filename*=UTF-8''a") + end,
           part(named + "; filename=\"a\"; filename=\"b\"") + end,
           part(named + "; filename=a") + end,
           part(named + "\r\n folded: yes") + end,
           part(named + "\r\nContent-Transfer-Encoding: base64") + end,
           part(named + "\r\nContent-Type: a\r\nContent-Type: b") + end,
           part(named + "\nX: y") + end,
           part("Content-Disposition: form-data; name=\"\xFF\"") + end,
           part(named + "\r\nContent-Type: " + std::string(3000, 'a')) + end,
       }) {
    INFO(body.substr(0, 200));
    if (body == end) {
      CHECK(parse_multipart(type, body)->empty());
      continue;
    }
    CHECK_FALSE(parse_multipart(type, body));
  }
  std::string many;
  for (std::size_t count = 0; count <= most_parts; ++count) many += field("a", "b");
  CHECK_FALSE(parse_multipart(type, many + end));
}

TEST_CASE("what was typed is text, and there is one file at most") {
  CHECK_FALSE(read_upload(request(field("a", "\xFF") + end)));
  CHECK_FALSE(read_upload(request(field("a", std::string("\0", 1)) + end)));
  CHECK(read_upload(request(field("a", "twee\r\nregels\t") + end)));
  CHECK_FALSE(read_upload(request(file("a", "x") + file("b", "y") + end)));
}
