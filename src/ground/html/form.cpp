#include "ground/html/form.hpp"

namespace zicht::html {

Html choice(std::string_view name,
            std::string_view label,
            std::string_view any,
            const std::vector<Option>& options,
            std::string_view chosen) {
  const auto items = each(options, [&](const Option& option) {
    return markup<R"(<option value="{}"{}>{}</option>)">(
        option.value, when(option.value == chosen, markup<" selected">()), option.label);
  });
  return markup<
      R"(<div class="field"><label for="{}">{}</label><select class="input" id="{}" name="{}"><option value="">{}</option>{}</select></div>
)">(name, label, name, name, any, items);
}

}  // namespace zicht::html
