#include "ground/press/press.hpp"

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
  const auto context = fonts_.context();
  const Desk desk{context.get(), hyphenation_ ? &*hyphenation_ : nullptr, &sheet.problems};
  switch (order.form) {
    case paper::Form::pdf:
      sheet.bytes = TRY(pdf(order.document, desk));
      break;
    default:
      return fail(Fault::invalid, "Deze vorm kent de pers niet.");
  }
  return sheet;
}

}  // namespace zicht::press
