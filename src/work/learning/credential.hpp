// A certificate as an Open Badge 3.0, which other programs can verify: a Verifiable Credential (VC
// data model 2.0) with a data integrity proof of the suite eddsa-jcs-2022. Pure.
//
// Why this suite and not a JWT: the badge stays readable JSON, and whoever checks it needs no more
// than a canonical form (RFC 8785), SHA-256 and Ed25519.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "ground/crypto/sign.hpp"
#include "open/training/path.hpp"
#include "work/learning/certificate.hpp"

namespace zicht::learning {

/// Who says so: this installation.
struct Issuer {
  std::string site = {};  ///< "https://zicht.example", without a slash at the end.
  std::string name = {};  ///< Of the organisation that runs it.
};

/// The address of the document with the public key; also the id of the issuer.
inline constexpr auto issuer_path = "/uitgever";

/// The canonical form of RFC 8785: keys sorted, no white space. For objects, arrays, texts, whole
/// numbers and booleans, which is all that a badge holds; anything else is a mistake in this
/// program.
std::string canonical(const boost::json::value& value);

/// The bytes that a proof of eddsa-jcs-2022 signs: the hash of the proof without its value, and
/// then the hash of the document without its proof.
std::string signed_bytes(boost::json::object document, boost::json::object proof);

/// "z" and base58: how a key or a signature stands in a proof.
std::string multibase(std::string_view bytes);

/// The signed badge of a certificate, as JSON text.
std::string make_credential(const Certificate& certificate,
                            const training::Path& path,
                            const Issuer& issuer,
                            const crypto::Signer& signer);

/// Where a verifier finds the public key (Controlled Identifiers 1.0), as JSON text.
std::string issuer_document(const Issuer& issuer, const crypto::Signer& signer);

}  // namespace zicht::learning
