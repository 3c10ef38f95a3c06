// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/caps_packed.h"

#include "core/qemu/caps_members.h"

#include <QtEndian>

#include <map>
#include <set>
#include <vector>

namespace vitrine {
namespace {

/// The last byte is the version: another layout is another format.
constexpr QByteArrayView magic("VitCaps\x01", 8);
constexpr qsizetype headSize = 16;

quint64 checksumOf(QByteArrayView bytes)
{
    // FNV-1a, by words of eight bytes: it is there to notice damage, not malice.
    quint64 sum = 0xcbf29ce484222325U;
    const auto mix = [&sum](quint64 value) { sum = (sum ^ value) * 0x100000001b3U; };
    qsizetype at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        mix(qFromLittleEndian<quint64>(bytes.data() + at));
    for (; at < bytes.size(); ++at)
        mix(static_cast<quint8>(bytes[at]));
    return sum;
}

/// Gives every name and every set a number, in their order.
class Packer {
public:
    explicit Packer(const QemuCaps &caps)
    {
        for (const auto &m : capsmembers::texts)
            add(caps.*m.pointer);
        add(caps.version.package);
        for (const QemuMachine &machine : caps.machines) {
            for (const QString &text :
                {machine.name, machine.alias, machine.defaultCpu, machine.defaultRamId})
                add(text);
        }
        for (const QemuCpuModel &model : caps.cpuModels) {
            for (const QString &text : {model.name, model.typeName, model.aliasOf})
                add(text);
        }
        for (const auto &m : capsmembers::sets)
            add(caps.*m.pointer);
        for (const auto &m : capsmembers::maps) {
            const QMap<QString, NameSet> &map = caps.*m.pointer;
            for (auto it = map.cbegin(); it != map.cend(); ++it) {
                add(it.key());
                add(*it);
            }
        }
        quint32 next = 0;
        for (auto &entry : m_names)
            entry.second = next++;
        next = 0;
        for (auto &entry : m_sets)
            entry.second = next++;
        writeTables();
    }

    void number(qsizetype value)
    {
        const quint32 little = qToLittleEndian(static_cast<quint32>(value));
        m_out.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
    void name(const QString &text) { number(m_names.at(text)); }
    void set(const NameSet &set) { number(m_sets.at(set.names())); }
    [[nodiscard]] const QByteArray &bytes() const { return m_out; }

private:
    void add(const QString &text) { m_names.emplace(text, 0); }
    void add(const NameSet &set)
    {
        if (!m_sets.emplace(set.names(), 0).second)
            return;
        for (const QString &text : set)
            add(text);
    }
    void writeTables()
    {
        number(static_cast<qsizetype>(m_names.size()));
        for (const auto &entry : m_names) {
            const QByteArray utf8 = entry.first.toUtf8();
            number(utf8.size());
            m_out += utf8;
        }
        number(static_cast<qsizetype>(m_sets.size()));
        for (const auto &entry : m_sets) {
            number(entry.first.size());
            for (const QString &text : entry.first)
                name(text);
        }
    }

    std::map<QString, quint32> m_names;
    std::map<QStringList, quint32> m_sets;
    QByteArray m_out;
};

/// Believes nothing: every number is checked, and the first wrong one makes all the rest worthless.
class Unpacker {
public:
    explicit Unpacker(QByteArrayView bytes) : m_bytes(bytes)
    {
        readNames();
        readSets();
    }

    quint32 number()
    {
        if (m_bytes.size() - m_at < 4)
            return wrong();
        const auto value = qFromLittleEndian<quint32>(m_bytes.data() + m_at);
        m_at += 4;
        return value;
    }
    /// How many of something that takes four bytes or more follow.
    quint32 count()
    {
        const quint32 value = number();
        return value <= static_cast<quint64>(m_bytes.size() - m_at) / 4 ? value : wrong();
    }
    bool flag() { return number() != 0; }
    const QString &name() { return entry(m_names, number()); }
    const NameSet &set() { return entry(m_sets, number()); }
    QMap<QString, NameSet> map()
    {
        const quint32 size = count();
        std::map<QString, NameSet> out;
        Ascending order;
        for (quint32 i = 0; i < size && m_isRight; ++i) {
            const quint32 key = number();
            m_isRight = m_isRight && order.take(key);
            out.emplace_hint(out.end(), entry(m_names, key), set());
        }
        return QMap<QString, NameSet>(std::move(out));
    }
    [[nodiscard]] bool isRight() const { return m_isRight; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }

private:
    /// The tables are sorted, so names are in order when their numbers are.
    struct Ascending {
        qint64 last = -1;
        bool take(quint32 next) { return std::exchange(last, next) < qint64(next); }
    };

    quint32 wrong()
    {
        m_isRight = false;
        return 0;
    }
    template<typename T>
    const T &entry(const std::vector<T> &table, quint32 at)
    {
        static const T none;
        if (at < table.size())
            return table[at];
        m_isRight = false;
        return none;
    }
    void readNames()
    {
        const quint32 size = count();
        m_names.reserve(size);
        for (quint32 i = 0; i < size && m_isRight; ++i) {
            const qsizetype length = number();
            if (length > m_bytes.size() - m_at) {
                wrong();
                return;
            }
            m_names.push_back(QString::fromUtf8(m_bytes.sliced(m_at, length)));
            m_at += length;
            if (i > 0 && m_names[i] <= m_names[i - 1])
                wrong();
        }
    }
    void readSets()
    {
        const quint32 size = count();
        m_sets.reserve(size);
        for (quint32 i = 0; i < size && m_isRight; ++i) {
            const quint32 length = count();
            QStringList names;
            names.reserve(length);
            Ascending order;
            for (quint32 j = 0; j < length && m_isRight; ++j) {
                const quint32 index = number();
                m_isRight = m_isRight && order.take(index);
                names.append(entry(m_names, index));
            }
            m_sets.push_back(NameSet::fromSorted(std::move(names)));
        }
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isRight = true;
    std::vector<QString> m_names;
    std::vector<NameSet> m_sets;
};

} // namespace

QByteArray packCaps(const QemuCaps &caps)
{
    Packer out(caps);
    for (const int part : {caps.version.major, caps.version.minor, caps.version.micro})
        out.number(part);
    out.name(caps.version.package);
    out.number(static_cast<int>(caps.source));
    for (const auto &m : capsmembers::texts)
        out.name(caps.*m.pointer);
    for (const auto &m : capsmembers::flags)
        out.number(caps.*m.pointer ? 1 : 0);
    for (const auto &m : capsmembers::sets)
        out.set(caps.*m.pointer);
    for (const auto &m : capsmembers::maps) {
        const QMap<QString, NameSet> &map = caps.*m.pointer;
        out.number(map.size());
        for (auto it = map.cbegin(); it != map.cend(); ++it) {
            out.name(it.key());
            out.set(*it);
        }
    }
    out.number(caps.machines.size());
    for (const QemuMachine &machine : caps.machines) {
        for (const QString &text :
            {machine.name, machine.alias, machine.defaultCpu, machine.defaultRamId})
            out.name(text);
        out.number(machine.cpuMax);
        for (const bool flag : {machine.isDefault,
                 machine.deprecated,
                 machine.hotpluggableCpus,
                 machine.numaMemSupported})
            out.number(flag ? 1 : 0);
    }
    out.number(caps.cpuModels.size());
    for (const QemuCpuModel &model : caps.cpuModels) {
        for (const QString &text : {model.name, model.typeName, model.aliasOf})
            out.name(text);
        out.number(model.deprecated ? 1 : 0);
    }

    const quint64 sum = qToLittleEndian(checksumOf(out.bytes()));
    QByteArray packed = magic.toByteArray();
    packed.append(reinterpret_cast<const char *>(&sum), sizeof sum);
    return packed + out.bytes();
}

std::optional<QemuCaps> unpackCaps(QByteArrayView bytes)
{
    if (bytes.size() < headSize || !bytes.startsWith(magic))
        return std::nullopt;
    const QByteArrayView body = bytes.sliced(headSize);
    if (qFromLittleEndian<quint64>(bytes.data() + magic.size()) != checksumOf(body))
        return std::nullopt;

    Unpacker in(body);
    QemuCaps caps;
    for (int *part : {&caps.version.major, &caps.version.minor, &caps.version.micro})
        *part = static_cast<int>(in.number());
    caps.version.package = in.name();
    const quint32 source = in.number();
    if (source > static_cast<quint32>(CapsSource::File))
        return std::nullopt;
    caps.source = static_cast<CapsSource>(source);
    for (const auto &m : capsmembers::texts)
        caps.*m.pointer = in.name();
    for (const auto &m : capsmembers::flags)
        caps.*m.pointer = in.flag();
    for (const auto &m : capsmembers::sets)
        caps.*m.pointer = in.set();
    for (const auto &m : capsmembers::maps)
        caps.*m.pointer = in.map();
    const quint32 machines = in.count();
    caps.machines.reserve(machines);
    for (quint32 i = 0; i < machines && in.isRight(); ++i) {
        QemuMachine machine;
        for (QString *text :
            {&machine.name, &machine.alias, &machine.defaultCpu, &machine.defaultRamId})
            *text = in.name();
        machine.cpuMax = static_cast<int>(in.number());
        for (bool *flag : {&machine.isDefault,
                 &machine.deprecated,
                 &machine.hotpluggableCpus,
                 &machine.numaMemSupported})
            *flag = in.flag();
        caps.machines.append(std::move(machine));
    }
    const quint32 models = in.count();
    caps.cpuModels.reserve(models);
    for (quint32 i = 0; i < models && in.isRight(); ++i) {
        QemuCpuModel model;
        for (QString *text : {&model.name, &model.typeName, &model.aliasOf})
            *text = in.name();
        model.deprecated = in.flag();
        caps.cpuModels.append(std::move(model));
    }
    if (!in.isRight() || !in.isAtEnd())
        return std::nullopt;
    return caps;
}

} // namespace vitrine
