// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace vitrine::cli {

/// The two ways out: results to standard output, everything else to standard error, both UTF-8 in every locale.
///
/// Results are collected and written by flush(), so that a pipe that closed or a disk that is full is noticed and told.
class Output {
public:
    /// Bytes exactly as they are.
    void write(const QByteArray &bytes) { m_pending += bytes; }
    /// One line; line breaks and control characters inside are shown as one space.
    void line(const QString &text);
    /// Pretty-printed, keys sorted.
    void json(const QJsonArray &array);
    void json(const QJsonObject &object);

    /// `vitrinectl: WHAT: WHY` on standard error, one line whatever the texts hold.
    static void error(const QString &what, const QString &why);

    /// False, with a line on standard error, when not everything could be written.
    [[nodiscard]] bool flush();

private:
    QByteArray m_pending;
};

/// Control characters (line breaks among them) as spaces.
QString singleLine(QString text);

} // namespace vitrine::cli
