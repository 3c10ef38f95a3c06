// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -smbios: qemuBuildSmbiosCommandLine.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry {
    const char16_t *entry;
    const char16_t *key;
};

void addTable(CommandBuilder &b,
    const TreeNode *table,
    const QString &start,
    std::initializer_list<Entry> entries)
{
    if (table == nullptr)
        return;
    ArgumentText s = b.text();
    s.plain(start);
    bool hasMaker = false;
    for (const TreeNode *e = table->child(u"entry"); e != nullptr; e = e->nextSame())
        hasMaker = hasMaker || e->is(u"name", u"manufacturer");
    if (start == "type=2"_L1 && !hasMaker) // libvirt writes it in any case
        s.pair(u"manufacturer", u"", table);
    for (const Entry &row : entries) {
        for (const TreeNode *e = table->child(u"entry"); e != nullptr; e = e->nextSame()) {
            if (e->is(u"name", row.entry))
                s.pair(row.key, e->text, e);
        }
    }
    b.add(u"-smbios"_s, std::move(s), table);
}

} // namespace

void addSmbiosArguments(CommandBuilder &b)
{
    const TreeNode *os = b.domain->child(u"os");
    const TreeNode *smbios = os->child(u"smbios");
    const TreeNode *sysinfo = b.domain->child(u"sysinfo");
    for (const TreeNode *other = sysinfo; other != nullptr; other = other->nextSame())
        other->useAll(); // firmware blobs come later; tables only with <smbios mode='sysinfo'/>
    while (sysinfo != nullptr && !sysinfo->is(u"type", u"smbios"))
        sysinfo = sysinfo->nextSame();
    if (smbios == nullptr || smbios->is(u"mode", u"emulate"))
        return;
    if (!smbios->is(u"mode", u"sysinfo")) {
        b.notTranslated(smbios); // mode='host' copies what the host is
        return;
    }
    if (sysinfo == nullptr) {
        b.refuse(
            LibvirtCode::XmlError, u"Domain '%1' sysinfo are not available"_s.arg(b.name), smbios);
        return;
    }
    addTable(b,
        sysinfo->child(u"bios"),
        u"type=0"_s,
        {{u"vendor", u"vendor"},
            {u"version", u"version"},
            {u"date", u"date"},
            {u"release", u"release"}});
    addTable(b,
        sysinfo->child(u"system"),
        u"type=1"_s,
        {{u"manufacturer", u"manufacturer"},
            {u"product", u"product"},
            {u"version", u"version"},
            {u"serial", u"serial"},
            {u"uuid", u"uuid"},
            {u"sku", u"sku"},
            {u"family", u"family"}});
    const TreeNode *first = sysinfo->child(u"baseBoard");
    if (first != nullptr && first->nextSame() != nullptr) {
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"qemu does not support more than one entry to Type 2 in SMBIOS table"_s,
            first->nextSame());
        return;
    }
    for (const TreeNode *board = sysinfo->child(u"baseBoard"); board != nullptr;
         board = board->nextSame())
        addTable(b,
            board,
            u"type=2"_s,
            {{u"manufacturer", u"manufacturer"},
                {u"product", u"product"},
                {u"version", u"version"},
                {u"serial", u"serial"},
                {u"asset", u"asset"},
                {u"location", u"location"}});
    addTable(b,
        sysinfo->child(u"chassis"),
        u"type=3"_s,
        {{u"manufacturer", u"manufacturer"},
            {u"version", u"version"},
            {u"serial", u"serial"},
            {u"asset", u"asset"},
            {u"sku", u"sku"}});
    if (const TreeNode *strings = sysinfo->child(u"oemStrings")) {
        ArgumentText s = b.text();
        s.plain(u"type=11");
        for (const TreeNode *e = strings->child(u"entry"); e != nullptr; e = e->nextSame())
            s.pair(u"value", e->text, e);
        b.add(u"-smbios"_s, std::move(s), strings);
    }
}

void addFirmwareConfigArguments(CommandBuilder &b)
{
    for (const TreeNode *sysinfo = b.domain->child(u"sysinfo"); sysinfo != nullptr;
         sysinfo = sysinfo->nextSame()) {
        if (!sysinfo->is(u"type", u"fwcfg"))
            continue;
        for (const TreeNode *e = sysinfo->child(u"entry"); e != nullptr; e = e->nextSame()) {
            ArgumentText a = b.text();
            a.pair(u"name", e->get(u"name"), Source(e, e->find(u"name")));
            if (e->text.isEmpty())
                a.pair(u"file", e->get(u"file"), Source(e, e->find(u"file")));
            else
                a.plain(QString(u",string="_s + e->text)); // not escaped by libvirt
            b.add(u"-fw_cfg"_s, std::move(a), e);
        }
    }
    const TreeNode *genid = b.domain->child(u"genid");
    if (genid == nullptr)
        return;
    PropertyText p = b.device();
    if (genid->text.trimmed().isEmpty())
        b.notTranslated(genid); // libvirt draws one at random
    p.string(u"driver", u"vmgenid", genid);
    p.string(u"guid", genid->text.trimmed(), genid);
    p.string(u"id", u"vmgenid0", Source(genid, aliasOrigin));
    b.add(u"-device"_s, std::move(p), genid);
}

} // namespace vitrine
