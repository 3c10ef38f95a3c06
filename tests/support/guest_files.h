// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace vitrine::test {

struct GuestFile {
    QString name; ///< folder and file, for messages
    XmlText text;
};

/// Every guest that is at hand and reads as XML: tests/fixtures/guests, tests/fixtures/oracle, and, where it is there, the corpus
/// of libvirt in ../shared (or VITRINE_SHARED). Aborts when there is none at all: the tests would pass on nothing.
const QList<GuestFile> &guestFiles();

/// The folder `shared` beside the sources, or empty.
QString sharedFolder();

QByteArray readFile(const QString &path);

} // namespace vitrine::test
