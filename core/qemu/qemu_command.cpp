// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_command.h"

namespace vitrine {

QStringList QemuCommand::toStrings() const
{
    QStringList out;
    out.reserve(arguments.size());
    for (const Argument &argument : arguments)
        out.append(argument.text);
    return out;
}

QString quoteForShell(const QString &argument)
{
    static const QString special = QStringLiteral("\r\t\n !\"#$&'()*;<>?[\\]^{|}~`");
    bool plain = !argument.isEmpty();
    for (const QChar c : argument) {
        if (special.contains(c) || c < u' ')
            plain = false;
    }
    if (plain)
        return argument;
    QString quoted = argument;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return QStringLiteral("'") + quoted + QStringLiteral("'");
}

QString QemuCommand::toShell() const
{
    QStringList out;
    out.reserve(arguments.size());
    for (const Argument &argument : arguments)
        out.append(quoteForShell(argument.text));
    return out.join(u' ');
}

} // namespace vitrine
