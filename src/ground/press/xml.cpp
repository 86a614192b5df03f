#include "ground/press/xml.hpp"

namespace zicht::press {

std::string xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default: {
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x20U || c == '\n' || c == '\t') out += c;
      }
    }
  }
  return out;
}

}  // namespace zicht::press
