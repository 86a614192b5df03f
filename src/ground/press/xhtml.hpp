// Blocks as XHTML, for EPUB.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ground/paper/document.hpp"
#include "ground/press/zip.hpp"

namespace zicht::press {

/// Writes blocks, and gathers the drawings that they show.
class Xhtml {
 public:
  /// `files` says in which file each id stands.
  Xhtml(const std::map<std::string, std::string>& files, std::vector<std::string>& problems)
      : files_(files), problems_(problems) {}

  std::string blocks(const paper::Blocks& blocks);
  std::string spans(const paper::Spans& spans) const;

  /// The drawings so far: "figuur-1.svg" and its bytes.
  const std::vector<Entry>& drawings() const { return drawings_; }

 private:
  std::string block(const paper::Block& block);
  std::string table(const paper::Block& block) const;
  std::string figure(const paper::Block& block);
  std::string target(const std::string& link) const;

  const std::map<std::string, std::string>& files_;
  std::vector<std::string>& problems_;
  std::vector<Entry> drawings_;
};

/// ` id="..."`, or nothing.
std::string id_attribute(const std::string& id);

}  // namespace zicht::press
