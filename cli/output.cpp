// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "core/io/root_fs.h"

#include <QJsonDocument>

#include <unistd.h>

#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// 0, or the errno of what went wrong.
int writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n =
            ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (n >= 0)
            done += n;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

QString singleLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

void Output::line(const QString &text)
{
    m_pending += singleLine(text).toUtf8();
    m_pending += '\n';
}

void Output::json(const QJsonArray &array)
{
    m_pending += QJsonDocument(array).toJson(QJsonDocument::Indented);
}

void Output::json(const QJsonObject &object)
{
    m_pending += QJsonDocument(object).toJson(QJsonDocument::Indented);
}

void Output::error(const QString &what, const QString &why)
{
    const QString text = u"vitrinectl: "_s + what + u": "_s + why;
    // Nobody is left to be told when standard error itself is gone.
    (void)writeAll(STDERR_FILENO, singleLine(text).toUtf8() + '\n');
}

bool Output::flush()
{
    const int problem = writeAll(STDOUT_FILENO, m_pending);
    m_pending.clear();
    if (problem == 0)
        return true;
    error(u"standard output"_s, errorWords(problem));
    return false;
}

} // namespace vitrine::cli
