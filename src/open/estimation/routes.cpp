#include <memory>

#include "open/estimation/estimation.hpp"
#include "open/estimation/pages.hpp"
#include "open/estimation/reckon.hpp"
#include "open/estimation/upload.hpp"

namespace zicht::estimation {
namespace {

Result<http::Response> explain(const html::Layout& layout, const http::Request& request) {
  const auto example = read_example(request.query);
  const auto solved = solve(example);
  // With nobody on any list there is no finding: the page then says that there is nothing to
  // estimate.
  estimate::Finding nothing;
  if (!solved) nothing.reason = solved.error().message;
  return http::page(explanation_page(layout, example, solved ? *solved : nothing));
}

Result<Submission> read_submission(const http::Request& request) {
  const auto type = request.header("content-type");
  Submission submission;
  if (type.starts_with("multipart/form-data")) {
    submission.table = TRY(uploaded(type, request.body, "bestand"));
    return submission;
  }
  const auto form = TRY(request.form());
  submission.table = std::string(form.text("tabel"));
  if (form.text("methode") == "bic") submission.method = "bic";
  return submission;
}

Result<http::Response> reckon(Reckoner& reckoner,
                              const html::Layout& layout,
                              const std::string& version,
                              const http::Request& request) {
  const auto submission = read_submission(request);
  if (!submission)
    return http::private_page(form_page(layout, {}, submission.error().message), 422);
  const auto finding = reckoner.reckon(submission->table, submission->method);
  if (!finding && finding.error().fault == Fault::invalid)
    return http::private_page(form_page(layout, *submission, finding.error().message), 422);
  if (!finding) return tl::make_unexpected(finding.error());
  return http::private_page(finding_page(layout, *finding, version));
}

}  // namespace

void add_routes(http::Router& router, const html::Layout& layout, std::string version) {
  const auto reckoner = std::make_shared<Reckoner>();
  router.get("/schatting",
             [&layout](const http::Request& request) { return explain(layout, request); });
  router.get("/schatting/reken", [&layout](const auto&) -> Result<http::Response> {
    return http::page(form_page(layout, {}, ""));
  });
  router.post_for_anyone(
      "/schatting/reken",
      [&layout, reckoner, version = std::move(version)](const http::Request& request) {
        return reckon(*reckoner, layout, version, request);
      });
}

std::vector<std::string> paths() {
  return {"/schatting", "/schatting/reken"};
}

}  // namespace zicht::estimation
