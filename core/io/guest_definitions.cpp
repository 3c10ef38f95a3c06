// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/guest_definitions.h"

#include "core/io/root_fs.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace vitrine {

namespace {

bool isSelf(const GuestConfig &guest, const GuestConfig &self)
{
    if (guest.uuid.isSet() && self.uuid.isSet())
        return MdevUuid::parse(*guest.uuid.raw) == MdevUuid::parse(*self.uuid.raw);
    return guest.name.isSet() && guest.name.raw == self.name.raw;
}

} // namespace

std::optional<QList<KnownUse>> definedUses(const QString &root, const GuestConfig &self)
{
    const Result<RootFs> fs = RootFs::open(root);
    return fs ? definedUses(*fs, self) : std::nullopt;
}

std::optional<QList<KnownUse>> definedUses(const RootFs &fs, const GuestConfig &self)
{
    const RootFs::Dir folder = fs.openDir("/etc/libvirt/qemu");
    if (!folder)
        return folder.error == ENOENT ? std::optional(QList<KnownUse>()) : std::nullopt;
    RootFs::Listing listing = fs.list(folder);
    if (listing.error != 0)
        return std::nullopt;
    std::sort(listing.entries.begin(),
        listing.entries.end(),
        [](const RootFs::Entry &a, const RootFs::Entry &b) { return a.name < b.name; });
    const RootFs::Dir running = fs.openDir("/run/libvirt/qemu");

    QList<KnownUse> uses;
    for (const RootFs::Entry &entry : listing.entries) {
        if (!entry.name.endsWith(".xml"))
            continue;
        const RootFs::Content content = fs.read(folder, entry.name, XmlText::maxBytes);
        const Result<XmlText> text = XmlText::parse(content.bytes);
        if (content.error != 0 || !text)
            continue;
        const Result<GuestConfig> guest = readGuest(*text);
        if (!guest || isSelf(*guest, self))
            continue;
        for (const MdevHostdev &mdev : guest->mdevs) {
            if (mdev.uuid)
                uses += KnownUse {*mdev.uuid,
                    guest->name.orElse({}),
                    running && fs.access(running, entry.name, F_OK)};
        }
    }
    return uses;
}

} // namespace vitrine
