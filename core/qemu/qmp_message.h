// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace vitrine {

/// One line of QEMU's machine protocol (docs/interop/qmp-spec of QEMU).
struct QmpMessage {
    enum class Kind { Greeting, Return, Error, Event };
    Kind kind = Kind::Event;
    QJsonValue
        payload; ///< Greeting: the "QMP" object; Return: the value; Event: its data, if it has any
    QString name; ///< Error: its class ("DeviceNotFound", "GenericError"); Event: its name
    QString description; ///< Error: QEMU's sentence
    int id = -1; ///< of the command that is answered; -1 when there is none

    friend bool operator==(const QmpMessage &, const QmpMessage &) = default;
};

/// Cuts a stream of bytes into messages.
class QmpReader {
public:
    /// No message of QEMU comes near; more than this in one line is not QMP.
    static constexpr qsizetype maxLine = 16 * 1024 * 1024;

    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole message, or nothing until more bytes come. External when the peer does not speak QMP.
    std::optional<Result<QmpMessage>> next();

private:
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< what lies before it is consumed
    qsizetype m_searched = 0; ///< no line end between m_begin and here
};

/// One command as a line, with its id.
QByteArray qmpCommand(const QString &name, const QJsonObject &arguments, int id);

} // namespace vitrine
