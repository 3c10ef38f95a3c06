// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString optionLine(const OptionSpec &option)
{
    QString left = u"  --"_s + QString::fromLatin1(option.name);
    if (option.value)
        left += u' ' + QString::fromLatin1(option.value);
    // A name that fills the column gets its text on the next line.
    constexpr int column = 30;
    if (left.size() >= column - 1)
        left += u'\n' + QString(column, u' ');
    else
        left = left.leftJustified(column);
    return left + QString::fromUtf8(option.help) + u'\n';
}

QString synopsis(const Command &command)
{
    QString line = u"vitrinectl "_s + QString::fromLatin1(command.name);
    if (command.arguments[0] != '\0')
        line += u' ' + QString::fromLatin1(command.arguments);
    if (!command.options.empty())
        line += u" [OPTION ...]"_s;
    return line;
}

} // namespace

QString overview()
{
    QString text = u"Usage: vitrinectl [OPTION ...] COMMAND [ARG ...]\n\n"
                   "Give a libvirt guest a vGPU and get a picture out of it.\n\n"
                   "Commands (vitrinectl COMMAND --help tells more):\n"_s;
    for (const Command &command : commandTable()) {
        if (!command.run)
            continue;
        const QString name = u"  "_s + QString::fromLatin1(command.name);
        text += name.leftJustified(18) + QString::fromUtf8(command.summary) + u'\n';
    }
    text += u"\nOptions that may stand anywhere in the line:\n"_s;
    for (const OptionSpec &option : optionTable()) {
        if (option.global && option.available)
            text += optionLine(option);
    }
    text += u"\nExit codes: 0 done; 1 the answer is no; 2 wrong usage; 3 a file could not be read "
            u"or written, or is no\n"
            "libvirt domain; 4 the host refused. FILE may be - for standard input.\n"_s;
    return text;
}

QString helpOf(const Command &command)
{
    QString summary = QString::fromUtf8(command.summary);
    summary[0] = summary.at(0).toUpper();
    QString text = u"Usage: "_s + synopsis(command) + u"\n\n"_s + summary + u".\n"_s;
    if (command.help[0] != '\0')
        text += u'\n' + QString::fromUtf8(command.help) + u'\n';
    QString options;
    for (const char *name : command.options) {
        const OptionSpec *option = findOption(QString::fromLatin1(name));
        if (option && option->available)
            options += optionLine(*option);
    }
    if (!options.isEmpty())
        text += u"\nOptions:\n"_s + options;
    text += u"\nOptions of every command are in vitrinectl --help.\n"_s;
    return text;
}

} // namespace vitrine::cli
