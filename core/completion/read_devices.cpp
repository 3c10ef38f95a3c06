// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_devices.h"

#include "core/base/ids.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

class DeviceReader {
public:
    DeviceReader(Completion &guest, TreeNode *device, WrongSink &sink)
        : m_guest(guest)
        , m_device(device)
        , m_sink(sink)
    {
    }

    void run()
    {
        const Atom kind = m_device->name();
        if (kind == u"disk")
            readDisk(m_guest, m_device, m_sink);
        else if (kind == u"channel" || kind == u"serial" || kind == u"parallel"
            || kind == u"console")
            readCharacterDevice(m_guest, m_device, m_sink);
        else if (kind == u"redirdev")
            readChardev(m_guest, m_device, m_sink);
        else if (kind == u"smartcard")
            readSmartcard(m_guest, m_device, m_sink);
        else if (kind == u"interface")
            readInterface(m_guest, m_device, m_sink);
        else if (kind == u"hostdev")
            readHostdev(m_guest, m_device, m_sink);
        else if (kind == u"filesystem")
            readFilesystem();
        else if (kind == u"controller")
            readController();
        else if (kind == u"audio")
            readAudio();
        else if (kind == u"video")
            readVideo();
        else if (kind == u"rng")
            readRng();
        else if (kind == u"tpm")
            readTpm();
        else if (kind == u"shmem")
            readShmem();
        else if (kind == u"lease")
            readLease();
        else if (kind == u"memballoon")
            dropIfBare(m_device->child(u"stats"));
        if (m_device->child(u"rom") != nullptr && (kind == u"interface" || kind == u"hostdev"))
            readRom();
        if (TreeNode *master = m_device->child(u"master");
            master != nullptr && !master->has(u"startport"))
            m_guest.tree.set(master, u"startport", u"0"_s, byDefault);
    }

private:
    using Code = LibvirtCode;

    void wrong(const TreeNode *node, const QString &words, int order = WrongSink::behindTable)
    {
        m_sink.sayXmlError(node, order, words);
    }
    void wrong(
        const TreeNode *node, Code code, const QString &words, int order = WrongSink::behindTable)
    {
        m_sink.sayWrong(node, order, code, words);
    }
    void remove(TreeNode *node) { m_guest.tree.remove(node); }
    static qsizetype count(const TreeNode *parent, Atom name)
    {
        qsizetype n = 0;
        for (const TreeNode *c = parent->child(name); c != nullptr; c = c->nextSame())
            ++n;
        return n;
    }
    void dropIfBare(TreeNode *node)
    {
        if (node != nullptr && node->firstAttribute() == nullptr && node->firstChild() == nullptr)
            remove(node);
    }

    // ---- host devices

    /// virDomainDeviceInfoParseXML
    void readRom()
    {
        const TreeNode *rom = m_device->child(u"rom");
        if (rom->is(u"enabled", u"no") && (rom->has(u"bar") || rom->has(u"file")))
            wrong(rom,
                Code::ConfigUnsupported,
                u"ROM tuning is not supported when ROM is disabled"_s,
                WrongSink::behindTable + 1001); // behind the boot order
    }

    // ---- the others

    void readFilesystem()
    {
        for (const QString &name : {u"fmode"_s, u"dmode"_s}) {
            if (!m_device->has(name))
                continue;
            const auto mode =
                readUnsigned(m_device->get(name), 8, std::numeric_limits<uint>::max());
            if (!mode)
                wrong(m_device,
                    u"Invalid value for attribute '%1' in element 'filesystem': '%2'. Expected non-negative integer value"_s
                        .arg(name, m_device->get(name)),
                    WrongSink::first + 1);
            else if (*mode > 0777)
                wrong(m_device,
                    u"invalid %1: '0%2'"_s.arg(name, QString::number(*mode, 8)),
                    WrongSink::first + 1);
            else if (*mode == 0)
                m_guest.tree.removeAttribute(m_device, name);
            else
                m_guest.tree.respell(m_device, name, QString::number(*mode, 8));
        }
        TreeNode *driver = m_device->child(u"driver");
        const bool virtiofs = driver != nullptr && driver->is(u"type", u"virtiofs");
        TreeNode *binary = m_device->child(u"binary");
        if (!virtiofs) {
            if (binary != nullptr)
                remove(binary);
            if (driver != nullptr)
                m_guest.tree.removeAttribute(driver, u"queue");
        } else {
            if (driver->has(u"queue")
                && !readUnsigned(driver->get(u"queue"), 10, std::numeric_limits<quint64>::max()))
                wrong(driver,
                    u"cannot parse queue size '%1' for virtiofs"_s.arg(driver->get(u"queue")));
            TreeNode *pool = binary == nullptr ? nullptr : binary->child(u"thread_pool");
            if (pool != nullptr && pool->has(u"size") && !readInt(pool->get(u"size"), 10))
                wrong(pool,
                    u"cannot parse thread pool size '%1' for virtiofs"_s.arg(pool->get(u"size")));
            if (binary != nullptr) {
                for (const Atom name : Atoms {u"cache", u"sandbox", u"lock", u"thread_pool"})
                    dropIfBare(binary->child(name));
            }
            dropIfBare(binary);
        }
        const QString &type = m_device->get(u"type");
        const TreeNode *source = m_device->child(u"source");
        const auto has = [&](Atom name) { return source != nullptr && source->has(name); };
        const bool found =
            has(u"socket") || has(u"dir") || has(u"file") || has(u"dev") || has(u"name");
        if (type != "ram"_L1 && type != "volume"_L1 && !found)
            wrong(m_device, Code::NoSource, m_device->get(u"target", u"dir"));
    }

    void readController()
    {
        if (!m_device->has(u"type")) // libvirt's first kind
            m_guest.tree.set(m_device, u"type", u"ide"_s, byDefault);
        if (count(m_device, u"model") > 1)
            wrong(m_device, u"Multiple <model> elements in controller definition not allowed"_s);
        if (count(m_device, u"target") > 1)
            wrong(m_device, u"Multiple <target> elements in controller definition not allowed"_s);
        if (m_device->is(u"type", u"pci")) {
            for (const QString &name : {u"chassisNr"_s, u"chassis"_s, u"busNr"_s}) {
                if (TreeNode *own = m_device->child(u"target")) {
                    if (const auto n = readInt(own->get(name), 0))
                        m_guest.tree.respell(own, name, QString::number(*n));
                }
            }
        }
        const TreeNode *target = m_device->child(u"target");
        const TreeNode *node = target == nullptr ? nullptr : target->child(u"node");
        if (node != nullptr && !readInt(node->text, 10))
            wrong(node, u"invalid NUMA node in target"_s);
        TreeNode *hole = m_device->child(u"pcihole64");
        if (hole == nullptr)
            return;
        const ScaledText scaled =
            checkScaled(hole->text, hole->get(u"unit"), u"./pcihole64"_s, 1024);
        if (!scaled.words.isEmpty())
            wrong(hole, scaled.code, scaled.words, WrongSink::behindInfo);
    }

    void readAudio()
    {
        for (const Atom name : Atoms {u"input", u"output"}) {
            TreeNode *node = m_device->child(name);
            if (node == nullptr)
                continue;
            const bool fixed = node->is(u"fixedSettings", u"yes");
            if (fixed && !node->is(u"mixingEngine", u"yes"))
                wrong(node,
                    Code::ConfigUnsupported,
                    u"fixed audio settings requires mixing engine"_s,
                    WrongSink::first + 1);
            else if (node->child(u"settings") != nullptr && !fixed)
                wrong(node,
                    Code::ConfigUnsupported,
                    u"audio settings specified without fixed settings flag"_s,
                    WrongSink::first + 1);
            if (fixed)
                m_guest.tree.ensure(node, u"settings", byDefault);
        }
        // It is written with %d.
        if (const auto id =
                readUnsigned(m_device->get(u"id"), 10, std::numeric_limits<uint>::max()))
            m_guest.tree.respell(m_device, u"id", QString::number(static_cast<int>(*id)));
        if (m_device->has(u"dspPolicy")) {
            const auto policy = readInt(m_device->get(u"dspPolicy"), 10);
            if (policy && *policy < 0)
                wrong(m_device, u"cannot parse 'dspPolicy' value '%1'"_s.arg(*policy));
        }
    }

    void readVideo()
    {
        const TreeNode *model = m_device->child(u"model");
        TreeNode *second = model == nullptr ? nullptr : model->nextSame();
        if (second != nullptr)
            m_guest.notTranslated(second);
        if (model == nullptr)
            return;
        constexpr quint64 most = std::numeric_limits<uint>::max();
        for (const QString &name : {u"ram"_s, u"vram"_s, u"vram64"_s, u"vgamem"_s, u"heads"_s}) {
            if (!model->has(name))
                continue;
            const auto value = readUnsigned(model->get(name), 10, most);
            if (model->get(name).isEmpty()) // virXPathString takes it for none
                m_guest.tree.removeAttribute(m_device->child(u"model"), name);
            else if (value)
                m_guest.tree.respell(m_device->child(u"model"), name, QString::number(*value));
        }
    }

    void readTpmDevice()
    {
        TreeNode *device = m_guest.tree.ensure(m_device->child(u"backend"), u"device", byDefault);
        if (device->get(u"path").isEmpty())
            m_guest.tree.set(device, u"path", u"/dev/tpm0"_s, byDefault);
    }

    void readTpm()
    {
        const TreeNode *backend = m_device->child(u"backend");
        if (backend == nullptr)
            wrong(m_device, u"missing TPM device backend"_s, WrongSink::first);
        else if (backend->is(u"type", u"passthrough"))
            readTpmDevice();
        else if (backend->nextSame() != nullptr)
            wrong(m_device, u"only one TPM backend is supported"_s, WrongSink::first);
        else if (const TreeNode *encryption = backend->child(u"encryption");
                 encryption != nullptr && !MdevUuid::parse(encryption->get(u"secret")))
            m_guest.notTranslated(encryption);
    }

    /// virDomainLeaseDefParseXML
    void readLease()
    {
        TreeNode *target = m_device->child(u"target");
        if (m_device->childText(u"key").isEmpty())
            wrong(m_device, u"Missing 'key' element for lease"_s);
        else if (m_device->childText(u"lockspace").isEmpty())
            wrong(m_device, Code::None, u"An error occurred, but the cause is unknown"_s); // sic
        else if (target == nullptr)
            wrong(m_device, u"Missing 'target' element for lease"_s);
        else if (!target->has(u"path"))
            wrong(m_device, u"Missing 'path' attribute to 'target' element for lease"_s);
    }

    void readShmem()
    {
        if (!m_device->has(u"name"))
            wrong(m_device, u"shmem element must contain 'name' attribute"_s, WrongSink::first);
        TreeNode *size = m_device->child(u"size");
        if (size == nullptr)
            return;
        if (size->text.isEmpty()) {
            remove(size);
            return;
        }
        const ScaledText scaled = checkScaled(size->text, size->get(u"unit"), u"./size[1]"_s, 1);
        if (!scaled.words.isEmpty())
            wrong(size, scaled.code, scaled.words);
    }

    void readRng()
    {
        TreeNode *rate = m_device->child(u"rate");
        constexpr quint64 most = std::numeric_limits<uint>::max();
        if (rate != nullptr) {
            const auto bytes = readUnsigned(rate->get(u"bytes"), 10, most);
            const auto period = readUnsigned(rate->get(u"period"), 10, most);
            if (rate->has(u"bytes") && !rate->get(u"bytes").isEmpty() && !bytes)
                wrong(rate, u"invalid RNG rate bytes value"_s, WrongSink::first + 1);
            else if (bytes.value_or(0) == 0)
                remove(rate);
            else if (rate->has(u"period") && !rate->get(u"period").isEmpty() && !period)
                wrong(rate, u"invalid RNG rate period value"_s, WrongSink::first + 1);
            else if (period.value_or(0) == 0)
                m_guest.tree.removeAttribute(rate, u"period");
        }
        if (TreeNode *backend = m_device->child(u"backend");
            backend != nullptr && backend->is(u"model", u"egd"))
            readChardev(m_guest, backend, m_sink);
    }

    Completion &m_guest;
    TreeNode *m_device;
    WrongSink &m_sink;
};

} // namespace

void readDevice(Completion &guest, TreeNode *device, WrongSink &sink)
{
    DeviceReader(guest, device, sink).run();
}

} // namespace vitrine
