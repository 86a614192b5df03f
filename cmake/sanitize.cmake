# ZICHT_SANITIZE is a list for -fsanitize: "address,undefined" or "thread". A finding ends the test.
set(ZICHT_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize")
if(ZICHT_SANITIZE)
  # -g1 names the lines of a finding; more of it, and its tracking of variables, doubles the time to build.
  add_compile_options(-fsanitize=${ZICHT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -O1 -g1)
  add_link_options(-fsanitize=${ZICHT_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  # What Debian hardens its own programs with; the loader checks cost nothing measurable.
  add_compile_options(-fstack-protector-strong -D_FORTIFY_SOURCE=2 -fstack-clash-protection -fcf-protection)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
