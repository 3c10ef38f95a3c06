// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace fidelity {

/// A guest that make_guests.py made.
struct LiveGuest {
    QString name;
    QByteArray xml;
    QStringList families;
};

/// `count` guests of that seed, made in `folder`. Fails the test (qFatal) when the generator does not run.
/// `odd`: percent of them that are made odd.
QList<LiveGuest> makeGuests(
    const QString &folder, const QString &seed, int count, bool interfaces, int odd);
/// The guests that a folder holds: NAME.xml each.
QList<LiveGuest> readGuests(const QString &folder);

} // namespace fidelity
