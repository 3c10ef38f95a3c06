// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/caps_queries.h"

#include "core/qemu/qmp_schema.h"

#include <QJsonArray>

#include <algorithm>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

/// The member `key` of each object of an array.
QStringList column(const QJsonValue &array, QLatin1StringView key)
{
    QStringList out;
    const QJsonArray items = array.toArray();
    out.reserve(items.size());
    for (const auto item : items)
        out += text(item.toObject(), key);
    return out;
}

QStringList strings(const QJsonValue &array)
{
    QStringList out;
    const QJsonArray items = array.toArray();
    for (const auto item : items)
        out += item.toString();
    return out;
}

CapsQuery plain(const QString &command)
{
    return {command, {}, command};
}

CapsQuery typesBelow(const QString &base)
{
    return {u"qom-list-types"_s,
        {{u"implements"_s, base}, {u"abstract"_s, false}},
        u"qom-list-types "_s + base};
}

CapsQuery propertiesOf(const QString &command, const QString &type)
{
    return {command, {{u"typename"_s, type}}, command + u' ' + type};
}

/// Device types but CPUs: those have hundreds of properties each, and -device does not make them here.
QStringList deviceTypes(const CapsAnswers &answers)
{
    const NameSet cpus(column(answers.returns.value(u"qom-list-types cpu"_s), "name"_L1));
    QStringList out;
    for (const QString &type :
        column(answers.returns.value(u"qom-list-types device"_s), "name"_L1)) {
        if (!cpus.contains(type))
            out += type;
    }
    return out;
}

QList<QemuMachine> readMachines(const QJsonValue &answer)
{
    QList<QemuMachine> out;
    const QJsonArray items = answer.toArray();
    for (const auto item : items) {
        const QJsonObject object = item.toObject();
        QemuMachine machine;
        machine.name = text(object, "name"_L1);
        machine.alias = text(object, "alias"_L1);
        machine.defaultCpu = text(object, "default-cpu-type"_L1);
        machine.defaultRamId = text(object, "default-ram-id"_L1);
        machine.cpuMax = object.value("cpu-max"_L1).toInt();
        machine.isDefault = object.value("is-default"_L1).toBool();
        machine.deprecated = object.value("deprecated"_L1).toBool();
        machine.hotpluggableCpus = object.value("hotpluggable-cpus"_L1).toBool();
        machine.numaMemSupported = object.value("numa-mem-supported"_L1).toBool();
        out += machine;
    }
    std::sort(out.begin(), out.end(), [](const QemuMachine &a, const QemuMachine &b) {
        return a.name < b.name;
    });
    return out;
}

QList<QemuCpuModel> readCpuModels(const QJsonValue &answer)
{
    QList<QemuCpuModel> out;
    const QJsonArray items = answer.toArray();
    for (const auto item : items) {
        const QJsonObject object = item.toObject();
        QemuCpuModel model;
        model.name = text(object, "name"_L1);
        model.typeName = text(object, "typename"_L1);
        model.aliasOf = text(object, "alias-of"_L1);
        model.deprecated = object.value("deprecated"_L1).toBool();
        out += model;
    }
    std::sort(out.begin(), out.end(), [](const QemuCpuModel &a, const QemuCpuModel &b) {
        return a.name < b.name;
    });
    return out;
}

QMap<QString, NameSet> readOptions(const QJsonValue &answer)
{
    QMap<QString, NameSet> out;
    const QJsonArray items = answer.toArray();
    for (const auto item : items) {
        const QJsonObject object = item.toObject();
        const QString option = text(object, "option"_L1);
        // QEMU has one group without a name; a name that came twice keeps what both say.
        if (option.isEmpty())
            continue;
        QStringList parameters = column(object.value("parameters"_L1), "name"_L1);
        parameters += out.value(option).names();
        out.insert(option, NameSet(parameters));
    }
    return out;
}

/// The names below the headline of -display help or -audiodev help, up to the first blank line.
/// Nothing when there is no headline: a QEMU that is too old for this kind of help.
std::optional<QStringList> namesOfHelp(const std::optional<QString> &help)
{
    if (!help)
        return std::nullopt;
    QStringList out;
    bool seen = false;
    for (const QStringView rawLine : QStringView(*help).split(u'\n')) {
        const QStringView line = rawLine.trimmed();
        if (!seen)
            seen = line.startsWith("Available "_L1) && line.endsWith(u':');
        else if (line.isEmpty())
            break;
        else
            out += line.toString();
    }
    return seen ? std::optional(out) : std::nullopt;
}

/// "tcg-accel" -> "tcg"
QStringList accelerators(const QStringList &types)
{
    QStringList out;
    for (const QString &type : types) {
        if (type.endsWith("-accel"_L1) && type.size() > 6)
            out += type.chopped(6);
    }
    return out;
}

void readDisplays(const CapsAnswers &answers, const QmpSchema &schema, QemuCaps &caps)
{
    // Numbers are the schema's names: the DisplayOptions union is found as what query-display-options returns.
    const QmpSchemaUnion options = schema.returnUnion(u"query-display-options"_s);
    caps.displayCommonOptions = NameSet(options.commonMembers);
    QStringList types;
    if (const auto help = namesOfHelp(answers.displayHelp)) {
        types = *help;
    } else {
        // Before QEMU 5.1 only what was compiled in is known.
        types = schema.enumWith(u"egl-headless"_s);
        types.removeAll(u"default"_s);
    }
    for (const QString &type : types)
        caps.displays.insert(type, NameSet(options.branchMembers.value(type)));
}

} // namespace

QList<CapsQuery> firstCapsQueries()
{
    // The lists of types come first: they make QEMU load its modules, and later answers then know what those bring
    // (the character devices and the options of Spice).
    return {typesBelow(u"device"_s),
        typesBelow(u"cpu"_s),
        typesBelow(u"accel"_s),
        typesBelow(u"user-creatable"_s),
        plain(u"query-target"_s),
        plain(u"query-machines"_s),
        plain(u"query-cpu-definitions"_s),
        plain(u"query-commands"_s),
        plain(u"query-command-line-options"_s),
        plain(u"query-chardev-backends"_s),
        plain(u"query-tpm-models"_s),
        plain(u"query-tpm-types"_s),
        plain(u"query-qmp-schema"_s)};
}

QList<CapsQuery> secondCapsQueries(const CapsAnswers &answers)
{
    QList<CapsQuery> out;
    for (const QString &type : deviceTypes(answers))
        out += propertiesOf(u"device-list-properties"_s, type);
    for (const QemuMachine &machine : readMachines(answers.returns.value(u"query-machines"_s))) {
        if (!machine.alias.isEmpty())
            out += propertiesOf(u"qom-list-properties"_s, machine.name + u"-machine"_s);
    }
    return out;
}

Result<QemuCaps> capsFromAnswers(const CapsAnswers &answers)
{
    for (const QString &key : {u"query-target"_s, u"query-machines"_s, u"query-qmp-schema"_s}) {
        if (!answers.returns.contains(key))
            return failure(
                ErrorCode::External, {VITRINE_TEXT("QEMU does not answer %1: too old"), {key}});
    }
    QemuCaps caps;
    caps.source = CapsSource::Probed;

    const QJsonObject version = answers.greeting.toObject().value("version"_L1).toObject();
    const QJsonObject numbers = version.value("qemu"_L1).toObject();
    caps.version.major = numbers.value("major"_L1).toInt();
    caps.version.minor = numbers.value("minor"_L1).toInt();
    caps.version.micro = numbers.value("micro"_L1).toInt();
    caps.version.package = text(version, "package"_L1).trimmed();
    if (caps.version.major == 0)
        return failure(ErrorCode::External, VITRINE_TEXT("QEMU does not say its version"));
    caps.arch = text(answers.returns.value(u"query-target"_s).toObject(), "arch"_L1);

    caps.machines = readMachines(answers.returns.value(u"query-machines"_s));
    caps.cpuModels = readCpuModels(answers.returns.value(u"query-cpu-definitions"_s));
    caps.options = readOptions(answers.returns.value(u"query-command-line-options"_s));
    caps.commands = NameSet(column(answers.returns.value(u"query-commands"_s), "name"_L1));
    caps.chardevBackends =
        NameSet(column(answers.returns.value(u"query-chardev-backends"_s), "name"_L1));
    caps.tpmModels = NameSet(strings(answers.returns.value(u"query-tpm-models"_s)));
    caps.tpmTypes = NameSet(strings(answers.returns.value(u"query-tpm-types"_s)));
    caps.accelerators =
        NameSet(accelerators(column(answers.returns.value(u"qom-list-types accel"_s), "name"_L1)));

    const auto properties = [&answers](const QString &command, const QString &type) {
        const QString key = command + u' ' + type;
        return NameSet(column(answers.returns.value(key), "name"_L1));
    };
    for (const QString &type : deviceTypes(answers))
        caps.devices.insert(type, properties(u"device-list-properties"_s, type));
    for (const QemuMachine &machine : std::as_const(caps.machines)) {
        if (!machine.alias.isEmpty())
            caps.machineProperties.insert(
                machine.name, properties(u"qom-list-properties"_s, machine.name + u"-machine"_s));
    }

    const QmpSchema schema(answers.returns.value(u"query-qmp-schema"_s).toArray());
    readDisplays(answers, schema, caps);
    caps.audioDrivers = NameSet(namesOfHelp(answers.audioHelp).value_or(QStringList()));
    // From the schema: qom-list-properties makes an instance, and colo-compare and x-remote-object (7.2, 10.0) crash QEMU then.
    const QmpSchemaUnion objects = schema.argumentUnion(u"object-add"_s);
    for (const QString &type :
        column(answers.returns.value(u"qom-list-types user-creatable"_s), "name"_L1)) {
        caps.objects.insert(
            type, NameSet(objects.commonMembers + objects.branchMembers.value(type)));
    }
    const QmpSchemaUnion netdevs = schema.argumentUnion(u"netdev_add"_s);
    caps.netdevTypes = NameSet(netdevs.branchMembers.keys());
    caps.blockDrivers = NameSet(schema.argumentUnion(u"blockdev-add"_s).branchMembers.keys());
    // The three questions are libvirt's own: virQEMUCapsQMPSchemaQueries in qemu_capabilities.c.
    caps.jsonDevice = schema.commandFeatures(u"device_add"_s).contains(u"json-cli-hotplug"_s);
    caps.jsonObject = objects.branchMembers.contains(u"secret"_s);
    caps.jsonNetdev = netdevs.branchMembers.contains(u"dgram"_s);
    return caps;
}

} // namespace vitrine
