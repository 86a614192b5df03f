#include "ground/press/press.hpp"

#include "ground/press/cards.hpp"
#include "ground/press/docx.hpp"
#include "ground/press/epub.hpp"
#include "ground/press/links.hpp"
#include "ground/press/markdown.hpp"
#include "ground/press/pdf.hpp"

namespace zicht::press {

Result<Press> Press::open(const std::filesystem::path& fonts,
                          const std::filesystem::path& patterns) {
  auto loaded = TRY(Fonts::load(fonts));
  auto hyphenation = Hyphenation::load(patterns);
  return Press(std::move(loaded),
               hyphenation ? std::optional(std::move(*hyphenation)) : std::nullopt);
}

Result<Sheet> Press::print(const paper::Order& order) const {
  Sheet sheet;
  auto document = order.document;
  untie_loose_links(document, sheet.problems);
  const auto context = fonts_.context();
  const Desk desk{context.get(), hyphenation_ ? &*hyphenation_ : nullptr, &sheet.problems};
  const auto printed = [&]() -> Result<std::string> {
    switch (order.form) {
      case paper::Form::pdf:
        return pdf(document, desk);
      case paper::Form::card_sheets:
        return card_sheets(document, desk);
      case paper::Form::single_card:
        return single_card(document, desk);
      case paper::Form::epub:
        return epub(document, sheet.problems);
      case paper::Form::docx:
        return docx(document, sheet.problems);
      case paper::Form::markdown:
        return markdown(document);
      case paper::Form::markdown_zip:
        return markdown_zip(document);
    }
    return fail(Fault::invalid, "Deze vorm kent de pers niet.");
  };
  sheet.bytes = TRY(printed());
  return sheet;
}

}  // namespace zicht::press
