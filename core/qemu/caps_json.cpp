// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/caps_json.h"

#include "core/qemu/caps_members.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto formatName = "vitrine-qemu-capabilities"_L1;
constexpr int formatVersion = 1;

constexpr std::array<std::pair<CapsSource, const char *>, 3> sources {{
    {CapsSource::Probed, "probed"},
    {CapsSource::Recorded, "recorded"},
    {CapsSource::File, "file"},
}};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray compact(const QStringList &list)
{
    return QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact);
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = compact(QStringList {text});
    return list.mid(1, list.size() - 2);
}

class Writer {
public:
    void member(const char *key, const QByteArray &json)
    {
        m_out += m_out.isEmpty() ? "{\n" : ",\n";
        m_out += "  \"" + QByteArray(key) + "\": " + json;
    }
    /// Each item on a line of its own.
    void lines(const char *key, char open, const QByteArrayList &items, char close)
    {
        QByteArray json(1, open);
        if (!items.isEmpty())
            json += "\n    " + items.join(",\n    ") + "\n  ";
        member(key, json + close);
    }
    [[nodiscard]] QByteArray finish() const { return m_out + "\n}\n"; }

private:
    QByteArray m_out;
};

QJsonObject toObject(const QemuMachine &m)
{
    QJsonObject out {{u"name"_s, m.name}, {u"cpuMax"_s, m.cpuMax}};
    const auto put = [&out](const QString &key, const QJsonValue &value, bool isSet) {
        if (isSet)
            out.insert(key, value);
    };
    put(u"alias"_s, m.alias, !m.alias.isEmpty());
    put(u"defaultCpu"_s, m.defaultCpu, !m.defaultCpu.isEmpty());
    put(u"defaultRamId"_s, m.defaultRamId, !m.defaultRamId.isEmpty());
    put(u"isDefault"_s, true, m.isDefault);
    put(u"deprecated"_s, true, m.deprecated);
    put(u"hotpluggableCpus"_s, true, m.hotpluggableCpus);
    put(u"numaMemSupported"_s, true, m.numaMemSupported);
    return out;
}

QJsonObject toObject(const QemuCpuModel &m)
{
    QJsonObject out {{u"name"_s, m.name}, {u"typeName"_s, m.typeName}};
    if (!m.aliasOf.isEmpty())
        out.insert(u"aliasOf"_s, m.aliasOf);
    if (m.deprecated)
        out.insert(u"deprecated"_s, true);
    return out;
}

/// Reads typed members and remembers the first that has another type.
class Reader {
public:
    QString text(const QJsonObject &object, const char *key, const QString &where = {})
    {
        const QJsonValue value = object.value(QLatin1String(key));
        return check(value.isString() || value.isUndefined(), where, key) ? value.toString()
                                                                          : QString();
    }
    bool flag(const QJsonObject &object, const char *key, const QString &where = {})
    {
        const QJsonValue value = object.value(QLatin1String(key));
        return check(value.isBool() || value.isUndefined(), where, key) && value.toBool();
    }
    int number(const QJsonObject &object, const char *key, const QString &where = {})
    {
        const QJsonValue value = object.value(QLatin1String(key));
        return check(value.isDouble() || value.isUndefined(), where, key) ? value.toInt() : 0;
    }
    NameSet names(const QJsonValue &value, const QString &where, const char *key)
    {
        QStringList out;
        if (check(value.isArray() || value.isUndefined(), where, key)) {
            const QJsonArray items = value.toArray();
            for (const auto item : items) {
                if (check(item.isString(), where, key))
                    out += item.toString();
            }
        }
        return NameSet(out);
    }
    QMap<QString, NameSet> map(const QJsonObject &object, const char *key)
    {
        QMap<QString, NameSet> out;
        const QJsonValue value = object.value(QLatin1String(key));
        if (check(value.isObject() || value.isUndefined(), {}, key)) {
            const QJsonObject inner = value.toObject();
            for (auto it = inner.constBegin(); it != inner.constEnd(); ++it)
                out.insert(it.key(),
                    names(it.value(), QLatin1String(key) + u'.', it.key().toUtf8().constData()));
        }
        return out;
    }
    QJsonArray array(const QJsonObject &object, const char *key)
    {
        const QJsonValue value = object.value(QLatin1String(key));
        return check(value.isArray() || value.isUndefined(), {}, key) ? value.toArray()
                                                                      : QJsonArray();
    }
    bool check(bool isRight, const QString &where, const char *key)
    {
        if (!isRight && m_wrong.isEmpty())
            m_wrong = where + QString::fromUtf8(key);
        return isRight;
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    QString m_wrong;
};

QemuMachine readMachine(Reader &reader, const QJsonObject &object)
{
    const QString where = u"machines."_s;
    return {.name = reader.text(object, "name", where),
        .alias = reader.text(object, "alias", where),
        .defaultCpu = reader.text(object, "defaultCpu", where),
        .defaultRamId = reader.text(object, "defaultRamId", where),
        .cpuMax = reader.number(object, "cpuMax", where),
        .isDefault = reader.flag(object, "isDefault", where),
        .deprecated = reader.flag(object, "deprecated", where),
        .hotpluggableCpus = reader.flag(object, "hotpluggableCpus", where),
        .numaMemSupported = reader.flag(object, "numaMemSupported", where)};
}

QemuCpuModel readCpuModel(Reader &reader, const QJsonObject &object)
{
    const QString where = u"cpuModels."_s;
    return {.name = reader.text(object, "name", where),
        .typeName = reader.text(object, "typeName", where),
        .aliasOf = reader.text(object, "aliasOf", where),
        .deprecated = reader.flag(object, "deprecated", where)};
}

tl::unexpected<Error> refuse(const QString &file, Text text)
{
    Error error {ErrorCode::Usage, std::move(text), file, 0, 0, {}};
    return failure(std::move(error));
}

tl::unexpected<Error> notJson(const QByteArray &bytes, const QString &file, int offset)
{
    const QByteArray before = bytes.left(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const auto column = QString::fromUtf8(before.mid(lineStart)).size() + 1;
    return failure(Error {ErrorCode::NotWellFormed,
        VITRINE_TEXT("not JSON"),
        file,
        static_cast<int>(before.count('\n') + 1),
        static_cast<int>(column),
        {}});
}

} // namespace

QByteArray writeCapsJson(const QemuCaps &caps)
{
    Writer out;
    out.member("format", quoted(formatName));
    out.member("formatVersion", QByteArray::number(formatVersion));
    out.member("version",
        compact(QJsonObject {{u"major"_s, caps.version.major},
            {u"minor"_s, caps.version.minor},
            {u"micro"_s, caps.version.micro},
            {u"package"_s, caps.version.package}}));
    for (const auto &[source, name] : sources) {
        if (source == caps.source)
            out.member("source", quoted(QString::fromLatin1(name)));
    }
    for (const auto &m : capsmembers::texts)
        out.member(m.key, quoted(caps.*m.pointer));
    for (const auto &m : capsmembers::flags)
        out.member(m.key, caps.*m.pointer ? "true" : "false");
    for (const auto &m : capsmembers::sets)
        out.member(m.key, compact((caps.*m.pointer).names()));

    QByteArrayList items;
    for (const QemuMachine &machine : caps.machines)
        items += compact(toObject(machine));
    out.lines("machines", '[', items, ']');
    items.clear();
    for (const QemuCpuModel &model : caps.cpuModels)
        items += compact(toObject(model));
    out.lines("cpuModels", '[', items, ']');
    for (const auto &m : capsmembers::maps) {
        items.clear();
        const QMap<QString, NameSet> &map = caps.*m.pointer;
        for (auto it = map.cbegin(); it != map.cend(); ++it)
            items += quoted(it.key()) + ": " + compact(it->names());
        out.lines(m.key, '{', items, '}');
    }
    return out.finish();
}

Result<QemuCaps> readCapsJson(const QByteArray &bytes, const QString &file)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return notJson(bytes, file, parseError.offset);
    const QJsonObject object = document.object();
    if (object.value("format"_L1).toString() != formatName)
        return refuse(
            file, VITRINE_TEXT("not QEMU capabilities as \"vitrinectl qemu probe\" prints them"));
    const int version = object.value("formatVersion"_L1).toInt();
    if (version != formatVersion)
        return refuse(file,
            {VITRINE_TEXT("QEMU capabilities in version %1 of the format; this program reads %2"),
                {QString::number(version), QString::number(formatVersion)}});

    QemuCaps caps;
    Reader reader;
    const QJsonValue qemu = object.value("version"_L1);
    reader.check(qemu.isObject(), {}, "version");
    const QJsonObject numbers = qemu.toObject();
    const QString where = u"version."_s;
    caps.version = {.major = reader.number(numbers, "major", where),
        .minor = reader.number(numbers, "minor", where),
        .micro = reader.number(numbers, "micro", where),
        .package = reader.text(numbers, "package", where)};

    const QString source = reader.text(object, "source");
    const auto found = std::find_if(sources.begin(), sources.end(), [&source](const auto &entry) {
        return source == QLatin1String(entry.second);
    });
    if (reader.check(found != sources.end(), {}, "source"))
        caps.source = found->first;

    for (const auto &m : capsmembers::texts)
        caps.*m.pointer = reader.text(object, m.key);
    for (const auto &m : capsmembers::flags)
        caps.*m.pointer = reader.flag(object, m.key);
    for (const auto &m : capsmembers::sets)
        caps.*m.pointer = reader.names(object.value(QLatin1String(m.key)), {}, m.key);
    for (const auto &m : capsmembers::maps)
        caps.*m.pointer = reader.map(object, m.key);
    const QJsonArray machines = reader.array(object, "machines");
    for (const auto item : machines) {
        reader.check(item.isObject(), {}, "machines");
        caps.machines += readMachine(reader, item.toObject());
    }
    const QJsonArray models = reader.array(object, "cpuModels");
    for (const auto item : models) {
        reader.check(item.isObject(), {}, "cpuModels");
        caps.cpuModels += readCpuModel(reader, item.toObject());
    }
    if (!reader.wrong().isEmpty())
        return refuse(
            file, {VITRINE_TEXT("%1 is missing or has the wrong type"), {reader.wrong()}});
    return caps;
}

} // namespace vitrine
