// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/completion/completion.h"
#include "core/qemu/qemu_caps.h"

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <array>
#include <bitset>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nearly all numbers are a few digits: then Qt's way of reading them, which is for all languages, is a long one.
std::optional<quint64> smallNumber(QStringView text)
{
    const char16_t *digit = text.utf16();
    const char16_t *const end = digit + text.size();
    quint64 value = 0;
    if (text.size() > 2 && digit[0] == u'0' && digit[1] == u'x') {
        digit += 2;
        if (end - digit > 8)
            return std::nullopt;
        for (; digit != end; ++digit) {
            const unsigned c = *digit;
            const unsigned nibble = c >= u'0' && c <= u'9' ? c - u'0'
                : c >= u'a' && c <= u'f'                   ? c - u'a' + 10
                                                           : 16;
            if (nibble > 15)
                return std::nullopt;
            value = value * 16 + nibble;
        }
        return value;
    }
    if (text.isEmpty() || text.size() > 9)
        return std::nullopt;
    for (; digit != end; ++digit) {
        if (*digit < u'0' || *digit > u'9')
            return std::nullopt;
        value = value * 10 + (*digit - u'0');
    }
    return value;
}

} // namespace

std::optional<quint64> number(QStringView text)
{
    if (const auto small = smallNumber(text))
        return small;
    text = text.trimmed();
    bool ok = false;
    const bool hex = text.startsWith(u"0x") || text.startsWith(u"0X");
    const quint64 value = hex ? text.sliced(2).toULongLong(&ok, 16) : text.toULongLong(&ok, 10);
    return ok ? std::optional(value) : std::nullopt;
}

namespace {

/// "0x00" to "0xff".
constexpr std::array<char16_t, 1024> makeHexBytes()
{
    constexpr char16_t digits[] = u"0123456789abcdef";
    std::array<char16_t, 1024> text {};
    for (std::size_t i = 0; i < 256; ++i) {
        text[4 * i] = u'0';
        text[4 * i + 1] = u'x';
        text[4 * i + 2] = digits[i / 16];
        text[4 * i + 3] = digits[i % 16];
    }
    return text;
}

constexpr std::array<char16_t, 1024> hexBytes = makeHexBytes();

} // namespace

QString hexByte(int value)
{
    const auto byte = static_cast<std::size_t>(value) & 0xFFU;
    return QString::fromRawData(QStringView(hexBytes.data() + 4 * byte, 4).data(), 4);
}

std::optional<quint64> scaledBytes(QStringView text, QStringView unit, quint64 scale)
{
    const auto value = number(text);
    if (!value)
        return std::nullopt;
    unit = unit.trimmed();
    if (unit.isEmpty())
        return *value * scale;
    if (unit.compare(u"b", Qt::CaseInsensitive) == 0
        || unit.compare(u"byte", Qt::CaseInsensitive) == 0
        || unit.compare(u"bytes", Qt::CaseInsensitive) == 0)
        return value;
    static const QString letters = u"kmgtpe"_s;
    const qsizetype power = letters.indexOf(unit.at(0).toLower()) + 1;
    if (power == 0)
        return std::nullopt;
    const QStringView rest = unit.sliced(1);
    quint64 base = 0;
    if (rest.isEmpty() || rest.compare(u"ib", Qt::CaseInsensitive) == 0)
        base = 1024;
    else if (rest.compare(u"b", Qt::CaseInsensitive) == 0)
        base = 1000;
    else
        return std::nullopt;
    quint64 factor = 1;
    for (qsizetype i = 0; i < power; ++i)
        factor *= base;
    return *value * factor;
}

namespace {

constexpr std::size_t mostCpus = 16384; // VIR_DOMAIN_CPUMASK_LEN
using CpuSet = std::bitset<mostCpus>;

/// virBitmapParse into a bitmap of VIR_DOMAIN_CPUMASK_LEN; nothing when it cannot be read.
std::unique_ptr<CpuSet> parseBitmap(QStringView text)
{
    constexpr QStringView spaces = u" \t\n\v\f\r";
    const auto skipSpaces = [&] {
        while (!text.isEmpty() && spaces.contains(text.front()))
            text = text.sliced(1);
    };
    const auto number = [&]() -> std::optional<std::size_t> {
        qsizetype digits = 0;
        while (digits < text.size() && text.at(digits) >= u'0' && text.at(digits) <= u'9')
            ++digits;
        const auto value = smallNumber(text.first(digits));
        text = text.sliced(digits);
        if (!value || *value >= mostCpus)
            return std::nullopt;
        return *value;
    };
    skipSpaces();
    if (text.isEmpty())
        return nullptr;
    auto bits = std::make_unique<CpuSet>();
    while (!text.isEmpty()) {
        const bool negated = text.startsWith(u'^');
        if (negated)
            text = text.sliced(1);
        const auto from = number();
        if (!from)
            return nullptr;
        skipSpaces();
        auto to = from;
        if (text.startsWith(u'-') && !negated) {
            text = text.sliced(1);
            skipSpaces();
            to = number();
            if (!to || *to < *from)
                return nullptr;
            skipSpaces();
        }
        for (std::size_t bit = *from; bit <= *to; ++bit)
            bits->set(bit, !negated);
        if (text.isEmpty())
            break;
        if (!text.startsWith(u','))
            return nullptr;
        text = text.sliced(1);
        skipSpaces();
    }
    return bits;
}

} // namespace

QString canonicalBitmap(QStringView text)
{
    const auto bits = parseBitmap(text);
    if (bits == nullptr)
        return {};
    QString out = u""_s;
    for (std::size_t bit = 0, left = bits->count(); left > 0; ++bit) {
        if (!bits->test(bit))
            continue;
        std::size_t end = bit;
        while (end + 1 < mostCpus && bits->test(end + 1))
            ++end;
        if (!out.isEmpty())
            out += u',';
        out += QString::number(bit);
        if (end > bit)
            out += u'-' + QString::number(end);
        left -= end - bit + 1;
        bit = end;
    }
    return out;
}

Completion::Completion(const XmlText &text, const World &knownWorld) : tree(text), world(knownWorld)
{
    notKnown = tree.unknown();
}

bool Completion::hasDevice(const QString &type) const
{
    return caps() == nullptr || caps()->hasDevice(type);
}

TreeNodes Completion::devices(Atom name) const
{
    TreeNodes out;
    for (TreeNode *node = tree.devices()->child(name); node != nullptr; node = node->nextSame())
        out.push_back(node);
    return out;
}

namespace {

/// Brings a memory size to KiB, as libvirt writes it. Nothing when it cannot be read.
std::optional<quint64> toKiB(Completion &guest, TreeNode *node)
{
    if (node == nullptr)
        return std::nullopt;
    const auto bytes = scaledBytes(node->text, node->get(u"unit"), 1024);
    if (!bytes) {
        guest.notTranslated(node);
        return std::nullopt;
    }
    const quint64 kib = (*bytes + 1023) / 1024;
    node->text = QString::number(kib);
    guest.tree.set(node, u"unit", u"KiB"_s, node->has(u"unit") ? TreeOrigin {} : byDefault);
    return kib;
}

void completeMemory(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    toKiB(guest, domain->child(u"maxMemory"));
    TreeNode *memory = guest.tree.ensure(domain, u"memory", byDefault);
    toKiB(guest, memory);
    quint64 cells = 0;
    const TreeNode *numa = domain->descend(u"cpu", u"numa");
    if (numa != nullptr) {
        for (TreeNode *cell = numa->child(u"cell"); cell != nullptr; cell = cell->nextSame()) {
            const auto bytes = scaledBytes(cell->get(u"memory"), cell->get(u"unit"), 1024);
            if (!bytes)
                continue;
            const quint64 kib = (*bytes + 1023) / 1024;
            guest.tree.respell(cell, u"memory", QString::number(kib));
            guest.tree.set(cell, u"unit", u"KiB"_s, byDefault);
            cells += kib;
        }
    }
    quint64 plugged = 0;
    for (TreeNode *device : guest.devices(u"memory")) {
        if (TreeNode *target = device->child(u"target")) {
            for (TreeNode *c = target->firstChild(); c != nullptr; c = c->nextSibling()) {
                if (c->name() == u"size" || c->name() == u"block" || c->name() == u"requested") {
                    const quint64 kib = toKiB(guest, c).value_or(0);
                    plugged += c->name() == u"size" ? kib : 0;
                }
                if (TreeNode *size = c->child(u"size"); size != nullptr && c->name() == u"label")
                    toKiB(guest, size);
            }
        }
    }
    if (cells > 0)
        memory->text = QString::number(cells + plugged);
    const quint64 total = number(memory->text).value_or(0);
    TreeNode *current = domain->child(u"currentMemory");
    if (current == nullptr) {
        current = guest.tree.add(domain, u"currentMemory", byDefault);
        current->text = memory->text;
        guest.tree.set(current, u"unit", u"KiB"_s, byDefault);
    } else if (const auto kib = toKiB(guest, current); kib && (*kib > total || *kib == 0)) {
        current->text = memory->text;
    }
}

void completeOs(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *os = guest.tree.ensure(domain, u"os", byDefault);
    TreeNode *type = guest.tree.ensure(os, u"type", byDefault);
    if (type->text.isEmpty())
        type->text = u"hvm"_s;
    if (type->text.trimmed() != "hvm"_L1)
        guest.notTranslated(type);
    if (!type->has(u"arch"))
        guest.tree.set(type, u"arch", u"x86_64"_s, byDefault);
    else if (!type->is(u"arch", u"x86_64") && !type->is(u"arch", u"i686"))
        guest.notTranslated(type, u"arch"_s);
    guest.machine = type->get(u"machine");
    if (guest.caps() != nullptr) {
        const QString canonical = guest.machine.isEmpty()
            ? guest.caps()->defaultMachine()
            : guest.caps()->canonicalMachine(guest.machine);
        if (!canonical.isEmpty())
            guest.machine = canonical;
    }
    if (type->has(u"machine"))
        guest.tree.respell(type, u"machine", guest.machine);
    else
        guest.tree.set(type, u"machine", guest.machine, byDefault);
    guest.q35 = guest.machine.startsWith("pc-q35-"_L1) || guest.machine == "q35"_L1;
    guest.pc = guest.machine.startsWith("pc-i440fx-"_L1) || guest.machine == "pc"_L1;
    if (!guest.q35 && !guest.pc)
        guest.notTranslated(type, u"machine"_s);

    bool perDevice = false;
    for (TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr; d = d->nextSibling())
        perDevice = perDevice || d->child(u"boot") != nullptr;
    if (os->child(u"boot") == nullptr && !perDevice)
        guest.tree.set(guest.tree.add(os, u"boot", byDefault), u"dev", u"hd"_s, byDefault);

    TreeNode *nvram = os->child(u"nvram");
    const TreeNode *loader = os->child(u"loader");
    const bool oldStyle = loader != nullptr && loader->is(u"type", u"pflash")
        && loader->is(u"readonly", u"yes") && !loader->is(u"stateless", u"yes");
    if (nvram == nullptr && oldStyle)
        nvram = guest.tree.add(os, u"nvram", byDefault);
    if (oldStyle && nvram->text.trimmed().isEmpty() && nvram->child(u"source") == nullptr)
        nvram->text =
            u"/var/lib/libvirt/qemu/nvram/"_s + domain->childText(u"name") + u"_VARS.fd"_s;
}

void completeCpu(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *cpu = guest.tree.ensure(domain, u"cpu", byDefault);
    QString mode = cpu->get(u"mode");
    TreeNode *model = cpu->child(u"model");
    const bool custom = mode.isEmpty() || mode == "custom"_L1;
    if (!custom && mode != "host-model"_L1) {
        // What is in it means nothing then (virCPUDefFormatBuf).
        if (model != nullptr)
            guest.tree.remove(model);
        if (TreeNode *vendor = cpu->child(u"vendor"))
            guest.tree.remove(vendor);
        model = nullptr;
    }
    const bool named = model != nullptr && !model->text.isEmpty();
    if (custom && !named) {
        const QemuMachine *machine =
            guest.caps() == nullptr ? nullptr : guest.caps()->machine(guest.machine);
        if (guest.caps() != nullptr && machine == nullptr && cpu->has(u"check"))
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"check attribute specified for CPU with no model"_s,
                cpu,
                course::completeGuest + 8);
        QString name = machine == nullptr ? QString() : machine->defaultCpu;
        for (const QString &suffix : {u"-x86_64-cpu"_s, u"-i386-cpu"_s})
            name.remove(suffix);
        if (name.isEmpty())
            name = u"qemu64"_s;
        guest.tree.set(cpu, u"mode", u"custom"_s, byDefault);
        guest.tree.set(cpu, u"match", u"exact"_s, byDefault);
        guest.tree.set(cpu, u"check", u"none"_s, byDefault);
        model = guest.tree.ensure(cpu, u"model", byDefault);
        guest.tree.set(model, u"fallback", u"forbid"_s, byDefault);
        model->text = name;
    } else {
        if (mode.isEmpty())
            mode = u"custom"_s;
        guest.tree.set(cpu, u"mode", mode, cpu->has(u"mode") ? TreeOrigin {} : byDefault);
        if (mode == "custom"_L1) {
            if (!cpu->has(u"match"))
                guest.tree.set(cpu, u"match", u"exact"_s, byDefault);
        } else {
            guest.tree.removeAttribute(cpu, u"match");
            if (mode == "host-passthrough"_L1 && !cpu->has(u"migratable"))
                guest.tree.set(cpu, u"migratable", u"on"_s, byDefault);
        }
        if (!cpu->has(u"check")) {
            guest.tree.set(cpu,
                u"check",
                mode == "host-passthrough"_L1 || mode == "maximum"_L1
                        || (mode == "custom"_L1 && domain->is(u"type", u"qemu"))
                    ? u"none"_s
                    : u"partial"_s,
                byDefault);
        }
        if (named && !model->has(u"fallback"))
            guest.tree.set(model, u"fallback", u"allow"_s, byDefault);
        else if (model != nullptr && !named)
            guest.tree.removeAttribute(model, u"fallback");
        if (model != nullptr && !named && !model->has(u"vendor_id"))
            guest.tree.remove(model);
    }
    if (TreeNode *topology = cpu->child(u"topology");
        topology != nullptr && !topology->has(u"dies"))
        guest.tree.set(topology, u"dies", u"1"_s, byDefault);
    if (TreeNode *numa = cpu->child(u"numa")) {
        int index = 0;
        for (TreeNode *cell = numa->child(u"cell"); cell != nullptr; cell = cell->nextSame()) {
            if (!cell->has(u"id"))
                guest.tree.set(cell, u"id", QString::number(index), byDefault);
            if (const QString cpus = canonicalBitmap(cell->get(u"cpus")); !cpus.isNull())
                guest.tree.respell(cell, u"cpus", cpus);
            ++index;
        }
    }
}

/// qemuDomainDefNumaCPUsRectify: CPUs that no cell has are of the first.
void completeNumaCpus(Completion &guest, quint64 most)
{
    TreeNode *numa = guest.tree.domain()->descend(u"cpu", u"numa");
    TreeNode *first = nullptr;
    QSet<quint64> others;
    quint64 total = 0;
    for (TreeNode *cell = numa == nullptr ? nullptr : numa->child(u"cell"); cell != nullptr;
         cell = cell->nextSame()) {
        if (number(cell->get(u"id")).value_or(1) == 0)
            first = cell;
        for (const QString &part : cell->get(u"cpus").split(u',', Qt::SkipEmptyParts)) {
            const quint64 low = number(part.section(u'-', 0, 0)).value_or(0);
            const quint64 high = number(part.section(u'-', -1)).value_or(0);
            for (quint64 cpu = low; cpu <= high; ++cpu) {
                ++total;
                if (cell != first)
                    others.insert(cpu);
            }
        }
    }
    constexpr quint64 sane = 4096;
    if (first == nullptr || total >= most || most > sane)
        return;
    QStringList own;
    for (quint64 cpu = 0; cpu < most; ++cpu) {
        if (!others.contains(cpu))
            own.append(QString::number(cpu));
    }
    guest.tree.set(first, u"cpus", canonicalBitmap(own.join(u',')), byDefault);
}

void completeFeatures(Completion &guest)
{
    TreeNode *features = guest.tree.domain()->child(u"features");
    if (features == nullptr)
        return;
    if (features->firstChild() == nullptr) {
        guest.tree.remove(features); // libvirt does not write an empty one
        return;
    }
    if (TreeNode *hyperv = features->child(u"hyperv"); hyperv != nullptr && !hyperv->has(u"mode"))
        guest.tree.set(hyperv, u"mode", u"custom"_s, byDefault);
    for (const Atom name : Atoms {u"smm", u"vmport", u"pmu", u"pvspinlock", u"vmcoreinfo"}) {
        TreeNode *feature = features->child(name);
        if (feature != nullptr && !feature->has(u"state"))
            guest.tree.set(feature, u"state", u"on"_s, byDefault);
    }
    if (TreeNode *tseg = features->child(u"smm") == nullptr
            ? nullptr
            : features->child(u"smm")->child(u"tseg")) {
        if (const auto bytes = scaledBytes(tseg->text, tseg->get(u"unit"), 1024 * 1024)) {
            if (!features->child(u"smm")->is(u"state", u"on")) {
                guest.tree.remove(tseg);
                return;
            }
            constexpr int behindDefaultDevices = course::complete + 50; // qemuDomainDefPostParse
            if (!guest.q35)
                guest.refuse(LibvirtCode::ConfigUnsupported,
                    u"SMM TSEG is only supported with q35 machine type"_s,
                    tseg,
                    behindDefaultDevices);
            else if (*bytes % (1024 * 1024) != 0)
                guest.refuse(LibvirtCode::ConfigUnsupported,
                    u"SMM TSEG size must be divisible by 1 MiB"_s,
                    tseg,
                    behindDefaultDevices);
            // virPrettySize: the biggest unit that leaves a whole number.
            static const QString units[] = {u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s, u"TiB"_s};
            quint64 size = *bytes;
            size_t unit = 0;
            while (size != 0 && size % 1024 == 0 && unit + 1 < std::size(units)) {
                size /= 1024;
                ++unit;
            }
            tseg->text = QString::number(size);
            guest.tree.set(tseg, u"unit", units[unit], byDefault);
        }
    }
}

} // namespace

namespace {

/// virDomainDefParseIDs
void checkName(Completion &guest)
{
    const TreeNode *name = guest.tree.domain()->child(u"name");
    if (name == nullptr || name->text.isEmpty())
        guest.refuse(LibvirtCode::None,
            u"missing name information"_s,
            name == nullptr ? guest.tree.domain() : name,
            course::parse);
}

} // namespace

void refuseNameOfPath(Completion &guest)
{
    const TreeNode *name = guest.tree.domain()->child(u"name");
    if (name != nullptr && name->text.contains(u'/'))
        guest.refuse(LibvirtCode::XmlError,
            u"name %1 cannot contain '/'"_s.arg(name->text),
            name,
            course::complete);
}

void completeDomainDefaults(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    guest.tree.removeAttribute(domain, u"id");
    checkName(guest);
    // An empty one is none, to libvirt.
    if (TreeNode *uuid = domain->child(u"uuid"); uuid != nullptr && !uuid->text.isEmpty()) {
        if (const auto read = MdevUuid::parse(uuid->text))
            uuid->text = read->toString();
        else
            guest.refuse(LibvirtCode::InternalError, u"malformed uuid element"_s, uuid);
    } else {
        static constexpr TreeOrigin madeUp {OriginKind::Default,
            VITRINE_TEXT("the guest has none, so this is made from its name, the same each time; "
                         "libvirt draws one at random when the guest is defined")};
        guest.tree.ensure(domain, u"uuid", madeUp)->text =
            QUuid::createUuidV5(QUuid(), domain->childText(u"name")).toString(QUuid::WithoutBraces);
    }
    completeOs(guest);
    completeMemory(guest);
    TreeNode *vcpu = guest.tree.ensure(domain, u"vcpu", byDefault);
    if (vcpu->text.trimmed().isEmpty())
        vcpu->text = u"1"_s;
    if (!vcpu->has(u"placement"))
        guest.tree.set(vcpu, u"placement", u"static"_s, byDefault);
    if (vcpu->has(u"cpuset")) {
        if (const QString set = canonicalBitmap(vcpu->get(u"cpuset")); !set.isNull())
            guest.tree.respell(vcpu, u"cpuset", set);
    }
    if (TreeNode *numatune = domain->child(u"numatune")) {
        for (TreeNode *c = numatune->firstChild(); c != nullptr; c = c->nextSibling()) {
            if (const QString set = canonicalBitmap(c->get(u"nodeset")); !set.isNull())
                guest.tree.respell(c, u"nodeset", set);
        }
    }
    if (TreeNode *hugepages = domain->descend(u"memoryBacking", u"hugepages")) {
        for (TreeNode *page = hugepages->child(u"page"); page != nullptr; page = page->nextSame()) {
            if (const auto bytes = scaledBytes(page->get(u"size"), page->get(u"unit"), 1024)) {
                guest.tree.respell(page, u"size", QString::number(*bytes / 1024));
                guest.tree.set(page, u"unit", u"KiB"_s, byDefault);
            }
            // virDomainDefPostParseMemtune: without cells, node 0 is all of it.
            const TreeNode *numa = domain->descend(u"cpu", u"numa");
            if ((numa == nullptr || numa->child(u"cell") == nullptr)
                && canonicalBitmap(page->get(u"nodeset")) == "0"_L1)
                guest.tree.removeAttribute(page, u"nodeset");
        }
    }
    completeCpu(guest);
    completeNumaCpus(guest, number(vcpu->text).value_or(1));
    completeFeatures(guest);
    for (const auto &[event, action] : {std::pair {u"on_poweroff", u"destroy"_s},
             std::pair {u"on_reboot", u"restart"_s},
             std::pair {u"on_crash", u"destroy"_s}}) {
        if (domain->childText(event).isEmpty())
            guest.tree.ensure(domain, event, byDefault)->text = action;
    }
    TreeNode *emulator = guest.tree.ensure(guest.tree.devices(), u"emulator", byDefault);
    // Of another architecture it is another binary, where there is one.
    if (TreeNode *type = domain->descend(u"os", u"type");
        emulator->text.isEmpty() && type->is(u"arch", u"i686"))
        guest.notTranslated(type, u"arch"_s);
    if (emulator->text.isEmpty())
        emulator->text = guest.caps() == nullptr || guest.caps()->binary.isEmpty()
            ? u"/usr/bin/qemu-system-x86_64"_s
            : guest.caps()->binary;
}

} // namespace vitrine
