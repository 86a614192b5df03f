// Taking along: a page, a chapter, a card, a set of them, a reader's own selection, the whole
// Kompas or the story, as PDF, EPUB, DOCX and Markdown. The address is that of the page with the
// form behind it: /kompas/signaleren.pdf.
#pragma once

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/takeaway/compose.hpp"
#include "open/takeaway/printer.hpp"
#include "open/takeaway/selection.hpp"

namespace zicht::takeaway {

/// What the routes share. It outlives the router.
struct Counter {
  const content::Library& library;
  Publisher publisher;
  Printer& printer;
  const Clock& clock;
  /// Can be taken along as the pages of the library can, and stand at the end of the whole Kompas.
  std::vector<MadePage> made = {};
};

/// For each form: /kompas, its chapters and pages, /kaarten and each card, /longread, the plain
/// pages, the pages that are made of data, and /selectie with its parts in the query. Markdown of
/// one page is a text; of more it is a zip with a text for each.
void add_routes(http::Router& router, const Counter& counter);

/// /selectie, where a reader chooses, and /deel, where a page is handed on. `layout` outlives the
/// router.
void add_pages(http::Router& router, const html::Layout& layout, const Counter& counter);

/// What an editor must know about the paper of this content: cards that do not fit on their side,
/// drawings that cannot be drawn, rows longer than a page. Prints everything once. Fails where the
/// press does not work.
Result<std::vector<std::string>> check_paper(const content::Library& library,
                                             const std::vector<MadePage>& made,
                                             Date today,
                                             const paper::Press& press);

}  // namespace zicht::takeaway
