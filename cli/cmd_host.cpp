// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/text_table.h"
#include "cli/world_source.h"
#include "core/host/snapshot_json.h"

#include <QHash>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString shown(const std::optional<int> &number)
{
    return number ? QString::number(*number) : u"-"_s;
}

QString shown(const std::optional<QString> &text)
{
    return text.value_or(u"-"_s);
}

/// One line for each remark, with the item that it stands on.
void sayRemarks(Context &context, const QString &item, const QList<Remark> &remarks)
{
    for (const Remark &remark : remarks)
        context.note(item.isEmpty() ? remark.text().toEnglish()
                                    : QString(item + u": "_s + remark.text().toEnglish()));
}

QString ownerOf(const MdevInstance &instance)
{
    const QString user = instance.usedBy();
    return user.isEmpty() ? u"-"_s : user;
}

QString stateOf(const MdevInstance &instance)
{
    QStringList words;
    words += instance.active ? u"active"_s : u"inactive"_s;
    if (instance.defined)
        words += u"defined"_s;
    if (instance.autostart)
        words += u"autostart"_s;
    return words.join(u',');
}

} // namespace

ExitCode runHostTypes(Context &context)
{
    const Result<HostSnapshot> host = readHost(worldSource(context));
    if (!host)
        return context.fail(host.error());
    if (context.json()) {
        context.out.json(typesToJson(*host));
        return ExitCode::Done;
    }
    TextTable table({u"PARENT"_s,
        u"TYPE"_s,
        u"AVAILABLE"_s,
        u"IN USE"_s,
        u"MIB"_s,
        u"RESOLUTION"_s,
        u"HEADS"_s,
        u"DISPLAY"_s,
        u"NAME"_s});
    QHash<std::pair<QString, QString>, int> inUse; // by parent and type
    for (const MdevInstance &instance : host->instances) {
        if (instance.active && instance.type)
            ++inUse[{instance.parent, *instance.type}];
    }
    for (const MdevType &type : host->types) {
        table.add({type.parent,
            type.id,
            shown(type.availableInstances),
            QString::number(inUse.value({type.parent, type.id})),
            shown(type.framebufferMiB),
            shown(type.maxResolution),
            shown(type.heads),
            toId(type.displayMode),
            shown(type.name)});
    }
    table.print(context.out);
    sayRemarks(context, {}, host->remarks);
    for (const MdevParent &parent : host->parents)
        sayRemarks(context, parent.name, parent.remarks);
    for (const MdevType &type : host->types)
        sayRemarks(context, type.parent + u' ' + type.id, type.remarks);
    return ExitCode::Done;
}

ExitCode runHostInstances(Context &context)
{
    const Result<HostSnapshot> host = readHost(worldSource(context));
    if (!host)
        return context.fail(host.error());
    if (context.json()) {
        context.out.json(instancesToJson(*host));
        return ExitCode::Done;
    }
    TextTable table(
        {u"UUID"_s, u"PARENT"_s, u"TYPE"_s, u"STATE"_s, u"GROUP"_s, u"DISPLAY"_s, u"USED BY"_s});
    for (const MdevInstance &instance : host->instances) {
        table.add({instance.uuid.toString(),
            instance.parent,
            shown(instance.type),
            stateOf(instance),
            shown(instance.iommuGroup),
            toId(host->displayModeOf(instance)),
            ownerOf(instance)});
    }
    table.print(context.out);
    sayRemarks(context, {}, host->remarks);
    for (const MdevInstance &instance : host->instances)
        sayRemarks(context, instance.uuid.toString(), instance.remarks);
    return ExitCode::Done;
}

ExitCode runHostSnapshot(Context &context)
{
    WorldSource source = worldSource(context);
    source.facts = true;
    const Result<HostSnapshot> host = readHost(source);
    if (!host)
        return context.fail(host.error());
    context.out.json(snapshotToJson(*host));
    return ExitCode::Done;
}

} // namespace vitrine::cli
