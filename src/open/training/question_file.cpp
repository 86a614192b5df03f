// content/training/vragen/*.toml; LEESMIJ.md there is the manual.
#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>

#include "open/training/files.hpp"

namespace zicht::training {
namespace {

constexpr std::array forms{std::pair<std::string_view, Form>{"een", Form::one},
                           std::pair<std::string_view, Form>{"meer", Form::several},
                           std::pair<std::string_view, Form>{"volgorde", Form::order},
                           std::pair<std::string_view, Form>{"reflectie", Form::reflection}};

constexpr int norm_of_exercise = 75;
constexpr std::size_t fewest_questions = 8;

bool between(std::size_t count, std::size_t least, std::size_t most) {
  return count >= least && count <= most;
}

/// The chapter whose folder is called `folder`: "06-signaleren".
const content::Document* find_chapter(const content::Library& library, std::string_view folder) {
  for (const auto& document : library.documents())
    if (document.kind == content::Kind::chapter &&
        fmt::format("{:02}-{}", document.order, document.name) == folder)
      return &document;
  return nullptr;
}

class QuestionFile {
 public:
  QuestionFile(const std::filesystem::path& file, const Written& written, Training& training)
      : file_(file), written_(written), training_(training) {}

  void read() {
    content::read_toml(file_, written_.problems(), [&](content::TomlFields& whole) {
      chapter_name_ = whole.required_text("hoofdstuk");
      chapter_ = find_chapter(written_.library(), chapter_name_);
      if (chapter_ == nullptr)
        whole.note("hoofdstuk",
                   fmt::format("Het hoofdstuk \"{}\" bestaat niet. Schrijf de naam van de map in "
                               "kompas/, zoals 06-signaleren.",
                               chapter_name_));
      if (file_.stem() != chapter_name_)
        whole.note("hoofdstuk",
                   fmt::format("Dit bestand heet {}, maar gaat over {}. Maak de namen gelijk.",
                               file_.filename().string(),
                               chapter_name_));
      written_.dates(whole);
      whole.each("vraag", [&](content::TomlFields& fields) { read_question(fields); });
      check_mix(whole);
    });
    add_exercise();
  }

 private:
  void read_question(content::TomlFields& fields) {
    Question question{.id = fields.required_text("id")};
    const auto form = choose(fields, "soort", forms);
    question.form = form.value_or(Form::one);
    question.page = fields.required_text("pagina");
    question.block = fields.required_text("blok");
    question.text = written_.plain(fields, "tekst");
    check_id(fields, question.id);
    check_place(fields, question);
    if (question.form == Form::reflection) {
      question.prompts = written_.plain_list(fields, "hulp");
      if (!between(question.prompts.size(), 3, 4))
        fields.note("hulp", "Bij een reflectie horen drie of vier vragen onder \"hulp\".");
    } else {
      fields.each("antwoord", [&](content::TomlFields& answer) {
        question.answers.push_back(read_answer(answer, question.form));
      });
      if (form) check_answers(fields, question);
    }
    ++found_[static_cast<std::size_t>(question.form)];
    ids_.push_back(question.id);
    if (question.form == Form::one) right_places_.insert(place_of_right(question));
    training_.questions.push_back(std::move(question));
  }

  Answer read_answer(content::TomlFields& fields, Form form) const {
    Answer answer{.text = written_.plain(fields, "tekst")};
    if (form != Form::order) answer.is_right = fields.flag("goed");
    answer.explanation = written_.plain(fields, "uitleg");
    if (answer.explanation.starts_with("Goed.") || answer.explanation.starts_with("Fout."))
      fields.note("uitleg",
                  "Begin niet met “Goed.” of “Fout.”: het oordeel staat er al bij. Haal het weg.");
    return answer;
  }

  void check_id(content::TomlFields& fields, const std::string& id) const {
    if (training_.question(id) != nullptr)
      fields.note("id", fmt::format("Het id \"{}\" bestaat al. Kies een ander volgnummer.", id));
    static const std::regex shape(R"([0-9]{2}-[a-z0-9]+-[0-9]+)");
    const bool is_of_chapter = id.substr(0, 2) == chapter_name_.substr(0, 2);
    if (!std::regex_match(id, shape) || !is_of_chapter)
      fields.note("id",
                  fmt::format("Een id is het nummer van het hoofdstuk, een woord en een "
                              "volgnummer, zoals {}-woord-1.",
                              chapter_name_.substr(0, 2)));
  }

  void check_place(content::TomlFields& fields, const Question& question) const {
    if (written_.page(fields, "pagina", question.page) == nullptr) return;
    if (chapter_ != nullptr && !question.page.starts_with(chapter_->path + "/"))
      fields.note("pagina",
                  fmt::format("{} is geen pagina van het hoofdstuk {}. Kies er een van dit "
                              "hoofdstuk.",
                              question.page,
                              chapter_->head.title));
    if (!written_.has_block(question.page, question.block))
      fields.note("blok",
                  fmt::format("Op {} is geen blok met het id \"{}\". Verbeter het.",
                              question.page,
                              question.block));
  }

  static void check_answers(content::TomlFields& fields, const Question& question) {
    const auto& answers = question.answers;
    const auto right = std::count_if(
        answers.begin(), answers.end(), [](const Answer& answer) { return answer.is_right; });
    const auto wrong = static_cast<std::ptrdiff_t>(answers.size()) - right;
    if (question.form == Form::order) {
      if (!between(answers.size(), 3, 7))
        fields.note("antwoord", "Een volgorde heeft drie tot zeven stappen.");
    } else if (!between(answers.size(), 3, 4)) {
      fields.note("antwoord", "Deze vraag heeft drie of vier antwoorden nodig.");
    }
    if (question.form == Form::one && right != 1)
      fields.note("antwoord", "Precies één antwoord heeft goed = true.");
    if (question.form == Form::several && (right < 2 || wrong < 1))
      fields.note("antwoord", "Minstens twee antwoorden zijn goed, en minstens één is fout.");
    if (question.form == Form::several && !question.text.ends_with("Kies alles wat past."))
      fields.note("tekst", "Eindig deze vraag met: Kies alles wat past.");
    std::set<std::string> texts;
    for (const auto& answer : answers)
      if (!texts.insert(answer.text).second)
        fields.note("antwoord", "Hetzelfde antwoord staat er twee keer. Verander er een.");
  }

  static std::size_t place_of_right(const Question& question) {
    const auto& answers = question.answers;
    return static_cast<std::size_t>(
        std::find_if(
            answers.begin(), answers.end(), [](const Answer& answer) { return answer.is_right; }) -
        answers.begin());
  }

  void check_mix(content::TomlFields& whole) const {
    const auto count = [&](Form form) { return found_[static_cast<std::size_t>(form)]; };
    if (ids_.size() < fewest_questions)
      whole.note("vraag",
                 fmt::format("Dit hoofdstuk heeft {} vragen. Schrijf er minstens {}.",
                             ids_.size(),
                             fewest_questions));
    if (count(Form::order) != 1)
      whole.note("vraag", "Een hoofdstuk heeft één vraag met soort = \"volgorde\".");
    if (count(Form::reflection) != 1)
      whole.note("vraag", "Een hoofdstuk heeft één vraag met soort = \"reflectie\".");
    if (!between(count(Form::several), 1, 2))
      whole.note("vraag", "Een hoofdstuk heeft één of twee vragen met soort = \"meer\".");
    if (count(Form::one) > 1 && right_places_.size() == 1)
      whole.note(
          "vraag",
          "Het goede antwoord staat steeds op dezelfde plek. Zet het op wisselende plekken.");
  }

  void add_exercise() {
    if (chapter_ == nullptr) return;
    const auto& title = chapter_->head.title;
    Part part{.kind = Part::Kind::questions, .title = title, .norm = norm_of_exercise};
    for (const auto& id : ids_) {
      const auto* question = training_.question(id);
      part.asked.push_back(id);
      (counts(*question) ? part.questions : part.reflections).push_back(id);
    }
    const auto minutes = static_cast<int>(ids_.size() * 3 / 2);
    training_.exercises.push_back(
        {.name = "oefenen-" + chapter_->name,
         .title = title,
         .summary = fmt::format("De vragen bij het hoofdstuk {} van Het Kompas.", title),
         .minutes = minutes,
         .rule = fmt::format("Je bent klaar als je {} procent goed hebt en de reflectievraag hebt "
                             "bekeken. Je mag het zo vaak proberen als je wilt.",
                             norm_of_exercise),
         .is_exercise = true,
         .parts = {std::move(part)}});
  }

  const std::filesystem::path& file_;
  const Written& written_;
  Training& training_;
  std::string chapter_name_;
  const content::Document* chapter_ = nullptr;
  std::array<std::size_t, forms.size()> found_{};
  std::vector<std::string> ids_;
  std::set<std::size_t> right_places_;
};

}  // namespace

void read_questions(const std::filesystem::path& file, const Written& written, Training& training) {
  QuestionFile(file, written, training).read();
}

}  // namespace zicht::training
