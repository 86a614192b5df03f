# The estimates as a library for other programs: find_package(zicht), target zicht::estimate. One static
# library of three rooms, which together need nothing of the rest of Zicht.
set(library ${CMAKE_BINARY_DIR}/libzicht_estimate.a)
set(rooms zicht_science_estimate zicht_ground_text zicht_ground_base)

set(script "create libzicht_estimate.a\n")
foreach(room IN LISTS rooms)
  string(APPEND script "addlib $<TARGET_FILE:${room}>\n")
endforeach()
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/estimate_library.mri CONTENT "${script}save\nend\n")
add_custom_command(OUTPUT ${library}
  COMMAND sh -c "'${CMAKE_AR}' -M < estimate_library.mri"
  COMMAND ${CMAKE_RANLIB} libzicht_estimate.a
  WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
  DEPENDS ${rooms} VERBATIM)
add_custom_target(zicht_estimate ALL DEPENDS ${library})

set(zicht_sanitize_link "")
if(ZICHT_SANITIZE)
  set(zicht_sanitize_link "-fsanitize=${ZICHT_SANITIZE}")
endif()
set(zicht_libraries ${CMAKE_INSTALL_LIBDIR})
set(zicht_headers ${CMAKE_INSTALL_INCLUDEDIR})
include(CMakePackageConfigHelpers)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/zichtConfig.cmake.in ${CMAKE_BINARY_DIR}/zichtConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/zicht PATH_VARS zicht_libraries zicht_headers)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/zichtConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(FILES ${library} DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT estimate EXCLUDE_FROM_ALL)
install(FILES ${CMAKE_BINARY_DIR}/zichtConfig.cmake ${CMAKE_BINARY_DIR}/zichtConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/zicht COMPONENT estimate EXCLUDE_FROM_ALL)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/zicht_estimate.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/zicht RENAME estimate.hpp COMPONENT estimate EXCLUDE_FROM_ALL)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/src/science/estimate/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/zicht/science/estimate COMPONENT estimate EXCLUDE_FROM_ALL
  FILES_MATCHING PATTERN "*.hpp")
install(FILES ${CMAKE_SOURCE_DIR}/src/ground/base/result.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/zicht/ground/base COMPONENT estimate EXCLUDE_FROM_ALL)
