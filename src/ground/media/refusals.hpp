// All that zicht-clean can say of a file. What it says comes out of a process that opened bytes of
// a stranger, so nobody hears it word for word: only what stands here is passed on.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace zicht::media {

inline constexpr std::string_view broken_picture =
    "Dit plaatje is kapot of van een soort die we niet kennen. Stuur een andere versie, of een "
    "foto "
    "of schermafdruk ervan.";
inline constexpr std::string_view broken_sound =
    "Dit geluid is kapot of van een soort die we niet kennen. Stuur een andere versie.";
inline constexpr std::string_view broken_document =
    "Dit document is kapot of van een soort die we niet kennen. Stuur een andere versie, of een "
    "foto of schermafdruk ervan.";
inline constexpr std::string_view moving_picture =
    "Een bewegend plaatje kunnen we niet aannemen. Stuur een foto of schermafdruk.";
inline constexpr std::string_view video =
    "Video kunnen we nog niet aannemen. Stuur een foto, of alleen het geluid.";
inline constexpr std::string_view locked_document =
    "Op dit document zit een wachtwoord. Haal het eraf, of stuur foto's van de bladzijden.";
inline constexpr std::string_view many_pages =
    "Dit document heeft meer dan 30 bladzijden. Stuur er hoogstens 30 tegelijk.";
inline constexpr std::string_view large_copy =
    "Dit bestand wordt te groot als we het veilig maken. Stuur een kleinere versie, of een "
    "document "
    "in delen.";

inline constexpr std::array refusals{broken_picture,
                                     broken_sound,
                                     broken_document,
                                     moving_picture,
                                     video,
                                     locked_document,
                                     many_pages,
                                     large_copy};

/// What is said of a file where zicht-clean gives no reason that stands here.
inline constexpr std::string_view hard_to_clean =
    "Dit bestand is kapot of te ingewikkeld. Stuur een andere versie, of een foto of schermafdruk "
    "ervan.";
/// And of a PDF where the kernel cannot keep what opens it away from other files.
inline constexpr std::string_view no_documents_here =
    "Een PDF kunnen we hier niet veilig openen. Stuur foto's of schermafdrukken van de bladzijden.";

/// The sentence for whoever sent the file.
constexpr std::string_view known_refusal(std::string_view said) {
  const auto* found = std::find(refusals.begin(), refusals.end(), said);
  return found == refusals.end() ? hard_to_clean : *found;
}

}  // namespace zicht::media
