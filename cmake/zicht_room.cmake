# A room: one folder, one library, one test program.
#
#   zicht_room(open/monitor
#     USES ground/base ground/html open/content     the only rooms whose headers it may include
#     LINKS Boost::json)                            libraries from cmake/libraries.cmake
#
# All *.cpp of the folder are the room; *_test.cpp become the test program open_monitor_test. But
# for the preset dev a room is compiled as one file, so the names in its unnamed namespaces must differ.
include(floors)

function(zicht_room room)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS" ${ARGN})
  string(REPLACE "/" "_" name ${room})
  zicht_floor_check(${CMAKE_SOURCE_DIR}/src ${room} "${ROOM_USES}")

  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  if(sources)
    add_library(zicht_${name} STATIC ${sources})
    set(reach PUBLIC)
    target_link_libraries(zicht_${name} PRIVATE zicht_warnings)
  else()
    add_library(zicht_${name} INTERFACE)
    set(reach INTERFACE)
  endif()
  target_include_directories(zicht_${name} ${reach} ${CMAKE_SOURCE_DIR}/src)
  foreach(used IN LISTS ROOM_USES)
    string(REPLACE "/" "_" used_name ${used})
    target_link_libraries(zicht_${name} ${reach} zicht_${used_name})
  endforeach()
  target_link_libraries(zicht_${name} ${reach} ${ROOM_LINKS})

  if(tests AND BUILD_TESTING)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE zicht_${name} zicht_test_main zicht_test_options zicht_warnings)
    target_compile_definitions(${name}_test PRIVATE ZICHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_precompile_headers(${name}_test REUSE_FROM zicht_test_main)
    # Each test file may call its helpers as it likes.
    set_target_properties(${name}_test PROPERTIES UNITY_BUILD OFF)
    add_dependencies(room_tests ${name}_test)
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()

# A program: a room that nothing uses. NAME is that of the executable; without it, it is zicht.
function(zicht_program room)
  cmake_parse_arguments(ROOM "" "NAME" "USES;LINKS" ${ARGN})
  if(NOT ROOM_NAME)
    set(ROOM_NAME zicht)
  endif()
  zicht_floor_check(${CMAKE_SOURCE_DIR}/src ${room} "${ROOM_USES}")
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_executable(${ROOM_NAME} ${sources})
  set_target_properties(${ROOM_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_include_directories(${ROOM_NAME} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  foreach(used IN LISTS ROOM_USES)
    string(REPLACE "/" "_" used_name ${used})
    target_link_libraries(${ROOM_NAME} PRIVATE zicht_${used_name})
  endforeach()
  target_link_libraries(${ROOM_NAME} PRIVATE zicht_warnings ${ROOM_LINKS})
  # Each command calls its own help help.
  set_target_properties(${ROOM_NAME} PROPERTIES UNITY_BUILD OFF)
  install(TARGETS ${ROOM_NAME} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
