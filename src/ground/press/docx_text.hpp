// The running text of a DOCX: paragraphs of words, with links and the places they lead to. Inside
// this room only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ground/paper/document.hpp"

namespace zicht::press {

class DocxText {
 public:
  /// Gives every place in the document a name: links may lead to what comes later.
  explicit DocxText(const paper::Document& document);

  /// Words in one way of writing, such as "<w:b/>".
  static std::string run(std::string_view words, std::string_view properties = {});
  std::string runs(const paper::Spans& spans);
  /// `inside` as a link; as it is where the place does not exist.
  std::string link(const std::string& target, const std::string& inside);
  /// The place itself; empty where nothing has to be found there.
  std::string bookmark(const std::string& id);

  void paragraph(const std::string& style,
                 const std::string& runs,
                 const std::string& id = {},
                 const std::string& more = {});
  /// What is no paragraph.
  void add(const std::string& xml) { body_ += xml; }

  const std::string& body() const { return body_; }
  /// The addresses outside the document that links lead to, in the order of their numbers.
  const std::vector<std::string>& targets() const { return targets_; }

 private:
  std::map<std::string, std::string> bookmarks_;  ///< Ids, as Word may name them.
  std::vector<std::string> targets_;
  std::string body_;
  int marks_ = 0;
};

}  // namespace zicht::press
