// What robots read.
#include <fmt/format.h>

#include "open/wayfinding/pages.hpp"

namespace zicht::wayfinding {

std::vector<std::string> public_paths(const content::Library& library, Date today) {
  std::vector<std::string> paths{"/",
                                 "/tekst",
                                 "/kompas",
                                 "/kompas/barrieremodel",
                                 "/kompas/artikel-273f",
                                 "/kompas/wijzigingen",
                                 "/voor-wie",
                                 "/kaarten",
                                 "/begrippen",
                                 "/monitor",
                                 "/schatting",
                                 "/schatting/reken",
                                 "/training"};
  for (const auto kind : {content::Kind::chapter,
                          content::Kind::chapter_page,
                          content::Kind::card,
                          content::Kind::audience,
                          content::Kind::plain_page})
    for (const auto* document : library.all(kind, today))
      if (!is_help(*document)) paths.push_back(document->path);
  for (const auto& figure : library.figures()) paths.push_back("/monitor/" + figure.id);
  return paths;
}

std::string sitemap(const content::Library& library, const Installation& installation, Date today) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const auto& path : public_paths(library, today)) {
    const auto document = library.find(path, today);
    const auto changed =
        document ? fmt::format("<lastmod>{}</lastmod>", to_iso((*document)->head.checked_on)) : "";
    xml += fmt::format("<url><loc>{}{}</loc>{}</url>\n", installation.public_url, path, changed);
  }
  return xml + "</urlset>\n";
}

std::string robots(const Installation& installation) {
  return fmt::format("User-agent: *\nDisallow: /zoeken\n\nSitemap: {}/sitemap.xml\n",
                     installation.public_url);
}

std::string security_txt(const Installation& installation, Date today) {
  const Date expires{std::chrono::sys_days{today} + std::chrono::days{180}};
  const auto contact =
      installation.contact.empty() ? installation.public_url + "/over" : installation.contact;
  return fmt::format(
      "Contact: {}\nExpires: {}T00:00:00Z\nPreferred-Languages: nl, en\nCanonical: "
      "{}/.well-known/security.txt\n",
      contact,
      to_iso(expires),
      installation.public_url);
}

}  // namespace zicht::wayfinding
