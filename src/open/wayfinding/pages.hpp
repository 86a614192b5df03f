// The pages of this room as HTML or text. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "open/wayfinding/wayfinding.hpp"

namespace zicht::wayfinding {

/// A page of content/paginas.
std::string plain_page(const html::Layout& layout,
                       const content::Library& library,
                       const Installation& installation,
                       const content::Document& page,
                       Date today);
/// True for pages that no browser may keep: they would tell who reads along that help was sought.
bool is_help(const content::Document& page);

/// What somebody searches for: words, and labels that the hits must have.
struct Asked {
  std::string query = {};
  std::vector<search::Facet> facets = {};  ///< At most one for each axis.
  int page = 1;                            ///< Counts from 1.
};

/// The words, labels and page in an address. Labels that do not exist are left out.
Asked read_asked(const http::Fields& query, const content::Library& library);

/// True where a choice was left open: a form sends that along, and it makes an address that is
/// long, and hard to pass on.
bool says_nothing_somewhere(const http::Fields& query);
/// Where the same is asked, with other words or on another page.
std::string address_of(const Asked& asked, std::string_view query, int page);

/// The form, and what was found.
std::string search_page(const html::Layout& layout,
                        const content::Library& library,
                        const Asked& asked,
                        const search::Found& found);

inline constexpr int hits_per_page = 10;

/// The search form with its suggestions.
html::Html search_form(std::string_view query);

/// What the island asks while somebody types.
std::string suggestions_json(const std::vector<search::Suggestion>& suggestions);

std::string sitemap(const content::Library& library, const Installation& installation, Date today);
std::string robots(const Installation& installation);
/// RFC 9116. `today` decides when it expires: half a year from now, so that it is never stale while
/// somebody keeps the program up to date.
std::string security_txt(const Installation& installation, Date today);

}  // namespace zicht::wayfinding
