// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <os> and <sysinfo>: virDomainDefParseBootOptions, virDomainDefPostParseOs, virSysinfoParseXML.
#include "core/base/ids.h"
#include "core/completion/read_values.h"
#include "core/completion/small_steps.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <array>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void completeFirmwareFeatures(Completion &guest, TreeNode *os)
{
    TreeNode *firmware = os->child(u"firmware");
    if (firmware == nullptr)
        return;
    const auto enabled = [&](Atom name) {
        for (const TreeNode *f = firmware->child(u"feature"); f != nullptr; f = f->nextSame()) {
            if (f->is(u"name", name))
                return f->get(u"enabled");
        }
        return QString();
    };
    if (enabled(u"enrolled-keys") == "yes"_L1 && enabled(u"secure-boot") == "no"_L1) {
        guest.refuse(LibvirtCode::None,
            u"firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled"_s,
            firmware,
            course::completeGuest + 3);
    }
    if (enabled(u"enrolled-keys") == "yes"_L1 && enabled(u"secure-boot").isEmpty()) {
        TreeNode *feature = guest.tree.add(firmware, u"feature", byDefault);
        guest.tree.set(feature, u"enabled", u"yes"_s, byDefault);
        guest.tree.set(feature, u"name", u"secure-boot"_s, byDefault);
    }
    sortChildren(guest, firmware, u"feature", u"name", {u"enrolled-keys", u"secure-boot"});
    removeIfEmpty(guest, os, u"firmware");
}

/// virDomainDefParseBootOptions: the menu, and what the BIOS is told.
void completeBios(Completion &guest, TreeNode *os)
{
    if (TreeNode *menu = os->child(u"bootmenu"); menu != nullptr && !menu->is(u"enable", u"yes"))
        guest.tree.removeAttribute(menu, u"timeout");
    if (TreeNode *bios = os->child(u"bios");
        bios != nullptr && bios->has(u"useserial") && !bios->is(u"useserial", u"yes"))
        guest.tree.respell(bios, u"useserial", u"no"_s);
    removeIfEmpty(guest, os, u"bootmenu");
    removeIfEmpty(guest, os, u"bios");
    TreeNode *smbios = os->child(u"smbios");
    const QString mode = smbios == nullptr ? QString() : smbios->get(u"mode");
    if (mode.isEmpty() && smbios != nullptr)
        guest.tree.remove(smbios);
    else if (smbios != nullptr && mode != "emulate"_L1 && mode != "host"_L1 && mode != "sysinfo"_L1)
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"unknown smbios mode '%1'"_s.arg(mode),
            smbios,
            parsePlace(u"sysinfo") + 1);
}

void completeLoader(Completion &guest, TreeNode *os)
{
    TreeNode *loader = os->child(u"loader");
    if (loader != nullptr && !loader->text.trimmed().isEmpty() && !loader->has(u"type"))
        guest.tree.set(loader, u"type", u"rom"_s, byDefault);
    if (os->has(u"firmware"))
        removeIfEmpty(guest, os, u"loader");
    TreeNode *nvram = os->child(u"nvram");
    if (nvram == nullptr)
        return;
    if (TreeNode *source = nvram->child(u"source"); source != nullptr && !nvram->has(u"type"))
        guest.tree.remove(source);
    if (os->has(u"firmware"))
        removeIfEmpty(guest, os, u"nvram");
}

/// The date of a BIOS (virSysinfoBIOSParseXML): mm/dd/yy or mm/dd/yyyy.
bool isBiosDate(const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 3)
        return false;
    std::array<int, 3> numbers {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = readInt(parts.at(static_cast<qsizetype>(i)), 10);
        if (!number)
            return false;
        numbers.at(i) = *number;
    }
    const auto [month, day, year] = numbers;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 0
        && (year < 100 || year >= 1900);
}

class SysinfoReader {
public:
    SysinfoReader(Completion &guest, TreeNode *sysinfo) : m_guest(guest), m_sysinfo(sysinfo) {}

    void run()
    {
        const bool smbios = m_sysinfo->is(u"type", u"smbios");
        TreeNode *next = nullptr;
        for (TreeNode *c = m_sysinfo->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            if ((c->name() == u"entry") == smbios)
                m_guest.tree.remove(c); // of the other kind
            else if (smbios)
                readBlock(c);
            else
                readBlob(c);
        }
    }

private:
    void refuse(const TreeNode *node, const QString &words, LibvirtCode code = LibvirtCode::None)
    {
        m_guest.refuse(code, words, node, parsePlace(u"sysinfo"));
    }

    /// virSysinfoParseFWCfgDef
    void readBlob(TreeNode *entry)
    {
        if (!entry->has(u"name"))
            refuse(entry, u"Firmware entry is missing 'name' attribute"_s, LibvirtCode::XmlError);
        else if (entry->text.isEmpty() && !entry->has(u"file"))
            refuse(entry,
                u"Firmware entry must have either value or 'file' attribute"_s,
                LibvirtCode::XmlError);
    }

    [[nodiscard]] static QStringList entriesOf(Atom block)
    {
        if (block == u"bios")
            return {u"vendor"_s, u"version"_s, u"date"_s, u"release"_s};
        if (block == u"system")
            return {u"manufacturer"_s,
                u"product"_s,
                u"version"_s,
                u"serial"_s,
                u"uuid"_s,
                u"sku"_s,
                u"family"_s};
        if (block == u"baseBoard")
            return {u"manufacturer"_s,
                u"product"_s,
                u"version"_s,
                u"serial"_s,
                u"asset"_s,
                u"location"_s};
        return {u"manufacturer"_s, u"version"_s, u"serial"_s, u"asset"_s, u"sku"_s};
    }

    /// Of each block the entries that it knows, and none that is empty.
    void readBlock(TreeNode *block)
    {
        const bool strings = block->name() == u"oemStrings";
        const QStringList known = strings ? QStringList() : entriesOf(block->name());
        QStringList seen;
        TreeNode *next = nullptr;
        for (TreeNode *entry = block->child(u"entry"); entry != nullptr; entry = next) {
            next = entry->nextSame();
            const QString name = entry->get(u"name");
            if (!strings && (entry->text.isEmpty() || !known.contains(name) || seen.contains(name)))
                m_guest.tree.remove(entry);
            else if (name == "date"_L1 && !isBiosDate(entry->text))
                refuse(entry, u"Invalid BIOS 'date' format"_s);
            else if (name == "uuid"_L1)
                readUuid(entry);
            seen.append(name);
        }
        for (const QString &name : known)
            sortChildren(m_guest, block, u"entry", u"name", {QStringView(name)});
        if (block->firstChild() == nullptr)
            m_guest.tree.remove(block);
    }

    void readUuid(TreeNode *entry)
    {
        const auto given = MdevUuid::parse(entry->text);
        if (!given) {
            refuse(entry, u"malformed <sysinfo> uuid element"_s);
            return;
        }
        entry->text = given->toString();
        TreeNode *own = m_guest.tree.ensure(m_guest.tree.domain(), u"uuid", byDefault);
        if (own->text.isEmpty())
            own->text = entry->text;
        else if (const auto uuid = MdevUuid::parse(own->text);
                 uuid && uuid->toString() != entry->text)
            refuse(entry, u"UUID mismatch between <uuid> and <sysinfo>"_s);
    }

    Completion &m_guest;
    TreeNode *m_sysinfo;
};

} // namespace

void completeBootOptions(Completion &guest)
{
    TreeNode *os = guest.tree.domain()->child(u"os");
    if (os == nullptr)
        return;
    completeFirmwareFeatures(guest, os);
    completeLoader(guest, os);
    completeBios(guest, os);
}

void completeSysinfo(Completion &guest)
{
    for (TreeNode *sysinfo = guest.tree.domain()->child(u"sysinfo"); sysinfo != nullptr;
         sysinfo = sysinfo->nextSame())
        SysinfoReader(guest, sysinfo).run();
}

} // namespace vitrine
