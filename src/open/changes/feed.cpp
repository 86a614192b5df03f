// The changes as Atom, by RFC 4287.
#include <fmt/format.h>

#include "ground/base/sha256.hpp"
#include "ground/html/html.hpp"
#include "open/changes/changes.hpp"
#include "open/changes/entry.hpp"

namespace zicht::changes {
namespace {

/// XML 1.0 has no way to write a control character.
std::string xml(std::string_view text) {
  std::string clean;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
  std::string escaped;
  html::escape_into(escaped, clean);
  return escaped;
}

/// A change has a day; Atom asks for a moment (RFC 4287 3.3).
std::string moment(Date day) {
  return to_iso(day) + "T00:00:00Z";
}

}  // namespace

std::string anchor(const Change& change) {
  constexpr std::size_t enough = 8;
  const auto print = sha256_hex(change.page + '\n' + change.what);
  return fmt::format("w-{}-{}", to_iso(change.day), print.substr(0, enough));
}

std::string feed(const Changes& visible,
                 const content::Library& library,
                 const Publisher& publisher) {
  const auto page_address = publisher.public_url + address;
  const auto author = publisher.organisation.empty() ? "Zicht" : publisher.organisation;
  // An empty feed was last changed never; the element is required all the same.
  const auto updated = visible.empty() ? Date{std::chrono::sys_days{}} : visible.front().day;
  auto atom = fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>{0}</id>
<title>Het Kompas: wat is er veranderd</title>
<updated>{1}</updated>
<author><name>{2}</name></author>
<link rel="self" type="application/atom+xml" href="{3}"/>
<link rel="alternate" type="text/html" href="{0}"/>
)",
                          xml(page_address),
                          moment(updated),
                          xml(author),
                          xml(publisher.public_url + feed_address));
  for (const auto& change : visible)
    atom += fmt::format(R"(<entry>
<id>{}#{}</id>
<title>{}</title>
<updated>{}</updated>
<link rel="alternate" type="text/html" href="{}"/>
<summary>{}</summary>
</entry>
)",
                        xml(page_address),
                        anchor(change),
                        xml(title_of(change, library)),
                        moment(change.day),
                        xml(publisher.public_url + change.page),
                        xml(change.what));
  return atom + "</feed>\n";
}

}  // namespace zicht::changes
