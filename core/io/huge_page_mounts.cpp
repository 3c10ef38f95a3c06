// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/huge_page_mounts.h"

#include <QFile>

namespace vitrine {

namespace {

quint64 kibOf(QByteArray size)
{
    size = size.trimmed();
    quint64 factor = 0;
    if (size.endsWith("kB") || size.endsWith('K') || size.endsWith('k'))
        factor = 1;
    else if (size.endsWith('M'))
        factor = 1024;
    else if (size.endsWith('G'))
        factor = quint64 {1024} * 1024;
    while (!size.isEmpty() && (size.back() < '0' || size.back() > '9'))
        size.chop(1);
    return size.trimmed().toULongLong() * factor;
}

} // namespace

QList<HugePageMount> parseHugePageMounts(const QByteArray &mounts, const QByteArray &meminfo)
{
    quint64 ordinary = 0;
    for (const QByteArray &line : meminfo.split('\n')) {
        if (line.startsWith("Hugepagesize:"))
            ordinary = kibOf(line.mid(line.indexOf(':') + 1));
    }
    QList<HugePageMount> out;
    for (const QByteArray &line : mounts.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 4 || words.at(2) != "hugetlbfs")
            continue;
        quint64 kib = ordinary;
        for (const QByteArray &option : words.at(3).split(',')) {
            if (option.startsWith("pagesize="))
                kib = kibOf(option.mid(option.indexOf('=') + 1));
        }
        out.append({QString::fromLocal8Bit(words.at(1)), kib, kib == ordinary});
    }
    return out;
}

QList<HugePageMount> readHugePageMounts()
{
    QFile mounts(QStringLiteral("/proc/mounts"));
    QFile meminfo(QStringLiteral("/proc/meminfo"));
    if (!mounts.open(QIODevice::ReadOnly) || !meminfo.open(QIODevice::ReadOnly))
        return {};
    return parseHugePageMounts(mounts.readAll(), meminfo.readAll());
}

} // namespace vitrine
