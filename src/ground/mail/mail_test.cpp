#include "ground/mail/mail.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "ground/base/files.hpp"

using namespace zicht;
using namespace zicht::mail;

namespace {

const FixedClock noon(Instant{std::chrono::milliseconds{1'795'348'800'123}});

}  // namespace

TEST_CASE("an address is one plain address") {
  CHECK(is_address("fenna@kroonstad.example"));
  CHECK(is_address("f.groot+zicht@mail.kroonstad.example"));
  for (const auto* text : {"",
                           "fenna",
                           "@kroonstad.example",
                           "fenna@kroonstad",
                           "fenna@kroonstad.",
                           "a@b@c.example",
                           "fenna@kroonstad.example\r\nBcc: x@y.example",
                           "fenna@kroonstad.example, x@y.example",
                           "<fenna@kroonstad.example>",
                           "f enna@kroonstad.example"}) {
    INFO(text);
    CHECK_FALSE(is_address(text));
  }
}

TEST_CASE("a letter on the line has its text whole, and nothing in it becomes a header") {
  const Letter letter{.to = "fenna@kroonstad.example",
                      .subject = "Uitnodiging\r\nBcc: x@y.example",
                      .text = "Één regel.\n.\nNog een.\n"};
  const auto wire = to_wire(letter, "zicht@kroonstad.example", noon.now(), "1-2");
  CHECK(wire.starts_with("Date: Sun, 22 Nov 2026 "));
  CHECK(wire.find("\r\nTo: fenna@kroonstad.example\r\n") != std::string::npos);
  CHECK(wire.find("Bcc") == std::string::npos);
  CHECK(wire.find("Message-ID: <1-2@kroonstad.example>") != std::string::npos);
  // "Één regel.\r\n.\r\nNog een.\r\n", by the command base64.
  CHECK(wire.ends_with("\r\n\r\nw4nDqW4gcmVnZWwuDQouDQpOb2cgZWVuLg0K\r\n"));
}

TEST_CASE("without a mail server a letter is a file that only the operator reads") {
  const auto outbox =
      std::filesystem::temp_directory_path() / ("zicht-outbox-" + std::to_string(::getpid()));
  {
    Sender sender({.outbox = outbox}, noon);
    CHECK(sender.writes_files());
    sender.send({.to = "fenna@kroonstad.example", .subject = "Hallo", .text = "Dag Fenna\n"});
    sender.send({.to = "geen adres", .subject = "Hallo", .text = "Dag\n"});
    sender.finish();
  }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(outbox)) {
    ++files;
    CHECK(*read_file(entry.path()) ==
          "Aan: fenna@kroonstad.example\nOnderwerp: Hallo\n\nDag Fenna\n");
    CHECK((entry.status().permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
  }
  CHECK(files == 1);
  std::filesystem::remove_all(outbox);
}
