// The parts of a DOCX beside its text: those that are the same for every document, and those that
// say something of it. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/paper/document.hpp"

namespace zicht::press::docx_parts {

extern const std::string_view content_types;
extern const std::string_view package_relations;
extern const std::string_view styles;

/// The two kinds of list, and a list of its own for every numbered one, so that each starts at 1.
/// List 1 has bullets; lists 2 and up have numbers.
std::string numbering(int numbered_lists);

/// The address, the state of the document, and the number of the page.
std::string footer(const paper::Document& document);
/// What a catalogue wants to know: title, publisher, subjects, language.
std::string properties(const paper::Document& document);
std::string settings(const paper::Document& document);
/// Which files and addresses the text leads to, each with the name it has there.
std::string relations(const std::vector<std::string>& targets, std::size_t pictures);

}  // namespace zicht::press::docx_parts
