# One list of warnings for every room. They are errors in our own builds and in CI, and not in the
# release builds of others, whose compilers may know warnings that ours does not.
option(ZICHT_WERROR "Treat warnings as errors" OFF)

add_library(zicht_warnings INTERFACE)
target_compile_options(zicht_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
if(ZICHT_WERROR)
  target_compile_options(zicht_warnings INTERFACE -Werror)
endif()
# g++ 12 sees uninitialised variants and null pointers in its own library under the sanitizers.
if(ZICHT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(zicht_warnings INTERFACE
    -Wno-error=maybe-uninitialized -Wno-maybe-uninitialized -Wno-error=null-dereference -Wno-tsan)
endif()
