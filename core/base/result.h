// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QString>

#include <tl/expected.hpp>

namespace vitrine {

/// Why something could not be done. The command line maps these to its exit codes (cli/exit_code.h).
enum class ErrorCode {
    Usage, ///< wrong call: unknown field, value that cannot be one
    NotFound, ///< no such file, element, device
    NotReadable, ///< permission, directory, vanished while it was read
    NotWritable,
    TooLarge,
    Encoding, ///< not UTF-8
    NotWellFormed, ///< not XML, or a DOCTYPE
    NotADomain, ///< XML, but no libvirt domain
    NotTranslated, ///< an element that the command line builder does not know
    Refused, ///< a rule of libvirt refuses the guest
    HostRefused, ///< busy, no capacity, unknown parent or type, not permitted
    External, ///< another program failed
};

/// "Could not do it". Never mixed with Diagnostic ("your configuration is wrong"), never a bare string.
struct Error {
    ErrorCode code = ErrorCode::External;
    Text text;
    QString file; ///< empty when no file is concerned
    int line = 0; ///< from 1; 0 when unknown
    int column = 0; ///< from 1, in characters; 0 when unknown
    QString path; ///< XPath of the node concerned, or empty

    /// `FILE:LINE:COLUMN: text`, as far as known, in English, one line.
    [[nodiscard]] QString toEnglish() const;
    friend bool operator==(const Error &, const Error &) = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, Text text)
{
    return tl::unexpected<Error>(Error {code, std::move(text), {}, 0, 0, {}});
}

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace vitrine
