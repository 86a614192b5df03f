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

/// The form, and what was found. `query` is what was typed; `page` counts from 1.
std::string search_page(const html::Layout& layout,
                        std::string_view query,
                        const search::Found& found,
                        int page);
/// The same, where searching failed: what was typed stays.
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
