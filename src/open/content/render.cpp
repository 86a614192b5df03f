#include "open/content/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ground/text/dutch.hpp"

namespace zicht::content {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

struct BoxLabel {
  std::string_view name;
  std::string_view label;
};

constexpr std::array labels{
    BoxLabel{"doel", "Doel"},
    BoxLabel{"resultaat", "Resultaat"},
    BoxLabel{"wie", "Wie doet het"},
    BoxLabel{"bewijs", "Zo laat je zien dat het klaar is"},
    BoxLabel{"valkuil", "Valkuil"},
    BoxLabel{"voorbeeld", "Verzonnen voorbeeld"},
    BoxLabel{"les", "Les uit onderzoek"},
    BoxLabel{"let-op", "Let op"},
};

/// Where `item` stands in `list`, from 1; it is added at the end where it is not there yet.
std::size_t place_in(std::vector<std::string>& list, const std::string& item) {
  const auto found = std::find(list.begin(), list.end(), item);
  const auto place = static_cast<std::size_t>(found - list.begin()) + 1;
  if (found == list.end()) list.push_back(item);
  return place;
}

bool is_numeric(const Inlines& cell) {
  const auto words = plain_text(cell);
  return !words.empty() && words.find_first_not_of("0123456789.,%- ") == std::string::npos;
}

/// A telephone number that is not cut off at the end of a line.
std::string unbroken(std::string_view number) {
  std::string text;
  for (const char c : number) {
    if (c == '-') {
      text += "\u2011";
    } else if (c == ' ') {
      text += "\u00a0";
    } else {
      text += c;
    }
  }
  return text;
}

Html source_words(const Source& source) {
  auto words = markup<"{}">(source.title);
  if (!source.publisher.empty()) words += markup<", {}">(source.publisher);
  if (source.year) words += markup<" ({})">(*source.year);
  if (!source.address.empty()) {
    words +=
        markup<R"(. <a href="{}" rel="noreferrer">{}</a>)">(Url{source.address}, source.address);
  } else if (!source.place.empty()) {
    words += markup<". {}">(source.place);
  }
  if (source.checked_on)
    words += markup<". Bewaarde kopie, nagekeken op {}.">(text::date(*source.checked_on));
  return words;
}

}  // namespace

std::string box_label(const Block& block) {
  if (block.name == "kader") {
    const auto attribute = [&](std::string_view key) {
      const auto found = block.attributes.find(key);
      return found == block.attributes.end() ? std::string{} : found->second;
    };
    return fmt::format(
        "Kader: thema {}, plateau {} (eigen uitwerking)", attribute("thema"), attribute("plateau"));
  }
  const auto found = std::find_if(
      labels.begin(), labels.end(), [&](const auto& each) { return each.name == block.name; });
  return found == labels.end() ? std::string{} : std::string(found->label);
}

Html Renderer::blocks(const Blocks& blocks) {
  Html all;
  for (const auto& each_block : blocks) all += block(each_block);
  return all;
}

Html Renderer::block(const Block& block) {
  switch (block.kind) {
    case Block::Kind::heading:
      return heading(block);
    case Block::Kind::paragraph:
      return markup<"<p{}>{}</p>\n">(id_of(block), inlines(block.inlines));
    case Block::Kind::list:
      return markup<"<ul{}>\n{}</ul>\n">(id_of(block), blocks(block.children));
    case Block::Kind::numbered_list:
      return markup<"<ol{}>\n{}</ol>\n">(id_of(block), blocks(block.children));
    case Block::Kind::item:
      return markup<"<li>{}</li>\n">(item(block));
    case Block::Kind::quote:
      return markup<"<blockquote{}>{}</blockquote>\n">(id_of(block), blocks(block.children));
    case Block::Kind::table:
      return table(block);
    case Block::Kind::box:
      return box(block);
    case Block::Kind::figure:
      return figure(block);
    case Block::Kind::contacts:
      return contact_list(library_.contacts(), today_);
  }
  return {};
}

/// A tight item is its words alone; one with more blocks keeps them.
Html Renderer::item(const Block& item) {
  if (item.children.size() == 1 && item.children[0].kind == Block::Kind::paragraph)
    return inlines(item.children[0].inlines);
  Html inside;
  for (const auto& child : item.children) {
    const bool first_words = &child == &item.children[0] && child.kind == Block::Kind::paragraph;
    inside += first_words ? inlines(child.inlines) : block(child);
  }
  return inside;
}

Html Renderer::demoted(const Blocks& blocks_in, std::string_view prefix) {
  lower_by_ = 1;
  if (!prefix.empty()) id_prefix_ = std::string(prefix) + "-";
  auto all = blocks(blocks_in);
  lower_by_ = 0;
  id_prefix_.clear();
  return all;
}

Html Renderer::id_of(const Block& block) const {
  return block.id.empty() ? Html{} : markup<R"( id="{}")">(id_prefix_ + block.id);
}

Html Renderer::heading(const Block& block) {
  const int level = block.level + lower_by_;
  const auto id = id_prefix_ + block.id;
  const auto link =
      markup<R"(<a class="heading__link" href="#{}" aria-label="Link naar: {}">#</a>)">(
          id, plain_text(block.inlines));
  return markup<"<h{} id=\"{}\" class=\"heading\">{}{}</h{}>\n">(
      level, id, inlines(block.inlines), link, level);
}

Html Renderer::box(const Block& block) {
  if (block.name == "citaat") {
    const auto speaker = block.attributes.find("van");
    const auto by =
        speaker == block.attributes.end() ? Html{} : markup<"<footer>{}</footer>">(speaker->second);
    return markup<"<blockquote class=\"quote\"{}>{}{}</blockquote>\n">(
        id_of(block), blocks(block.children), by);
  }
  return markup<"<div class=\"box box--{}\"{}><p class=\"box__label\">{}</p>\n{}</div>\n">(
      block.name, id_of(block), box_label(block), blocks(block.children));
}

Html Renderer::table(const Block& block) {
  if (block.rows.empty()) return {};
  const auto row = [&](const std::vector<Inlines>& cells, bool head) {
    Html all;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const auto words = inlines(cells[at]);
      if (head) {
        all += markup<R"(<th scope="col">{}</th>)">(words);
      } else if (at == 0) {
        all += markup<R"(<th scope="row">{}</th>)">(words);
      } else {
        all += is_numeric(cells[at]) ? markup<R"(<td class="number">{}</td>)">(words)
                                     : markup<"<td>{}</td>">(words);
      }
    }
    return markup<"<tr>{}</tr>\n">(all);
  };
  Html body;
  for (std::size_t at = 1; at < block.rows.size(); ++at) body += row(block.rows[at], false);
  // A region that scrolls sideways on a phone must be reachable and named for the keyboard, and
  // no two regions of a page may have one name.
  return markup<
      "<section class=\"scroll\"{} tabindex=\"0\" aria-label=\"Tabel {}: {}\"><table "
      "class=\"table\"><thead>{}</thead>\n<tbody>{}</tbody></table></section>\n">(
      id_of(block), ++tables_, plain_text(block.rows[0][0]), row(block.rows[0], true), body);
}

Html Renderer::figure(const Block& block) {
  const auto* figure = library_.figure(block.name);
  if (figure == nullptr) return {};
  std::vector<html::SourceLine> lines;
  for (const auto& id : html::source_ids(*figure))
    if (const auto* source = library_.source(id)) lines.push_back({id, source_line(*source)});
  const auto page = "/monitor/" + figure->id;
  return html::draw(
      *figure,
      lines,
      html::Placement{.page = page, .csv = page + ".csv", .json = "/v1/cijfers/" + figure->id});
}

Html Renderer::citations(const std::vector<std::string>& sources) {
  Inlines inlines;
  for (const auto& id : sources) inlines.push_back({.kind = Inline::Kind::citation, .target = id});
  return this->inlines(inlines);
}

Html Renderer::inlines(const Inlines& inlines_in) {
  Html all;
  for (const auto& item : inlines_in) {
    switch (item.kind) {
      case Inline::Kind::text:
        all += html::text(item.text);
        break;
      case Inline::Kind::strong:
        all += markup<"<strong>{}</strong>">(inlines(item.inside));
        break;
      case Inline::Kind::emphasis:
        all += markup<"<em>{}</em>">(inlines(item.inside));
        break;
      case Inline::Kind::code:
        all += markup<"<code>{}</code>">(item.text);
        break;
      case Inline::Kind::line_break:
        all += markup<"<br>">();
        break;
      case Inline::Kind::link: {
        // A place on this page has moved along with the blocks that were put on it.
        const bool here = item.target.starts_with('#');
        const auto target = here ? '#' + id_prefix_ + item.target.substr(1) : item.target;
        all += item.target.starts_with("https:")
                   ? markup<R"(<a href="{}" rel="noreferrer">{}</a>)">(Url{target},
                                                                       inlines(item.inside))
                   : markup<R"(<a href="{}">{}</a>)">(Url{target}, inlines(item.inside));
        break;
      }
      case Inline::Kind::term:
        all += term(item);
        break;
      case Inline::Kind::citation:
        all += citation(item);
        break;
    }
  }
  return all;
}

Html Renderer::citation(const Inline& citation) {
  const auto number = place_in(cited_, citation.target);
  return markup<R"(<sup class="cite"><a href="#bron-{}" aria-label="Bron {}">{}</a></sup>)">(
      number, number, number);
}

/// The button opens the explanation without script (the popover attribute); on the second mention
/// of a page the same explanation is opened.
Html Renderer::term(const Inline& term) {
  const auto* found = library_.term(term.target);
  if (found == nullptr) return inlines(term.inside);
  const bool first = std::find(terms_.begin(), terms_.end(), term.target) == terms_.end();
  const auto button = markup<
      R"(<span class="term"><button type="button" class="term__word" popovertarget="term-{}">{}</button></span>)">(
      term.target, inlines(term.inside));
  if (!first) return button;
  terms_.push_back(term.target);
  return button +
         markup<
             R"(<span popover id="term-{}" class="term__explanation" role="note"><b>{}</b>: {} <a href="/begrippen#{}">Naar de begrippenlijst</a></span>)">(
             term.target, found->term, found->explanation, term.target);
}

Html Renderer::sources() const {
  if (cited_.empty()) return {};
  Html items;
  for (std::size_t at = 0; at < cited_.size(); ++at) {
    const auto* source = library_.source(cited_[at]);
    if (source != nullptr)
      items += markup<"<li id=\"bron-{}\">{}</li>\n">(at + 1, source_words(*source));
  }
  return markup<
      "<section class=\"sources\" aria-labelledby=\"bronnen\"><h2 "
      "id=\"bronnen\">Bronnen</h2>\n<ol>{}</ol></section>\n">(items);
}

std::string source_line(const Source& source) {
  auto words = source.title;
  if (!source.publisher.empty()) words += ", " + source.publisher;
  if (source.year) words += fmt::format(" ({})", *source.year);
  return words;
}

Html contact_list(const std::vector<Contact>& contacts, Date today) {
  const auto stale = [&](const Contact& contact) {
    return contact.to_be_checked || !contact.checked_on ||
           std::chrono::sys_days{*contact.checked_on + std::chrono::months{6}} <
               std::chrono::sys_days{today};
  };
  const auto line = [&](const Contact& contact) {
    std::string digits = contact.number;
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    return markup<"<div><dt>{}</dt><dd><a href=\"{}\">{}</a><p>{}{}</p>{}</dd></div>\n">(
        contact.name,
        Url{"tel:" + digits},
        unbroken(contact.number),
        contact.purpose,
        contact.hours.empty() ? "" : " " + contact.hours,
        when(
            stale(contact),
            markup<
                R"(<p class="contacts__note">Dit nummer is nog niet opnieuw gecontroleerd.</p>)">()));
  };
  return markup<"<dl class=\"contacts\">\n{}</dl>\n">(each(contacts, line));
}

}  // namespace zicht::content
