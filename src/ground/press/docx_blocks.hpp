// The blocks of a document as paragraphs, lists, tables and pictures of a DOCX. Inside this room
// only.
#pragma once

#include <string>
#include <vector>

#include "ground/paper/document.hpp"
#include "ground/press/docx_text.hpp"
#include "ground/press/zip.hpp"

namespace zicht::press {

class DocxBlocks {
 public:
  /// Writes into `text`. A drawing that is broken leaves a note there, and a problem.
  DocxBlocks(DocxText& text, std::vector<std::string>& problems)
      : text_(text), problems_(problems) {}

  void add(const paper::Blocks& given);

  /// Each has a numbering of its own, from 2.
  int numbered_lists() const { return numbered_lists_; }
  std::size_t pictures() const { return pictures_.size(); }
  /// Their files, in the order of their numbers.
  std::vector<Entry> take_pictures() { return std::move(pictures_); }

 private:
  /// Where a paragraph stands.
  struct Place {
    std::string style = "Normal";
    int list = 0;         ///< Its numbering; 0 outside a list.
    int depth = 0;        ///< Lists in lists.
    bool marked = false;  ///< The first paragraph of an item has its bullet or number.
  };

  void add_paragraph(const paper::Block& block, Place& place, const std::string& style);
  void blocks(const paper::Blocks& blocks, Place& place);
  void block(const paper::Block& block, Place& place);
  void list(const paper::Block& block, const Place& around);
  void table(const paper::Block& block);
  void figure(const paper::Block& block);
  void picture(const paper::Block& block);

  DocxText& text_;
  std::vector<std::string>& problems_;
  std::vector<Entry> pictures_;
  int numbered_lists_ = 0;
};

}  // namespace zicht::press
