#include "work/passing/counting.hpp"

#include <charconv>
#include <map>

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/field_key.hpp"
#include "ground/crypto/token.hpp"
#include "work/passing/count_store.hpp"
#include "work/passing/keys.hpp"
#include "work/passing/log.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::passing {
namespace {

using accounts::Actor;
using accounts::May;
using signals::Exploitation;
using signals::Signal;
using signals::SignalId;

std::vector<std::string> counted_fields() {
  return {"form", "sector", "age", "month", "region", "giver"};
}

crypto::Place place_of_link(std::string_view signal) {
  return {.table = "count_links", .row = signal, .column = "link"};
}

/// The signal, where the actor's desk has it.
Result<Signal> own_signal(store::Transaction& transaction, const Actor& actor, SignalId id) {
  TRY(accounts::require(actor, May::weigh_signals));
  auto signal = TRY(signals::SignalStore(transaction).find(id));
  if (!signal || signal->desk != actor.organisation)
    return fail(Fault::not_found, "Dit signaal is er niet.");
  return std::move(*signal);
}

Result<> require_countable(const Signal& signal) {
  if (signals::can_be_passed_on(signal.state)) return {};
  return fail(
      Fault::conflict,
      "Dit signaal kan nu niet worden meegeteld. Neem het eerst in behandeling, of weeg het "
      "opnieuw.");
}

std::string untold_or(std::string name) {
  return name.empty() ? "niet doorgegeven" : name;
}

/// How the value of one count is called in the table.
std::string shown_value(const Count& count, By by, const Naming& sector_name) {
  if (by == By::age) return std::string(dutch_name(count.age));
  if (by == By::giver) return std::string(accounts::dutch_name(count.giver));
  const auto value = value_of(count, by);
  if (by == By::sector) return value.empty() ? untold_or("") : sector_name(value);
  return untold_or(value);
}

}  // namespace

Result<bool> Counting::is_counted(const Actor& actor, SignalId id) {
  TRY(accounts::require(actor, May::weigh_signals));
  auto transaction = TRY(ground_.database.read());
  const auto link = TRY(CountStore(transaction).link_of(id));
  if (link && link->first == actor.organisation) return true;
  TRY(own_signal(transaction, actor, id));
  return link.has_value();
}

Result<Count> Counting::preview(const Actor& actor,
                                SignalId id,
                                std::string_view region,
                                accounts::Kind giver) {
  auto transaction = TRY(ground_.database.read());
  const auto signal = TRY(own_signal(transaction, actor, id));
  TRY(require_countable(signal));
  return count_of(signal, region, giver);
}

Result<> Counting::send(const Actor& actor,
                        const vault::DeskKey& present,
                        SignalId id,
                        std::string_view region,
                        accounts::Kind giver) {
  if (present.desk != actor.organisation)
    return fail(Fault::forbidden, "Dit is de sleutel van een ander meldpunt.");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const auto signal = TRY(own_signal(transaction, actor, id));
    TRY(require_countable(signal));
    CountStore counts(transaction);
    const auto before = TRY(counts.link_of(id));
    if (before) return fail(Fault::conflict, "Dit signaal is al meegeteld.");
    const auto number = crypto::random_key();
    const auto key = crypto::FieldKey::make();
    const auto sealed = key.seal(std::to_string(number), place_of_link(std::to_string(id.value)));
    TRY(counts.add(number, count_of(signal, region, giver), month_of(dutch_day(now))));
    TRY(counts.link(id, actor.organisation, sealed));
    const auto wrapped = TRY(seal_to_desk(Sealed::link, key, present));
    TRY(DisclosureStore(transaction).add_key(id.value, wrapped));
    return note_count(transaction, actor, "count.sent", id, counted_fields(), now);
  });
}

Result<> Counting::withdraw(const Actor& actor, const vault::OpenDesk& desk, SignalId id) {
  TRY(accounts::require(actor, May::weigh_signals));
  if (desk.desk() != actor.organisation)
    return fail(Fault::forbidden, "Je bent hier niet bij dit meldpunt.", "the key of another desk");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    CountStore counts(transaction);
    DisclosureStore keys(transaction);
    // The way back is with the desk that counted it, also after it handed the signal over.
    const auto link = TRY(counts.link_of(id));
    if (!link || link->first != actor.organisation)
      return fail(Fault::not_found, "Dit signaal is niet meegeteld door jullie meldpunt.");
    const auto wrapped = TRY(keys.keys(id.value, Sealed::link));
    const auto key = TRY(open_for_desk(wrapped, desk));
    const auto text = TRY(key.open(link->second, place_of_link(std::to_string(id.value))));
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto gone = TRY(counts.take_back(number, month_of(dutch_day(now))));
    if (!gone)
      return fail(Fault::internal, "De telling is niet gevonden.", "a link leads to no count");
    TRY(counts.unlink(id));
    TRY(keys.remove_keys(id.value, Sealed::link));
    return note_count(transaction, actor, "count.withdrawn", id, {"count"}, now);
  });
}

Result<disclosure::SafeTable> Counting::table(const Actor& actor,
                                              By by,
                                              const Naming& sector_name) {
  TRY(accounts::require(actor, May::receive_counts));
  auto transaction = TRY(ground_.database.read());
  // Tables of two days would give away the one count between them. So they change once a month.
  const auto last = last_closed_month(dutch_day(ground_.clock.now()));
  const auto all = TRY(CountStore(transaction).at_end_of(last));
  // In the order of their names, so that the table does not tell which came first.
  std::map<std::string, std::size_t> values;
  for (const auto& count : all) values.emplace(shown_value(count, by, sector_name), 0);
  if (values.empty()) values.emplace(untold_or(""), 0);
  disclosure::Dimension forms{.name = "Vorm", .total = "Alle vormen"};
  const auto form_count = signals::names_of(Exploitation{}).size();
  for (std::size_t at = 0; at < form_count; ++at)
    forms.categories.push_back(
        {.name = std::string(signals::dutch_name(static_cast<Exploitation>(at)))});
  disclosure::Dimension others{.name = std::string(dutch_name(by))};
  for (auto& [name, place] : values) {
    place = others.categories.size();
    others.categories.push_back({.name = name});
  }
  disclosure::Table table{.dimensions = {std::move(forms), std::move(others)}};
  table.counts.resize(form_count * values.size());
  for (const auto& count : all)
    ++table.counts[static_cast<std::size_t>(count.form) * values.size() +
                   values.at(shown_value(count, by, sector_name))];
  auto safe = TRY(disclosure::protect(table, {}));
  return std::move(safe.table);
}

}  // namespace zicht::passing
