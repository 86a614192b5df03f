#include "work/passing/parcel.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

#include "ground/crypto/receipt.hpp"
#include "ground/html/html.hpp"
#include "ground/text/dutch.hpp"

namespace zicht::passing {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::when;

/// 1 January 1980: the file does not tell when it was made.
constexpr unsigned dos_day = (1U << 5U) | 1U;

tl::unexpected<Error> no_parcel(const char* detail) {
  return fail(Fault::internal, "Het bestand kon niet gemaakt worden.", detail);
}

Html paragraphs_of(std::string_view words) {
  Html all;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    if (end > 0) all += markup<"<p>{}</p>\n">(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return all;
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? text::date(*day) : iso;
}

bool add_file(zip_t* archive, const char* name, const std::string& bytes, const char* words) {
  auto* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr) return false;
  const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_file_set_dostime(archive, at, 0, dos_day, 0) == 0 &&
         zip_file_set_encryption(archive, at, ZIP_EM_AES_256, words) == 0;
}

std::string read_back(zip_source_t* whole) {
  std::string bytes;
  zip_stat_t state;
  if (zip_source_stat(whole, &state) != 0 || zip_source_open(whole) != 0) return bytes;
  bytes.resize(state.size);
  if (zip_source_read(whole, bytes.data(), bytes.size()) < static_cast<zip_int64_t>(bytes.size()))
    bytes.clear();
  zip_source_close(whole);
  return bytes;
}

}  // namespace

std::string make_words() {
  // Words of a receipt are drawn from the same list, each by itself.
  const auto drawn = crypto::make_receipt();
  std::size_t end = 0;
  for (std::size_t count = 0; count < words_of_parcel; ++count) end = drawn.find(' ', end) + 1;
  return drawn.substr(0, end - 1);
}

std::optional<std::string> read_words(std::string_view typed) {
  // Two more words of the list make it the length of a receipt, which is read with care.
  const auto& list = crypto::receipt_word_list();
  const auto padding = std::string(" ") + std::string(list[0]) + " " + std::string(list[0]);
  const auto read = crypto::read_receipt(std::string(typed) + padding);
  if (!read) return std::nullopt;
  return read->substr(0, read->size() - padding.size());
}

std::string sheet_of(const Package& package) {
  const auto parts = each(package.parts, [&](const Part& part) {
    const bool changed = std::ranges::count(package.changed, part.name) > 0;
    return markup<"<section><h2>{}</h2>\n{}{}</section>\n">(
        part.label,
        when(changed, markup<"<p><em>Ingekort of in andere woorden.</em></p>\n">()),
        paragraphs_of(part.text));
  });
  return markup<R"(<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Verstrekking {}</title>
<!-- Willekeurig, en van geen belang voor wie dit leest: {} -->
<style>body{font:1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 .5rem}section{border-top:1px solid #999;overflow-wrap:anywhere}</style></head><body>
<h1>Verstrekking {}</h1>
<dl><dt>Van</dt><dd>{}</dd><dt>Aan</dt><dd>{}</dd><dt>Waarvoor</dt><dd>{}</dd><dt>Grondslag</dt><dd>{}</dd><dt>Verstrekt op</dt><dd>{}</dd><dt>Te gebruiken tot en met</dt><dd>{}</dd></dl>
<p><strong>Gebruik dit alleen waarvoor je het kreeg. Laat het meldpunt weten dat je het hebt. Gooi dit bestand weg na {}.</strong></p>
{}</body></html>
)">(package.number,
    package.salt,  // The sum of a file in a zip is readable: a short text could be guessed from it.
    package.number,
    package.from,
    package.to,
    package.purpose,
    package.ground,
    day_words(package.day),
    day_words(package.until),
    day_words(package.until),
    parts)
      .str();
}

Result<std::string> make_parcel(const Package& package, std::string_view words) {
  const auto sheet = sheet_of(package);
  const auto json = to_json(package);
  const std::string secret(words);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (whole == nullptr) return no_parcel(zip_error_strerror(&error));
  zip_source_keep(whole);  // Read once more after the archive is closed.
  zip_t* archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(whole);
    zip_source_free(whole);
    return no_parcel(zip_error_strerror(&error));
  }
  if (!add_file(archive, "verstrekking.html", sheet, secret.c_str()) ||
      !add_file(archive, "verstrekking.json", json, secret.c_str()) || zip_close(archive) < 0) {
    auto refusal = no_parcel(zip_strerror(archive));
    zip_discard(archive);
    zip_source_free(whole);
    return refusal;
  }
  auto bytes = read_back(whole);
  zip_source_free(whole);
  if (bytes.empty()) return no_parcel("the archive could not be read back");
  return bytes;
}

}  // namespace zicht::passing
