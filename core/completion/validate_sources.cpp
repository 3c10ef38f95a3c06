// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Passwords and keys of images: what libvirt reads of them (virStorageAuthDefParse, virStorageEncryptionParseNode) and validates
// (virDomainDiskDefValidateSourceChainOne, the end of qemuDomainValidateStorageSource).
#include "core/completion/read_values.h"
#include "core/completion/validate.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The parts of one image: a disk or a backing store.
struct ImageParts {
    const TreeNode *auth = nullptr;
    const TreeNode *encryption = nullptr;
};

ImageParts partsOf(const TreeNode *image)
{
    const TreeNode *source = image->child(u"source");
    const auto either = [&](Atom name) {
        const TreeNode *own = image->child(name);
        return own != nullptr || source == nullptr ? own : source->child(name);
    };
    return {either(u"auth"), either(u"encryption")};
}

void readSecret(Completion &guest, const TreeNode *secret, int place)
{
    const bool uuid = secret->has(u"uuid");
    const bool usage = secret->has(u"usage");
    if (!uuid && !usage)
        guest.refuse(
            LibvirtCode::XmlError, u"missing secret uuid or usage attribute"_s, secret, place);
    if (uuid && usage)
        guest.refuse(
            LibvirtCode::XmlError, u"either secret uuid or usage expected"_s, secret, place);
}

} // namespace

void readSourceSecrets(Completion &guest, const TreeNode *disk)
{
    const int place = parsePlace(u"disk");
    const TreeNode *source = disk->child(u"source");
    for (const Atom name : Atoms {u"auth", u"encryption"}) {
        if (disk->child(name) != nullptr && source != nullptr && source->child(name) != nullptr)
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"an <%1> definition already found for disk source"_s.arg(name.view()),
                disk,
                place);
    }
    const ImageParts parts = partsOf(disk);
    if (parts.auth != nullptr) {
        const TreeNode *secret = parts.auth->child(u"secret");
        if (!parts.auth->has(u"username"))
            guest.refuse(LibvirtCode::XmlError, u"missing username for auth"_s, parts.auth, place);
        else if (secret == nullptr)
            guest.refuse(
                LibvirtCode::XmlError, u"Missing <secret> element in auth"_s, parts.auth, place);
        else
            readSecret(guest, secret, place);
    }
    if (parts.encryption != nullptr && !parts.encryption->has(u"format"))
        guest.refuse(
            LibvirtCode::XmlError, u"unknown volume encryption format"_s, parts.encryption, place);
}

void validateSourceSecrets(Completion &guest, const TreeNode *image)
{
    const TreeNode *source = image->child(u"source");
    const ImageParts parts = partsOf(image);
    if (parts.auth != nullptr && image->is(u"type", u"network") && source != nullptr) {
        const QString &protocol = source->get(u"protocol");
        const QString type = parts.auth->get(u"secret", u"type");
        static const QStringList without {
            u"nbd"_s, u"sheepdog"_s, u"gluster"_s, u"tftp"_s, u"vxhs"_s, u"nfs"_s};
        static const QStringList types {
            u"none"_s, u"volume"_s, u"ceph"_s, u"iscsi"_s, u"tls"_s, u"vtpm"_s};
        if (without.contains(protocol))
            refuseUnsupported(guest,
                u"authentication is not supported for protocol '%1'"_s.arg(protocol),
                parts.auth);
        else if (!types.contains(type))
            refuseUnsupported(guest,
                u"unknown secret type '%1'"_s.arg(type.isEmpty() ? u"<null>"_s : type),
                parts.auth);
        else if ((protocol == "iscsi"_L1 && type != "iscsi"_L1)
            || (protocol == "rbd"_L1 && type != "ceph"_L1))
            refuseUnsupported(guest, u"invalid secret type '%1'"_s.arg(type), parts.auth);
    }
    if (parts.encryption != nullptr && parts.encryption->is(u"format", u"luks")
        && parts.encryption->child(u"cipher") != nullptr)
        refuseUnsupported(guest,
            u"supplying <cipher> for domain disk definition is unnecessary"_s,
            parts.encryption);
}

void validateEncryption(Completion &guest, const TreeNode *image, const QString &format)
{
    const TreeNode *encryption = partsOf(image).encryption;
    if (encryption == nullptr)
        return;
    const QString &kind = encryption->get(u"format");
    if (kind == "default"_L1 || kind == "qcow"_L1)
        refuseUnsupported(guest, u"old qcow/qcow2 encryption is not supported"_s, encryption);
    else if (encryption->is(u"engine", u"librbd"))
        return;
    else if (kind == "luks2"_L1)
        refuseUnsupported(
            guest, u"luks2 is currently not supported by the qemu encryption engine"_s, encryption);
    else if (format != "qcow2"_L1 && format != "raw"_L1)
        refuseUnsupported(guest,
            u"encryption is supported only with 'raw' and 'qcow2' image format"_s,
            encryption);
}

} // namespace vitrine
