// A figure as an editor writes it: one TOML file of content/figures/.
#pragma once

#include <filesystem>
#include <optional>

#include "ground/html/figure.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// The figure in a file; its id is the name of the file. Nothing where there is any mistake, and a
/// problem with its line for each: a number that should not be seen must not get as far as a page.
///
///     titel = "..."                  the finding, in one sentence
///     bijschrift = "..."             what was counted, in which years
///     soort = "lijn"                 lijn, staven, interval or tabel
///     eenheid = "mogelijke slachtoffers"   "procent" for shares; not needed for a table
///     uitleg = "..."                 how to read it; optional
///     kop_label = "Jaar"             heading of the first column; optional
///     bronnen = ["s24"]              ids of bronnen.toml
///     gecontroleerd_op = 2026-11-22
///
///     [[reeks]]
///     id = "nr-gemeld"               the name of the file, or that and more: "nr-gemeld-mannen"
///     naam = "..."
///     definitie = "..."              who was counted, by whom, how
///
///     [[reeks.punt]]                 without a number: "niet beschikbaar"
///     label = "2024"
///     waarde = 944                   in a table, `tekst = "1 op 6"` may stand instead
///     laag = 900                     of an estimate; `laag` alone means "more than"
///     hoog = 1000
///     zekerheid = "geteld"           geteld (default), afgeleid, geschat or afgeschermd
///     noot = "..."                   required where a number was not counted
///     bronnen = ["s24"]              where they are not those of the whole figure
std::optional<html::Figure> read_figure(const std::filesystem::path& file, Problems& problems);

}  // namespace zicht::content
