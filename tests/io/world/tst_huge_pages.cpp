// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/huge_page_mounts.h"

#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

class TestHugePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mountsAndTheirSizes()
    {
        const QList<HugePageMount> mounts =
            parseHugePageMounts("proc /proc proc rw 0 0\n"
                                "hugetlbfs /dev/hugepages hugetlbfs rw,relatime,pagesize=2M 0 0\n"
                                "big /mnt/big hugetlbfs rw,pagesize=1024M 0 0\n"
                                "plain /mnt/plain hugetlbfs rw 0 0\n",
                "MemTotal: 1 kB\nHugepagesize:       2048 kB\n");
        QCOMPARE(mounts.size(), 3);
        QCOMPARE(mounts.at(0).path, u"/dev/hugepages"_s);
        QCOMPARE(mounts.at(0).kib, quint64 {2048});
        QVERIFY(mounts.at(0).isDefault);
        QCOMPARE(mounts.at(1).kib, quint64 {1024 * 1024});
        QVERIFY(!mounts.at(1).isDefault);
        QCOMPARE(mounts.at(2).kib, quint64 {2048});
    }

    void garbageGivesNothing()
    {
        QVERIFY(parseHugePageMounts({}, {}).isEmpty());
        QVERIFY(parseHugePageMounts("hugetlbfs\nx y\n", "Hugepagesize: many").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHugePages)
#include "tst_huge_pages.moc"
