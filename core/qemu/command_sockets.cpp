// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/command_sockets.h"

#include <QJsonObject>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

/// The values of an option, in order: all that follows "-spice".
QStringList valuesOf(const QStringList &command, const QString &option)
{
    QStringList out;
    for (qsizetype i = 1; i + 1 < command.size(); ++i) {
        if (command[i] == option || command[i] == u'-' + option)
            out += command[++i];
    }
    return out;
}

/// "a,,b,c" -> "a,b" and "c"
QStringList parts(const QString &argument)
{
    QStringList out {QString()};
    for (qsizetype i = 0; i < argument.size(); ++i) {
        if (argument[i] != u',')
            out.last() += argument[i];
        else if (i + 1 < argument.size() && argument[i + 1] == u',')
            out.last() += argument[i++];
        else
            out += QString();
    }
    return out;
}

QString address(const QString &scheme, const QString &host, const QString &port)
{
    const QString shown = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return scheme + u"://"_s + shown + u':' + port;
}

} // namespace

QString commandKey(const QString &argument, const QString &key)
{
    for (const QString &part : parts(argument)) {
        if (part.startsWith(QString(key + u'=')))
            return part.mid(key.size() + 1);
    }
    return {};
}

QString qmpSocketOf(const QStringList &command)
{
    for (const QString &value : valuesOf(command, u"-qmp"_s)) {
        const QString first = parts(value).constFirst();
        if (first.startsWith("unix:"_L1))
            return first.mid(5);
    }
    for (const QString &monitor : valuesOf(command, u"-mon"_s)) {
        if (commandKey(monitor, u"mode"_s) != "control"_L1)
            continue;
        const QString named = commandKey(monitor, u"chardev"_s);
        const QString id = named.isNull() ? parts(monitor).constFirst() : named;
        for (const QString &chardev : valuesOf(command, u"-chardev"_s)) {
            if (commandKey(chardev, u"id"_s) == id)
                return commandKey(chardev, u"path"_s);
        }
    }
    return {};
}

QStringList displayAddresses(
    const QStringList &command, const QJsonValue &queryVnc, const QJsonValue &querySpice)
{
    QStringList out;
    const QJsonObject spice = querySpice.toObject();
    if (spice.value("enabled"_L1).toBool()) {
        const QString host = spice.value("host"_L1).toString();
        for (const auto &[key, scheme] :
            {std::pair {"port"_L1, u"spice"_s}, std::pair {"tls-port"_L1, u"spice+tls"_s}}) {
            if (const int port = spice.value(key).toInt(); port > 0)
                out += address(scheme, host, QString::number(port));
        }
        for (const QString &value : valuesOf(command, u"-spice"_s)) {
            const QStringList words = parts(value);
            if (words.contains(u"unix"_s) || words.contains(u"unix=on"_s))
                out += u"spice+unix://"_s + commandKey(value, u"addr"_s);
        }
    }
    const QJsonObject vnc = queryVnc.toObject();
    if (vnc.value("enabled"_L1).toBool()) {
        const QString service = vnc.value("service"_L1).toString();
        if (vnc.value("family"_L1).toString() == "unix"_L1)
            out +=
                u"vnc+unix://"_s + (service.isEmpty() ? vnc.value("host"_L1).toString() : service);
        else if (!service.isEmpty())
            out += address(u"vnc"_s, vnc.value("host"_L1).toString(), service);
    }
    return out;
}

} // namespace vitrine
