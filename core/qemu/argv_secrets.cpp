// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Objects that images refer to: passwords, certificates, persistent reservations.
#include "core/qemu/argv_blockdev.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr TreeOrigin encrypted {
    OriginKind::Runtime, VITRINE_TEXT("libvirt encrypts it anew at every start")};

bool isManaged(const TreeNode *reservations)
{
    return reservations->is(u"managed", u"yes");
}

void addHelper(
    CommandBuilder &b, const QString &id, const QString &path, const TreeNode *reservations)
{
    PropertyText p = b.object();
    p.string(u"qom-type", u"pr-manager-helper", reservations);
    p.string(u"id", id, Source(reservations, aliasOrigin));
    p.string(u"path", path, reservations);
    b.add(u"-object"_s, std::move(p), reservations);
}

} // namespace

bool addSecret(CommandBuilder &b, const QString &id, const QString &plain, const TreeNode *node)
{
    if (!b.libvirt && plain.isNull()) {
        b.notTranslated(node); // only libvirt's secret store has it
        return false;
    }
    PropertyText p = b.object();
    p.string(u"qom-type", u"secret", node);
    p.string(u"id", id, Source(node, aliasOrigin));
    if (b.libvirt) {
        p.string(u"data", u"..."_s, Source(node, encrypted));
        p.string(u"keyid", u"masterKey0", Source(node, runtimeOrigin));
        p.string(u"iv", u"..."_s, Source(node, encrypted));
        p.string(u"format", u"base64", Source(node, encrypted));
    } else {
        p.string(u"data", plain, node);
    }
    b.add(u"-object"_s, std::move(p), node);
    return true;
}

void addTlsClient(CommandBuilder &b, const QString &id, const TreeNode *node)
{
    PropertyText p = b.object();
    p.string(u"qom-type", u"tls-creds-x509", node);
    p.string(u"id", id, Source(node, aliasOrigin));
    p.string(u"dir", b.conf.nbdTlsX509CertDir, Source(confOrigin));
    p.string(u"endpoint", u"client", Source(node, runtimeOrigin));
    p.boolean(u"verify-peer", true, Source(node, runtimeOrigin));
    b.add(u"-object"_s, std::move(p), node);
}

QString addReservations(CommandBuilder &b, const TreeNode *reservations, const QString &node)
{
    (void)reservations->get(u"enabled");
    if (isManaged(reservations))
        return u"pr-helper0"_s;
    const TreeNode *source = reservations->child(u"source");
    QString id = u"pr-helper-"_s + node;
    if (source != nullptr)
        source->useAll();
    addHelper(b, id, source == nullptr ? QString() : source->get(u"path"), reservations);
    return id;
}

void addManagedReservations(CommandBuilder &b)
{
    for (const TreeNode *disk : b.devices(u"disk")) {
        const TreeNode *reservations = disk->descend(u"source", u"reservations");
        if (reservations == nullptr || !isManaged(reservations))
            continue;
        if (b.libvirt)
            addHelper(b, u"pr-helper0"_s, b.runtimeFile(u"pr-helper0.sock"_s), reservations);
        else
            b.notTranslated(reservations); // qemu-pr-helper is a program of its own
        return;
    }
}

} // namespace vitrine
