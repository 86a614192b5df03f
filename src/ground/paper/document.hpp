// Paper: a text that a reader takes along, as a value. It knows no domain and no format: the press
// (ground/press) makes PDF, EPUB, DOCX and Markdown of it.
#pragma once

#include <string>
#include <vector>

namespace zicht::paper {

/// A stretch of text that looks the same from its first letter to its last.
struct Span {
  enum class Kind {
    text,
    citation,   ///< `text` is the number of the source, `target` the place where it is listed.
    line_break  ///< Nothing else counts.
  };
  Kind kind = Kind::text;
  std::string text = {};
  std::string target = {};  ///< A link: "https://...", "mailto:...", or "#id" in this document.
  bool strong = false;
};

using Spans = std::vector<Span>;

/// A drawing with all that stands for it where it cannot be seen.
struct Picture {
  std::string svg = {};          ///< Complete and standing alone; empty where there is none.
  std::string alternative = {};  ///< What it shows, in words.
};

/// One paragraph, heading, list, table, box or figure.
struct Block {
  enum class Kind {
    heading,
    paragraph,
    fine_print,     ///< A paragraph in small type: dates, sources, notes.
    label,          ///< A few words that mark what follows: "Fictief verhaal".
    list,           ///< Its children are items.
    numbered_list,  ///< The same, from 1.
    item,           ///< Blocks.
    table,
    box,    ///< Blocks under a label.
    quote,  ///< Blocks, and who said it in `label`.
    figure  ///< A picture, below a headline and above its table; children are its further text.
  };
  Kind kind = Kind::paragraph;
  std::string id = {};
  int level = 2;  ///< Of a heading: 1 to 4.
  Spans spans = {};
  std::string label = {};
  bool warning = false;  ///< Of a box: it holds a danger.
  bool beside =
      false;  ///< Of a box: it stands beside the block before it, where there is a margin.
  std::vector<Block> children = {};
  std::vector<std::vector<Spans>> rows = {};  ///< Of a table; the first row is the heading.
  Picture picture = {};
};

using Blocks = std::vector<Block>;

/// A part of a document with a title: a chapter, a page, a scene, the sources.
struct Section {
  std::string id = {};
  std::string kicker = {};   ///< A few words above the title: "Hoofdstuk 6".
  std::string title = {};    ///< Empty for text that stands right under the document's own title.
  std::string summary = {};  ///< One or two sentences.
  int level = 1;             ///< 1 for a chapter of a book, 2 for a part of it.
  std::string note = {};     ///< A line below the title: "Nagekeken op 22 november 2026".
  bool fictional = false;    ///< Invented; in every format the reader is told so.
  Blocks blocks = {};
};

/// One side of a card.
struct Card {
  std::string id = {};
  std::string kind = {};  ///< "Signalenlijst"
  std::string title = {};
  Blocks blocks = {};
  std::string address = {};        ///< Its own, in full.
  std::string short_address = {};  ///< The same for the eye: "zicht.nl/kaarten/hotel".
  std::string code_address = {};   ///< What the QR code opens.
  std::string code_words = {};     ///< What stands at the QR code: "Meer: Signaleren".
  std::string checked = {};        ///< "Nagekeken op 22 november 2026".
};

/// What a reader takes along. Ids are unique in a document.
struct Document {
  std::string title = {};
  std::string kicker = {};   ///< Above the title: "Het Kompas, hoofdstuk 6 van 15".
  std::string summary = {};  ///< One or two sentences.
  std::string language = "nl-NL";
  std::string publisher = {};
  std::string address = {};        ///< Where it came from, in full.
  std::string short_address = {};  ///< The same for the eye, without https://.
  std::string date = {};           ///< "2026-11-22": when the text was last checked.
  std::string date_words = {};     ///< "Nagekeken op 22 november 2026".
  std::string version = {};        ///< "Versie 3f2a91c": the same text has the same words here.
  bool cover = false;              ///< A page of its own for the title.
  bool contents = false;           ///< A table of contents.
  bool fictional = false;          ///< Holds invented stories; told in the metadata.
  std::vector<std::string> subjects = {};
  /// What the reader must know before all else: "Weggelaten: ...".
  std::vector<std::string> notices = {};
  std::vector<Section> sections = {};
  std::vector<Card> cards = {};  ///< For a sheet of cards; such a document has no sections.
};

/// The forms in which the press prints.
enum class Form {
  pdf,
  card_sheets,  ///< PDF: cards, four to an A4.
  single_card,  ///< PDF: the first card, alone on an A6.
  epub,
  docx,
  markdown,     ///< One text.
  markdown_zip  ///< A zip with a text for every section of the first level.
};

}  // namespace zicht::paper
