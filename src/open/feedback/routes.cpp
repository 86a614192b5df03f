#include "ground/http/fault.hpp"
#include "open/feedback/feedback.hpp"
#include "open/feedback/pages.hpp"

namespace zicht::feedback {
namespace {

/// A browser sends a line end as two characters, and counts it as one. White space around it says
/// nothing.
std::string tidy(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '\r');
  const auto first = plain.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(" \t\n") + 1 - first);
}

Filled read(const http::Fields& fields) {
  Filled filled{.page = std::string(fields.text("pagina")),
                .words = tidy(fields.text("toelichting"))};
  if (fields.text("antwoord") == "ja") filled.answer = Answer::yes;
  if (fields.text("antwoord") == "nee") filled.answer = Answer::no;
  return filled;
}

Opinion opinion_of(const Filled& filled) {
  return {
      .page = filled.page, .answer = filled.answer.value_or(Answer::yes), .words = filled.words};
}

Wrong what_is_wrong(const Filled& filled) {
  Wrong wrong;
  if (!filled.answer) wrong.answer = "Kies ja of nee.";
  const auto checked = check(opinion_of(filled));
  if (!checked) wrong.words = checked.error().message;
  return wrong;
}

class Desk {
 public:
  Desk(const html::Layout& layout,
       const content::Library& library,
       Feedback& feedback,
       const Clock& clock)
      : layout_(layout), library_(library), feedback_(feedback), clock_(clock) {}

  Result<http::Response> empty_form(const http::Request& request) const {
    const auto path = std::string(request.query.text("pagina"));
    const auto title = TRY(title_of(path));
    return http::private_page(form_page(layout_, title, {.page = path}, {}));
  }

  Result<http::Response> submit(const http::Request& request) const {
    const auto fields = TRY(request.form());
    const auto filled = read(fields);
    const auto title = TRY(title_of(filled.page));
    const Wrong wrong = what_is_wrong(filled);
    if (wrong.any()) return refuse(title, filled, wrong, Fault::invalid);
    const auto kept = feedback_.submit(opinion_of(filled));
    if (kept) return http::see_other("/nuttig/dank?pagina=" + http::percent_encode(filled.page));
    // What was typed is too precious to lose to a busy hour.
    if (kept.error().fault == Fault::unavailable)
      return refuse(title, filled, {.all = kept.error().message}, Fault::unavailable);
    return tl::make_unexpected(kept.error());
  }

  Result<http::Response> thank(const http::Request& request) const {
    const auto path = request.query.text("pagina");
    const auto title = TRY(title_of(path));
    return http::private_page(thanks_page(layout_, path, title));
  }

 private:
  /// Fails with `not_found` where there is no such page, or none that carries the form.
  Result<std::string> title_of(std::string_view path) const {
    const auto* document = TRY(library_.find(path, clock_.today()));
    if (document->kind == content::Kind::scene)
      return fail(Fault::not_found, "Bij deze pagina hoort geen vraag.");
    return document->head.title;
  }

  http::Response refuse(const std::string& title,
                        const Filled& filled,
                        const Wrong& wrong,
                        Fault fault) const {
    return http::private_page(form_page(layout_, title, filled, wrong), http::status_of(fault));
  }

  const html::Layout& layout_;
  const content::Library& library_;
  Feedback& feedback_;
  const Clock& clock_;
};

}  // namespace

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                Feedback& feedback,
                const Clock& clock) {
  const Desk desk(layout, library, feedback, clock);
  router.get("/nuttig", [desk](const auto& request) { return desk.empty_form(request); });
  router.post_for_anyone("/nuttig", [desk](const auto& request) { return desk.submit(request); });
  router.get("/nuttig/dank", [desk](const auto& request) { return desk.thank(request); });
}

}  // namespace zicht::feedback
