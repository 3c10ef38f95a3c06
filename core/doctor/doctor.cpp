// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"

#include "core/doctor/checks.h"

#include <QJsonObject>

namespace vitrine {

namespace doctor {

QString evidenceOf(const DeviceNode &node)
{
    return QStringLiteral("%1: %2:%3 %4, %5")
        .arg(node.path,
            node.user,
            node.group,
            QString::number(node.mode, 8).rightJustified(4, u'0'),
            node.accessible ? QStringLiteral("open to this user")
                            : QStringLiteral("closed to this user"));
}

} // namespace doctor

QList<HostCheck> checkHost(const HostSnapshot &host, const QemuCaps *caps)
{
    static const HostFacts none;
    QList<HostCheck> checks;
    const doctor::Patient patient {host, host.facts ? *host.facts : none, caps, checks};
    doctor::checkMachine(patient);
    doctor::checkCards(patient);
    doctor::checkInstances(patient);
    doctor::checkDeviceRights(patient);
    doctor::checkRenderNodes(patient);
    doctor::checkGuard(patient);
    doctor::checkPrograms(patient);
    return checks;
}

QString toId(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Ok:
        return QStringLiteral("ok");
    case CheckStatus::Warn:
        return QStringLiteral("warn");
    case CheckStatus::Fail:
        return QStringLiteral("fail");
    case CheckStatus::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QJsonArray checksToJson(const QList<HostCheck> &checks)
{
    QJsonArray rows;
    for (const HostCheck &check : checks) {
        QString fix = check.fix.toEnglish();
        if (!check.command.isEmpty())
            fix += (fix.isEmpty() ? QString() : QStringLiteral(" ")) + u'`' + check.command + u'`';
        rows.append(QJsonObject {{QStringLiteral("id"), check.id},
            {QStringLiteral("status"), toId(check.status)},
            {QStringLiteral("title"), check.title.toEnglish()},
            {QStringLiteral("evidence"), check.evidence.join(QStringLiteral("; "))},
            {QStringLiteral("meaning"), check.meaning.toEnglish()},
            {QStringLiteral("fix"), fix.isEmpty() ? QJsonValue() : QJsonValue(fix)}});
    }
    return rows;
}

} // namespace vitrine
