// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cerrno>
#include <utility>
#include <vector>

namespace vitrine::scan {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype definitionLimit = 64 * 1024;

struct Definition {
    MdevUuid uuid;
    QString parent;
    std::optional<QString> type {};
    bool autostart = false;
    QList<Remark> remarks {};
};

/// {"mdev_type": "...", "start": "auto"|"manual", "attrs": [...]}, as mdevctl 1.x writes it.
void parseDefinition(const RootFs::Content &content, const QString &path, Definition &out)
{
    if (!content.regular) {
        out.remarks.append({RemarkKind::NotAFile, {path}});
        return;
    }
    if (content.error != 0) {
        out.remarks.append({RemarkKind::NotReadable, {path, errorWords(content.error)}});
        return;
    }
    const QJsonObject json = QJsonDocument::fromJson(content.bytes).object();
    const QJsonValue type = json.value("mdev_type"_L1);
    if (content.cut || !type.isString()) {
        out.remarks.append({RemarkKind::NotJson, {path}});
        return;
    }
    out.type = type.toString();
    out.autostart = json.value("start"_L1).toString() == u"auto";
}

/// Each file of the folder of one parent.
void readDefinitions(const RootFs &fs,
    const RootFs::Dir &dir,
    const RootFs::Listing &files,
    const QString &parent,
    QList<Definition> &out)
{
    for (const RootFs::Entry &file : files.entries) {
        const auto uuid = MdevUuid::parseStrict(decode(file.name));
        if (!uuid)
            continue; // an editor's backup, say
        const RootFs::Content content = fs.read(dir, file.name, definitionLimit);
        if (content.error == ENOENT)
            continue; // forgotten since the folder was listed
        Definition definition {*uuid, parent};
        parseDefinition(content, label(dir.path + '/' + file.name), definition);
        out.append(std::move(definition));
    }
}

/// Those of instances that are there go into them, the others become instances of their own.
void merge(QList<Definition> definitions, HostSnapshot &out)
{
    QHash<QString, QList<qsizetype>> byUuid;
    for (qsizetype i = 0; i < definitions.size(); ++i)
        byUuid[definitions.at(i).uuid.toString()].append(i);
    std::vector<bool> merged(static_cast<std::size_t>(definitions.size()), false);
    for (MdevInstance &instance : out.instances) {
        const auto found = std::as_const(byUuid).find(instance.uuid.toString());
        if (found == byUuid.cend())
            continue;
        for (const qsizetype i : *found) {
            const Definition &definition = definitions.at(i);
            if (definition.parent != instance.parent)
                continue;
            merged[static_cast<std::size_t>(i)] = true;
            instance.defined = true;
            instance.autostart = definition.autostart;
            instance.remarks += definition.remarks;
        }
    }
    QSet<std::pair<QString, QString>> typeIds;
    for (const MdevType &type : std::as_const(out.types))
        typeIds.insert({type.parent, type.id});
    QSet<QString> parents;
    for (const MdevParent &parent : std::as_const(out.parents))
        parents.insert(parent.name);
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        if (merged[static_cast<std::size_t>(i)])
            continue;
        Definition &definition = definitions[i];
        MdevInstance instance {definition.uuid};
        instance.parent = definition.parent;
        instance.type = definition.type;
        instance.defined = true;
        instance.autostart = definition.autostart;
        instance.remarks = std::move(definition.remarks);
        if (!parents.contains(instance.parent))
            instance.remarks.append({RemarkKind::UnknownParent, {instance.parent}});
        else if (instance.type && !typeIds.contains({instance.parent, *instance.type}))
            instance.remarks.append({RemarkKind::UnknownType, {*instance.type, instance.parent}});
        out.instances.append(std::move(instance));
    }
}

/// Those of one parent: the folder that is named as it is.
void readFolder(const RootFs &fs,
    const RootFs::Dir &folder,
    const QByteArray &name,
    HostSnapshot &out,
    QList<Definition> &definitions)
{
    const RootFs::Dir dir = fs.subDir(folder, name);
    if (!dir) {
        out.remarks.append(folderRemark(folder.path + '/' + name, dir.error));
        return;
    }
    const RootFs::Listing files = fs.list(dir);
    readDefinitions(fs, dir, files, decode(name), definitions);
    if (files.error != 0)
        out.remarks.append(folderRemark(dir.path, files.error));
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
    QList<Definition> definitions;
    const RootFs::Listing listing = fs.list(folder);
    for (const RootFs::Entry &entry : listing.entries) {
        if (entry.kind != RootFs::Kind::Folder || entry.name == "scripts.d")
            continue;
        readFolder(fs, folder, entry.name, out, definitions);
    }
    if (listing.error != 0)
        out.remarks.append(folderRemark(folder.path, listing.error));
    if (!definitions.isEmpty())
        merge(std::move(definitions), out);
}

void scanDefinitionsOfParents(const RootFs &fs, HostSnapshot &out)
{
    const RootFs::Dir folder = fs.openDir("/etc/mdevctl.d");
    if (!folder)
        return; // a remark of the whole scan
    QList<Definition> definitions;
    for (const MdevParent &parent : std::as_const(out.parents)) {
        const RootFs::Dir dir = fs.subDir(folder, parent.name.toUtf8());
        if (dir)
            readDefinitions(fs, dir, fs.list(dir), parent.name, definitions);
    }
    if (!definitions.isEmpty())
        merge(std::move(definitions), out);
}

} // namespace vitrine::scan
