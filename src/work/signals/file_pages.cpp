// Adding a photo, document or sound to what was told before.
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/signals/pages.hpp"

namespace zicht::signals {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

/// Kinds that can be sent. Without "image/*" and HEIC, so that a telephone makes a JPEG of its
/// photo; with both names and types, since browsers differ in which they know.
constexpr std::string_view accepted =
    "image/jpeg,image/png,image/webp,application/pdf,audio/mpeg,audio/mp4,audio/x-m4a,audio/ogg,"
    "audio/wav,.jpg,.jpeg,.png,.webp,.pdf,.mp3,.m4a,.ogg,.opus,.wav";

Html hidden_of(const FileView& view) {
  return when(!view.token.empty(), accounts::hidden("formulier", view.token)) +
         when(!view.words.empty(), accounts::hidden("woorden", view.words)) +
         accounts::hidden("kaartje", view.form) +
         when(view.shows_words, accounts::hidden("toon", "woorden"));
}

Html file_row(const File& file) {
  return markup<"<li>{}, {}, {}</li>\n">(
      media::dutch_name(file.kind), dutch_name(file.size), text::date(file.received_on));
}

}  // namespace

Html file_said(const FileView& view) {
  return when(view.kept, accounts::notice("Je bestand is binnen en zit op slot.")) +
         when(!view.trouble.empty(),
              accounts::alert("Je bestand is niet verstuurd. Je bericht zelf is wel binnen."));
}

Html file_form(const FileView& view) {
  const bool bad = !view.trouble.empty();
  return markup<
      R"(<h2 class="no-print" id="bestanden">Foto, document of geluid toevoegen</h2>
<p class="no-print">Voeg alleen toe wat je al hebt. Ga er niet voor op pad: een foto of opname maken kan gevaarlijk zijn.</p>
<p class="no-print">Het origineel bewaren we apart, op slot. Lees <a href="/melden/veilig" target="_blank" rel="noopener">wat wel en niet beschermd is</a> (opent in een nieuw tabblad).</p>
<form class="tell no-print" action="{}" method="post" enctype="multipart/form-data" novalidate>{}
<div class="field{}"><label for="bestand">Kies een foto, document of geluidsopname</label><p class="field__hint" id="bestand-uitleg">Eén tegelijk, hoogstens 8 MB. We halen eruit waar, wanneer en met welk toestel het is gemaakt. Kijk zelf of jij er niet op staat of te horen bent.</p>{}<input class="input" type="file" id="bestand" name="bestand" accept="{}" aria-describedby="{}bestand-uitleg"{}></div>
<p class="actions"><button class="button" type="submit">Voeg toe</button></p></form>
)">(Url{view.action},
    hidden_of(view),
    when(bad, markup<" field--wrong">()),
    when(bad, markup<R"(<p class="field__error" id="bestand-fout">{}</p>)">(view.trouble)),
    accepted,
    bad ? "bestand-fout " : "",
    when(bad, markup<R"( aria-invalid="true")">()));
}

Html file_list(const std::vector<File>& files) {
  if (files.empty()) return {};
  return markup<R"(<h2>Wat je toevoegde</h2>
<ul>
{}</ul>
<p>Je kunt deze bestanden hier niet terugzien. Dat is veiliger, ook als iemand anders je negen woorden vindt.</p>
)">(each(files, file_row));
}

std::string own_report_page(const html::Layout& layout,
                            const OwnReport& report,
                            const FileView& view) {
  const auto& signal = report.signal;
  return letterbox_page(
      layout,
      "Jouw bericht",
      view.action.substr(0, view.action.rfind('/')),
      file_said(view) +
          markup<R"(<p class="more"><a href="/werk/meldingen">Naar al je berichten</a></p>
<p class="lead">Verstuurd op {}. Stand: {}.</p>
)">(accounts::moment(signal.received_at.value_or(Instant{})), told_name(signal.state)) +
          file_list(report.files) +
          (report.can_add
               ? file_form(view)
               : markup<
                     R"(<p>Bij dit bericht kun je geen bestand meer toevoegen. <a href="/werk/melden">Schrijf een nieuw bericht</a> als je iets nieuws hebt.</p>
)">()) +
          markup<
              R"(<p>Wat je schreef, laten we hier niet zien. Is er een vraag aan jou? <a href="/melden/antwoord">Kom terug met je negen woorden</a>.</p>
)">());
}

}  // namespace zicht::signals
