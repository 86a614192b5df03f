// A question about a page of the handbook, and when an answer to it is right.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::training {

/// How a question is answered: Dutch een, meer, volgorde, reflectie.
enum class Form {
  one,        ///< Choose one; one is right.
  several,    ///< Choose all that fit.
  order,      ///< Put in order.
  reflection  ///< Think about it. Never right or wrong, and never marked.
};

struct Answer {
  std::string text = {};
  bool is_right = false;  ///< Means nothing where the form is an order.
  std::string explanation = {};
};

struct Question {
  std::string id = {};  ///< "06-geheim-1". Progress hangs on it.
  Form form = Form::one;
  std::string page = {};   ///< "/kompas/signaleren/hoe", where the answer stands.
  std::string block = {};  ///< The id of the paragraph there.
  std::string text = {};
  std::vector<Answer> answers = {};       ///< Of an order: in the right order.
  std::vector<std::string> prompts = {};  ///< Of a reflection: what helps to think.
};

/// True where the question counts for the norm of a part: not for a reflection.
bool counts(const Question& question);

/// The answers in the order in which a reader sees them, as places in `answers`. The same each
/// time. An order is mixed, and never shown as it should become.
std::vector<std::size_t> shown(const Question& question);

/// What a reader filled in. Both speak of answers as they are shown, from 0.
struct Given {
  std::vector<std::size_t> chosen = {};  ///< Of one and several.
  std::vector<std::size_t> places = {};  ///< Of an order: the place of each, from 1; 0 is none.
};

enum class Verdict { right, wrong, seen };

/// `seen` for a reflection. Fails with `invalid`, in words for the reader, where nothing was
/// chosen, or where not every place of an order is given once.
Result<Verdict> mark(const Question& question, const Given& given);

}  // namespace zicht::training
