// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/help.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

QString Context::name() const
{
    return QString::fromLatin1(command.name);
}

ExitCode Context::fail(const Error &error) const
{
    return fail(exitCodeFor(error.code), error.toEnglish());
}

ExitCode Context::fail(ExitCode code, const QString &why) const
{
    Output::error(name(), why);
    return code;
}

namespace {

/// The command that the first words name, and how many words that takes.
struct Found {
    const Command *command = nullptr;
    qsizetype words = 0;
};

Found findCommand(const QStringList &words)
{
    for (const Command &command : commandTable()) {
        const QStringList name = QString::fromLatin1(command.name).split(u' ');
        if (words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin()))
            return {&command, name.size()};
    }
    return {};
}

/// "host" alone, or "host nonsense": which second words there are.
QString secondWords(const QString &first)
{
    QStringList seconds;
    for (const Command &command : commandTable()) {
        const QString name = QString::fromLatin1(command.name);
        if (command.run && name.startsWith(QString(first + u' ')))
            seconds += name.mid(first.size() + 1);
    }
    return seconds.join(u", "_s);
}

QString notAvailable()
{
    return u"not available in this version"_s;
}

ExitCode unknownCommand(const QStringList &words)
{
    const QString seconds = secondWords(words.first());
    if (seconds.isEmpty())
        Output::error(words.first(), u"unknown command; vitrinectl --help lists them"_s);
    else if (words.size() == 1)
        Output::error(words.first(), u"a word is missing: "_s + seconds);
    else
        Output::error(
            words.first() + u' ' + words.at(1), u"unknown command; there is: "_s + seconds);
    return ExitCode::Usage;
}

/// What is wrong with the number of arguments, or nothing.
QString argumentProblem(const Command &command, const QStringList &arguments)
{
    const QStringList names =
        QString::fromLatin1(command.arguments).split(u' ', Qt::SkipEmptyParts);
    if (arguments.size() < names.size()) {
        QString missing = names.at(arguments.size());
        return missing.remove(u"..."_s) + u" is missing"_s;
    }
    const bool repeats = !names.isEmpty() && names.last().endsWith("..."_L1);
    if (arguments.size() > names.size() && !repeats)
        return u"unexpected argument "_s + arguments.at(names.size());
    return {};
}

/// The first option that this command does not take, or nothing.
QString optionProblem(const Command &command, const Line &line)
{
    for (const Line::Given &given : line.options) {
        const bool taken = given.option->global
            || std::any_of(command.options.begin(),
                command.options.end(),
                [&given](const char *name) { return qstrcmp(name, given.option->name) == 0; });
        if (!taken)
            return u"--"_s + QString::fromLatin1(given.option->name)
                + u" is no option of this command"_s;
    }
    return {};
}

ExitCode finish(Output &out, ExitCode code)
{
    return out.flush() ? code : ExitCode::File;
}

ExitCode print(const QString &text)
{
    Output out;
    out.write(text.toUtf8());
    return finish(out, ExitCode::Done);
}

} // namespace

ExitCode runLine(const QStringList &arguments)
{
    const Result<Line> line = parseLine(arguments);
    if (!line) {
        // The text already begins with the option, which is what it is about.
        const QString why = line.error().toEnglish();
        const qsizetype colon = why.indexOf(u": "_s);
        Output::error(why.left(colon), why.mid(colon + 2));
        return ExitCode::Usage;
    }
    if (line->has(u"version"))
        return print(u"vitrinectl " VITRINE_VERSION "\n"_s);

    for (const Line::Given &given : line->options) {
        if (given.option->available)
            continue;
        Output::error(u"--"_s + QString::fromLatin1(given.option->name), notAvailable());
        return ExitCode::Usage;
    }

    if (line->has(u"root") && line->has(u"demo")) {
        Output::error(u"--demo"_s, u"--root names another host"_s);
        return ExitCode::Usage;
    }

    const bool help = line->has(u"help");
    if (line->words.isEmpty()) {
        if (help)
            return print(overview());
        Output::error(u"command"_s, u"none was given; vitrinectl --help lists them"_s);
        return ExitCode::Usage;
    }
    const Found found = findCommand(line->words);
    if (!found.command)
        return unknownCommand(line->words);
    Context context {*found.command, *line, line->words.mid(found.words), {}};
    if (!found.command->run)
        return context.usage(notAvailable());
    if (help)
        return print(helpOf(*found.command));
    if (const QString why = optionProblem(*found.command, *line); !why.isEmpty())
        return context.usage(why);
    if (const QString why = argumentProblem(*found.command, context.arguments); !why.isEmpty())
        return context.usage(why);
    const ExitCode code = found.command->run(context);
    return finish(context.out, code);
}

} // namespace vitrine::cli
