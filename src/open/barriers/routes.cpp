#include <algorithm>

#include "open/barriers/barriers.hpp"
#include "open/barriers/pages.hpp"

namespace zicht::barriers {
namespace {

/// What the address asks for. A value that does not exist is left out of the wish and told.
Wish read_wish(const http::Fields& query,
               const content::Library& library,
               const Model& model,
               std::vector<std::string>& unknown) {
  const auto known = [&](std::string_view key, bool there) {
    const std::string value(query.text(key));
    if (value.empty() || there) return value;
    unknown.push_back(value);
    return std::string{};
  };
  const auto on_axis = [&](std::string_view axis, std::string_view key) {
    const auto* found = library.axis(axis);
    return found != nullptr && found->find(query.text(key)) != nullptr;
  };
  const bool is_step = std::any_of(model.steps.begin(), model.steps.end(), [&](const Step& step) {
    return step.id == query.text("stap");
  });
  return {.step = known("stap", is_step),
          .form = known("vorm", on_axis("vorm", "vorm")),
          .partner = known("partner", on_axis("rol", "partner"))};
}

}  // namespace

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Model& model,
                const Clock& clock) {
  router.get(address, [&](const http::Request& request) -> Result<http::Response> {
    std::vector<std::string> unknown;
    const auto wish = read_wish(request.query, library, model, unknown);
    return http::page(model_page(layout, library, model, wish, unknown, clock.today()));
  });
}

}  // namespace zicht::barriers
