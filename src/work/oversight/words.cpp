#include "work/oversight/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "work/signals/number.hpp"

namespace zicht::oversight {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array acts{
    Words{"absence.begun", "ging weg voor een tijd"},
    Words{"absence.ended", "kwam terug"},
    Words{"backup.proved", "bewees een kopie"},
    Words{"count.sent", "telde een signaal mee voor het land"},
    Words{"count.withdrawn", "trok een telling in"},
    Words{"desk.added", "maakte een meldpunt"},
    Words{"desk.founded", "maakte de sleutel van het meldpunt"},
    Words{"desk.let_in", "gaf een collega de sleutel"},
    Words{"desk.recovered", "haalde de sleutel terug met twee delen"},
    Words{"desk.renewed", "maakte een nieuwe sleutel voor het meldpunt"},
    Words{"desk.taken_out", "nam een collega de sleutel af"},
    Words{"dialogue.answered", "schreef aan het meldpunt"},
    Words{"dialogue.asked", "stelde de melder een vraag"},
    Words{"dialogue.opened", "opende het gesprek met de negen woorden"},
    Words{"dialogue.told", "schreef de melder een bericht"},
    Words{"evidence.agreed", "stemde in met het ophalen van een origineel"},
    Words{"evidence.asked", "vroeg om een origineel bestand"},
    Words{"evidence.fetched", "haalde een origineel bestand op"},
    Words{"evidence.refused", "stemde niet in met het ophalen van een origineel"},
    Words{"figures.read", "bekeek de cijfers van het meldpunt"},
    Words{"figures.taken_as_csv", "nam de cijfers mee als CSV"},
    Words{"figures.taken_as_json", "nam de cijfers mee als JSON"},
    Words{"file.added", "voegde een bestand toe"},
    Words{"file.opened", "bekeek een bestand"},
    Words{"disclosure.accept", "nam een verstrekking aan"},
    Words{"disclosure.confirm", "hoorde dat een verstrekking aankwam"},
    Words{"disclosure.expired", "liet een verstrekking verlopen"},
    Words{"disclosure.forgotten", "nam de sleutels van een verstrekking weg"},
    Words{"disclosure.given", "verstrekte gegevens"},
    Words{"disclosure.opened", "bekeek wat verstrekt is"},
    Words{"disclosure.pack", "maakte een bestand van een verstrekking"},
    Words{"disclosure.read", "las een verstrekking"},
    Words{"disclosure.refuse", "nam een verstrekking niet aan"},
    Words{"disclosure.withdraw", "trok een verstrekking in"},
    Words{"hold.asked", "vroeg om een signaal te bewaren"},
    Words{"hold.end_asked", "vroeg om het bewaren te stoppen"},
    Words{"hold.ended", "stemde in: het bewaren stopt"},
    Words{"hold.held", "stemde in: het signaal blijft bewaard"},
    Words{"hold.refused", "stemde niet in met bewaren"},
    Words{"key.made", "koos een sleutelzin"},
    Words{"key.opened", "opende de werkplek"},
    Words{"key.refused", "gaf een verkeerde sleutelzin"},
    Words{"opinion.asked", "vroeg een collega om een tweede blik"},
    Words{"opinion.given", "gaf een tweede blik"},
    Words{"signal.accepted", "nam een signaal over"},
    Words{"signal.acknowledged", "pakte een signaal op"},
    Words{"signal.assessed", "woog een signaal"},
    Words{"signal.assigned", "gaf een signaal aan een collega"},
    Words{"signal.bring_to_table", "besloot: naar de ketentafel"},
    Words{"signal.close", "sloot een signaal"},
    Words{"signal.contact_destroyed", "liet de contactgegevens vernietigen"},
    Words{"signal.destroyed", "liet een signaal vernietigen"},
    Words{"signal.find_no_indication", "besloot: geen aanwijzing"},
    Words{"signal.linked", "koppelde twee signalen"},
    Words{"signal.mark_duplicate", "besloot: dubbel"},
    Words{"signal.noted", "schreef een notitie"},
    Words{"signal.offered", "bood een signaal aan een ander meldpunt aan"},
    Words{"signal.opened", "las een signaal"},
    Words{"signal.propose_registration", "besloot: registratie voorstellen"},
    Words{"signal.refused", "gaf een aangeboden signaal terug"},
    Words{"signal.reopen", "heropende een signaal"},
    Words{"signal.rewrapped", "verzegelde een signaal met de nieuwe sleutel"},
    Words{"signal.send_to_care", "besloot: naar de zorgcoördinator"},
    Words{"signal.send_to_police", "besloot: naar de politie"},
    Words{"signal.split", "splitste een signaal"},
    Words{"signal.split_off", "maakte een signaal uit een ander"},
    Words{"signal.submitted", "meldde iets"},
    Words{"signal.taken_back", "nam een aanbod terug"},
    Words{"signal.unlinked", "koppelde twee signalen los"},
    Words{"signal.weigh_again", "nam een besluit terug"},
    Words{"signal.words_destroyed", "liet de negen woorden vervallen"},
    Words{"signals.searched", "zocht in de open signalen"}};

constexpr std::array fields_in_words{Words{"assessment", "weging"},
                                     Words{"age", "leeftijd"},
                                     Words{"agreement", "akkoord"},
                                     Words{"assignee", "bij wie het ligt"},
                                     Words{"clean", "schone kopie"},
                                     Words{"consent", "toestemming"},
                                     Words{"contact", "contact"},
                                     Words{"desk", "meldpunt"},
                                     Words{"dialogue", "gesprek"},
                                     Words{"files", "bestanden"},
                                     Words{"form", "vorm"},
                                     Words{"giver", "wie meldde"},
                                     Words{"indicators", "kenmerken"},
                                     Words{"keys", "sleutels"},
                                     Words{"least_indication", "geringste aanwijzing"},
                                     Words{"link", "koppeling"},
                                     Words{"moment", "wanneer"},
                                     Words{"month", "maand"},
                                     Words{"note", "notitie"},
                                     Words{"notes", "notities"},
                                     Words{"opinion_asked", "gevraagde tweede blik"},
                                     Words{"opinion_given", "tweede blik"},
                                     Words{"original", "origineel"},
                                     Words{"package", "verstrekking"},
                                     Words{"place", "waar"},
                                     Words{"reason", "reden"},
                                     Words{"receipt", "negen woorden"},
                                     Words{"region", "regio"},
                                     Words{"sector", "soort plek"},
                                     Words{"state", "stand"},
                                     Words{"story", "verhaal"}};

std::string word_of(const auto& table, std::string_view code) {
  const auto found = std::ranges::find(table, code, &Words::first);
  return std::string(found == table.end() ? code : found->second);
}

std::optional<std::int64_t> number_behind(std::string_view text, std::string_view kind) {
  if (!text.starts_with(kind)) return std::nullopt;
  text.remove_prefix(kind.size());
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string act_words(std::string_view action) {
  return word_of(acts, action);
}

std::string field_words(const std::vector<std::string>& fields) {
  std::string words;
  for (const auto& field : fields)
    words += (words.empty() ? "" : ", ") + word_of(fields_in_words, field);
  return words;
}

std::string object_words(std::string_view object) {
  if (const auto signal = number_behind(object, "signal/"))
    return "signaal " + signals::number_of({*signal});
  if (object.starts_with("disclosure/")) return "een verstrekking";
  if (object.starts_with("desk/")) return "het meldpunt";
  if (object.starts_with("person/")) return "een collega";
  return std::string(object);
}

People::People(const std::vector<accounts::Colleague>& team) {
  for (const auto& colleague : team) names_[colleague.person.id.value] = colleague.person.name;
}

std::string People::name(std::int64_t person, std::string_view role) const {
  if (person == 0) return role == "reporter" ? "een melder" : "de beheerder van de installatie";
  const auto found = names_.find(person);
  return found == names_.end() ? "iemand van elders" : found->second;
}

}  // namespace zicht::oversight
