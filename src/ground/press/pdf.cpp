#include "ground/press/pdf.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/press/blocks.hpp"
#include "ground/press/finish.hpp"

namespace zicht::press {
namespace {

using paper::Document;
using paper::Section;

constexpr Column column{};
constexpr Area area{62, 772};
constexpr double foot = 795;

const Style display{
    .family = family::display, .size = 30, .leading = 33, .weight = 500, .breaks_from = 18};
const Style lead{.size = 13, .leading = 18.5, .breaks_from = 14};
const Style kicker{
    .family = family::small, .size = 9.2, .leading = 12, .weight = 650, .colour = colour::petrol};
const Style fine{.family = family::small,
                 .size = 8.4,
                 .leading = 11.4,
                 .colour = colour::pale_ink,
                 .breaks_from = 10};

/// Lays out and draws one document.
class Printer {
 public:
  Printer(const Document& document, const Desk& desk)
      : document_(document), desk_(desk), canvas_(a4) {}

  Result<std::string> print() {
    title(title_);
    for (std::size_t at = opens_on_cover() ? 1 : 0; at < document_.sections.size(); ++at)
      section(at);
    lay_out();
    int page = 0;
    const auto end_page = [&] {
      footer(page);
      canvas_.end_page();
      ++page;
    };
    title_.draw(canvas_, area, page, end_page);
    contents_.draw(canvas_, area, page, end_page);
    text_.draw(canvas_, area, page, end_page);
    end_page();
    return finish(TRY(canvas_.finish()), document_);
  }

 private:
  /// The first words of a book stand on its cover, where they have no title of their own.
  bool opens_on_cover() const {
    return document_.cover && !document_.sections.empty() && document_.sections[0].title.empty();
  }

  /// Numbers of pages stand in the contents, and the contents take pages: so the text is put into
  /// pages first, as if the contents had as many as they will have.
  void lay_out() {
    const auto too_long = [&](const Piece&) {
      if (desk_.problems != nullptr)
        desk_.problems->push_back(fmt::format(
            "In \"{}\" staat een tabelrij die langer is dan een pagina.", document_.title));
    };
    if (document_.cover) {
      const int text_from_title = title_.paginate(area, 0, too_long);
      pages_ = text_from_title;
      if (document_.contents) {
        contents(contents_);
        pages_ = contents_.paginate(area, pages_, too_long);
        contents_ = Flow{};
      }
      const int first = pages_;
      pages_ = text_.paginate(area, first, too_long);
      if (document_.contents) {
        contents(contents_);
        contents_.paginate(area, text_from_title, too_long);
      }
      return;
    }
    // Without a cover the title, the contents and the text follow each other on one page.
    if (document_.contents) contents(title_);
    title_.join(std::move(text_));
    pages_ = title_.paginate(area, 0, too_long);
  }

  int page_of(const std::string& id) {
    for (auto* flow : {&text_, &title_})
      for (const auto& piece : flow->pieces())
        if (piece.id == id) return piece.page + 1;
    return 0;
  }

  void words(Flow& flow,
             const char* tag,
             std::string_view text,
             const Style& style,
             double before,
             double x,
             double width,
             const std::string& id = {}) {
    auto setting = std::make_shared<Setting>(desk_, text, style, width);
    flow.add({.before = before,
              .height = setting->height(),
              .with_next = true,
              .draw =
                  [setting, x, tag](Canvas& canvas, double top) {
                    setting->draw_all(canvas, x, top, tag);
                    canvas.end_leaf();
                  },
              .id = id});
  }

  /// The slit of a door: how far it is open says how far the reader is.
  static void slit(Flow& flow, double open, double height, bool page_before) {
    flow.add({.height = 0,
              .with_next = true,
              .page_before = page_before,
              .draw = [open, height](Canvas& canvas, double top) {
                canvas.rule(column.wide_x, top, 2.5 + 13.0 * open, height, colour::lamp);
              }});
  }

  void title(Flow& flow) {
    const bool cover = document_.cover;
    auto style = display;
    if (cover) {
      style.size = 46;
      style.leading = 50;
      flow.add({.height = 130, .with_next = true});
    }
    const Setting measured(desk_, document_.title, style, column.width);
    slit(flow, cover ? 0.3 : 0.12, cover ? 420 : measured.height() + 18, false);
    if (!document_.kicker.empty())
      words(flow, "P", document_.kicker, kicker, 0, column.x, column.width);
    words(flow, "H1", document_.title, style, cover ? 8 : 4, column.x, column.width, "boven");
    if (!document_.summary.empty())
      words(flow, "P", document_.summary, lead, cover ? 16 : 10, column.x, column.width);
    if (opens_on_cover()) Composer(desk_, look_, flow).blocks(document_.sections[0].blocks, column);
    for (const auto& notice : document_.notices)
      Composer(desk_, look_, flow)
          .paragraph({{.text = notice}},
                     {.family = family::small,
                      .size = 9.6,
                      .leading = 13.5,
                      .colour = colour::brick,
                      .breaks_from = 16},
                     column,
                     10);
    if (cover) {
      words(flow, "P", document_.publisher, fine, 40, column.x, column.width);
      words(flow, "P", document_.date_words, fine, 0, column.x, column.width);
      words(flow, "P", document_.version, fine, 0, column.x, column.width);
      words(flow, "P", document_.short_address, fine, 0, column.x, column.width);
    } else {
      words(flow, "P", document_.date_words, fine, 8, column.x, column.width);
    }
    if (!flow.pieces().empty()) flow.pieces().back().with_next = !cover;
    canvas_.bookmark({document_.title, "boven", 1});
  }

  void contents(Flow& flow) {
    const bool own_page = document_.cover;
    words(flow,
          "H2",
          "Inhoud",
          own_page ? Style{.family = family::display, .size = 25, .leading = 28, .weight = 500}
                   : Style{.family = family::display, .size = 14, .leading = 18, .weight = 500},
          own_page ? 0 : 22,
          column.x,
          column.width);
    if (own_page) flow.pieces().back().page_before = true;
    flow.add({.height = own_page ? 12.0 : 4.0, .with_next = true});
    flow.open("TOC");
    for (std::size_t at = 0; at < document_.sections.size(); ++at) {
      const auto& section = document_.sections[at];
      if (section.title.empty()) continue;
      entry(flow, section);
    }
    flow.close();
    flow.add({.height = own_page ? 0.0 : 10.0});
  }

  void entry(Flow& flow, const Section& section) {
    const bool major = section.level == 1;
    const Style style = major && document_.cover
                            ? Style{.size = 11.5, .leading = 17, .weight = 400}
                            : Style{.family = family::small, .size = 9.2, .leading = 13.5};
    const double indent = major || !document_.cover ? 0 : 14;
    const double numbers = 34;
    auto title =
        std::make_shared<Setting>(desk_, section.title, style, column.width - indent - numbers);
    flow.open("TOCI");
    flow.add({.before = major && document_.cover ? 4.0 : 0.0,
              .height = title->height(),
              .draw = [this, title, style, indent, &section](Canvas& canvas, double top) {
                const Setting number(desk_, fmt::format("{}", page_of(section.id)), style, 34);
                canvas.link("#" + section.id, section.title);
                title->draw_in_leaf(canvas, column.x + indent, top);
                number.draw_in_leaf(canvas,
                                    column.x + column.width - number.width(),
                                    top + title->height() - style.leading);
                canvas.end_leaf();
              }});
    flow.close();
  }

  void section(std::size_t at) {
    const auto& section = document_.sections[at];
    const bool major = document_.cover && section.level == 1;
    text_.open("Sect");
    if (!section.title.empty()) {
      if (major) {
        slit(text_,
             static_cast<double>(at + 1) / static_cast<double>(document_.sections.size()),
             58,
             true);
        if (!section.kicker.empty())
          words(text_, "P", section.kicker, kicker, 0, column.x, column.width);
      } else {
        rule_above(section);
      }
      auto style = display;
      style.size = major ? 27 : 21;
      style.leading = major ? 30 : 25;
      words(text_,
            heading_tag(section.level),
            section.title,
            style,
            major ? 4 : 0,
            column.x,
            column.width,
            section.id);
      canvas_.bookmark({section.title, section.id, std::min(section.level + 1, 3)});
      if (!section.summary.empty())
        words(text_, "P", section.summary, lead, 8, column.x, column.width);
      if (!section.note.empty()) words(text_, "P", section.note, fine, 6, column.x, column.width);
    }
    Composer(desk_, look_, text_).blocks(section.blocks, column);
    text_.close();
  }

  /// The one strong line of the house, with the kicker beside the title in the margin.
  void rule_above(const Section& section) {
    auto label = std::make_shared<Setting>(desk_, section.kicker, kicker, 96);
    text_.open("P");
    text_.add({.before = 34,
               .height = 11,
               .with_next = true,
               .draw = [label](Canvas& canvas, double top) {
                 canvas.rule(column.wide_x, top, column.wide(), 2, colour::ink);
                 label->draw_all(canvas, column.wide_x, top + 18, "Span");
               }});
    text_.close();
  }

  void footer(int page) {
    if (document_.cover && page == 0) return;
    canvas_.rule(column.wide_x, foot - 7, column.wide(), 0.4, colour::line);
    const Setting number(desk_, fmt::format("pagina {} van {}", page + 1, pages_), fine, 120);
    number.draw_on_ground(canvas_, column.x + column.width - number.width(), foot);
    Setting(desk_, document_.short_address, fine, 340).draw_on_ground(canvas_, column.wide_x, foot);
    const auto state = document_.version.empty()
                           ? document_.date_words
                           : fmt::format("{}. {}", document_.date_words, document_.version);
    Setting(desk_, state, fine, 340).draw_on_ground(canvas_, column.wide_x, foot + 11);
  }

  const Document& document_;
  Desk desk_;
  Canvas canvas_;
  Look look_;
  Flow title_;
  Flow contents_;
  Flow text_;
  int pages_ = 0;
};

}  // namespace

Result<std::string> pdf(const Document& document, const Desk& desk) {
  return Printer(document, desk).print();
}

}  // namespace zicht::press
