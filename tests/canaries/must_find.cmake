# Runs a canary, and fails unless it is found: it must end badly, and say what was found. That it ends badly
# is asked too, since a sanitizer that may recover says the same and lets the test pass.
#
#   cmake -DFINDING=regex -P must_find.cmake PROGRAM [ARGUMENT...]
cmake_minimum_required(VERSION 3.25)
set(command "")
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(at RANGE ${last})
  if(script_seen)
    list(APPEND command "${CMAKE_ARGV${at}}")
  elseif(CMAKE_ARGV${at} STREQUAL CMAKE_SCRIPT_MODE_FILE OR CMAKE_ARGV${at} MATCHES "must_find\\.cmake$")
    set(script_seen TRUE)
  endif()
endforeach()
list(GET command 0 program)

# The walk that looks for canaries in what is shipped goes by their mark.
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/canary.hpp mark REGEX "mark = ")
string(REGEX REPLACE ".*\"(.+)\".*" "\\1" mark "${mark}")
file(STRINGS ${program} marks REGEX "${mark}")
if(NOT marks)
  message(FATAL_ERROR "${program} does not carry the mark \"${mark}\"")
endif()

execute_process(COMMAND ${command} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT said MATCHES "${mark}")
  message(FATAL_ERROR "the mistake was not made:\n${said}")
elseif(result EQUAL 0)
  message(FATAL_ERROR "the canary lived:\n${said}")
elseif(NOT said MATCHES "${FINDING}")
  message(FATAL_ERROR "it ended with ${result}, but not by ${FINDING}:\n${said}")
endif()
string(REGEX MATCH "${FINDING}[^\n]*" found "${said}")
message(STATUS "found: ${found}")
