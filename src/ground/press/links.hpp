// Links inside a document: to which ids they may lead.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "ground/paper/document.hpp"

namespace zicht::press {

/// Calls `visit` for a block and for all inside it.
void each_block(const paper::Blocks& blocks, const std::function<void(const paper::Block&)>& visit);

/// The ids of a section and of all blocks in it.
std::vector<std::string> ids_of(const paper::Section& section);

/// Turns links to places that the document does not have into plain words, and says so: a format
/// that cannot find the place of a link may refuse the whole document.
void untie_loose_links(paper::Document& document, std::vector<std::string>& problems);

}  // namespace zicht::press
