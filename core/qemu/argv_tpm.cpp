// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// TPM: qemuBuildTPMCommandLine. The emulator's socket is made when swtpm is started, so the preview shows a null device.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

void addTpms(CommandBuilder &b)
{
    for (const TreeNode *tpm : b.devices(u"tpm")) {
        const TreeNode *backend = tpm->child(u"backend");
        if (backend == nullptr || !backend->is(u"type", u"emulator") || !b.libvirt) {
            b.notTranslated(tpm);
            continue;
        }
        backend->useAll(); // all of it is swtpm's
        const QString &model = tpm->get(u"model");
        if (model != "tpm-tis"_L1 && model != "tpm-crb"_L1) {
            b.notTranslated(tpm, u"model"_s);
            continue;
        }
        b.add(u"-chardev"_s, u"null,id=chrtpm"_s, Source(tpm, runtimeOrigin));
        ArgumentText t = b.text();
        t.part(u"emulator", Source(backend, backend->find(u"type")));
        t.pair(u"id", u"tpm-"_s + tpm->alias, Source(tpm, aliasOrigin));
        t.pair(u"chardev", u"chrtpm", Source(tpm, runtimeOrigin));
        b.add(u"-tpmdev"_s, std::move(t), tpm);
        PropertyText p = b.device();
        p.string(u"driver", model, Source(tpm, tpm->find(u"model")));
        p.string(u"tpmdev", u"tpm-"_s + tpm->alias, Source(tpm, aliasOrigin));
        b.alias(p, tpm);
        b.address(p, tpm);
        b.addDevice(std::move(p), tpm);
    }
}

} // namespace vitrine
