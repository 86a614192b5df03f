// The frame around every page: head, header, quick exit, footer. And the light through the door,
// which more than one room draws.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/html/assets.hpp"
#include "ground/html/html.hpp"

namespace zicht::html {

/// One entry of the main menu or the footer.
struct MenuItem {
  std::string path;
  std::string label;
};

/// What is the same on every page of one installation.
struct Frame {
  std::string site_name = "Zicht";
  std::vector<MenuItem> menu = {};          ///< The main menu, in the header.
  MenuItem search = {"/zoeken", "Zoeken"};  ///< At the end of the header; none without a path.
  std::vector<MenuItem> small_print = {};   ///< Below, in the footer.
  Html help = {};                           ///< The first block of the footer: who to call.
  Html about = {};                          ///< The last: what this site is and is not.
  MenuItem feed = {};                       ///< An Atom feed of changes; none without a path.
  std::string exit_address = {};            ///< Where the quick exit goes: a neutral, other site.
  std::string exit_label = "Verlaat deze site";  ///< What the quick exit says.
};

/// What one page adds to the frame.
struct Page {
  std::string title;             ///< For <title>, neutral: it stays in the browser's history.
  std::string description = {};  ///< One or two sentences for search engines.
  std::string path = {};         ///< Its own address; decides which menu entry is current.
  std::string stylesheet = {};   ///< Its entry in the manifest: "css/longread.css".
  std::vector<std::string> scripts = {};  ///< Module entries in the manifest: "islands/scene.ts".
  std::string body_class = {};            ///< For the stylesheet: "longread" has a dark header.
  std::vector<std::pair<std::string, std::string>> metadata = {};  ///< Extra <meta name content>.
  std::vector<MenuItem> trail = {};  ///< Breadcrumb: from the first level down, without this page.
  bool indexed = true;               ///< False keeps search engines out.
  bool framed = true;                ///< False for paper: no header, no footer, no script.
  Html main = {};                    ///< Inside <main>; holds the page's one <h1>.
};

/// Draws whole pages. One for the program's life; knows no domain: the frame is handed in.
class Layout {
 public:
  Layout(Frame frame, Assets assets) : frame_(std::move(frame)), assets_(std::move(assets)) {}

  /// The whole document, from the doctype on.
  std::string draw(const Page& page) const;

  const Frame& frame() const { return frame_; }
  const Assets& assets() const { return assets_; }

 private:
  Html head(const Page& page) const;
  Html header(const Page& page) const;
  Html footer(const Page& page) const;

  Frame frame_;
  Assets assets_;
};

/// The breadcrumb as it stands above a title; `here` is the page itself. Empty for a page on the
/// first level. The layout draws it for a page that has Page::trail; a page with a header of its
/// own leaves that empty and places it there.
Html trail(const std::vector<MenuItem>& items, std::string_view here);

/// An icon of web/icons by name, from the one sprite file; decoration, hidden from screen readers.
Html icon(const Layout& layout, std::string_view name);

/// The light of a door ajar across a dark header, and on the floor before it. `open` runs from 0 (a
/// crack) to 1 (a door) and is cut off at both. Decoration, hidden from screen readers.
Html slit(double open);

/// The same on a card.
Html crack(double open);

}  // namespace zicht::html
