// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/device_summary.h"

#include <QStringList>

#include <initializer_list>

namespace vitrine {

namespace {

/// A value below a device: a path of element names, and an attribute; no attribute means the text.
struct Pick {
    std::initializer_list<QStringView> names;
    QStringView attribute;
};

QString pick(const XmlText &text, NodeId device, const Pick &what)
{
    const NodeId node = text.descend(device, what.names);
    if (node == noNode)
        return {};
    return (what.attribute.isEmpty() ? text.text(node)
                                     : text.attribute(node, what.attribute).value_or(QString()))
        .simplified();
}

QString join(const XmlText &text, NodeId device, std::initializer_list<Pick> picks)
{
    QStringList words {text.element(device).name};
    for (const Pick &what : picks) {
        const QString word = pick(text, device, what);
        if (!word.isEmpty())
            words.append(word);
    }
    return words.join(u' ');
}

/// What <source> says, whatever its kind.
QString sourceOf(const XmlText &text, NodeId device)
{
    const NodeId source = text.child(device, u"source");
    if (source == noNode)
        return {};
    for (const QStringView name :
        {u"file", u"dev", u"dir", u"bridge", u"network", u"path", u"portgroup", u"mode", u"host"}) {
        if (const auto value = text.attribute(source, name); value && !value->isEmpty())
            return *value;
    }
    const QString volume = text.attribute(source, u"volume").value_or(QString());
    if (!volume.isEmpty())
        return text.attribute(source, u"pool").value_or(QString()) + u'/' + volume;
    const QString protocol = text.attribute(source, u"protocol").value_or(QString());
    if (!protocol.isEmpty())
        return protocol + u':' + text.attribute(source, u"name").value_or(QString());
    return {};
}

QString hexDigits(QString number, int width)
{
    if (number.startsWith(u"0x", Qt::CaseInsensitive))
        number.remove(0, 2);
    return number.rightJustified(width, u'0');
}

/// "pci 0000:06:12.5", "usb 0x046d:0xc52b", "scsi_host ...": what is passed through.
QString hostdevSource(const XmlText &text, NodeId device)
{
    const NodeId source = text.child(device, u"source");
    const NodeId address = text.child(source, u"address");
    const auto at = [&](NodeId node, QStringView name) {
        return text.attribute(node, name).value_or(QString());
    };
    if (QString uuid = at(address, u"uuid"); !uuid.isEmpty())
        return uuid;
    if (const NodeId vendor = text.child(source, u"vendor"); vendor != noNode) {
        const QString id = at(vendor, u"id");
        return id + u':' + at(text.child(source, u"product"), u"id");
    }
    if (address != noNode && text.attribute(address, u"slot")) {
        const QString domain = hexDigits(at(address, u"domain"), 4);
        const QString bus = hexDigits(at(address, u"bus"), 2);
        const QString slot = hexDigits(at(address, u"slot"), 2);
        return domain + u':' + bus + u':' + slot + u'.' + hexDigits(at(address, u"function"), 1);
    }
    return sourceOf(text, device);
}

} // namespace

QString deviceSummary(const XmlText &text, NodeId device)
{
    const QString &name = text.element(device).name;
    const auto append = [](QString summary, const QString &word) {
        if (!word.isEmpty())
            summary += u' ' + word;
        return summary;
    };
    if (name == u"disk") {
        QString out = join(text, device, {{{u"target"}, u"dev"}});
        const QString kind = text.attribute(device, u"device").value_or(QString());
        if (kind == u"cdrom" || kind == u"floppy" || kind == u"lun")
            out = append(out, kind);
        return append(
            append(out, sourceOf(text, device)), pick(text, device, {{u"target"}, u"bus"}));
    }
    if (name == u"interface") {
        const QString out = append(join(text, device, {{{}, u"type"}}), sourceOf(text, device));
        return append(append(out, pick(text, device, {{u"model"}, u"type"})),
            pick(text, device, {{u"mac"}, u"address"}));
    }
    if (name == u"hostdev")
        return append(join(text, device, {{{}, u"type"}}), hostdevSource(text, device));
    if (name == u"filesystem")
        return append(append(join(text, device, {{{}, u"type"}}), sourceOf(text, device)),
            pick(text, device, {{u"target"}, u"dir"}));
    if (name == u"serial" || name == u"parallel" || name == u"console" || name == u"channel"
        || name == u"smartcard" || name == u"redirdev") {
        const QString out =
            join(text, device, {{{}, u"bus"}, {{}, u"type"}, {{u"target"}, u"name"}});
        return append(out, sourceOf(text, device));
    }
    if (name == u"controller")
        return join(text, device, {{{}, u"type"}, {{}, u"index"}, {{}, u"model"}});
    if (name == u"shmem")
        return join(text, device, {{{}, u"name"}, {{u"model"}, u"type"}});
    if (name == u"rng" || name == u"tpm")
        return join(text,
            device,
            {{{}, u"model"},
                {{u"backend"}, u"model"},
                {{u"backend"}, u"type"},
                {{u"backend"}, {}}});
    if (name == u"watchdog")
        return join(text, device, {{{}, u"model"}, {{}, u"action"}});
    if (name == u"memory")
        return join(text, device, {{{}, u"model"}, {{u"target", u"size"}, {}}});
    if (name == u"vsock")
        return join(text, device, {{{}, u"model"}, {{u"cid"}, u"address"}});
    if (name == u"lease")
        return join(text, device, {{{u"lockspace"}, {}}, {{u"key"}, {}}});
    return join(text, device, {{{}, u"type"}, {{}, u"bus"}, {{}, u"model"}});
}

} // namespace vitrine
