// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/mdev_call.h"
#include "core/io/host_changer.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

ExitCode runVfSetType(Context &context)
{
    const QString given = context.arguments.at(0);
    const std::optional<PciAddress> address = PciAddress::parse(given);
    if (!address)
        return context.usage(u'"' + given + u"\" is no PCI address"_s);
    const QString type = context.arguments.at(1) == u"none"_s ? QString() : context.arguments.at(1);
    const Result<HostSnapshot> host = hostToChange(context);
    if (!host)
        return context.fail(host.error());
    const HostAction action = HostAction::setFunctionType(address->toString(), type);
    const auto way =
        changeHost(*host, action, hostWayFromId(context.line.value(u"via").value_or(QString())));
    if (!way)
        return context.fail(way.error());
    if (context.json()) {
        context.out.json(QJsonObject {{u"parent"_s, action.parent},
            {u"type"_s, type.isEmpty() ? QJsonValue() : QJsonValue(type)},
            {u"via"_s, *way ? QJsonValue(toId(**way)) : QJsonValue()}});
    } else if (!*way) {
        context.note(
            describe(action).toEnglish() + u": would be done (this host is not a real one)"_s);
    }
    return ExitCode::Done;
}

} // namespace vitrine::cli
