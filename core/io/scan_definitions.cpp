// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cerrno>

namespace vitrine::scan {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype definitionLimit = 64 * 1024;

struct Definition {
    std::optional<QString> type;
    bool autostart = false;
    QList<Remark> remarks;
};

/// {"mdev_type": "...", "start": "auto"|"manual", "attrs": [...]}, as mdevctl 1.x writes it.
Definition parseDefinition(const RootFs::Content &content, const QString &path)
{
    Definition out;
    if (!content.regular) {
        out.remarks.append({RemarkKind::NotAFile, {path}});
        return out;
    }
    if (content.error != 0) {
        out.remarks.append({RemarkKind::NotReadable, {path, errorWords(content.error)}});
        return out;
    }
    const QJsonObject json = QJsonDocument::fromJson(content.bytes).object();
    const QJsonValue type = json.value("mdev_type"_L1);
    if (content.cut || !type.isString()) {
        out.remarks.append({RemarkKind::NotJson, {path}});
        return out;
    }
    out.type = type.toString();
    out.autostart = json.value("start"_L1).toString() == u"auto";
    return out;
}

} // namespace

void scanDefinitions(const RootFs &fs, HostSnapshot &out)
{
    const RootFs::Dir folder = fs.openDir("/etc/mdevctl.d");
    if (!folder) {
        if (folder.error != ENOENT)
            out.remarks.append(folderRemark("/etc/mdevctl.d", folder.error));
        return;
    }
    QHash<std::pair<QString, QString>, qsizetype> byKey; // parent and UUID
    for (qsizetype i = 0; i < out.instances.size(); ++i)
        byKey.insert({out.instances.at(i).parent, out.instances.at(i).uuid.toString()}, i);
    QSet<std::pair<QString, QString>> typeIds;
    for (const MdevType &type : std::as_const(out.types))
        typeIds.insert({type.parent, type.id});
    QSet<QString> parents;
    for (const MdevParent &parent : std::as_const(out.parents))
        parents.insert(parent.name);

    const RootFs::Listing listing = fs.list(folder);
    for (const RootFs::Entry &entry : listing.entries) {
        if (entry.kind != RootFs::Kind::Folder || entry.name == "scripts.d")
            continue;
        const RootFs::Dir dir = fs.subDir(folder, entry.name);
        if (!dir) {
            out.remarks.append(folderRemark(folder.path + '/' + entry.name, dir.error));
            continue;
        }
        const QString parent = decode(entry.name);
        const RootFs::Listing files = fs.list(dir);
        for (const RootFs::Entry &file : files.entries) {
            const auto uuid = MdevUuid::parseStrict(decode(file.name));
            if (!uuid)
                continue; // an editor's backup, say
            const RootFs::Content content = fs.read(dir, file.name, definitionLimit);
            if (content.error == ENOENT)
                continue; // forgotten since the folder was listed
            const Definition definition =
                parseDefinition(content, label(dir.path + '/' + file.name));
            const auto known = byKey.constFind({parent, uuid->toString()});
            if (known == byKey.constEnd()) {
                MdevInstance instance {*uuid};
                instance.parent = parent;
                instance.type = definition.type;
                instance.defined = true;
                instance.autostart = definition.autostart;
                instance.remarks = definition.remarks;
                if (!parents.contains(parent))
                    instance.remarks.append({RemarkKind::UnknownParent, {parent}});
                else if (definition.type && !typeIds.contains({parent, *definition.type}))
                    instance.remarks.append({RemarkKind::UnknownType, {*definition.type, parent}});
                out.instances.append(std::move(instance));
                continue;
            }
            MdevInstance &instance = out.instances[*known];
            instance.defined = true;
            instance.autostart = definition.autostart;
            instance.remarks += definition.remarks;
        }
        if (files.error != 0)
            out.remarks.append(folderRemark(dir.path, files.error));
    }
    if (listing.error != 0)
        out.remarks.append(folderRemark(folder.path, listing.error));
}

} // namespace vitrine::scan
