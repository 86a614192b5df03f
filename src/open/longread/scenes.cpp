#include "open/longread/scenes.hpp"

#include <fmt/format.h>

#include "ground/text/dutch.hpp"

namespace zicht::longread {

using html::Html;
using html::markup;
using html::Url;

Html section(const Spot& spot, std::string_view class_name, const Html& inside) {
  return markup<R"(<section class="{}{}" id="{}" aria-labelledby="{}-titel">
{}</section>
)">(class_name, spot.night ? " dark" : "", spot.scene.name, spot.scene.name, inside);
}

Html heading(const content::Document& scene) {
  return markup<R"(<h2 class="heading" id="{}-titel">{}<a class="heading__link" href="{}" )"
                R"(aria-label="Link naar: {}">#</a></h2>
)">(scene.name, scene.head.title, Url{"#" + scene.name}, scene.head.title);
}

Html next_link(const Stage& stage, const Spot& spot) {
  if (spot.next == nullptr) return {};
  return markup<R"(<p class="next"><a href="{}">Volgende: {}{}</a></p>
)">(Url{"#" + spot.next->name}, spot.next->head.title, html::icon(stage.layout, "down"));
}

std::string reading_time(const content::Document& scene) {
  const auto minutes = text::reading_minutes(scene.words);
  return fmt::format("{} {} lezen", minutes, minutes == 1 ? "minuut" : "minuten");
}

std::string_view form_name(std::string_view form) {
  if (form == "seksueel") return "Seksuele uitbuiting";
  if (form == "arbeid") return "Arbeidsuitbuiting";
  if (form == "crimineel") return "Criminele uitbuiting";
  return "Dienstbaarheid";
}

std::string_view form_colour(std::string_view form) {
  if (form.starts_with("seks")) return "sexual";
  if (form.starts_with("arbeid")) return "labour";
  if (form.starts_with("crimine")) return "criminal";
  return "other";
}

Html warning(const Spot& spot) {
  const auto past =
      spot.next == nullptr
          ? Html{}
          : markup<R"( <a href="{}">Sla dit verhaal over</a>)">(Url{"#" + spot.next->name});
  const auto& words = spot.scene.head.warning;
  return markup<R"(<p class="warning">Dit verhaal gaat over {}{}{}</p>
)">(words, words.ends_with('.') ? "" : ".", past);
}

Html first_look(std::string_view words) {
  Html all;
  for (bool plain = true; !words.empty(); plain = !plain) {
    const auto stars = words.find("**");
    const auto part = words.substr(0, stars);
    all += plain ? html::text(part) : markup<"<b>{}</b>">(part);
    words = stars == std::string_view::npos ? std::string_view{} : words.substr(stars + 2);
  }
  return all;
}

std::vector<Part> parts(const content::Blocks& blocks) {
  std::vector<Part> all;
  for (const auto& block : blocks) {
    const bool starts = block.kind == content::Block::Kind::heading && block.level == 2;
    if (starts || all.empty()) all.push_back({starts ? &block : nullptr, {}});
    if (!starts) all.back().blocks.push_back(block);
  }
  return all;
}

}  // namespace zicht::longread
