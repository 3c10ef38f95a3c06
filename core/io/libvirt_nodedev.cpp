// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/libvirt_nodedev.h"

#include "core/host/node_device.h"
#include "core/io/child_process.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto systemUri = "qemu:///system"_L1;

QString wordsOf(const QString &errorOutput)
{
    QStringList words;
    for (QString line : errorOutput.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith("error: "_L1))
            line.remove(0, 7);
        words.append(line.trimmed());
    }
    // virsh says first what it could not do, then libvirt's reason.
    return words.isEmpty() ? u"virsh"_s : words.last();
}

bool makesNew(const HostAction &action)
{
    return action.kind == HostActionKind::CreateInstance
        || action.kind == HostActionKind::DefineInstance;
}

} // namespace

LibvirtNodeDevices::LibvirtNodeDevices()
    : m_virsh(QStandardPaths::findExecutable(u"virsh"_s))
    , m_uri(qEnvironmentVariable("LIBVIRT_DEFAULT_URI", systemUri))
{
}

bool LibvirtNodeDevices::isThere() const
{
    if (m_virsh.isEmpty())
        return false;
    if (m_uri != systemUri)
        return true;
    return QFileInfo::exists(u"/run/libvirt/libvirt-sock"_s)
        || QFileInfo::exists(u"/run/libvirt/virtnodedevd-sock"_s);
}

Result<QByteArray> LibvirtNodeDevices::virsh(
    const QStringList &arguments, const QByteArray &input) const
{
    ChildProcess child;
    if (const Result<void> started =
            child.start(m_virsh, QStringList {u"--quiet"_s, u"--connect"_s, m_uri} + arguments);
        !started)
        return failure(started.error());
    child.write(input);
    child.closeInput();
    QByteArray output;
    // Creating waits for udev in steps of 5 s.
    if (!child.readAll(QDeadlineTimer(std::chrono::seconds(60)), output))
        return failure(
            ErrorCode::HostRefused, {VITRINE_TEXT("libvirt (%1) did not answer"), {m_uri}});
    if (child.exitCode() != 0)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("libvirt (%1) says: %2"), {m_uri, wordsOf(child.errorOutput())}});
    return output;
}

Result<std::optional<QString>> LibvirtNodeDevices::find(
    const HostSnapshot &host, const HostAction &action) const
{
    const bool parents = makesNew(action);
    QStringList list {u"nodedev-list"_s, u"--cap"_s, parents ? u"mdev_types"_s : u"mdev"_s};
    if (!parents)
        list.append(u"--all"_s);
    const Result<QByteArray> names = virsh(list);
    if (!names)
        return failure(names.error());
    const MdevParent *parent = host.findParent(action.parent);
    QString inName = action.uuid.toString();
    inName.replace(u'-', u'_');
    for (const QByteArray &line : names->split('\n')) {
        const QString name = QString::fromUtf8(line.trimmed());
        // The name only narrows it down: what comes after the UUID changes from version to version.
        if (name.isEmpty() || (!parents && !name.contains(inName)))
            continue;
        const Result<QByteArray> xml = virsh({u"nodedev-dumpxml"_s, name});
        const auto device = xml ? parseNodeDevice(*xml) : std::nullopt;
        if (!device)
            continue; // gone since it was listed
        if (parents ? parent != nullptr && device->path == parent->path
                    : device->uuid == action.uuid
                    && (device->parentAddress.isEmpty() || device->parentAddress == action.parent))
            return std::optional(name);
    }
    return std::optional<QString>();
}

Result<void> LibvirtNodeDevices::apply(const QString &name, const HostAction &action) const
{
    Result<QByteArray> done;
    switch (action.kind) {
    case HostActionKind::CreateInstance:
        done = virsh({u"nodedev-create"_s, u"/dev/stdin"_s},
            newNodeDeviceXml(name, action.type, action.uuid));
        break;
    case HostActionKind::DefineInstance:
        done = virsh({u"nodedev-define"_s, u"/dev/stdin"_s},
            newNodeDeviceXml(name, action.type, action.uuid));
        break;
    case HostActionKind::StartInstance:
        done = virsh({u"nodedev-start"_s, name});
        break;
    case HostActionKind::RemoveInstance:
        done = virsh({u"nodedev-destroy"_s, name});
        break;
    case HostActionKind::AutostartInstance:
        done = virsh({u"nodedev-autostart"_s, name});
        break;
    case HostActionKind::ForgetInstance:
        done = virsh({u"nodedev-undefine"_s, name});
        break;
    case HostActionKind::SetFunctionType:
        break; // libvirt has no word for it
    }
    if (!done)
        return failure(done.error());
    if (action.kind != HostActionKind::DefineInstance || !action.autostart)
        return {};
    // What was defined has a name of its own.
    HostSnapshot none;
    HostAction autostart = action;
    autostart.kind = HostActionKind::AutostartInstance;
    const Result<std::optional<QString>> defined = find(none, autostart);
    if (!defined)
        return failure(defined.error());
    if (!*defined)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("libvirt (%1) does not show vGPU %2, which it has just defined"),
                {m_uri, action.uuid.toString()}});
    return apply(**defined, autostart);
}

} // namespace vitrine
