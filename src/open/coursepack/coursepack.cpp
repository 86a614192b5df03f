#include "open/coursepack/coursepack.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/base/files.hpp"
#include "open/coursepack/course.hpp"
#include "open/coursepack/scripts.hpp"
#include "open/coursepack/zip.hpp"

namespace zicht::coursepack {
namespace {

/// A file of the front-end build by its name in web/.
Result<std::string> asset(const html::Layout& layout, std::string_view name) {
  const auto& address = layout.assets().address(name);
  return read_file(layout.assets().folder() / address.substr(address.rfind('/') + 1));
}

std::string file_name(const html::Layout& layout, std::string_view name) {
  const auto& address = layout.assets().address(name);
  return address.substr(address.rfind('/') + 1);
}

/// The stylesheet of the training; what it names with an address of the site, lies beside it here.
Result<std::string> stylesheet(const html::Layout& layout) {
  auto css = TRY(asset(layout, "css/training.css"));
  constexpr std::string_view site_folder = "/a/";
  for (auto at = css.find(site_folder); at != std::string::npos; at = css.find(site_folder, at))
    css.erase(at, site_folder.size());
  return css;
}

}  // namespace

Result<std::string> make(const Desk& desk, const training::Path& path, Format format) {
  std::vector<File> files;
  auto page = TRY(course_page(desk, path, format));
  files.push_back({"index.html", std::move(page)});
  files.push_back({"data.js", course_data(desk, path)});
  files.push_back({"course.js", std::string(course_script())});
  if (format == Format::scorm) files.push_back({"scorm.js", std::string(scorm_script())});
  if (format == Format::cmi5) files.push_back({"cmi5.js", std::string(cmi5_script())});
  auto css = TRY(stylesheet(desk.layout));
  files.push_back({"style.css", std::move(css)});
  for (const auto* font : {"fonts/newsreader.woff2", "fonts/atkinson.woff2"}) {
    auto bytes = TRY(asset(desk.layout, font));
    files.push_back({file_name(desk.layout, font), std::move(bytes)});
  }
  // The file that says what is in the zip comes first, and stands at its root.
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  auto list = format == Format::scorm ? File{"imsmanifest.xml", scorm_manifest(desk, path, names)}
                                      : File{"cmi5.xml", cmi5_structure(desk, path)};
  files.insert(files.begin(), std::move(list));
  return zip(files);
}

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const training::Training& training,
                const std::string& site,
                const Clock& clock) {
  const auto serve = [&layout, &library, &training, site, &clock](
                         const http::Request& request, Format format) -> Result<http::Response> {
    const auto* path = training.path(request.capture("pad"));
    if (path == nullptr) return fail(Fault::not_found, "Dit leerpad is er niet.");
    auto bytes = TRY(make({layout, library, training, site, clock.today()}, *path, format));
    return http::download(
        std::move(bytes),
        "application/zip",
        fmt::format("{}-{}.zip", path->name, format == Format::scorm ? "scorm" : "cmi5"));
  };
  router.get("/training/{pad}/scorm.zip",
             [serve](const auto& request) { return serve(request, Format::scorm); });
  router.get("/training/{pad}/cmi5.zip",
             [serve](const auto& request) { return serve(request, Format::cmi5); });
}

}  // namespace zicht::coursepack
