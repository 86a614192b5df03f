// The file of a witness, which came from outside the installation.
#include <string>

#include "fuzz.hpp"
#include "ground/audit/head.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto heads = audit::read_witness(text);
  if (!heads) return 0;
  std::string again;
  std::int64_t last = 0;
  for (const auto& head : *heads) {
    must(audit::is_signed(head), "a head that is read was signed");
    must(head.root.size > last, "each head is longer than the one before");
    last = head.root.size;
    again += audit::to_line(head) + "\n";
  }
  const auto same = audit::read_witness(again);
  must(same && same->size() == heads->size(), "what is written of it is read again");
  return 0;
}
