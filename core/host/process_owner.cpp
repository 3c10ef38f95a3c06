// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/process_owner.h"

#include <utility>

namespace vitrine {

namespace {

/// The name in a -name argument: "NAME" or "guest=NAME,debug-threads=on"; a comma in the name is doubled.
QString nameOf(QByteArrayView argument)
{
    const QString text = QString::fromUtf8(argument);
    QStringList parts;
    QString part;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u',') {
            part += text.at(i);
        } else if (i + 1 < text.size() && text.at(i + 1) == u',') {
            part += u',';
            ++i;
        } else {
            parts.append(std::exchange(part, {}));
        }
    }
    parts.append(part);
    for (const QString &candidate : std::as_const(parts)) {
        if (candidate.startsWith(QStringLiteral("guest=")))
            return candidate.sliced(6);
    }
    return parts.constFirst();
}

void takeUuids(QByteArrayView argument, QList<MdevUuid> &out)
{
    if (argument.indexOf("sysfsdev") < 0 && argument.indexOf("path=") < 0)
        return;
    for (qsizetype slash = argument.indexOf('/'); slash >= 0;
         slash = argument.indexOf('/', slash + 1)) {
        if (argument.size() < slash + 37)
            return;
        const auto uuid =
            MdevUuid::parseStrict(QString::fromLatin1(argument.sliced(slash + 1, 36)));
        if (uuid && !out.contains(*uuid))
            out.append(*uuid);
    }
}

/// host=0000:4b:00.4 and sysfsdev=/sys/bus/pci/devices/0000:4b:00.4 of QEMU, in both of its syntaxes.
void takeFunctions(QByteArrayView argument, QList<PciAddress> &out)
{
    for (const QByteArrayView before :
        {QByteArrayView("host="), QByteArrayView(R"("host":")"), QByteArrayView("/pci/devices/")}) {
        for (qsizetype at = argument.indexOf(before); at >= 0;
             at = argument.indexOf(before, at + 1)) {
            QByteArrayView text = argument.sliced(at + before.size());
            qsizetype end = 0;
            while (end < text.size() && text.at(end) != ',' && text.at(end) != '"')
                ++end;
            const auto address = PciAddress::parse(QString::fromLatin1(text.first(end)));
            if (address && !out.contains(*address))
                out.append(*address);
        }
    }
}

} // namespace

ProcessClaim parseProcessClaim(QByteArrayView cmdline)
{
    ProcessClaim claim;
    bool nameFollows = false;
    for (qsizetype from = 0; from < cmdline.size();) {
        qsizetype end = cmdline.indexOf('\0', from);
        if (end < 0)
            end = cmdline.size();
        const QByteArrayView argument = cmdline.sliced(from, end - from);
        if (nameFollows) {
            const QString name = nameOf(argument);
            if (!name.isEmpty())
                claim.guest = name;
        }
        nameFollows = argument == QByteArrayView("-name") || argument == QByteArrayView("--name");
        takeUuids(argument, claim.uuids);
        if (argument.indexOf("vfio") >= 0)
            takeFunctions(argument, claim.functions);
        from = end + 1;
    }
    return claim;
}

} // namespace vitrine
