# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Precompiled headers: Qt's and the standard library's, never our own, so that a change of ours rebuilds what includes it and
# nothing else. Clang's builds (lint, fuzzing) go without, so a missing include is seen there.
option(VITRINE_PCH "Precompile the headers of Qt and of the standard library" ON)
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR VITRINE_FUZZERS)
  set(VITRINE_PCH OFF)
endif()

set(vitrine_headers_std <algorithm> <array> <cstdint> <functional> <memory> <optional> <span> <string> <utility> <variant> <vector>)
set(vitrine_headers_core <QByteArray> <QHash> <QList> <QSet> <QString> <QStringList> <QStringView>)
set(vitrine_headers_io <QDir> <QFile> <QFileInfo> <QJsonArray> <QJsonDocument> <QJsonObject>)
set(vitrine_headers_gui <QtGui> <QtWidgets>)

# vitrine_precompile(TARGET [core] [io] [gui]): the target's own precompiled header.
function(vitrine_precompile target)
  if(NOT VITRINE_PCH)
    return()
  endif()
  set(headers ${vitrine_headers_std})
  foreach(set ${ARGN})
    list(APPEND headers ${vitrine_headers_${set}})
  endforeach()
  target_precompile_headers(${target} PRIVATE ${headers})
endfunction()

# vitrine_reuse_precompiled(TARGET FROM): the one of a target with the same libraries.
function(vitrine_reuse_precompiled target from)
  if(VITRINE_PCH)
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()
