#include "open/coursepack/course.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "open/content/render.hpp"

namespace zicht::coursepack {

namespace json = boost::json;

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;
using training::Form;
using training::Part;

namespace {

/// Links of the site become links to the site, in a window of their own: a learning system shows
/// the course in a frame.
Html outside(const Html& inside, const std::string& site) {
  constexpr std::string_view here = " href=\"/";
  const auto there = fmt::format(" target=\"_blank\" rel=\"noopener\" href=\"{}/", site);
  std::string text = inside.str();
  for (auto at = text.find(here); at != std::string::npos; at = text.find(here, at + there.size()))
    text.replace(at, here.size(), there);
  return Html::trusted(std::move(text));
}

Html draw(const training::Paragraphs& paragraphs) {
  return each(paragraphs, [](const content::Inlines& inlines) {
    return markup<"<p>{}</p>\n">(each(inlines, [](const content::Inline& stretch) {
      if (stretch.kind != content::Inline::Kind::link) return html::text(stretch.text);
      return markup<R"(<a href="{}">{}</a>)">(Url{stretch.target},
                                              content::plain_text(stretch.inside));
    }));
  });
}

class Course {
 public:
  Course(const Desk& desk, const training::Path& path)
      : desk_(desk), path_(path), renderer_(desk.library, desk.today) {}

  Result<Html> screens() {
    Html rows;
    Html parts;
    for (std::size_t at = 0; at < path_.parts.size(); ++at) {
      const auto& part = path_.parts[at];
      const auto title = TRY(title_of(part));
      rows += markup<
          R"(<li class="part-row" data-deel="{}"><span class="state" aria-hidden="true">○</span><div><a href="#deel-{}">{}</a><p class="meta reason"></p></div></li>
)">(at, at + 1, title);
      if (part.kind == Part::Kind::reading) parts += TRY(reading(at));
      if (part.kind == Part::Kind::questions) parts += questions(at);
      if (part.kind == Part::Kind::scenario) parts += scenario(at);
    }
    return markup<
               R"(<section class="screen wrap page lesson" id="begin"><h1>{}</h1><p class="lead">{}</p><p id="stand" role="status"></p>
<ol class="part-rows">
{}</ol><h2>Wanneer ben je klaar?</h2><p>{}</p><p class="actions"><button class="button" id="sluiten" type="button">Sluit de training</button></p></section>
)">(path_.title, path_.summary, rows, path_.rule) +
           parts +
           markup<
               R"(<section class="screen wrap page lesson"><h2>Bij deze training</h2>{}{}</section>
)">(back(), renderer_.sources());
  }

 private:
  Result<std::string> title_of(const Part& part) const {
    if (part.kind == Part::Kind::questions) return "Vragen: " + part.title;
    if (part.kind == Part::Kind::scenario)
      return "Casus: " + desk_.training.scenario(part.scenario)->title;
    const auto* page = TRY(desk_.library.find(part.page, desk_.today));
    return page->head.title;
  }

  static Html back() { return markup<R"(<p><a href="#begin">Terug naar het overzicht</a></p>)">(); }

  /// Where a part goes on: the next, or the list where it was the last.
  std::string after(std::size_t part) const {
    return part + 1 < path_.parts.size() ? fmt::format("#deel-{}", part + 2) : "#begin";
  }

  Html place(std::size_t part, std::string_view more = {}) const {
    return markup<
        R"(<p class="lesson__place"><a href="#begin">{}</a><span>Onderdeel {} van {}{}{}</span></p>
)">(path_.title, part + 1, path_.parts.size(), more.empty() ? "" : ", ", more);
  }

  Result<Html> reading(std::size_t at) {
    const auto& page = path_.parts[at].page;
    const auto* document = TRY(desk_.library.find(page, desk_.today));
    const auto text = renderer_.demoted(document->blocks, fmt::format("tekst-{}", at + 1));
    return markup<
        R"(<section class="screen wrap page lesson" id="deel-{}">{}<article class="article"><h2>{}</h2><p class="lead">{}</p>
{}</article><p class="actions"><button class="button button--main" type="button" data-klaar="{}" data-naar="{}">Gelezen, verder</button></p></section>
)">(at + 1,
        place(at),
        document->head.title,
        document->head.summary,
        text,
        training::page_item(page),
        after(at));
  }

  Html questions(std::size_t at) const {
    const auto& part = path_.parts[at];
    Html rows;
    Html screens;
    for (std::size_t number = 0; number < part.asked.size(); ++number) {
      const auto& question = *desk_.training.question(part.asked[number]);
      rows += markup<
          R"(<li class="part-row"><span class="state" aria-hidden="true" data-bij-item="{}">○</span><div><a href="#deel-{}-{}">{}</a></div></li>
)">(training::question_item(question.id), at + 1, number + 1, question.text);
      screens += question_screen(at, number, question);
    }
    return markup<
               R"(<section class="screen wrap page lesson" id="deel-{}">{}<h2>Vragen: {}</h2>
<ol class="part-rows">
{}</ol><p class="actions"><a class="button button--main" href="#deel-{}-1">Begin met de eerste vraag</a> <a class="button" href="{}">Naar het volgende onderdeel</a></p></section>
)">(at + 1, place(at), part.title, rows, at + 1, Url{after(at)}) +
           screens;
  }

  Html question_screen(std::size_t at,
                       std::size_t number,
                       const training::Question& question) const {
    const auto& asked = path_.parts[at].asked;
    const auto next = number + 1 < asked.size() ? fmt::format("#deel-{}-{}", at + 1, number + 2)
                                                : fmt::format("#deel-{}", at + 1);
    const auto more = fmt::format("vraag {} van {}", number + 1, asked.size());
    return markup<
        R"(<section class="screen wrap page lesson" id="deel-{}-{}">{}<h2 class="lesson__question">{}</h2>
{}</section>
)">(at + 1,
        number + 1,
        place(at, more),
        question.text,
        question.form == Form::reflection ? reflection(question, next) : form(question, next));
  }

  static Html reflection(const training::Question& question, const std::string& next) {
    const auto prompts = each(
        question.prompts, [](const std::string& prompt) { return markup<"<li>{}</li>">(prompt); });
    return markup<
        R"(<div class="lesson__prompts"><p>Deze vragen helpen je op weg:</p><ul>{}</ul></div><p class="actions"><button class="button button--main" type="button" data-klaar="{}" data-naar="{}">Bekeken, verder</button></p>)">(
        prompts, training::question_item(question.id), next);
  }

  Html form(const training::Question& question, const std::string& next) const {
    const auto order = training::shown(question);
    Html answers;
    for (std::size_t at = 0; at < order.size(); ++at)
      answers += answer(question, question.answers[order[at]], at);
    const auto page = desk_.library.find(question.page, desk_.today);
    const auto source =
        page ? markup<R"(<p class="more">Lees erover in Het Kompas: <a href="{}#{}">{}</a>.</p>)">(
                   Url{question.page}, question.block, (*page)->head.title)
             : Html{};
    const auto* legend = question.form == Form::order
                             ? "Kies bij elke stap een plek: 1 is de eerste."
                         : question.form == Form::several ? "Kies alles wat past."
                                                          : "Kies één antwoord.";
    return markup<
        R"(<form data-vraag="{}"><fieldset class="answers"><legend class="answers__legend">{}</legend>
{}</fieldset><p class="said" role="status"></p><p class="actions"><button class="button button--main" type="submit">Kijk na</button> <a class="button" href="{}">Volgende</a></p></form>{})">(
        question.id, legend, answers, Url{next}, source);
  }

  static Html answer(const training::Question& question,
                     const training::Answer& answer,
                     std::size_t at) {
    const bool is_order = question.form == Form::order;
    const auto* words = is_order          ? "Staat op de goede plek."
                        : answer.is_right ? "Dit past."
                                          : "Hier past iets anders beter.";
    const auto remark =
        markup<R"(<div class="answer__remark"><p class="answer__verdict">{}</p><p>{}</p></div>)">(
            words, answer.explanation);
    const auto id = fmt::format("v-{}-{}", question.id, at + 1);
    if (!is_order)
      return markup<
          R"(<div class="answer"><label class="answer__choice"><input type="{}" name="antwoord" value="{}"><span>{}</span></label>{}</div>
)">(question.form == Form::several ? "checkbox" : "radio", at + 1, answer.text, remark);
    Html options;
    for (std::size_t place = 1; place <= question.answers.size(); ++place)
      options += markup<R"(<option value="{}">{}</option>)">(place, place);
    return markup<
        R"(<div class="answer"><div class="answer__place"><select class="input" id="{}"><option value="0">plek</option>{}</select><label for="{}">{}</label></div>{}</div>
)">(id, options, id, answer.text, remark);
  }

  Html scenario(std::size_t at) const {
    const auto& scenario = *desk_.training.scenario(path_.parts[at].scenario);
    const auto warning = when(
        !scenario.warning.empty(),
        markup<
            R"(<div class="notice"><p><strong>Let op.</strong> Deze casus gaat over {}.</p></div>)">(
            scenario.warning));
    auto screens = markup<
        R"(<section class="screen wrap page lesson" id="deel-{}">{}<article class="scenario"><p class="fiction">Fictief verhaal</p><h2>{}</h2><p class="lead">{}</p>{}<p>{} De mensen en de plaats zijn verzonnen. Jij kiest wat je doet.</p><p class="actions"><a class="button button--main" href="#deel-{}-{}">Begin</a></p></article></section>
)">(at + 1,
        place(at),
        scenario.title,
        scenario.summary,
        warning,
        scenario.role,
        at + 1,
        scenario.start);
    for (const auto& step : scenario.steps) screens += step_screen(at, scenario, step);
    return screens;
  }

  Html step_screen(std::size_t at,
                   const training::Scenario& scenario,
                   const training::Step& step) const {
    return markup<
        R"(<section class="screen wrap page lesson" id="deel-{}-{}">{}<article class="scenario"><p class="fiction">Fictief verhaal</p><h2 class="scenario__title">{}</h2>
{}</article></section>
)">(at + 1,
        step.id,
        place(at),
        scenario.title,
        step.ending ? ending(at, scenario, step) : choices(at, step));
  }

  static Html choices(std::size_t at, const training::Step& step) {
    Html buttons;
    Html feedback;
    for (std::size_t number = 0; number < step.choices.size(); ++number) {
      const auto& choice = step.choices[number];
      const auto* fit = choice.fit == training::Fit::fits              ? "Dit past"
                        : choice.fit == training::Fit::could_be_better ? "Kan beter"
                                                                       : "Liever niet";
      buttons += markup<
          R"(<li><button class="choice" type="button" data-keuze="{}">{}</button></li>
)">(number + 1, choice.text);
      feedback += markup<
          R"(<div class="scenario__said" data-bij="{}"><p class="scenario__choice"><span class="meta">Jij koos</span> {}</p><p class="fit">{}</p>{}<p class="actions"><a class="button button--main" href="#deel-{}-{}">Verder</a></p></div>
)">(number + 1, choice.text, fit, draw(choice.feedback), at + 1, choice.to);
    }
    return markup<
        R"(<div class="scenario__text">{}</div><ul class="scenario__choices">
{}</ul>{})">(draw(step.text), buttons, feedback);
  }

  Html ending(std::size_t at,
              const training::Scenario& scenario,
              const training::Step& step) const {
    const bool counted = training::counts(*step.ending);
    const auto again =
        markup<R"(<a class="button" href="#deel-{}-{}">Begin opnieuw</a>)">(at + 1, scenario.start);
    const auto onward = when(
        counted,
        markup<
            R"(<button class="button button--main" type="button" data-klaar="{}" data-naar="{}">Afgerond, verder</button> )">(
            training::scenario_item(scenario.name), after(at)));
    return markup<
        R"(<p><strong>{}</strong></p><div class="scenario__text">{}</div><p>{}</p><p class="actions">{}{}</p>)">(
        step.title,
        draw(step.text),
        counted ? "Het bewijst niet dat het mensenhandel was. Dat zoeken anderen uit."
                : "In een oefening kun je terug. Probeer het opnieuw.",
        onward,
        again);
  }

  const Desk& desk_;
  const training::Path& path_;
  content::Renderer renderer_;
};

/// The right answer as a learner gives it: numbers of answers, or the place of each step shown.
json::array right_answer(const training::Question& question) {
  json::array right;
  const auto order = training::shown(question);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const auto& answer = question.answers[order[at]];
    if (question.form == Form::order) right.push_back(static_cast<std::int64_t>(order[at] + 1));
    if (question.form != Form::order && answer.is_right)
      right.push_back(static_cast<std::int64_t>(at + 1));
  }
  return right;
}

json::array items(const std::vector<std::string>& questions) {
  json::array all;
  for (const auto& id : questions) all.emplace_back(training::question_item(id));
  return all;
}

}  // namespace

Result<std::string> course_page(const Desk& desk, const training::Path& path, Format format) {
  const auto screens = TRY(Course(desk, path).screens());
  const auto* adapter = format == Format::scorm ? "scorm.js" : "cmi5.js";
  return markup<
             R"(<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="style.css">
</head>
<body class="course">
<main>
{}</main>
<script src="data.js"></script>
<script src="{}"></script>
<script src="course.js"></script>
</body>
</html>
)">(path.title, outside(screens, desk.site), adapter)
      .str();
}

std::string course_data(const Desk& desk, const training::Path& path) {
  json::array parts;
  json::object questions;
  for (const auto& part : path.parts) {
    if (part.kind == Part::Kind::reading)
      parts.push_back(json::object{{"item", training::page_item(part.page)}});
    if (part.kind == Part::Kind::scenario)
      parts.push_back(json::object{{"item", training::scenario_item(part.scenario)}});
    if (part.kind != Part::Kind::questions) continue;
    parts.push_back(json::object{{"needed", static_cast<std::int64_t>(training::needed(part))},
                                 {"questions", items(part.questions)},
                                 {"reflections", items(part.reflections)}});
    for (const auto& id : part.questions) {
      const auto& question = *desk.training.question(id);
      questions[id] = json::object{{"form", question.form == Form::order ? "volgorde" : "keuze"},
                                   {"right", right_answer(question)}};
    }
  }
  json::array all;
  for (const auto& item : training::items_of(path)) all.emplace_back(item);
  const json::object course{
      {"version", path.version}, {"items", all}, {"parts", parts}, {"questions", questions}};
  return "window.zichtCourse = " + json::serialize(course) + ";\n";
}

std::string scorm_manifest(const Desk& desk,
                           const training::Path& path,
                           const std::vector<std::string>& files) {
  // XML and HTML escape the same five characters.
  return markup<R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="zicht-{}-{}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="zicht"><organization identifier="zicht"><title>{}</title><item identifier="training" identifierref="inhoud"><title>{}</title></item></organization></organizations>
<resources><resource identifier="inhoud" type="webcontent" adlcp:scormtype="sco" href="index.html">{}</resource></resources>
</manifest>
)">(path.name,
    path.version,
    path.title + " (" + desk.layout.frame().site_name + ")",
    path.title,
    each(files, [](const std::string& file) { return markup<R"(<file href="{}"/>)">(file); }))
      .str();
}

std::string cmi5_structure(const Desk& desk, const training::Path& path) {
  const auto id = fmt::format("{}/training/{}", desk.site, path.name);
  return markup<R"(<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="{}"><title><langstring lang="nl">{}</langstring></title><description><langstring lang="nl">{}</langstring></description></course>
<au id="{}/versie-{}" moveOn="CompletedAndPassed" launchMethod="AnyWindow"><title><langstring lang="nl">{}</langstring></title><description><langstring lang="nl">{}</langstring></description><url>index.html</url></au>
</courseStructure>
)">(id, path.title, path.summary, id, path.version, path.title, path.summary)
      .str();
}

}  // namespace zicht::coursepack
