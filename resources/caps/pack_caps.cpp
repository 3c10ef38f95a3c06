// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs while the program is built: capabilities that were saved as JSON become the form that is read fast.
#include "core/qemu/caps_json.h"
#include "core/qemu/caps_packed.h"

#include <QFile>

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: vitrine-pack-caps FILE.json FILE.caps\n");
        return 2;
    }
    const QString from = QFile::decodeName(argv[1]);
    QFile in(from);
    if (!in.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", argv[1], qPrintable(in.errorString()));
        return 1;
    }
    const auto caps = vitrine::readCapsJson(in.readAll(), from);
    if (!caps) {
        std::fprintf(stderr, "%s\n", qPrintable(caps.error().toEnglish()));
        return 1;
    }
    const QByteArray packed = vitrine::packCaps(*caps);
    QFile out(QFile::decodeName(argv[2]));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || out.write(packed) != packed.size()) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(out.errorString()));
        return 1;
    }
    return 0;
}
