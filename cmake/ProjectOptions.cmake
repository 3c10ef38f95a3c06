# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One INTERFACE target carries the standard, the defines and the warnings to every target.
add_library(vitrine-options INTERFACE)
target_compile_features(vitrine-options INTERFACE cxx_std_20)
target_include_directories(vitrine-options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(vitrine-options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_DISABLE_DEPRECATED_UP_TO=0x060400
  QT_NO_CONTEXTLESS_CONNECT VITRINE_VERSION="${PROJECT_VERSION}")
target_compile_options(vitrine-options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough -Wcast-align -Wcast-qual
  -Wdouble-promotion -Wextra-semi $<$<NOT:$<CXX_COMPILER_ID:Clang>>:-Wzero-as-null-pointer-constant> -Wswitch-enum -Wundef -Wredundant-decls
  $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast;-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op;-Wsuggest-override>
  $<$<CXX_COMPILER_ID:Clang>:-Wreserved-identifier>
  $<$<BOOL:${VITRINE_WERROR}>:-Werror>)

find_program(VITRINE_MOLD mold)
if(VITRINE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(vitrine-options INTERFACE -fuse-ld=mold)
endif()

find_program(VITRINE_CCACHE ccache)
if(VITRINE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${VITRINE_CCACHE}")
endif()

# moc of one target needs nothing that another target builds: clang-tidy can have it without compiling anything.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)

# The fuzz targets look inside what they call, so everything is built with the fuzzer's eyes and the sanitizers.
if(VITRINE_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "VITRINE_FUZZERS needs clang++ (libFuzzer); configure the preset 'tidy'")
  endif()
  set(fuzz_flags -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1)
  target_compile_options(vitrine-options INTERFACE ${fuzz_flags})
  target_link_options(vitrine-options INTERFACE -fsanitize=address,undefined)
endif()
