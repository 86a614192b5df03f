// For who receives: what was chosen, and nothing else.
#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "work/accounts/fields.hpp"
#include "work/notes/parts.hpp"
#include "work/notes/share_pages.hpp"

namespace zicht::notes {

using html::Html;
using html::markup;
using html::when;

namespace {

/// What somebody shared, while it is drawn.
class Received {
 public:
  Received(Places& places, const Share& share)
      : places_(places),
        share_(share),
        renderer_(places.library(), places.today()),
        shown_(share.selection.notes.size(), false) {}

  Html draw() {
    Html all;
    std::string page;
    for (const auto& part : share_.selection.parts) {
      const auto& place = places_.at(part.page);
      if (part.page != page) all += markup<"<h2>{}</h2>\n">(place.title);
      page = part.page;
      all += draw(part, place);
    }
    return markup<R"(<div class="article received">{}{}{}</div>
)">(all, notes_left(), renderer_.sources());
  }

 private:
  Html draw(const Part& part, const Place& place) {
    if (place.document == nullptr || (!part.block.empty() && find_block(part, place) == nullptr))
      return markup<
          R"(<div class="notice"><p>Dit stuk tekst is er niet meer.</p></div>
)">();
    const auto* passage = find({.block = part.block}, place.passages);
    const auto now = part.block.empty() ? version_of(place) : version_of(passage->words);
    auto all = when(
        now != part.version,
        markup<
            R"(<div class="notice"><p>Deze tekst is bijgewerkt nadat hij met je werd gedeeld. Je ziet wat er nu staat.</p></div>
)">());
    for (const auto& one : place.document->blocks)
      if (part.block.empty() || one.id == part.block)
        all += block_below_title(one) + notes_at(part.page, one.id);
    return all;
  }

  static const content::Block* find_block(const Part& part, const Place& place) {
    const auto& blocks = place.document->blocks;
    const auto found = std::ranges::find(blocks, part.block, &content::Block::id);
    return found == blocks.end() ? nullptr : &*found;
  }

  /// Headings stand below the title of their page.
  Html block_below_title(const content::Block& one) {
    return one.kind == content::Block::Kind::heading ? renderer_.demoted({one})
                                                     : block(renderer_, one);
  }

  Html draw(const SharedNote& note, const Html& about) const {
    return markup<
        R"(<div class="note"><p class="note__who">Aantekening van {}{}</p>{}</div>
)">(share_.author_name, about, words(note.words));
  }

  Html notes_at(std::string_view page, std::string_view block_id) {
    Html all;
    const auto& notes = share_.selection.notes;
    for (std::size_t at = 0; at < notes.size(); ++at)
      if (!shown_[at] && notes[at].page == page && notes[at].block == block_id) {
        shown_[at] = true;
        all += draw(notes[at], {});
      }
    return all;
  }

  /// Notes whose text was not shared along: that is not shown either.
  Html notes_left() {
    Html all;
    const auto& notes = share_.selection.notes;
    for (std::size_t at = 0; at < notes.size(); ++at)
      if (!shown_[at]) all += draw(notes[at], markup<", bij {}">(places_.at(notes[at].page).title));
    return when(!all.empty(), markup<"<h2>Aantekeningen</h2>\n{}">(all));
  }

  Places& places_;
  const Share& share_;
  content::Renderer renderer_;
  std::vector<bool> shown_;
};

}  // namespace

std::string received_page(const html::Layout& layout, Places& places, const Share& share) {
  const auto& message = share.selection.message;
  const auto who = markup<R"(<h1>Met je gedeeld</h1>
<p class="lead">{} van {} wil je dit laten lezen.</p>
)">(share.author_name, share.organisation_name);
  const auto note = markup<
      R"(<p class="meta">Deze link werkt tot {}. Wij houden alleen bij op welk moment hij wordt geopend. Stuur hem niet door zonder het te vragen.</p>
)">(accounts::moment(share.expires_at));
  // Without an address of its own: the link is a secret.
  return page(layout,
              "Met je gedeeld",
              {},
              who + when(!message.empty(), markup<R"(<blockquote class="was">{}</blockquote>
)">(message)) + Received(places, share).draw() +
                  note);
}

std::string closed_page(const html::Layout& layout, Standing standing) {
  const auto* why = standing == Standing::revoked
                        ? "Wie hem maakte, heeft hem ingetrokken."
                        : "Hij was voor een bepaalde tijd, en die is voorbij.";
  return page(layout, "Deze link werkt niet meer", {}, markup<R"(<h1>Deze link werkt niet meer</h1>
<p class="lead">{}</p>
<p>Heb je de tekst nog nodig? Vraag een nieuwe link aan wie hem je stuurde. Het Kompas en de kaarten zelf zijn openbaar.</p>
<p class="actions"><a class="button" href="/kompas">Naar Het Kompas</a> <a class="button" href="/kaarten">Naar de kaarten</a></p>
)">(why));
}

}  // namespace zicht::notes
