// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/pci_names.h"

#include <QStringView>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray hex4(std::uint16_t number)
{
    return QByteArray::number(number, 16).rightJustified(4, '0');
}

QString lineAt(QByteArrayView text, qsizetype from)
{
    const qsizetype end = text.indexOf('\n', from);
    return QString::fromUtf8(text.sliced(from, (end < 0 ? text.size() : end) - from)).trimmed();
}

/// "CoffeeLake-S GT2 [UHD Graphics 630]" is sold as "UHD Graphics 630".
QString bracketed(const QString &name)
{
    const qsizetype open = name.lastIndexOf(u'[');
    const qsizetype close = name.lastIndexOf(u']');
    return open >= 0 && close > open + 1 ? name.sliced(open + 1, close - open - 1) : name;
}

QString shortVendor(const QString &name)
{
    QString out = bracketed(name);
    for (const QLatin1StringView tail :
        {" Corporation"_L1, ", Inc."_L1, " Inc."_L1, " Co., Ltd."_L1, " Ltd."_L1}) {
        if (out.endsWith(tail))
            out.chop(tail.size());
    }
    return out;
}

} // namespace

std::optional<QString> pciDisplayName(
    QByteArrayView pciIds, std::uint16_t vendor, std::uint16_t device)
{
    const QByteArray vendorKey = '\n' + hex4(vendor) + "  ";
    const qsizetype vendorAt = pciIds.indexOf(vendorKey);
    if (vendorAt < 0)
        return std::nullopt;
    const QByteArray deviceKey = "\n\t" + hex4(device) + "  ";
    const qsizetype deviceAt = pciIds.indexOf(deviceKey, vendorAt + vendorKey.size());
    if (deviceAt < 0)
        return std::nullopt;
    // The device must belong to this vendor: between the two no line may start at the margin, comments apart.
    qsizetype line = pciIds.indexOf('\n', vendorAt + 1);
    while (line >= 0 && line < deviceAt) {
        const char first = pciIds.at(line + 1);
        if (first != '\t' && first != '#' && first != '\n')
            return std::nullopt;
        line = pciIds.indexOf('\n', line + 1);
    }
    const QString name = bracketed(lineAt(pciIds, deviceAt + deviceKey.size()));
    if (name.isEmpty())
        return std::nullopt;
    const QString owner = shortVendor(lineAt(pciIds, vendorAt + vendorKey.size()));
    return name.startsWith(owner) ? name : QString(owner + u' ' + name);
}

} // namespace vitrine
