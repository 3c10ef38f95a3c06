// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/node_device.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

std::optional<NodeDevice> parseNodeDevice(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    NodeDevice out;
    QStringList open;
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::EndElement)
            open.removeLast();
        if (token != QXmlStreamReader::StartElement)
            continue;
        open.append(reader.name().toString());
        const QString path = open.join(u'/');
        // What is read as text ends its element itself.
        if (path == "device/name"_L1)
            out.name = reader.readElementText();
        else if (path == "device/path"_L1)
            out.path = reader.readElementText();
        else if (path == "device/capability/uuid"_L1)
            out.uuid = MdevUuid::parse(reader.readElementText());
        else if (path == "device/capability/parent_addr"_L1)
            out.parentAddress = reader.readElementText();
        else
            continue;
        open.removeLast();
    }
    if (reader.hasError() || out.name.isEmpty())
        return std::nullopt;
    return out;
}

QByteArray newNodeDeviceXml(const QString &parent, const QString &type, const MdevUuid &uuid)
{
    QByteArray out;
    QXmlStreamWriter writer(&out);
    writer.writeStartElement(u"device"_s);
    writer.writeTextElement(u"parent"_s, parent);
    writer.writeStartElement(u"capability"_s);
    writer.writeAttribute(u"type"_s, u"mdev"_s);
    writer.writeEmptyElement(u"type"_s);
    writer.writeAttribute(u"id"_s, type);
    writer.writeTextElement(u"uuid"_s, uuid.toString());
    writer.writeEndDocument();
    return out;
}

} // namespace vitrine
