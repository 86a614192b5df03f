#include "work/signals/choices.hpp"

#include <algorithm>

#include "ground/text/utf8.hpp"
#include "open/content/render.hpp"

namespace zicht::signals {
namespace {

constexpr std::chrono::minutes choices_kept_for{1};

bool offers(const std::vector<html::Option>& options, std::string_view value) {
  return std::ranges::any_of(options, [&](const auto& option) { return option.value == value; });
}

/// The first list of a card: the signals; what stands below it is for who works with them.
std::vector<std::string> points_of(const content::Document& card) {
  std::vector<std::string> points;
  const auto list =
      std::ranges::find(card.blocks, content::Block::Kind::list, &content::Block::kind);
  if (list == card.blocks.end()) return points;
  for (const auto& item : list->children) {
    auto words = content::plain_text(item.inlines);
    if (words.empty()) words = content::plain_text(item.children);
    while (!words.empty() && std::string_view(";.\n ").find(words.back()) != std::string_view::npos)
      words.pop_back();
    points.push_back(std::move(words));
  }
  return points;
}

std::vector<SignalList> lists_of(const content::Library& library, Date today) {
  std::vector<SignalList> lists;
  for (const auto* card : library.all(content::Kind::card, today)) {
    if (card->head.sort != "signalenlijst") continue;
    auto points = points_of(*card);
    if (!points.empty()) lists.push_back({card->head.title, std::move(points)});
  }
  return lists;
}

}  // namespace

std::string Choices::municipality(std::string_view chosen) const {
  if (const auto found = merged.find(chosen); found != merged.end()) return found->second;
  return offers(municipalities, chosen) ? std::string(chosen) : std::string();
}

bool Choices::has_sector(std::string_view id) const {
  return offers(sectors, id);
}

Result<Choices> ChoiceMaker::make() const {
  const auto today = clock_.today();
  Choices choices{.contacts = content::contact_list(library_.contacts(), today)};
  const auto all = municipalities_.on(today);
  for (const auto* municipality : all) {
    const bool readable = TRY(letterbox_.can_receive(municipality->code));
    if (readable) choices.municipalities.push_back({municipality->code, municipality->name});
  }
  choices.all_municipalities = choices.municipalities.size() == all.size();
  for (const auto* ended : municipalities_.ended(today))
    for (const auto* now : municipalities_.follow(ended->code, today))
      if (offers(choices.municipalities, now->code) &&
          choices.merged.emplace(ended->code, now->code).second)
        choices.municipalities.push_back({ended->code, municipalities_.title(ended->code, today)});
  std::ranges::sort(choices.municipalities, {}, [](const html::Option& municipality) {
    return text::slug(municipality.label);
  });
  choices.unknown_place = TRY(letterbox_.can_receive(""));
  if (const auto* sectors = library_.axis("sector"))
    for (const auto& label : sectors->labels) choices.sectors.push_back({label.id, label.name});
  choices.lists = lists_of(library_, today);
  return choices;
}

Result<Choices> ChoiceMaker::choices() const {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  if (now >= made_at_ + choices_kept_for || now < made_at_) {
    made_ = TRY(make());
    made_at_ = now;
  }
  return made_;
}

}  // namespace zicht::signals
