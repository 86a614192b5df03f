// What a desk does, act by act, on both databases: the same acts with the same outcomes, and at the
// end the same signals, lists, figures and log. Keys are random, so a signal is known here by the
// place in which it came.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "ground/audit/audit.hpp"
#include "open/content/test_content.hpp"
#include "tests/databases/chance.hpp"
#include "work/figures/figures.hpp"
#include "work/figures/write.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::databases;
using namespace zicht::signals;
using namespace zicht::signals::test;

namespace {

constexpr std::array<std::string_view, 7> fault_names{
    "invalid", "unauthorised", "forbidden", "not_found", "conflict", "unavailable", "internal"};

template <class Enum>
std::string_view word(Enum member) {
  return names_of(member).at(static_cast<std::size_t>(member));
}

/// What was drawn for one act, the same for both databases.
struct Drawn {
  std::size_t signal = 0;
  std::size_t other = 0;
  std::size_t choice = 0;
  bool is_late = false;  ///< Somebody else changed the signal since it was seen.
  std::string words = {};
};

/// Two desks on one database, and the signals in the order in which they came.
struct Side : Room {
  explicit Side(store::Kind kind) : Room(kind) {
    officer = fenna;
    officer.roles = {accounts::Role::privacy_officer};
    // The next one has an outbox in the same place.
    forget_letters();
  }

  struct Hand {
    const accounts::Actor& actor;
    const vault::OpenDesk& desk;
  };
  Hand hand_of(accounts::OrganisationId at) {
    return at == iris.organisation ? Hand{iris, other.open} : Hand{fenna, desk.open};
  }
  /// Who has the signal.
  Hand holder(const Drawn& drawn) { return hand_of(now(drawn.signal).desk); }
  /// To whom it is offered; or else who would be.
  Hand receiver_of(const Drawn& drawn) {
    const auto signal = now(drawn.signal);
    if (signal.offered_to.value != 0) return hand_of(signal.offered_to);
    return hand_of(signal.desk == iris.organisation ? fenna.organisation : iris.organisation);
  }

  Signal now(std::size_t which) {
    auto transaction = database.read();
    const auto found = SignalStore(*transaction).find(came.at(which));
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
  }
  Seen seen(const Drawn& drawn) {
    const auto signal = now(drawn.signal);
    return {signal.id, signal.version + (drawn.is_late ? 1 : 0)};
  }

  /// The signal that is there now and was not before.
  void keep_the_new_one(const std::string& receipt) {
    auto transaction = database.read();
    for (const auto at : {fenna.organisation, iris.organisation}) {
      const auto signals_there = SignalStore(*transaction).list(at, {}, {}, 10'000);
      REQUIRE(signals_there);
      for (const auto& signal : *signals_there)
        if (std::ranges::find(came, signal.id) == came.end()) {
          came.push_back(signal.id);
          receipts.push_back(receipt);
          return;
        }
    }
    FAIL("nothing came");
  }

  std::string name(accounts::PersonId person) const {
    if (person == fenna.person) return "Fenna";
    if (person == bram.person) return "Bram";
    return person == iris.person ? "Iris" : person.value == 0 ? "nobody" : "somebody";
  }
  std::string name(accounts::OrganisationId at) const {
    if (at == fenna.organisation) return "Kroonstad";
    return at == iris.organisation ? "Duinrand" : at.value == 0 ? "no desk" : "some desk";
  }

  accounts::Actor officer;  ///< The privacy officer of Kroonstad.
  std::vector<SignalId> came = {};
  std::vector<std::string> receipts = {};  ///< Empty where no words were taken along.
};

template <class T>
Result<> only_whether(const Result<T>& result) {
  if (!result) return tl::make_unexpected(result.error());
  return {};
}

Result<> report(Side& side, const Drawn& drawn) {
  auto told = side.report(drawn.words);
  const std::array<std::string, 4> places{kroonstad, duinrand, nowhere, ""};
  told.municipality = places.at(drawn.choice % places.size());
  told.in_danger = static_cast<Known>(drawn.choice / 4 % 3);
  told.minor = static_cast<Known>(drawn.choice / 12 % 3);
  told.wants_answer = drawn.choice % 5 != 0;
  if (drawn.choice % 3 == 0) told.contact = "06 00000000";
  const auto form = "formulier " + std::to_string(drawn.choice % 300);
  const auto submitted = drawn.choice % 7 == 0 ? side.letterbox.submit(told, form, side.fenna)
                                               : side.letterbox.submit(told, form);
  if (submitted && !submitted->came_before) side.keep_the_new_one(submitted->receipt);
  return only_whether(submitted);
}

Result<> assess(Side& side, const Drawn& drawn) {
  const auto [actor, desk] = side.holder(drawn);
  return only_whether(side.signals.assess(actor,
                                          desk,
                                          side.seen(drawn),
                                          {.indicators = {all_indicators().at(drawn.choice % 19)},
                                           .least_indication = static_cast<Known>(drawn.choice % 3),
                                           .form = static_cast<Exploitation>(drawn.choice % 10),
                                           .explanation = drawn.words}));
}

Result<> decide(Side& side, const Drawn& drawn, Action action) {
  const auto [actor, desk] = side.holder(drawn);
  return only_whether(side.signals.decide(actor, desk, side.seen(drawn), action, drawn.words));
}

Result<> mark_duplicate(Side& side, const Drawn& drawn) {
  const auto [actor, desk] = side.holder(drawn);
  return only_whether(side.signals.mark_duplicate(
      actor, desk, side.seen(drawn), side.came.at(drawn.other), drawn.words));
}

Result<> split(Side& side, const Drawn& drawn) {
  const auto [actor, desk] = side.holder(drawn);
  const auto part = side.signals.split(actor, desk, side.came.at(drawn.signal), drawn.words);
  if (part) side.keep_the_new_one("");
  return only_whether(part);
}

Result<> offer(Side& side, const Drawn& drawn) {
  const auto [actor, desk] = side.holder(drawn);
  return only_whether(side.signals.offer(
      actor, desk, side.seen(drawn), drawn.choice % 2 == 0 ? kroonstad : duinrand, drawn.words));
}

/// Something that can be done, and which move of a signal it is; none where it moves nothing.
struct Verb {
  std::string name;
  std::optional<std::pair<Action, Who>> move;
  std::function<Result<>(Side&, const Drawn&)> act;
};

Verb decision(Action action) {
  return {std::string(word(action)),
          std::pair(action, Who::desk),
          [action](Side& side, const Drawn& drawn) { return decide(side, drawn, action); }};
}

std::vector<Verb> all_verbs() {
  using D = const Drawn&;
  const auto by_desk = [](Action action) { return std::pair(action, Who::desk); };
  const auto work = by_desk(Action::work);
  std::vector<Verb> verbs{
      {"assess", by_desk(Action::assess), assess},
      {"mark_duplicate", by_desk(Action::mark_duplicate), mark_duplicate},
      {"split", work, split},
      {"offer", by_desk(Action::offer), offer},
      {"acknowledge",
       by_desk(Action::acknowledge),
       [](Side& side, D drawn) {
         return only_whether(side.signals.acknowledge(side.holder(drawn).actor, side.seen(drawn)));
       }},
      {"ask",
       by_desk(Action::ask),
       [](Side& side, D drawn) {
         const auto [actor, desk] = side.holder(drawn);
         return only_whether(side.signals.ask(actor, desk, side.seen(drawn), drawn.words));
       }},
      {"tell",
       by_desk(Action::tell),
       [](Side& side, D drawn) {
         const auto [actor, desk] = side.holder(drawn);
         return only_whether(side.signals.tell(actor, desk, side.seen(drawn), drawn.words));
       }},
      {"answer",
       std::pair(Action::answer, Who::reporter),
       [](Side& side, D drawn) {
         return only_whether(side.letterbox.answer(
             side.receipts.at(drawn.signal), drawn.words, std::to_string(drawn.choice)));
       }},
      {"assign",
       work,
       [](Side& side, D drawn) {
         const std::array<accounts::PersonId, 4> people{
             side.fenna.person, side.bram.person, side.iris.person, {}};
         return only_whether(side.signals.assign(
             side.holder(drawn).actor, side.seen(drawn), people.at(drawn.choice % 4)));
       }},
      {"note",
       work,
       [](Side& side, D drawn) {
         const auto [actor, desk] = side.holder(drawn);
         return side.signals.note(actor, desk, side.came.at(drawn.signal), drawn.words);
       }},
      {"link",
       work,
       [](Side& side, D drawn) {
         return side.signals.link(
             side.holder(drawn).actor, side.came.at(drawn.signal), side.came.at(drawn.other));
       }},
      {"unlink",
       work,
       [](Side& side, D drawn) {
         return side.signals.unlink(
             side.holder(drawn).actor, side.came.at(drawn.signal), side.came.at(drawn.other));
       }},
      {"accept",
       std::pair(Action::accept, Who::receiver),
       [](Side& side, D drawn) {
         return only_whether(
             side.signals.accept(side.receiver_of(drawn).actor, side.seen(drawn), ""));
       }},
      {"refuse",
       std::pair(Action::refuse, Who::receiver),
       [](Side& side, D drawn) {
         const auto [actor, desk] = side.receiver_of(drawn);
         return only_whether(side.signals.refuse(actor, desk, side.seen(drawn), drawn.words));
       }},
      {"take_back",
       by_desk(Action::take_back),
       [](Side& side, D drawn) {
         return only_whether(side.signals.take_back(side.holder(drawn).actor, side.seen(drawn)));
       }},
      {"destroy", std::pair(Action::destroy, Who::destroyer), [](Side& side, D drawn) {
         return side.signals.destroy(
             side.officer,
             side.came.at(drawn.signal),
             [](store::Transaction&, const Signal&) -> Result<> { return {}; });
       }}};
  for (const auto action : {Action::send_to_police,
                            Action::send_to_care,
                            Action::propose_registration,
                            Action::bring_to_table,
                            Action::find_no_indication,
                            Action::weigh_again,
                            Action::close,
                            Action::reopen})
    verbs.push_back(decision(action));
  return verbs;
}

std::string outcome(const Result<>& result) {
  if (result) return "done";
  return std::string(fault_names.at(static_cast<std::size_t>(result.error().fault))) + ": " +
         result.error().message;
}

std::int64_t number(std::optional<Instant> at) {
  return at ? at->time_since_epoch().count() : 0;
}

/// All that can be told of a signal without its key.
std::string told(Side& side, std::size_t which) {
  const auto signal = side.now(which);
  auto text = fmt::format("{} {} {} {} {} {} {} {} at {}, {}, version {}, news {}, {}, {}, {}\n",
                          word(signal.state),
                          word(signal.channel),
                          word(signal.reporter),
                          word(signal.form),
                          word(signal.urgency),
                          word(signal.least_indication),
                          signal.municipality,
                          signal.sector,
                          to_iso(signal.received_on),
                          number(signal.received_at),
                          signal.version,
                          signal.has_news,
                          side.name(signal.desk),
                          side.name(signal.assignee),
                          side.name(signal.offered_to));
  for (const auto at : {std::optional(signal.acknowledge_by),
                        std::optional(signal.assess_by),
                        signal.acknowledged_at,
                        signal.assessed_at,
                        signal.decided_at,
                        signal.closed_at})
    text += fmt::format("{} ", number(at));
  auto transaction = side.database.read();
  SignalStore store(*transaction);
  const auto steps = store.steps(signal.id);
  REQUIRE(steps);
  for (const auto& step : *steps)
    text += fmt::format("\n{} {} {} {} {} {} {}",
                        word(step.action),
                        word(step.from),
                        word(step.to),
                        side.name(step.person),
                        side.name(step.desk),
                        to_iso(step.done_on),
                        number(step.done_at));
  std::set<std::string> links;
  const auto linked = store.links(signal.id);
  REQUIRE(linked);
  for (const auto& link : *linked)
    links.insert(fmt::format(
        "\n{} {}", word(link.kind), std::ranges::find(side.came, link.other) - side.came.begin()));
  for (const auto& link : links) text += link;
  return text;
}

/// And what its desk reads in it.
std::string read(Side& side, std::size_t which) {
  const auto [actor, desk] = side.holder({.signal = which});
  const auto opened = side.signals.open(actor, desk, side.came.at(which));
  if (!opened) return outcome(only_whether(opened));
  std::string text;
  for (const auto* group : {&opened->story, &opened->contact, &opened->dialogue, &opened->notes})
    for (const auto& one : *group)
      text += fmt::format("{} {} {} {}: {}\n",
                          word(one.kind),
                          side.name(one.person),
                          to_iso(one.written_on),
                          number(one.written_at),
                          one.words);
  return text;
}

/// The list of a desk: which signals are due alike has no order that means something.
std::string list(Side& side, const accounts::Actor& actor, const Filter& filter) {
  const auto rows = side.signals.list(actor, filter, {}, 10'000);
  REQUIRE(rows);
  std::vector<std::pair<std::int64_t, std::ptrdiff_t>> order;
  for (const auto& signal : *rows)
    order.emplace_back(place_of(signal).due,
                       std::ranges::find(side.came, signal.id) - side.came.begin());
  const auto by_due = [](const auto& one, const auto& next) { return one.first < next.first; };
  CHECK(std::ranges::is_sorted(order, by_due));
  std::ranges::sort(order);
  std::string text;
  for (const auto& [due, which] : order) text += fmt::format("{} {}\n", due, which);
  return text;
}

/// What stands in the log of a desk, without the random keys.
std::multiset<std::string> logged(Side& side, const accounts::Actor& actor) {
  std::multiset<std::string> lines;
  bool more = true;
  for (std::int64_t page = 0; more; ++page) {
    const auto found =
        audit::Log(side.database).entries({.organisation = actor.organisation.value}, page);
    REQUIRE(found);
    for (const auto& [id, at, grain, entry, leaf] : found->entries)
      lines.insert(fmt::format("{} {} {} {} {} {}",
                               number(at),
                               word(grain),
                               side.name(accounts::PersonId{entry.actor}),
                               entry.role,
                               entry.action,
                               fmt::join(entry.fields, ",")));
    more = found->more;
  }
  return lines;
}

std::string figures_of(Side& side, const content::Library& library, int year) {
  figures::Figures figures(side.database, side.clock, library);
  std::string text;
  for (const auto* actor : {&side.fenna, &side.iris}) {
    const auto sheet = figures.of(*actor, year, figures::Form::json);
    REQUIRE(sheet);
    text += figures::json_of(*sheet) + '\n';
  }
  return text;
}

Drawn draw(Chance& chance, std::size_t signals) {
  static const std::vector<std::string> words{"Zij slapen in de loods.",
                                              "Brandt er ’s nachts licht?",
                                              "Café Zee, ’t Zand: “twee busjes”.",
                                              "👀 om 6 uur\nen om 7 uur",
                                              "   ",
                                              "Robert'); DROP TABLE signals;--"};
  // Most is done with what came in lately.
  const auto lately = std::min<std::size_t>(signals, 12);
  return {.signal = chance.one_in(6) ? chance.below(signals) : signals - 1 - chance.below(lately),
          .other = chance.below(signals),
          .choice = chance.below(10'000),
          .is_late = chance.one_in(15),
          .words = chance.of(words)};
}

/// Mostly something that can be done with this signal.
const Verb& choose(const std::vector<Verb>& verbs, State state, Chance& chance) {
  const bool anything = chance.one_in(5);
  while (true) {
    const auto& verb = chance.of(verbs);
    if (anything || can(state, verb.move->first, verb.move->second)) return verb;
    if (chance.one_in(100)) return verb;
  }
}

}  // namespace

TEST_CASE("a desk that does the same on both databases sees the same") {
  constexpr int acts = 400;
  Chance chance("desk");
  Side sqlite(store::Kind::sqlite);
  Side postgres(store::Kind::postgres);
  const auto verbs = all_verbs();
  std::set<State> states;
  int done = 0;
  for (int at = 0; at < acts; ++at) {
    const bool is_report = sqlite.came.empty() || chance.one_in(4);
    const auto drawn = is_report ? Drawn{.choice = chance.below(10'000), .words = "Een bus."}
                                 : draw(chance, sqlite.came.size());
    const Verb reporting{"report", {}, report};
    const auto& verb =
        is_report ? reporting : choose(verbs, sqlite.now(drawn.signal).state, chance);
    const auto one = outcome(verb.act(sqlite, drawn));
    const auto other = outcome(verb.act(postgres, drawn));
    INFO("act " << at << ": " << verb.name << " on signal " << drawn.signal << ", " << one);
    REQUIRE(one == other);
    REQUIRE(sqlite.came.size() == postgres.came.size());
    if (one == "done") ++done;
    if (!is_report) states.insert(sqlite.now(drawn.signal).state);
    const std::chrono::minutes passed{chance.below(180)};
    sqlite.clock.at += passed;
    postgres.clock.at += passed;
  }
  // Otherwise this compares two desks that did nothing.
  CHECK(done > acts / 3);
  CHECK(states.size() >= state_count / 2);
  CHECK(sqlite.came.size() > acts / 10);

  for (std::size_t which = 0; which < sqlite.came.size(); ++which) {
    INFO("signal " << which);
    CHECK(told(sqlite, which) == told(postgres, which));
    CHECK(read(sqlite, which) == read(postgres, which));
  }
  for (const auto who : {&Side::fenna, &Side::iris}) {
    for (const bool open : {true, false})
      CHECK(list(sqlite, sqlite.*who, {.open = open}) ==
            list(postgres, postgres.*who, {.open = open}));
    CHECK(*sqlite.signals.counts(sqlite.*who) == *postgres.signals.counts(postgres.*who));
    CHECK(sqlite.signals.offered(sqlite.*who)->size() ==
          postgres.signals.offered(postgres.*who)->size());
    CHECK(logged(sqlite, sqlite.*who) == logged(postgres, postgres.*who));
  }
  CHECK(sqlite.signals.search(sqlite.fenna, sqlite.desk.open, "cafe zee", 10'000)->size() ==
        postgres.signals.search(postgres.fenna, postgres.desk.open, "cafe zee", 10'000)->size());

  content::test::Content content;
  REQUIRE(content.load().problems.empty());
  for (auto* side : {&sqlite, &postgres})
    side->clock.at = std::chrono::sys_days{std::chrono::year{2027} / 3 / 1};
  const auto figures = figures_of(sqlite, content.library, 2026);
  CHECK(figures.find("\"tabel\"") != std::string::npos);
  CHECK(figures == figures_of(postgres, content.library, 2026));
}
