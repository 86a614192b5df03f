#include "ground/html/html.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace zicht::html;

TEST_CASE("what a person typed cannot become markup") {
  const std::string typed = "<script>alert('x & \"y\"')</script>";
  CHECK(markup<"<p title=\"{}\">{}</p>">(typed, typed).str() ==
        "<p title=\"&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;\">"
        "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;</p>");
}

TEST_CASE("markup inside markup stays markup") {
  const std::vector<std::string> words{"een", "t<wee"};
  const auto items = each(words, [](const auto& word) { return markup<"<li>{}</li>">(word); });
  CHECK(markup<"<ul>{}</ul>">(items).str() == "<ul><li>een</li><li>t&lt;wee</li></ul>");
}

TEST_CASE("an address that could run script or leave the site unseen leads nowhere") {
  for (const auto* bad : {"javascript:alert(1)",
                          "JaVaScRiPt:1",
                          "data:text/html,x",
                          "//elders.nl",
                          "/\\elders.nl",
                          "java\tscript:1",
                          "/a\nb",
                          "vbscript:x",
                          ""})
    CHECK(markup<"{}">(Url{bad}).str() == "#");
  for (const auto* good : {"/kompas", "#rollen", "?q=x", "https://example.org/a", "tel:112"})
    CHECK(markup<"{}">(Url{good}).str() == good);
}

TEST_CASE("numbers in a drawing are short and have a point") {
  CHECK(markup<"{} {} {} {}">(1.5, 2.0, -0.001, 10.256).str() == "1.5 2 0 10.26");
  CHECK(markup<"{}">(42).str() == "42");
}
