# The floor plan, held against the code: who may include whom.
#
# Used in two places: zicht_room() calls zicht_floor_check() while configuring, and the test
# `floors` runs this file as a script over the whole of src/ (cmake -DSRC=... -P floors.cmake).

cmake_minimum_required(VERSION 3.25)

# Which wings a wing may use. See README.md, "The house".
set(ZICHT_WING_ground "ground")
set(ZICHT_WING_science "ground" "science")
set(ZICHT_WING_open "ground" "science" "open")
set(ZICHT_WING_work "ground" "science" "open" "work")
set(ZICHT_WING_app "ground" "science" "open" "work")
# The press is a program beside the site: it knows no domain.
set(ZICHT_WING_press "ground")
# And so is what makes files harmless.
set(ZICHT_WING_clean "ground")

# The rooms in the order in which src/CMakeLists.txt builds them: a room uses only what is above it.
function(zicht_floor_plan src out)
  file(STRINGS ${src}/CMakeLists.txt lines REGEX "^add_subdirectory")
  list(TRANSFORM lines REPLACE "^add_subdirectory\\(([a-z_/]+)\\).*" "\\1")
  set(${out} "${lines}" PARENT_SCOPE)
endfunction()

# Stops with one clear sentence where `room` uses a room it may not, or includes one it does not name.
function(zicht_floor_check src room uses)
  zicht_floor_plan(${src} plan)
  list(FIND plan ${room} own_floor)
  string(REGEX MATCH "^[a-z]+" wing ${room})
  foreach(used IN LISTS uses)
    string(REGEX MATCH "^[a-z]+" used_wing ${used})
    list(FIND plan ${used} used_floor)
    if(used_floor EQUAL -1)
      message(FATAL_ERROR "${room} says that it uses ${used}, but there is no such room in src/CMakeLists.txt")
    elseif(NOT used_floor LESS own_floor)
      message(FATAL_ERROR "${room} says that it uses ${used}, which is not built below it: arrows only go down")
    elseif(NOT used_wing IN_LIST ZICHT_WING_${wing})
      message(FATAL_ERROR "${room} says that it uses ${used}, but the wing ${wing} may not use the wing ${used_wing}")
    elseif(wing STREQUAL "science" AND used_wing STREQUAL "ground"
           AND NOT used MATCHES "^ground/(base|text)$")
      message(FATAL_ERROR "${room} says that it uses ${used}, but science uses only ground/base and ground/text")
    endif()
  endforeach()
  file(GLOB_RECURSE files ${src}/${room}/*.cpp ${src}/${room}/*.hpp)
  foreach(file IN LISTS files)
    file(STRINGS ${file} includes REGEX "^#include \"(ground|science|open|work)/[a-z_]+/|^#include \"app/")
    foreach(include IN LISTS includes)
      string(REGEX REPLACE "^#include \"([a-z]+(/[a-z_]+)?)/[^/]+\".*" "\\1" included "${include}")
      if(NOT included STREQUAL room AND NOT included IN_LIST uses)
        file(RELATIVE_PATH shown ${src} ${file})
        message(FATAL_ERROR "${shown} includes ${included}, but ${room} does not say that it uses it")
      endif()
    endforeach()
  endforeach()
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  zicht_floor_plan(${SRC} plan)
  if(NOT plan)
    message(FATAL_ERROR "${SRC}/CMakeLists.txt names no rooms")
  endif()
  foreach(room IN LISTS plan)
    file(READ ${SRC}/${room}/CMakeLists.txt text)
    string(REGEX REPLACE "#[^\n]*" "" text "${text}")
    if(NOT text MATCHES "zicht_(room|program)\\(${room}[ \n)]")
      message(FATAL_ERROR "${room}/CMakeLists.txt does not open with zicht_room(${room} ...)")
    endif()
    set(uses "")
    if(text MATCHES "USES([^)]*)")
      string(REGEX REPLACE "(LINKS|PLACES).*" "" uses "${CMAKE_MATCH_1}")
      string(REGEX MATCHALL "[a-z]+/[a-z_]+" uses "${uses}")
    endif()
    zicht_floor_check(${SRC} ${room} "${uses}")
  endforeach()
  list(LENGTH plan count)
  message(STATUS "floors: ${count} rooms, every arrow goes down")
endif()
