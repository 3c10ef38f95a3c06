// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace vitrine {

/// "key" of "first,key=value,other": with doubled commas made single. A null string when it is not there.
QString commandKey(const QString &argument, const QString &key);

/// The QMP socket of a command line: -qmp unix:PATH, or -chardev socket with -mon mode=control. Empty when it has none.
QString qmpSocketOf(const QStringList &command);

/// Where a viewer connects to, as remote-viewer takes it: "spice://127.0.0.1:5901", "spice+unix:///run/...", "vnc://127.0.0.1:5900",
/// "vnc+unix:///run/...". From what QEMU says (the answers of query-vnc and query-spice; undefined when it has none), and for a
/// Spice socket, of which QEMU does not speak, from the command line.
QStringList displayAddresses(
    const QStringList &command, const QJsonValue &queryVnc, const QJsonValue &querySpice);

} // namespace vitrine
