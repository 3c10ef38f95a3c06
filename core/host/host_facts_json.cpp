// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_facts_json.h"

#include <QJsonArray>

#include <limits>

namespace vitrine {

namespace {

// One list of fields for both directions: what is written cannot differ from what is read.

template<typename Archive>
void visit(Archive &a, DeviceNode &node)
{
    a("path", node.path);
    a("mode", node.mode);
    a("user", node.user);
    a("group", node.group);
    a("accessible", node.accessible);
}

template<typename Archive>
void visit(Archive &a, GpuFacts &gpu)
{
    a("address", gpu.address);
    a("vendor", gpu.vendor);
    a("device", gpu.device);
    a("driver", gpu.driver);
    a("name", gpu.name);
    a("apertureMiB", gpu.apertureMiB);
    a("sriovTotal", gpu.sriovTotal);
    a("sriovEnabled", gpu.sriovEnabled);
}

template<typename Archive>
void visit(Archive &a, Setting &setting)
{
    a("file", setting.file);
    a("text", setting.text);
}

template<typename Archive>
void visit(Archive &a, HostFacts &facts)
{
    a("modules", facts.modules);
    a("kernelParameters", facts.kernelParameters);
    a("moduleOptions", facts.moduleOptions);
    a("moduleParameters", facts.moduleParameters);
    a("kernelConfig", facts.kernelConfig);
    a("modulesDisabled", facts.modulesDisabled);
    a("lockdown", facts.lockdown);
    a("iommus", facts.iommus);
    a("iommuGroups", facts.iommuGroups);
    a("gpus", facts.gpus);
    a("kvm", facts.kvm);
    a("vfio", facts.vfio);
    a("vfioGroups", facts.vfioGroups);
    a("renderNodes", facts.renderNodes);
    a("nvidiaVersion", facts.nvidiaVersion);
    a("sriovManage", facts.sriovManage);
    a("units", facts.units);
    a("user", facts.user);
    a("userGroups", facts.userGroups);
    a("memlockBytes", facts.memlockBytes);
    a("qemuUser", facts.qemuUser);
    a("qemuGroup", facts.qemuGroup);
    a("qemuUserGroups", facts.qemuUserGroups);
    a("deviceAcl", facts.deviceAcl);
    a("appArmor", facts.appArmor);
    a("seLinuxEnforcing", facts.seLinuxEnforcing);
    a("mdevctl", facts.mdevctl);
    a("libvirtVersion", facts.libvirtVersion);
}

class Writer {
public:
    template<typename T>
    void operator()(const char *key, T &value)
    {
        m_out.insert(QLatin1StringView(key), json(value));
    }
    [[nodiscard]] const QJsonObject &result() const { return m_out; }

private:
    static QJsonValue json(const QString &value) { return value; }
    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }
    static QJsonValue json(std::uint16_t value) { return value; }
    static QJsonValue json(qint64 value) { return value; }
    static QJsonValue json(const PciAddress &value) { return value.toString(); }
    static QJsonValue json(const QStringList &value) { return QJsonArray::fromStringList(value); }
    template<typename T>
    static QJsonValue json(const std::optional<T> &value)
    {
        return value ? json(*value) : QJsonValue();
    }
    template<typename T>
    static QJsonValue json(QList<T> &list)
    {
        QJsonArray out;
        for (T &item : list)
            out.append(json(item));
        return out;
    }
    template<typename T>
    static QJsonValue json(std::optional<T> &value)
    {
        return value ? json(*value) : QJsonValue();
    }
    template<typename T>
    static auto json(T &value) -> decltype(visit(std::declval<Writer &>(), value), QJsonValue())
    {
        Writer inner;
        visit(inner, value);
        return inner.result();
    }

    QJsonObject m_out;
};

class Reader {
public:
    explicit Reader(QJsonObject in) : m_in(std::move(in)) {}
    template<typename T>
    void operator()(const char *key, T &value)
    {
        read(m_in.value(QLatin1StringView(key)), value);
    }

private:
    static bool read(const QJsonValue &json, QString &value)
    {
        value = json.toString();
        return json.isString();
    }
    static bool read(const QJsonValue &json, bool &value)
    {
        value = json.toBool();
        return json.isBool();
    }
    static bool read(const QJsonValue &json, qint64 &value)
    {
        value = json.toInteger();
        return json.isDouble();
    }
    static bool read(const QJsonValue &json, int &value)
    {
        const qint64 number = json.toInteger(-1);
        value = number > std::numeric_limits<int>::max() ? 0 : static_cast<int>(number);
        return json.isDouble() && number == value;
    }
    static bool read(const QJsonValue &json, std::uint16_t &value)
    {
        value = static_cast<std::uint16_t>(json.toInteger());
        return json.isDouble() && json.toInteger() == value;
    }
    static bool read(const QJsonValue &json, PciAddress &value)
    {
        const auto address = PciAddress::parse(json.toString());
        value = address.value_or(PciAddress());
        return address.has_value();
    }
    static bool read(const QJsonValue &json, QStringList &value)
    {
        const QJsonArray rows = json.toArray();
        for (const auto row : rows)
            value.append(row.toString());
        return json.isArray();
    }
    template<typename T>
    static bool read(const QJsonValue &json, std::optional<T> &value)
    {
        T inner {};
        if (read(json, inner))
            value = std::move(inner);
        return true;
    }
    template<typename T>
    static bool read(const QJsonValue &json, QList<T> &list)
    {
        const QJsonArray rows = json.toArray();
        for (const auto row : rows) {
            T item {};
            if (read(QJsonValue(row), item))
                list.append(std::move(item));
        }
        return json.isArray();
    }
    template<typename T>
    static auto read(const QJsonValue &json, T &value)
        -> decltype(visit(std::declval<Reader &>(), value), bool())
    {
        Reader inner(json.toObject());
        visit(inner, value);
        return json.isObject();
    }

    QJsonObject m_in;
};

} // namespace

QJsonObject factsToJson(const HostFacts &facts)
{
    HostFacts copy = facts;
    Writer writer;
    visit(writer, copy);
    return writer.result();
}

HostFacts factsFromJson(const QJsonObject &json)
{
    HostFacts facts;
    Reader reader(json);
    visit(reader, facts);
    return facts;
}

} // namespace vitrine
