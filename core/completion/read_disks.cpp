// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

ScaledText checkScaled(
    const QString &text, const QString &unit, const QString &where, quint64 scale)
{
    constexpr quint64 most = std::numeric_limits<quint64>::max();
    const auto value = readUnsigned(text, 10, most);
    if (!value)
        return {LibvirtCode::XmlError,
            u"Invalid value '%1' for element or attribute '%2'"_s.arg(text, where)};
    const auto factor = scaledBytes(u"1", unit, scale);
    if (!factor || unit != unit.trimmed())
        return {LibvirtCode::InvalidArgument, u"unknown suffix '%1'"_s.arg(unit)};
    if (*value != 0 && *factor > most / *value)
        return {
            LibvirtCode::Overflow, u"value too large: %1%2"_s.arg(QString::number(*value), unit)};
    return {};
}

/// virSecurityDeviceLabelDefParseXML, ...Format: one that says nothing is not written.
void readSeclabels(Completion &guest, TreeNode *source, WrongSink &sink)
{
    TreeNode *next = nullptr;
    QStringList models;
    for (TreeNode *label = source->child(u"seclabel"); label != nullptr; label = next) {
        next = label->nextSame();
        const QString text = label->childText(u"label");
        const QString relabel = label->get(u"relabel");
        if (label->has(u"model") && models.contains(label->get(u"model")))
            guest.notTranslated(label);
        models.append(label->get(u"model"));
        if (label->has(u"relabel") && relabel != "yes"_L1 && relabel != "no"_L1)
            sink.sayXmlError(label,
                WrongSink::behindTable,
                u"Invalid value for attribute 'relabel' in element 'seclabel': '%1'."_s.arg(
                    relabel));
        else if (!text.isEmpty() && relabel == "no"_L1)
            sink.sayXmlError(label,
                WrongSink::behindTable,
                u"Cannot specify a label if relabelling is turned off. model=%1"_s.arg(
                    label->has(u"model") ? label->get(u"model") : u"<null>"_s));
        guest.tree.removeAttribute(label, u"labelskip");
        guest.tree.removeAttribute(label, u"type");
        if (text.isEmpty() && relabel != "no"_L1)
            guest.tree.remove(label);
        else if (relabel.isEmpty())
            guest.tree.set(label, u"relabel", u"yes"_s, byDefault);
    }
}

namespace {

class DiskReader {
public:
    DiskReader(Completion &guest, TreeNode *disk, WrongSink &sink)
        : m_guest(guest)
        , m_device(disk)
        , m_sink(sink)
    {
    }

    void run()
    {
        if (TreeNode *source = m_device->child(u"source")) {
            readSource(m_device, source);
            dropEmptyPath(source);
        }
        readAuth(m_device);
        readEncryption(m_device);
        readBacking(m_device);
        readMetadata(m_device->child(u"driver"), u"./metadata_cache/max_size"_s);
        if (m_device->get(u"driver", u"rerror_policy") == "enospace"_L1)
            wrong(m_device->child(u"driver"),
                Code::ConfigUnsupported,
                u"Invalid disk read error policy: 'enospace'"_s);
        readIotune();
        dropIfBare(m_device->child(u"blockio"));
        dropIfBare(m_device->child(u"backenddomain"));
        for (const Atom name : Atoms {u"serial", u"wwn", u"vendor", u"product"}) {
            TreeNode *text = m_device->child(name);
            if (text != nullptr && text->text.isEmpty())
                remove(text);
        }
    }

private:
    using Code = LibvirtCode;

    void wrong(const TreeNode *node, const QString &words)
    {
        m_sink.sayXmlError(node, WrongSink::behindTable, words);
    }
    void wrong(const TreeNode *node, Code code, const QString &words)
    {
        m_sink.sayWrong(node, WrongSink::behindTable, code, words);
    }
    void remove(TreeNode *node) { m_guest.tree.remove(node); }
    void dropIfBare(TreeNode *node)
    {
        if (node != nullptr && node->firstAttribute() == nullptr && node->firstChild() == nullptr)
            remove(node);
    }

    void readHosts(const TreeNode *source)
    {
        for (const TreeNode *host = source->child(u"host"); host != nullptr;
             host = host->nextSame()) {
            const QString &transport = host->get(u"transport");
            const bool isUnix = transport == "unix"_L1;
            if (host->has(u"transport") && transport != "tcp"_L1 && !isUnix
                && transport != "rdma"_L1) {
                wrong(host,
                    Code::ConfigUnsupported,
                    u"unknown protocol transport type '%1'"_s.arg(transport));
            } else if (isUnix && !host->has(u"socket")) {
                wrong(host, u"missing socket for unix transport"_s);
            } else if (!isUnix && host->has(u"socket")) {
                wrong(host,
                    u"transport '%1' does not support socket attribute"_s.arg(
                        transport.isEmpty() ? u"tcp"_s : transport));
            } else if (!isUnix && !host->has(u"name")) {
                wrong(host, u"missing name for host"_s);
            } else if (!isUnix && host->has(u"port")
                && !readUnsigned(host->get(u"port"), 10, std::numeric_limits<uint>::max())) {
                wrong(host,
                    Code::InvalidArgument,
                    u"failed to parse port number '%1'"_s.arg(host->get(u"port")));
            }
        }
    }

    void readAuth(const TreeNode *holder)
    {
        const TreeNode *auth = holder->child(u"auth");
        if (auth == nullptr)
            return;
        const TreeNode *secret = auth->child(u"secret");
        if (!auth->has(u"username"))
            wrong(auth, u"missing username for auth"_s);
        else if (secret == nullptr)
            wrong(auth, u"Missing <secret> element in auth"_s);
        else if (secret->has(u"uuid") == secret->has(u"usage") || !secret->has(u"type"))
            m_guest.notTranslated(secret);
    }

    void readEncryption(const TreeNode *holder)
    {
        const TreeNode *encryption = holder->child(u"encryption");
        if (encryption == nullptr)
            return;
        const QString &format = encryption->get(u"format");
        if (!encryption->has(u"format"))
            wrong(encryption, u"unknown volume encryption format"_s);
        else if (format != "luks"_L1 && format != "qcow"_L1 && format != "default"_L1
            && format != "luks2"_L1)
            wrong(encryption,
                Code::ConfigUnsupported,
                u"unknown volume encryption format type %1"_s.arg(format));
        const TreeNode *secret = encryption->child(u"secret");
        if (secret == nullptr || !secret->has(u"type")
            || secret->has(u"uuid") == secret->has(u"usage"))
            m_guest.notTranslated(encryption);
    }

    void spellPci(TreeNode *address)
    {
        const auto spell = [&](Atom name, int width) {
            const quint64 value =
                readUnsigned(address->get(name), 0, std::numeric_limits<uint>::max()).value_or(0);
            m_guest.tree.set(address,
                name,
                u"0x"_s + QString::number(value, 16).rightJustified(width, u'0'),
                byDefault);
        };
        spell(u"domain", 4);
        spell(u"bus", 2);
        spell(u"slot", 2);
        spell(u"function", 1);
    }

    void readSource(TreeNode *holder, TreeNode *source)
    {
        const QString &type = holder->get(u"type");
        if (type == "network"_L1) {
            if (!source->has(u"name") && !source->is(u"protocol", u"nbd"))
                wrong(source, u"missing name for disk source"_s);
            const QString &protocol = source->get(u"protocol");
            const QString &name = source->get(u"name");
            if ((protocol == "gluster"_L1 || protocol == "rbd"_L1) && source->has(u"name")
                && name.indexOf(u'/') <= 0)
                wrong(source, u"can't split path '%1' into pool name and image name"_s.arg(name));
            readHosts(source);
        } else if (type == "volume"_L1) {
            if (source->has(u"pool") != source->has(u"volume"))
                wrong(source,
                    u"'pool' and 'volume' must be specified together for 'pool' type source"_s);
        } else if (type == "nvme"_L1) {
            if (source->child(u"address") == nullptr)
                wrong(source, u"NVMe disk source is missing address"_s);
            else
                spellPci(source->child(u"address"));
        } else if (type == "vhostuser"_L1) {
            if (!source->has(u"type"))
                wrong(source, u"missing 'type' attribute for vhostuser disk source"_s);
            m_guest.notTranslated(source);
        }
        readAuth(source);
        readEncryption(source);
        if (TreeNode *reservations = source->child(u"reservations");
            reservations != nullptr && reservations->is(u"managed", u"no"))
            m_guest.notTranslated(reservations);
        readSeclabels(m_guest, source, m_sink);
        if (TreeNode *slices = source->child(u"slices"); slices != nullptr) {
            while (TreeNode *second = slices->child(u"slice") == nullptr
                    ? nullptr
                    : slices->child(u"slice")->nextSame())
                remove(second);
            dropIfBare(slices);
        }
        for (const Atom name :
            Atoms {u"readahead", u"timeout", u"snapshot", u"config", u"identity"})
            dropIfBare(source->child(name));
        if (TreeNode *initiator = source->child(u"initiator")) {
            const TreeNode *iqn = initiator->child(u"iqn");
            if (iqn == nullptr || !iqn->has(u"name"))
                remove(initiator);
        }
    }

    /// An empty path counts as none (virDomainStorageSourceParse).
    void dropEmptyPath(TreeNode *source)
    {
        for (const Atom name : Atoms {u"file", u"dev", u"dir"}) {
            if (source->has(name) && source->get(name).isEmpty())
                m_guest.tree.removeAttribute(source, name);
        }
    }

    void readBacking(TreeNode *holder)
    {
        TreeNode *backing = holder->child(u"backingStore");
        if (backing == nullptr)
            return;
        if (!backing->has(u"type")) { // the end of the chain
            while (backing->firstChild() != nullptr)
                remove(backing->firstChild());
            return;
        }
        TreeNode *source = backing->child(u"source");
        if (backing->child(u"format") == nullptr)
            wrong(backing, u"missing disk backing store format"_s);
        else if (source == nullptr)
            wrong(backing, u"missing disk backing store source"_s);
        if (source != nullptr)
            readSource(backing, source);
        readMetadata(backing->child(u"format"), u"./format/metadata_cache/max_size"_s);
        readBacking(backing);
    }

    void readMetadata(TreeNode *holder, const QString &where)
    {
        TreeNode *cache = holder == nullptr ? nullptr : holder->child(u"metadata_cache");
        TreeNode *size = cache == nullptr ? nullptr : cache->child(u"max_size");
        if (size == nullptr) {
            dropIfBare(cache);
            return;
        }
        const ScaledText scaled = checkScaled(size->text, size->get(u"unit"), where, 1);
        if (!size->text.isEmpty() && !scaled.words.isEmpty())
            wrong(size, scaled.code, scaled.words);
        else if (size->text.isEmpty() || scaledBytes(size->text, size->get(u"unit"), 1) == 0)
            remove(cache);
    }

    void readIotune()
    {
        TreeNode *iotune = m_device->child(u"iotune");
        TreeNode *next = nullptr;
        for (TreeNode *c = iotune == nullptr ? nullptr : iotune->firstChild(); c != nullptr;
             c = next) {
            next = c->nextSibling();
            if (c->name() == u"group_name") {
                if (c->text.isEmpty())
                    remove(c);
                continue;
            }
            const auto value = readUnsigned(c->text, 10, std::numeric_limits<quint64>::max());
            if (c->text.isEmpty() || value == 0)
                remove(c);
            else if (!value)
                wrong(c, u"disk iotune field '%1' must be an integer"_s.arg(c->name()));
            else
                c->text = QString::number(*value);
        }
        dropIfBare(iotune);
    }

    Completion &m_guest;
    TreeNode *m_device;
    WrongSink &m_sink;
};

} // namespace

void readDisk(Completion &guest, TreeNode *disk, WrongSink &sink)
{
    DiskReader(guest, disk, sink).run();
}

} // namespace vitrine
