// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/native_command.h"

#include <QRegularExpression>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

QStringList splitNativeCommand(const QString &text)
{
    QStringList words;
    QString word;
    bool any = false; // an empty word in quotes is one too
    const auto finish = [&] {
        if (any)
            words.append(word);
        word.clear();
        any = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\\' && i + 1 < text.size()) {
            if (text.at(++i) == u'\n')
                continue; // goes on in the next line
            word += text.at(i);
            any = true;
        } else if (c == u'\'') {
            const qsizetype end = text.indexOf(u'\'', i + 1);
            const qsizetype stop = end < 0 ? text.size() : end;
            word += QStringView(text).mid(i + 1, stop - i - 1);
            any = true;
            i = stop;
        } else if (c == u'"') {
            any = true;
            for (++i; i < text.size() && text.at(i) != u'"'; ++i) {
                if (text.at(i) == u'\\' && i + 1 < text.size())
                    ++i;
                word += text.at(i);
            }
        } else if (c.isSpace()) {
            finish();
        } else {
            word += c;
            any = true;
        }
    }
    finish();
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*="_s);
    while (!words.isEmpty() && variable.match(words.first()).hasMatch())
        words.removeFirst();
    return words;
}

QByteArray comparableCommand(const QStringList &arguments, const QByteArray &xml)
{
    static const QRegularExpression descriptor(u"\"fd\":\"[0-9]+\""_s);
    static const QRegularExpression random(u"\"(data|iv)\":\"[^\"]*\""_s);
    // The folder of a run: session, system and embedded libvirt have different ones.
    static const QRegularExpression folder(u"[^\"'=,]*/domain-(-?[0-9]+)-[^/\"',]*/"_s);
    static const QRegularExpression mac(u"\"mac\":\"([0-9a-f:]+)\""_s);
    const QByteArray known = xml.toLower();
    QByteArray out;
    QString option;
    for (const QString &argument : arguments) {
        const bool isOption = argument.startsWith(u'-') && argument.size() > 1;
        if (!out.isEmpty())
            out += isOption || option.isEmpty() ? '\n' : ' ';
        QString shown = argument;
        if (option == "-netdev"_L1)
            shown = u"(a network, as it is made at start)"_s;
        else if (option == "-chardev"_L1 && argument.contains("id=chrtpm"_L1))
            shown = u"(the socket of the TPM, as it is made at start)"_s;
        else if (option == "-chardev"_L1 && argument.contains("id=charmonitor"_L1))
            shown = u"(the socket of the monitor, as it is made at start)"_s;
        else if (option == "-uuid"_L1 && !known.contains(argument.toUtf8().toLower()))
            shown = u"(a new one)"_s;
        if (const auto match = mac.match(shown);
            match.hasMatch() && !known.contains(match.captured(1).toUtf8()))
            shown.replace(match.captured(1), u"(a new one)"_s);
        shown.replace(folder, u"(run)/"_s);
        shown.replace(descriptor, u"\"fd\":\"N\""_s);
        shown.replace(random, u"\"\\1\":\"(random)\""_s);
        out += shown.toUtf8();
        option = isOption ? argument : QString();
    }
    if (!out.isEmpty())
        out += '\n';
    return out;
}

} // namespace vitrine
