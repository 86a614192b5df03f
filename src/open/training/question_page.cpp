// One question at a time, and what the handbook says of each answer.
#include <fmt/format.h>

#include <algorithm>

#include "open/training/pages.hpp"

namespace zicht::training {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

bool is_in(const std::vector<std::size_t>& all, std::size_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// What is to be said of one answer, once it was marked.
struct Remark {
  std::string_view mark = {};   ///< An icon of the sprite.
  std::string_view words = {};  ///< "Jouw keuze, dit past"
  bool is_good = false;
  bool explains = false;
};

Html explained(const html::Layout& layout, const Remark& remark, const Answer& answer) {
  if (!remark.explains) return {};
  return markup<
      R"(<div class="answer__remark{}"><p class="answer__verdict">{}{}</p><p>{}</p></div>)">(
      when(remark.is_good, markup<" answer__remark--good">()),
      html::icon(layout, remark.mark),
      remark.words,
      answer.explanation);
}

class QuestionDrawing {
 public:
  QuestionDrawing(const Desk& desk,
                  const Question& question,
                  const std::optional<Answered>& answered)
      : desk_(desk), question_(question), answered_(answered) {}

  Html fields() const {
    if (question_.form == Form::order) return places();
    return choices();
  }

  bool is_right() const { return answered_ && answered_->verdict == Verdict::right; }
  bool is_wrong() const { return answered_ && answered_->verdict == Verdict::wrong; }
  bool is_marked() const { return is_right() || is_wrong(); }

  /// After a wrong answer: everything, for who wants to see it.
  Html solution() const {
    if (!is_wrong()) return {};
    const auto line = [&](const Answer& answer) {
      const bool is_good = question_.form == Form::order || answer.is_right;
      return markup<"<li><strong>{}</strong> {}{}</li>\n">(
          answer.text, when(!is_good, markup<"Dit past niet. ">()), answer.explanation);
    };
    const auto list = each(question_.answers, line);
    return markup<
        R"(<details class="lesson__solution"><summary>Laat zien wat het handboek zegt</summary>{}</details>
)">(question_.form == Form::order ? markup<"<ol>{}</ol>">(list) : markup<"<ul>{}</ul>">(list));
  }

 private:
  Remark remark_on(std::size_t answer) const {
    const bool chosen = is_in(answered_->given.chosen, answer);
    const bool good = question_.answers[answer].is_right;
    if (chosen && good) return {"full", "Jouw keuze. Dit past.", true, true};
    if (chosen) return {"ring", "Jouw keuze. Hier past iets anders beter.", false, true};
    // Who is not there yet first sees what is said of the own choice.
    if (is_wrong()) return {};
    return {"ring", "Past hier niet.", false, true};
  }

  Html choices() const {
    const bool many = question_.form == Form::several;
    Html all;
    for (std::size_t at = 0; at < question_.answers.size(); ++at) {
      const auto& answer = question_.answers[at];
      const bool chosen = answered_ && is_in(answered_->given.chosen, at);
      all += markup<
          R"(<div class="answer{}"><label class="answer__choice"><input type="{}" name="antwoord" value="{}"{}><span>{}</span></label>{}</div>
)">(when(chosen, markup<" answer--chosen">()),
          many ? "checkbox" : "radio",
          at + 1,
          when(chosen, markup<" checked">()),
          answer.text,
          is_marked() ? explained(desk_.layout, remark_on(at), answer) : Html{});
    }
    return markup<
        R"(<fieldset class="answers"><legend class="visually-hidden">{}</legend>
{}</fieldset>
)">(many ? "Kies alles wat past" : "Kies één antwoord", all);
  }

  Html place(std::size_t at, std::size_t of) const {
    const auto& places = answered_ ? answered_->given.places : std::vector<std::size_t>{};
    const auto chosen = at < places.size() ? places[at] : 0;
    Html options;
    for (std::size_t number = 1; number <= of; ++number)
      options += markup<R"(<option value="{}"{}>{}</option>)">(
          number, when(number == chosen, markup<" selected">()), number);
    return options;
  }

  Html places() const {
    const auto order = shown(question_);
    Html all;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const auto& answer = question_.answers[order[at]];
      Remark remark;
      if (is_marked()) {
        const bool good = answered_->given.places[at] == order[at] + 1;
        remark = {good ? "full" : "ring",
                  good ? "Staat op de goede plek." : "Hoort op een andere plek.",
                  good,
                  true};
        // The explanation would give the place away to who wants to try once more.
        if (!good) {
          all += row(
              at,
              order.size(),
              answer.text,
              markup<R"(<div class="answer__remark"><p class="answer__verdict">{}{}</p></div>)">(
                  html::icon(desk_.layout, remark.mark), remark.words));
          continue;
        }
      }
      all += row(at, order.size(), answer.text, explained(desk_.layout, remark, answer));
    }
    return markup<
        R"(<fieldset class="answers"><legend class="answers__legend">Kies bij elke stap een plek: 1 is de eerste.</legend>
{}</fieldset>
)">(all);
  }

  Html row(std::size_t at, std::size_t of, std::string_view words, const Html& remark) const {
    return markup<
        R"(<div class="answer"><div class="answer__place"><select class="input" id="plek{}" name="plek{}"><option value="">plek</option>{}</select><label for="plek{}">{}</label></div>{}</div>
)">(at + 1, at + 1, place(at, of), at + 1, words, remark);
  }

  const Desk& desk_;
  const Question& question_;
  const std::optional<Answered>& answered_;
};

/// The paragraph of the handbook on which the answer rests.
Html source_line(const Desk& desk, const Question& question) {
  const auto page = desk.library.find(question.page, desk.today);
  if (!page) return {};
  return markup<R"(<p>Lees erover in Het Kompas: <a href="{}#{}">{}</a>.</p>)">(
      Url{question.page}, question.block, (*page)->head.title);
}

Html verdict(const Desk& desk, const Question& question, const QuestionDrawing& drawing) {
  if (!drawing.is_marked()) return {};
  const auto* wrong =
      question.form == Form::several
          ? "Nog niet helemaal. Er zit iets bij dat niet past, of er ontbreekt iets. "
            "Probeer het gerust opnieuw."
          : "Nog niet helemaal. Lees wat erbij staat en probeer het gerust opnieuw.";
  return markup<
      R"(<div class="notice lesson__verdict{}" id="uitslag" tabindex="-1" role="status"><p>{}</p>{}</div>
)">(when(drawing.is_right(), markup<" lesson__verdict--right">()),
    drawing.is_right() ? markup<"<strong>Dit klopt.</strong>">() : html::text(wrong),
    source_line(desk, question));
}

/// A small row of all questions of the part: which are done, and which is this one.
Html row_of_questions(const Visit& visit, std::size_t part, std::size_t current) {
  const auto& asked = visit.path.parts[part].asked;
  Html items;
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const bool done = visit.done.contains(question_item(asked[at]));
    items += markup<
        R"(<li><a class="dot{}" href="{}"{}><span class="visually-hidden">Vraag </span>{}<span class="visually-hidden">{}</span></a></li>)">(
        when(done, markup<" dot--done">()),
        Url{visit.way.link(question_address(visit, part, at))},
        when(at == current, markup<R"( aria-current="page")">()),
        at + 1,
        done ? ", klaar" : "");
  }
  return markup<
      R"(<nav class="no-print" aria-label="Vragen van dit onderdeel"><ol class="dots">{}</ol></nav>
)">(items);
}

/// Where the reader goes on from this question, and how plainly it is offered.
Html onward_link(const Visit& visit, std::size_t part, std::size_t at, bool is_done) {
  const bool is_last = at + 1 == visit.path.parts[part].asked.size();
  return markup<R"(<a class="button{}" href="{}">{}</a>)">(
      when(is_done, markup<" button--main">()),
      Url{visit.way.link(after_question(visit, part, at))},
      is_last ? "Naar het overzicht" : "Volgende vraag");
}

/// With `onward`: before the button where the question is done, behind it where it can be tried
/// again.
Html answer_form(const Visit& visit,
                 const std::string& here,
                 const QuestionDrawing& drawing,
                 bool is_done,
                 const Html& onward) {
  const auto button =
      markup<R"(<button class="button{}" type="submit" name="nakijken" value="1">{}</button>)">(
          when(!is_done, markup<" button--main">()),
          drawing.is_marked() ? "Kijk opnieuw na" : "Kijk na");
  return markup<
      R"(<form action="{}#uitslag" method="{}">{}{}<p class="actions no-print">{}</p></form>
)">(Url{here},
    visit.way.has_account() ? "post" : "get",
    hidden(visit.way),
    drawing.fields(),
    is_done ? onward + button : button + onward);
}

/// What helps to think. Without an account the words go nowhere: the field has no name.
Html reflection(const Visit& visit,
                const Question& question,
                const std::string& here,
                const std::string& next,
                std::string_view thought) {
  const bool keeps = visit.way.has_account();
  const auto prompts = each(
      question.prompts, [](const std::string& prompt) { return markup<"<li>{}</li>">(prompt); });
  const auto* hint = keeps ? "Alleen jij kunt dit lezen. Schrijf geen namen of adressen op."
                           : "Wat je hier typt, wordt niet bewaard en niet verstuurd. Schrijf geen "
                             "namen of adressen op.";
  const auto field = markup<
      R"(<div class="field"><label for="gedachte">Schrijf op wat je denkt (hoeft niet)</label><p class="field__hint" id="gedachte-hint">{}</p><textarea class="input" id="gedachte"{} rows="6" maxlength="4000" aria-describedby="gedachte-hint">
{}</textarea></div>
)">(hint, when(keeps, markup<R"( name="gedachte")">()), thought);
  return markup<
      R"(<div class="lesson__prompts"><p>Deze vragen helpen je op weg:</p><ul>{}</ul></div>
{}{})">(prompts,
        // What has no name is not sent; it stands outside the form to make that plain.
        when(!keeps, field),
        done_button(
            visit, question_item(question.id), here, next, "Bekeken, verder", when(keeps, field)));
}

}  // namespace

std::string questions_page(const Desk& desk, const Visit& visit, std::size_t part) {
  const auto& asked = visit.path.parts[part].asked;
  const auto state = state_of(visit.path.parts[part], visit.done);
  std::size_t first = asked.size();
  Html rows;
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const auto& question = *desk.training.question(asked[at]);
    const bool done = visit.done.contains(question_item(question.id));
    if (!done) first = std::min(first, at);
    rows += markup<R"(<li class="part-row">{}<div><a href="{}">{}</a>{}</div></li>
)">(state_mark(desk.layout, done, false),
        Url{visit.way.link(question_address(visit, part, at))},
        question.text,
        when(question.form == Form::reflection,
             markup<R"(<p class="meta">Om over na te denken. Telt niet mee.</p>)">()));
  }
  const auto title = title_of(desk, visit.path.parts[part]);
  const auto onward =
      state.is_done
          ? markup<R"(<a class="button button--main" href="{}">Naar het volgende onderdeel</a>)">(
                Url{visit.way.link(after_part(visit, part))})
          : markup<R"(<a class="button button--main" href="{}">{}</a>)">(
                Url{visit.way.link(
                    question_address(visit, part, std::min(first, asked.size() - 1)))},
                state.is_begun ? "Verder met de vragen" : "Begin met de eerste vraag");
  auto main = markup<
      R"(<div class="wrap page lesson">{}<h1>{}</h1><p class="lead">{}</p><p class="actions no-print">{}</p>
<ol class="part-rows">
{}</ol>{}</div>
)">(place_line(visit, part),
    title,
    state.is_done && visit.path.parts.size() > 1 ? state.reason + " Dit onderdeel is klaar."
                                                 : state.reason,
    onward,
    rows,
    keeper(visit));
  return framed(desk, title, part_address(visit, part), {}, std::move(main));
}

std::string question_page(const Desk& desk,
                          const Visit& visit,
                          std::size_t part,
                          std::size_t at,
                          const std::optional<Answered>& answered,
                          std::string_view thought) {
  const auto& asked = visit.path.parts[part].asked;
  const auto& question = *desk.training.question(asked[at]);
  const auto here = question_address(visit, part, at);
  const auto next = after_question(visit, part, at);
  const QuestionDrawing drawing(desk, question, answered);
  const auto complaint =
      answered && !answered->complaint.empty()
          ? markup<
                R"(<div class="notice notice--alert" id="uitslag" tabindex="-1" role="alert"><p>{}</p></div>
)">(answered->complaint)
          : Html{};
  const bool is_done = visit.done.contains(question_item(question.id));
  Html body;
  if (question.form == Form::reflection) {
    body =
        complaint + reflection(visit, question, here, next, thought) + source_line(desk, question);
  } else {
    const auto onward = when(is_done || drawing.is_marked(), onward_link(visit, part, at, is_done));
    body = verdict(desk, question, drawing) + complaint +
           answer_form(visit, here, drawing, is_done, onward) + drawing.solution();
  }
  const auto place = fmt::format("vraag {} van {}", at + 1, asked.size());
  auto main = markup<R"(<div class="wrap page lesson">{}{}<h1 class="lesson__question">{}</h1>
{}{}</div>
)">(place_line(
        visit, part, visit.path.is_exercise ? place : visit.path.parts[part].title + ", " + place),
    row_of_questions(visit, part, at),
    question.text,
    body,
    keeper(visit));
  return framed(desk, fmt::format("Vraag {}", at + 1), here, {}, std::move(main));
}

Given read_given(const http::Fields& fields, const Question& question) {
  const auto number = [](std::string_view text) -> std::size_t {
    const bool is_small = text.size() == 1 && text[0] >= '1' && text[0] <= '9';
    return is_small ? static_cast<std::size_t>(text[0] - '0') : 0;
  };
  Given given;
  if (question.form == Form::order) {
    for (std::size_t at = 1; at <= question.answers.size(); ++at)
      given.places.push_back(number(fields.text(fmt::format("plek{}", at))));
    return given;
  }
  for (const auto value : fields.all("antwoord"))
    // What is no answer becomes one that is not there, so that it is refused and not overlooked.
    given.chosen.push_back(number(value) == 0 ? question.answers.size() : number(value) - 1);
  return given;
}

}  // namespace zicht::training
