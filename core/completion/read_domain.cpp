// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/completion/read_devices.h"
#include "core/completion/read_values.h"
#include "core/completion/value_table.h"

#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 mostUint = std::numeric_limits<uint>::max();

class DomainReader {
public:
    explicit DomainReader(Completion &guest) : m_guest(guest), m_domain(guest.tree.domain()) {}

    void run()
    {
        readIds();
        readMemory();
        readVcpus();
        readIoThreads();
        readHugepages();
        readCpu();
        readNuma(m_guest);
        // So libvirt says, with or without <numa>.
        if (const TreeNode *vcpu = m_domain->child(u"vcpu");
            vcpu != nullptr && readUnsigned(vcpu->text, 10, mostUint) == 0)
            refuse(
                vcpu, u"cpu", Code::InternalError, u"CPU IDs in <numa> exceed the <vcpu> count"_s);
        readNumatune(m_guest);
        readFeatures();
        readAcpiTables();
        dropEmpty();
    }

private:
    using Code = LibvirtCode;

    void refuse(const TreeNode *node, Atom section, Code code, const QString &words)
    {
        m_guest.refuse(code, words, node, parsePlace(section));
    }
    void refuseXml(const TreeNode *node, Atom section, const QString &words)
    {
        refuse(node, section, Code::XmlError, words);
    }

    void readIds()
    {
        constexpr int place = 2; // with the name
        const TreeNode *genid = m_domain->child(u"genid");
        if (genid != nullptr && genid->nextSame() != nullptr) {
            m_guest.refuse(Code::XmlError, u"element 'genid' can only appear once"_s, genid, place);
        } else if (genid != nullptr && !genid->text.isEmpty() && !MdevUuid::parse(genid->text)) {
            m_guest.refuse(Code::InternalError, u"malformed genid element"_s, genid, place);
        }
        const TreeNode *title = m_domain->child(u"title");
        if (title != nullptr && title->text.contains(u'\n'))
            m_guest.refuse(Code::XmlError, u"Domain title can't contain newlines"_s, title, place);
        for (const Atom name : Atoms {u"title", u"description"}) {
            TreeNode *text = m_domain->child(name);
            if (text != nullptr && text->text.isEmpty())
                m_guest.tree.remove(text);
        }
    }

    void readSize(const TreeNode *node, int place)
    {
        if (node == nullptr || node->text.isEmpty())
            return;
        const QString where = u"./%1[1]"_s.arg(node->name());
        const ScaledText scaled = checkScaled(node->text, node->get(u"unit"), where, 1024);
        constexpr quint64 mostKiB = std::numeric_limits<qint64>::max();
        if (!scaled.words.isEmpty()) {
            m_guest.refuse(scaled.code, scaled.words, node, place);
        } else if (scaledBytes(node->text, node->get(u"unit"), 1024).value_or(0) > mostKiB) {
            m_guest.refuse(Code::Overflow, u"size value too large"_s, node, place);
        }
    }

    void readMemory()
    {
        int place = 3;
        for (const Atom name : Atoms {u"memory", u"currentMemory", u"maxMemory"})
            readSize(m_domain->child(name), place++);
        const TreeNode *memory = m_domain->child(u"memory");
        const bool none = memory == nullptr
            || scaledBytes(memory->text, memory->get(u"unit"), 1024).value_or(0) == 0;
        if (none && numaCellCount(m_guest) == 0)
            m_guest.refuse(Code::XmlError,
                u"Memory size must be specified via <memory> or in the <numa> configuration"_s,
                memory == nullptr ? m_domain : memory,
                course::completeGuest);
        TreeNode *most = m_domain->child(u"maxMemory");
        if (most == nullptr)
            return;
        const auto slots = readUnsigned(most->get(u"slots"), 10, mostUint);
        if (most->has(u"slots") && !most->get(u"slots").isEmpty() && !slots) {
            m_guest.refuse(Code::XmlError, u"Failed to parse memory slot count"_s, most, place);
        } else if ((slots.value_or(0) == 0)
            != (scaledBytes(most->text, most->get(u"unit"), 1024).value_or(0) == 0)) {
            m_guest.refuse(Code::XmlError,
                u"both maximum memory size and memory slot count must be specified"_s,
                most,
                course::completeGuest);
        }
    }

    void readVcpus()
    {
        TreeNode *vcpu = m_domain->child(u"vcpu");
        if (vcpu == nullptr)
            return;
        bool isCount = readUnsigned(vcpu->text, 10, mostUint).has_value();
        isCount = isCount || readInt(vcpu->text, 10);
        if (!isCount)
            refuseXml(vcpu, u"vcpu", u"maximum vcpus count must be an integer"_s);
        if (vcpu->is(u"placement", u"auto"))
            m_guest.tree.removeAttribute(vcpu, u"cpuset");
        else if (vcpu->has(u"cpuset"))
            readBitmap(m_guest, vcpu, u"cpuset", u"vcpu", false);
        const auto most = readUnsigned(vcpu->text, 10, mostUint);
        const auto now = readUnsigned(vcpu->get(u"current"), 10, mostUint);
        const TreeNode *list = m_domain->child(u"vcpus");
        if (list == nullptr && most && now && *now > *most)
            refuse(vcpu,
                u"vcpu",
                Code::ConfigUnsupported,
                u"maximum vCPU count must not be less than current vCPU count"_s);
        for (const TreeNode *one = list == nullptr ? nullptr : list->child(u"vcpu"); one != nullptr;
             one = one->nextSame()) {
            const auto id = readUnsigned(one->get(u"id"), 10, mostUint);
            if (id && most && *id >= *most)
                refuseXml(one,
                    u"vcpus",
                    u"vcpu id '%1' is out of range of maximum vcpu count"_s.arg(*id));
        }
    }

    void readIoThreads()
    {
        const TreeNode *ids = m_domain->child(u"iothreadids");
        QStringList seen;
        for (const TreeNode *t = ids == nullptr ? nullptr : ids->child(u"iothread"); t != nullptr;
             t = t->nextSame()) {
            if (seen.contains(t->get(u"id")))
                refuseXml(
                    t, u"iothreadids", u"duplicate iothread id '%1' found"_s.arg(t->get(u"id")));
            seen.append(t->get(u"id"));
        }
    }

    void readHugepages()
    {
        TreeNode *hugepages = m_domain->descend(u"memoryBacking", u"hugepages");
        for (TreeNode *page = hugepages == nullptr ? nullptr : hugepages->child(u"page");
             page != nullptr;
             page = page->nextSame()) {
            if (!page->has(u"size") || page->get(u"size").isEmpty()) {
                refuseXml(page, u"memoryBacking", u"missing element or attribute './@size'"_s);
                continue;
            }
            const ScaledText scaled =
                checkScaled(page->get(u"size"), page->get(u"unit"), u"./@size"_s, 1024);
            if (!scaled.words.isEmpty())
                refuse(page, u"memoryBacking", scaled.code, scaled.words);
            else if (scaledBytes(page->get(u"size"), page->get(u"unit"), 1024) == 0)
                refuse(page, u"memoryBacking", Code::None, u"hugepage size can't be zero"_s);
            else if (page->has(u"nodeset"))
                readBitmap(m_guest, page, u"nodeset", u"memoryBacking", false);
        }
    }

    void readCpu()
    {
        TreeNode *cpu = m_domain->child(u"cpu");
        if (cpu == nullptr)
            return;
        const QString &mode = cpu->get(u"mode");
        const bool host = mode == "host-passthrough"_L1 || mode == "maximum"_L1;
        TreeNode *model = cpu->child(u"model");
        if (cpu->has(u"migratable") && !host)
            refuse(cpu,
                u"cpu",
                Code::ConfigUnsupported,
                u"Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode"_s);
        if (model != nullptr && model->get(u"vendor_id").isEmpty())
            m_guest.tree.removeAttribute(model, u"vendor_id");
        const QString vendor = model == nullptr ? QString() : model->get(u"vendor_id");
        if (!host && !vendor.isEmpty()) {
            if (vendor.toUtf8().size() != 12)
                refuseXml(model, u"cpu", u"vendor_id must be exactly 12 characters long"_s);
            else if (vendor.contains(u','))
                refuseXml(model, u"cpu", u"vendor id is invalid"_s);
        }
        const bool named = model != nullptr && !model->text.isEmpty();
        if (cpu->child(u"vendor") != nullptr && !cpu->child(u"vendor")->text.isEmpty() && !named)
            refuseXml(cpu, u"cpu", u"CPU vendor specified without CPU model"_s);
        if (cpu->child(u"feature") != nullptr && !named && (mode.isEmpty() || mode == "custom"_L1))
            refuseXml(cpu, u"cpu", u"Non-empty feature list specified without CPU model"_s);
        QStringList seen;
        for (const TreeNode *f = cpu->child(u"feature"); f != nullptr; f = f->nextSame()) {
            const QString &name = f->get(u"name");
            static const QStringList policies {
                u"force"_s, u"require"_s, u"optional"_s, u"disable"_s, u"forbid"_s};
            if (f->has(u"policy") && !policies.contains(f->get(u"policy")))
                refuse(f, u"cpu", Code::ConfigUnsupported, u"Invalid CPU feature policy"_s);
            else if (name.isEmpty())
                refuseXml(f, u"cpu", u"Invalid CPU feature name"_s);
            else if (seen.contains(name))
                refuseXml(f, u"cpu", u"CPU feature '%1' specified more than once"_s.arg(name));
            seen.append(name);
        }
        const TreeNode *cache = cpu->child(u"cache");
        if (cache == nullptr)
            return;
        const auto level = readInt(cache->get(u"level"), 10);
        if (cache->nextSame() != nullptr)
            refuseXml(cache, u"cpu", u"at most one CPU cache element may be specified"_s);
        else if (level && (*level < 1 || *level > 3))
            refuseXml(cache, u"cpu", u"invalid CPU cache level, must be in range [1,3]"_s);
    }

    void readFeatures()
    {
        TreeNode *features = m_domain->child(u"features");
        if (features == nullptr)
            return;
        if (TreeNode *hap = features->child(u"hap"); hap != nullptr && !hap->has(u"state"))
            m_guest.tree.set(hap, u"state", u"on"_s, byDefault);
        if (TreeNode *ioapic = features->child(u"ioapic");
            ioapic != nullptr && !ioapic->has(u"driver"))
            m_guest.tree.remove(ioapic);
        const TreeNode *hyperv = features->child(u"hyperv");
        const TreeNode *spinlocks = hyperv == nullptr ? nullptr : hyperv->child(u"spinlocks");
        const auto retries = spinlocks == nullptr
            ? std::nullopt
            : readUnsigned(spinlocks->get(u"retries"), 0, mostUint);
        if (retries && *retries < 0xFFF)
            refuseXml(
                spinlocks, u"features", u"HyperV spinlock retry count must be at least 4095"_s);
        const TreeNode *vendor = hyperv == nullptr ? nullptr : hyperv->child(u"vendor_id");
        if (vendor != nullptr && vendor->is(u"state", u"on")) {
            const QString &value = vendor->get(u"value");
            if (!vendor->has(u"value"))
                refuseXml(vendor,
                    u"features",
                    u"missing 'value' attribute for HyperV feature 'vendor_id'"_s);
            else if (value.toUtf8().size() > 12)
                refuseXml(vendor,
                    u"features",
                    u"HyperV vendor_id value must not be more than 12 characters."_s);
            else if (value.contains(u','))
                refuseXml(vendor, u"features", u"HyperV vendor_id value is invalid"_s);
        }
        const TreeNode *kvm = features->child(u"kvm");
        const TreeNode *ring = kvm == nullptr ? nullptr : kvm->child(u"dirty-ring");
        if (ring != nullptr && ring->is(u"state", u"on")) {
            const auto size = readUnsigned(ring->get(u"size"), 0, mostUint);
            if (size && (*size < 1024 || *size > 65536 || (*size & (*size - 1)) != 0))
                refuseXml(
                    ring, u"features", u"dirty ring must be power of 2 and ranges [1024, 65536]"_s);
        }
        const TreeNode *smm = features->child(u"smm");
        TreeNode *tseg = smm == nullptr ? nullptr : smm->child(u"tseg");
        if (tseg != nullptr && tseg->text.isEmpty()) {
            m_guest.tree.remove(tseg);
            tseg = nullptr;
        }
        if (tseg != nullptr && !tseg->text.isEmpty()) {
            const ScaledText scaled = checkScaled(
                tseg->text, tseg->get(u"unit"), u"string(./features/smm/tseg)"_s, 1024ULL * 1024);
            if (!scaled.words.isEmpty())
                refuse(tseg, u"features", scaled.code, scaled.words);
        }
    }

    void dropEmpty()
    {
        for (const Atom name : Atoms {u"pm", u"memoryBacking"}) {
            TreeNode *node = m_domain->child(name);
            TreeNode *next = nullptr;
            for (TreeNode *c = node == nullptr ? nullptr : node->firstChild(); c != nullptr;
                 c = next) {
                next = c->nextSibling();
                if (name == u"pm" && !c->has(u"enabled"))
                    m_guest.tree.remove(c);
            }
            if (node != nullptr && node->firstChild() == nullptr)
                m_guest.tree.remove(node);
        }
        for (TreeNode *label = m_domain->child(u"seclabel"); label != nullptr;
             label = label->nextSame()) {
            const QString &type = label->get(u"type");
            const QString &relabel = label->get(u"relabel");
            if ((type != "dynamic"_L1 && type != "static"_L1) || label->get(u"model").isEmpty()
                || (label->has(u"relabel") && relabel != "yes"_L1 && relabel != "no"_L1))
                m_guest.notTranslated(label);
        }
    }

    void readAcpiTables()
    {
        TreeNode *acpi = m_domain->descend(u"os", u"acpi");
        if (acpi == nullptr)
            return;
        const TreeNode *table = acpi->child(u"table");
        if (table == nullptr)
            m_guest.tree.remove(acpi);
        else if (table->nextSame() != nullptr)
            refuseXml(table, u"os", u"Only one acpi table is supported"_s);
        else if (!table->has(u"type"))
            refuseXml(table, u"os", u"Missing acpi table type"_s);
        else if (!table->is(u"type", u"slic"))
            refuseXml(table, u"os", u"Unknown acpi table type: %1"_s.arg(table->get(u"type")));
    }

    Completion &m_guest;
    TreeNode *m_domain;
};

} // namespace

void readDomain(Completion &guest)
{
    DomainReader(guest).run();
}

} // namespace vitrine
