// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace vitrine::cli {

/// What vitrinectl returns to its caller. Scripts rely on the numbers.
enum class ExitCode {
    Done = 0,
    No = 1, ///< the answer is no: an error was found, a command line was refused
    Usage = 2, ///< wrong usage
    File = 3, ///< a file could not be read or written, is not well-formed, or is no libvirt domain
    Host = 4, ///< the host refused, or the guest has not what an edit is about
};

/// For errors of reading and building. What an edit could not do is ExitCode::Host instead of File (editError()).
inline ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return ExitCode::Usage;
    case ErrorCode::NotFound:
    case ErrorCode::NotReadable:
    case ErrorCode::NotWritable:
    case ErrorCode::TooLarge:
    case ErrorCode::Encoding:
    case ErrorCode::NotWellFormed:
    case ErrorCode::NotADomain:
        return ExitCode::File;
    case ErrorCode::NotTranslated:
    case ErrorCode::Refused:
        return ExitCode::No;
    case ErrorCode::HostRefused:
    case ErrorCode::External:
        return ExitCode::Host;
    }
    return ExitCode::Host;
}

} // namespace vitrine::cli
