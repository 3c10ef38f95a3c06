// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_caps.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>

#include <optional>

namespace vitrine {

/// One QMP command of the probe, and what its answer is filed under.
struct CapsQuery {
    QString command;
    QJsonObject arguments;
    QString key; ///< unique within a probe: "query-machines", "device-list-properties vfio-pci"
};

/// What a QEMU said: the key of a query -> its return value. A command that QEMU does not know has no entry.
struct CapsAnswers {
    QJsonValue greeting; ///< the "QMP" object of the greeting
    QMap<QString, QJsonValue> returns;
    std::optional<QString> displayHelp; ///< standard output of -display help, where it is known
    std::optional<QString> audioHelp; ///< standard output of -audiodev help
};

/// What to ask first: everything that stands for itself.
QList<CapsQuery> firstCapsQueries();
/// What to ask then: the properties of the devices and machines that the first answers name.
QList<CapsQuery> secondCapsQueries(const CapsAnswers &answers);

/// The capabilities that the answers add up to; `source` is Probed, `binary` is left to the caller. What an old QEMU did not
/// answer is empty. External when the answers lack what every QEMU since 4.2 says (version, machines, schema).
Result<QemuCaps> capsFromAnswers(const CapsAnswers &answers);

} // namespace vitrine
