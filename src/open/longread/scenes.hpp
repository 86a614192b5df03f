// The scenes of the story as HTML, one function for each kind of scene. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "open/content/document.hpp"
#include "open/content/render.hpp"

namespace zicht::longread {

using Scenes = std::vector<const content::Document*>;

/// What every scene needs to draw itself. One a page, since the renderer numbers the sources.
struct Stage {
  const html::Layout& layout;
  content::Renderer& renderer;
  const Scenes& scenes;
};

/// Where a scene stands in the story.
struct Spot {
  const content::Document& scene;
  const content::Document* next = nullptr;  ///< Null at the last.
  bool night = true;                        ///< Before the figure it is dark; after it, morning.
};

html::Html opening(const Stage& stage, const Spot& spot);       ///< opening
html::Html glances(const Stage& stage, const Spot& spot);       ///< blikken
html::Html passage(const Stage& stage, const Spot& spot);       ///< tekst
html::Html signpost(const Stage& stage, const Spot& spot);      ///< wegwijzer
html::Html story(const Stage& stage, const Spot& spot);         ///< verhaal
html::Html professional(const Stage& stage, const Spot& spot);  ///< professional
html::Html numbers(const Stage& stage, const Spot& spot);       ///< cijfer
html::Html forms(const Stage& stage, const Spot& spot);         ///< vormen
html::Html closing(const Stage& stage, const Spot& spot);       ///< slot

/// The last picture, below the sources: the door is open, and the word from the beginning is lit.
html::Html open_door(const html::Layout& layout);

// What scenes share.

/// <section class id aria-labelledby> around `inside`, which holds the scene's heading.
html::Html section(const Spot& spot, std::string_view class_name, const html::Html& inside);
/// The scene's title with a link to itself.
html::Html heading(const content::Document& scene);
/// "Volgende: Acht mensen", to the next scene. Nothing at the last.
html::Html next_link(const Stage& stage, const Spot& spot);
/// "3 minuten lezen".
std::string reading_time(const content::Document& scene);
/// "Seksuele uitbuiting", of a story's `vorm`.
std::string_view form_name(std::string_view form);
/// Which of the four data colours a form has: "sexual", "labour", "criminal" or "other".
std::string_view form_colour(std::string_view form);
/// "Dit verhaal gaat over …", with a way past it to `spot.next`.
html::Html warning(const Spot& spot);
/// What is seen at first, with the detail in <b>: "Een man in een **caravan**."
html::Html first_look(std::string_view words);

/// The blocks of a scene in parts, each from one heading of the second level to the next. What
/// stands before the first heading is a part without one.
struct Part {
  const content::Block* heading = nullptr;
  content::Blocks blocks = {};  ///< Without the heading.
};
std::vector<Part> parts(const content::Blocks& blocks);

}  // namespace zicht::longread
