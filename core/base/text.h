// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace vitrine {

/// A sentence for people: a source marked for translation, and its arguments. Core never translates;
/// gui/text looks `source` up in the context "core" when it paints.
///
/// Mark every source with VITRINE_TEXT("..."), so that lupdate finds it. Placeholders are %1 to %9.
struct Text {
    const char *source = "";
    QStringList args;

    Text() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to be usable where a Text is wanted
    Text(const char *markedSource) : source(markedSource) {}
    Text(const char *markedSource, QStringList arguments)
        : source(markedSource)
        , args(std::move(arguments))
    {
    }

    [[nodiscard]] bool isEmpty() const { return source[0] == '\0'; }
    /// The English sentence, whatever the locale.
    [[nodiscard]] QString toEnglish() const;
    /// `translated` with the arguments put in; the one place that knows how.
    [[nodiscard]] QString fill(const QString &translated) const;

    friend bool operator==(const Text &a, const Text &b)
    {
        return qstrcmp(a.source, b.source) == 0 && a.args == b.args;
    }
};

} // namespace vitrine

#define VITRINE_TEXT(literal) QT_TRANSLATE_NOOP("core", literal)
